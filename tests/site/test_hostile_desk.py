"""Bad input at every list and form of the desk: never a fault of the server."""

from urllib.parse import urlencode

import pytest
from django.contrib import admin
from django.urls import reverse

from awl_archive.publishing.registry import entry_models, part_models
from tests.artificial.ground import pick
from tests.site.hostile import BROKEN, FEW, LONG, VALUES, query

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("two_of_each")]


@pytest.fixture
def desk(admin_client):
    admin_client.raise_request_exception = False
    return admin_client


def changelists():
    for model in admin.site._registry:
        yield model, reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")


ENDS_AT_THE_DESK = [
    (part._meta.app_label, part._meta.model_name, end)
    for part in part_models()
    for end in (*part.owners, *part.ends)
]
LOOKUPS = (
    "q", "o", "p", "all", "e", "_to_field", "_popup", "_facets", "_changelist_filters", "id",
    "id__exact", "pk__in", "uid__in", "uid__regex", "title__regex", "version__gt", "date__year",
    "updated__year", "publish_at__year", "last_login__year", "date_joined__day", "date_joined__gte",
    "status", "status__exact", "kind", "kind__exact", "evidence", "uncited", "mode__exact",
    "living", "living__exact", "frequency", "role__exact", "names__name", "organisation__title",
    "publication", "issue__publication__id", "affiliations", "affiliations__role",
    "affiliations__role__exact", "affiliations__party__slug", "affiliations__isnull", "role",
    "party", "needs_care", "against__exact", "is_staff__exact", "groups__id__exact",
    "user_permissions__id", "password__startswith",
)  # fmt: skip
OF_NUMBERS = ("", "%", "-1", "1.-2.99", str(2**63), "9" * 5_000, "1980-02-30", LONG[0])


def no_fault(client, asked, record_property, name, allowed=(200, 302, 400, 404)):
    record_property(f"hostile requests: {name}", len(asked))
    found = [(address[:150], client.get(address).status_code) for address in asked]
    assert [pair for pair in found if pair[1] not in allowed] == []


CHANGELISTS = list(changelists())


def lookups(model, place):
    """(name, value): of what a list offers every value; of what it refuses, whatever the value,
    and of the first list everything, else one value in turn."""
    offered = {getattr(one, "parameter_name", one)
               for one in admin.site.get_model_admin(model).list_filter}  # fmt: skip
    for turn, name in enumerate(LOOKUPS):
        every = name.removesuffix("__exact") in offered or name in ("q", "p", "o")
        values = (*FEW, *OF_NUMBERS)
        yield from ((name, value) for value in (values if every else [pick(values, place + turn)]))


@pytest.mark.parametrize("place", range(len(CHANGELISTS)), ids=[one for _, one in CHANGELISTS])
def test_changelists(desk, place, record_property):
    model, address = CHANGELISTS[place]
    asked = [address + query(*pair) for pair in lookups(model, place)]
    asked += [address + query("q", value) for value in ([] if place else VALUES)]
    asked += [f"{address}?{name}={value}" for name in ("q", "o", "p") for value in BROKEN]
    asked += [f"{address}?e=1", f"{address}?o=1.2.3.-9999", f"{address}?o=-1.-1", f"{address}?q="]
    no_fault(desk, asked, record_property, f"desk {address}", (200, 302, 400))


def forms_of(model):
    names = f"admin:{model._meta.app_label}_{model._meta.model_name}"
    row = model.objects.first()
    pk = row.pk if row else 1
    return [reverse(f"{names}_{page}", args=[pk]) for page in ("change", "history", "delete")], [
        reverse(f"{names}_add")
    ]


def test_forms_of_the_desk(desk, record_property):
    asked = []
    names = ("_to_field", "_popup", "_changelist_filters")
    for place, model in enumerate(admin.site._registry):
        existing, new = forms_of(model)
        for turn, address in enumerate((*existing, *new)):
            # All of them once, then in turn: it is Django's code that reads them.
            some = [pick(names, place + turn)] if place else names
            asked += [address + query(name, FEW[0]) for name in some]
        fields = [field.name for field in model._meta.fields]
        asked.append(f"{new[0]}?{urlencode(dict.fromkeys(fields, FEW[2]))}")
        stem = existing[0].rsplit("/", 3)[0]
        asked += [f"{stem}/{quoted}/change/" for quoted in ("x", "9" * 30, "_3B", "%C3%A9")]
    no_fault(desk, asked, record_property, "forms of the desk", (200, 302, 400, 403, 404))


def test_autocomplete(desk, record_property):
    right = {"app_label": "history", "model_name": "tie", "field_name": "party", "term": "a"}
    address = reverse("admin:autocomplete")
    asked = [
        f"{address}?{urlencode(right | {key: v})}" for key in (*right, "page", "x") for v in VALUES
    ]
    for label, model, end in ENDS_AT_THE_DESK:
        row = {"app_label": label, "model_name": model, "field_name": end}
        asked += [f"{address}?{urlencode(row | {'term': value})}" for value in FEW]
    asked += [f"{address}?{urlencode(right)}&term={value}" for value in BROKEN]
    asked += [
        f"{address}?{urlencode({k: v for k, v in right.items() if k != key})}" for key in right
    ]
    no_fault(desk, asked, record_property, "autocomplete", (200, 302, 400, 403, 404))


def typed(response):
    """What a browser would send from the form as it came."""
    context = response.context
    every = [
        context["adminform"].form,
        *(f for s in context["inline_admin_formsets"] for f in s.formset.forms),
    ]
    every += [s.formset.management_form for s in context["inline_admin_formsets"]]
    return {field.html_name: field.value() or "" for form in every for field in form}


def of_row(name):
    """The field's name without the prefix of its row."""
    return name.rsplit("-", 1)[-1]


@pytest.mark.parametrize("value", ["\0", "9" * 30, "new:9-9", "5 9999-99-99"])
def test_what_is_sent_to_forms(desk, value, record_property):
    sent = []
    for model in entry_models():
        address = forms_of(model)[0][0]
        data = typed(desk.get(address))
        counts = {name for name in data if name.endswith("_FORMS")}
        groups = [set(data) - counts]
        if not sent:
            # Of some fields alone, and of the counts of rows, once: they are the same on each form.
            groups.append({"text_order", "number", "seen", "on"})
            # Not with a huge number of rows: that is only slow.
            groups += [] if value.isdigit() else [counts]
        for names in groups:
            bad = {key: value if {key, of_row(key)} & names else data[key] for key in data}
            sent.append((address, desk.post(address, bad).status_code))
    record_property(f"hostile requests: forms sent with {value!r}", len(sent))
    assert {status for _, status in sent} <= {200, 302, 400}, sent
