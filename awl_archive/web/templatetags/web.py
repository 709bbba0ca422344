from django import template
from django.utils import timezone
from django.utils.translation import get_language_info

from awl_archive.dates.wording import day_words, how_sure, known_words

ALPHABET = "abcdefghijklmnopqrstuvwxyz"

register = template.Library()


@register.filter
def thousands(number):
    return f"{number:,}"


@register.filter
def day(moment):
    return day_words(timezone.localdate(moment))


@register.filter
def language(code):
    try:
        return get_language_info(code)["name"]
    except KeyError:
        return code


@register.filter
def letter(number):
    """1 is a, 26 is z, 27 is aa."""
    whole, place = divmod(number - 1, len(ALPHABET))
    return (letter(whole) if whole else "") + ALPHABET[place]


@register.filter
def path(headings):
    """A path of headings as it is read: "History › Workers’ Fight"."""
    return headings.replace(" > ", " › ")


@register.filter
def when(row):
    return known_words(row)


@register.inclusion_tag("web/date.html")
def dated(row):
    """The date of a row in words and, on demand, how sure it is."""
    return {"row": row, "sure": how_sure(row)}


@register.inclusion_tag("web/how_sure.html", name="how_sure")
def how_sure_details(row):
    return {"sure": how_sure(row)}


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
