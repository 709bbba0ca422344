"""Every address of the site, read off its URL patterns, its filters and its tables."""

from urllib.parse import urlencode

from django import forms
from django.urls import get_resolver, reverse
from django.utils.choices import flatten_choices

from awl_archive.pages.files import FILES
from awl_archive.pages.filters import EntryField
from awl_archive.pages.formats import with_suffix
from awl_archive.publishing.models import PastSlug
from awl_archive.publishing.records import Record
from awl_archive.publishing.registry import entry_models
from awl_archive.publishing.uids import FIRST
from awl_archive.site.feeds import SECTIONS
from awl_archive.site.search.asking import SearchFilters
from people.filters import AffiliationFilters
from publications.models import Publication

# What is not the public's, or is no page of ours.
EXEMPT = ("admin/", "__debug__/")
NONSENSE = "artificial-nonsense"
DATES = ("1975", "198X", "1979-05", "1500", "2199")


def patterns(resolver=None, prefix="", namespaces=()):
    """(route, URL pattern, name with its namespaces) of everything public."""
    for one in (resolver or get_resolver()).url_patterns:
        route = prefix + str(one.pattern).removeprefix("^" if prefix else "")
        if route.startswith(EXEMPT):
            continue
        if hasattr(one, "url_patterns"):
            inner = (*namespaces, one.namespace) if one.namespace else namespaces
            yield from patterns(one, route, inner)
        else:
            yield route, one, ":".join((*namespaces, one.name))


def filterset_of(callback):
    if hasattr(callback, "view_class"):
        return getattr(callback.view_class, "filterset", None)
    listed = getattr(callback, "actions", {}).get("get") == "list"
    return callback.cls.filterset_class if listed else None


def lists():
    """(address, filter set class, is of the API) of every list."""
    for _, pattern, name in patterns():
        if filterset := filterset_of(pattern.callback):
            yield reverse(name), filterset, name.startswith("api:")


def at_least(filterset):
    """What a list must be given: it is for one person, or for an office, and nothing else."""
    if filterset is SearchFilters:
        return {"q": "artificial"}
    return {"person": "artificial-person-0"} if filterset is AffiliationFilters else {}


def shortest(address, filterset):
    needed = at_least(filterset)
    return f"{address}?{urlencode(needed)}" if needed else address


def form_fields(filterset):
    return filterset().form.fields


def values_of(name, field, uids):
    if isinstance(field, EntryField):
        return [NONSENSE, *field.queryset.values_list("slug", flat=True)]
    if name in ("about", "entry"):
        return uids
    if isinstance(field, forms.ChoiceField):
        return [str(value) for value, _ in flatten_choices(field.choices) if value != ""]
    return DATES if name in ("from", "to") else ("artificial", "canary", "value", "x")


def filtered(uids):
    """Every list with every value of every filter, and some filters together."""
    for address, filterset, is_api in lists():
        needed = at_least(filterset)
        for name, field in form_fields(filterset).items():
            for value in values_of(name, field, uids):
                yield f"{address}?{urlencode(needed | {name: value})}"
        together = [{"page_size": 7}, {"page_size": 200}] if is_api else [{"page": 1}, {"page": 2}]
        if "match" in form_fields(filterset):
            together.append({"from": 1970, "to": 1985, "match": "certain"})
            together.append({"to": 1979, "match": "possible", "evidence": "contested"})
        if needed:
            office = {"organisation": "artificial-organisation-0", "role": "officer"}
            together += [{"role": "officer"}, office]
            yield f"{address}?{urlencode(office)}"
        yield from (f"{address}?{urlencode(needed | values)}" for values in together)


def api_details(records):
    """Each identifier at the endpoint of its model."""
    endpoints = {
        pattern.callback.cls.get_model()._meta.label: name
        for _, pattern, name in patterns()
        if getattr(pattern.callback, "actions", {}).get("get") == "retrieve"
    }
    for record in records:
        if record.model in endpoints:
            yield reverse(endpoints[record.model], args=[record.pk])


def in_all_clothes(address):
    """The page of an entry, and its files."""
    return {address, *(with_suffix(address, suffix) for suffix in FILES)}


def of_entries():
    """Addresses of all entries, hidden ones too, and what they were once."""
    for model in entry_models():
        for entry in model.objects.all():
            yield from in_all_clothes(entry.get_absolute_url())
        for past in PastSlug.objects.filter(model=model._meta.label):
            above = {f"{model.parent}_id": past.parent} if model.parent else {}
            yield from in_all_clothes(model(slug=past.slug, **above).get_absolute_url())


def dates_asked():
    """The archive as of dates, as its form may be asked for them."""
    yield from (f"{reverse('as-of')}?date={date}" for date in (*DATES, "1966", "1971-12-31", "x"))


def feed_of(entry):
    return reverse("feed-publication", args=[entry.slug])


def for_machines():
    """Feeds, hidden titles' too, and what search engines read."""
    names = ["robots", "sitemap", "sitemap-pages", "feed", *(f"feed-{one}" for one in SECTIONS)]
    yield from map(reverse, names)
    yield from (reverse("sitemap-entries", args=[letter]) for letter in FIRST)
    yield from map(feed_of, Publication.objects.all())


def searched():
    """Names while they are typed; words of hidden entries, and one slip away from them."""
    for typed in ("art", "artificial", "canary", "cannary", "nonsense", "x", ""):
        yield f"{reverse('suggestions')}?{urlencode({'q': typed})}"
        yield f"{reverse('search')}?{urlencode({'q': typed})}"
        yield f"{reverse('api:search')}?{urlencode({'q': typed})}"


def everything():
    """All that there is to ask for, apart from what only a crawl finds."""
    records = list(Record.objects.order_by("pk"))
    yield from filtered([record.pk for record in records[::40]])
    yield from api_details(records)
    yield from (reverse("permanent", args=[record.pk]) for record in records)
    yield from of_entries()
    yield from dates_asked()
    yield from searched()
    yield from for_machines()
    yield from (
        reverse(name) for name in ("healthz", "favicon", "api:schema", "api:docs", "api:root")
    )
