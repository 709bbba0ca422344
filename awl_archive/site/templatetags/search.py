from django import template

register = template.Library()
PAGING = ("page", "cursor")


@register.simple_tag
def narrowed(filters, params):
    """The query string of a search with something added; a page of it means nothing there."""
    data = filters.data.copy()
    for name in PAGING:
        data.pop(name, None)
    for name, value in params.items():
        data[name] = value
    return f"?{data.urlencode()}"


@register.simple_tag
def just_words(filters):
    data = filters.data.copy()
    for name in [name for name in data if name != "q"]:
        del data[name]
    return f"?{data.urlencode()}"
