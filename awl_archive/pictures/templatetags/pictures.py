from django import template
from django.utils.html import format_html, format_html_join

register = template.Library()


@register.filter
def unit(number):
    """A length as SVG wants it, in any language: 12.5, not 12,5."""
    return f"{round(number, 2):g}"


@register.simple_tag
def drawn(group):
    """A group of shapes; as a link with a title where it leads somewhere."""
    inner = format_html_join("", "{}", ((_element(shape),) for shape in group.shapes))
    if not group.address:
        return format_html('<g class="{}">{}</g>', group.look, inner) if group.look else inner
    return format_html(
        '<a href="{}" class="{}"><title>{}</title>{}</a>',
        group.address, group.look, group.title, inner,
    )  # fmt: skip


def _element(shape):
    return ELEMENTS[shape.tag](shape)


def _rect(shape):
    return format_html(
        '<rect x="{}" y="{}" width="{}" height="{}" class="{}"/>',
        unit(shape.x), unit(shape.y), unit(shape.width), unit(shape.height), shape.look,
    )  # fmt: skip


def _path(shape):
    return format_html('<path d="{}" class="{}"/>', shape.d, shape.look)


def _text(shape):
    return format_html(
        '<text x="{}" y="{}" font-size="{}" text-anchor="{}" class="{}">{}</text>',
        unit(shape.x), unit(shape.y), unit(shape.size), shape.anchor, shape.look,
        shape.words,
    )  # fmt: skip


ELEMENTS = {"rect": _rect, "path": _path, "text": _text}
