from urllib.parse import urlencode

from django import template

register = template.Library()


@register.simple_tag
def narrowed(filters, params):
    """The query string of a search with something added."""
    return filters.narrowed_to(params)


@register.simple_tag
def just_words(filters):
    return f"?{urlencode({'q': filters.typed})}"
