from django import template

from awl_archive.prose.html import resolve

register = template.Library()


@register.simple_tag(takes_context=True)
def prose(context, html):
    """Stored HTML of an entry with its links and notes, as the public sees them now."""
    return resolve(
        html,
        links=context["prose_links"].addresses,
        cite=context["apparatus"].cite_in_prose,
    )
