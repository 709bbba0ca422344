"""What other entries say about one: parts that name it, edited on the entry they belong to."""

from django.db.models import Q
from django.urls import reverse
from django.utils.html import format_html, format_html_join

from awl_archive.publishing.registry import part_models

MOST = 100


def desk_address(model, uid):
    name = model._meta.label_lower.replace(".", "_")
    return reverse(f"admin:{name}_change", args=[uid])


def naming(entry):
    """Parts that name the entry at another end, one query a model."""
    for model in part_models():
        ends = [
            end for end in model.ends if model._meta.get_field(end).related_model is type(entry)
        ]
        if not ends:
            continue
        named = Q(*((end, entry) for end in ends), _connector=Q.OR)
        yield from model.objects.filter(named).with_ends().select_related(*model.owners)[:MOST]


def named_in(entry):
    """A list of them with links, as HTML."""
    rows = []
    for part in naming(entry):
        owner = part.owner
        kind = part._meta.verbose_name
        rows.append((desk_address(type(owner), owner.pk), owner, kind, part))
    if not rows:
        return ""
    items = format_html_join("", '<li><a href="{}">{}</a>: {}, {}</li>', rows)
    return format_html("<ul>{}</ul>", items)
