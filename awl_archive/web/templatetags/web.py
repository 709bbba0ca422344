from django import template

register = template.Library()


@register.filter
def thousands(number):
    return f"{number:,}"


def query_of(data):
    return f"?{data.urlencode()}"


@register.simple_tag(takes_context=True)
def query_with(context, **values):
    """The query string of this page with some values set."""
    data = context["request"].GET.copy()
    for name, value in values.items():
        data[name] = value
    return query_of(data)


@register.simple_tag(takes_context=True)
def query_without(context, *names):
    """The query string of this page without some parameters."""
    data = context["request"].GET.copy()
    for name in names:
        data.pop(name, None)
    return query_of(data)


@register.inclusion_tag("web/metadata.html")
def metadata(page_metadata):
    return {"metadata": page_metadata}


@register.inclusion_tag("web/breadcrumbs.html")
def breadcrumbs(page_metadata):
    return {"breadcrumbs": page_metadata.breadcrumbs}


@register.inclusion_tag("web/count.html")
def count(page):
    return {"page": page}


@register.inclusion_tag("web/pager.html")
def pager(page):
    return {"page": page}


@register.inclusion_tag("web/filters.html")
def filters(filterset):
    return {"filterset": filterset}
