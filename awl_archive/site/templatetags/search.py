from urllib.parse import urlencode

from django import template

register = template.Library()


@register.simple_tag
def narrowed(filters, params):
    """The query string of a search with something added."""
    data = filters.from_the_first_page()
    for name, value in params.items():
        data[name] = value
    return f"?{data.urlencode()}"


@register.simple_tag
def just_words(filters):
    return f"?{urlencode({'q': filters.typed})}"
