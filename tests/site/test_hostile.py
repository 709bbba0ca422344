"""Bad input at every list, entry, API endpoint and desk page: the answer that DESIGN promises,
and never a fault of the server."""

from collections import Counter
from hashlib import sha256
from typing import NamedTuple
from urllib.parse import urlencode

import pytest
from django.contrib import admin
from django.test import Client
from django.urls import reverse

from awl_archive.publishing.registry import entry_models, part_models
from awl_archive.rest.problems import problem_response
from history.models import Organisation
from publications.models import Article, Issue, Publication
from tests.artificial import build
from tests.artificial.ground import uid_of
from tests.site.addresses import at_least, form_fields, lists, patterns
from tests.site.hostile import BROKEN, FEW, PAGING, UNKNOWN, VALUES, expected, query

EVERY_LIST = list(lists())
WORKS = (Publication, Issue, Article)
MEDIA_TYPE = problem_response(400)["Content-Type"]


@pytest.fixture
def public(db):
    build(2, 1)
    return Client(raise_request_exception=False)


@pytest.fixture
def desk(admin_client):
    build(2, 1)
    admin_client.raise_request_exception = False
    return admin_client


class Answer(NamedTuple):
    """What is looked at: a response itself would keep its context and every query."""

    status: int
    media_type: str
    has_script: bool
    has_cookie: bool
    digest: bytes

    @classmethod
    def of(cls, response):
        body = response.content
        return cls(
            response.status_code, response.get("Content-Type", ""), b"<script>alert" in body,
            bool(response.cookies), sha256(body).digest(),
        )  # fmt: skip


def answers(client, wanted, record_property, name):
    """Ask, and list whatever is answered otherwise; `wanted` maps address to status."""
    record_property(f"hostile requests: {name}", len(wanted))
    found = {address: Answer.of(client.get(address)) for address in wanted}
    wrong = [
        (address[:120], answer.status, wanted[address])
        for address, answer in found.items()
        if answer.status != wanted[address]
    ]
    assert wrong == []
    return found


def values_for(address, name, is_api):
    """All of them where a filter of that name stands first; some of them wherever it comes again,
    as it is the same code."""
    firsts = [one for one, filterset, api in EVERY_LIST
              if api == is_api and name in (*form_fields(filterset), *PAGING[api])]  # fmt: skip
    return VALUES if address == firsts[0] else FEW


def of_list(address, filterset, is_api):
    """{address: status} of everything hostile to one list."""
    fields, needed = form_fields(filterset), at_least(filterset)
    wanted = {}
    for name, field in fields.items():
        given = "".join(f"&{key}={value}" for key, value in needed.items() if key != name)
        values = values_for(address, name, is_api)
        wanted |= {address + query(name, value) + given: expected(field, value) for value in values}
        wanted |= {f"{address}?{name}={value}{given}": 400 for value in BROKEN}
        wanted[f"{address}?{name}=a&{name}=b{given}"] = 400
        wanted[f"{address}?{name}={given}"] = 400 if name in needed else 200
    given = f"&{urlencode(needed)}" if needed else ""
    for name in PAGING[is_api]:
        status = 400 if is_api else 404
        values = (*values_for(address, name, is_api), "201", "")
        wanted |= {address + query(name, value) + given: status for value in values}
        wanted |= {f"{address}?{name}={value}": 400 for value in BROKEN}
        wanted[f"{address}?{name}=1&{name}=1{given}"] = status
    wanted |= {address + query(name, "1"): 400 for name in UNKNOWN}
    wanted |= {f"{address}?{value}": 400 for value in BROKEN}
    wanted[f"{address}?utm_source=x&ordering="] = 400 if is_api else 302
    wanted[f"{address}?{'&'.join(f'p{n}=1' for n in range(900))}"] = 400
    return wanted


@pytest.mark.parametrize("one", EVERY_LIST, ids=[address for address, _, _ in EVERY_LIST])
def test_lists(public, one, record_property):
    address, _, is_api = one
    found = answers(public, of_list(*one), record_property, f"list {address}")
    for asked, answer in found.items():
        assert not answer.has_script, asked
        if is_api and answer.status == 400:
            assert answer.media_type == MEDIA_TYPE
        if "%0D%0A" in asked:
            assert not answer.has_cookie


def entry_pages():
    return [model.objects.get(pk=uid_of(model, 0)).get_absolute_url() for model in entry_models()]


def test_entry_pages_ignore_what_they_do_not_know(public, record_property):
    wanted = {}
    for address in entry_pages():
        wanted |= {address + query("unknown", value): 200 for value in FEW}
        wanted |= {f"{address}?unknown={value}": 400 for value in BROKEN}
        wanted |= {address + query(name, "1"): 200 for name in UNKNOWN[::2]}
        wanted[f"{address}?utm_source=x"] = 302
    answers(public, wanted, record_property, "entry pages")


def test_the_page_of_a_source_takes_page_numbers_only(public, record_property):
    address = reverse("sources:detail", args=["artificial-source-0"])
    wanted = {address + query("page", value): 404 for value in VALUES}
    answers(public, wanted, record_property, "pages of a source")


def test_details_of_the_api_take_no_parameter(public, record_property):
    wanted = {}
    for _, pattern, name in patterns():
        if getattr(pattern.callback, "actions", {}).get("get") == "retrieve":
            row = pattern.callback.cls.get_model().objects.first()
            address = reverse(name, args=[row.pk])
            values = FEW if wanted else VALUES  # all of them once
            wanted |= {address + query("unknown", value): 400 for value in values}
            wanted |= {address + query(key, "1"): 400 for key in UNKNOWN}
            wanted |= {f"{address}?{value}": 400 for value in BROKEN}
    answers(public, wanted, record_property, "API details")


def hostile_paths():
    stems = {reverse(name) for name in ("history:organisations", "history:events", "sources:list")}
    stems |= {reverse("history:questions"), "/history/chapters/", "/id/", "/", "/history/"}
    # Below an issue there are articles; below an article nothing.
    stems |= {"/people/", *(model.objects.first().get_absolute_url() for model in WORKS)}
    return stems | {address for address, _, is_api in EVERY_LIST if is_api}


def test_paths(public, record_property):
    wanted = {}
    for stem in hostile_paths():
        values = FEW if stem.startswith("/api/") and "publications" not in stem else VALUES
        for value in (*values, "p1", "new"):
            path = query("", value).removeprefix("?=").rstrip("/")
            wanted[f"{stem}x{path}/"] = 404
        wanted |= {f"{stem}{value}/": 400 for value in BROKEN[:5]}
    found = answers(public, wanted, record_property, "paths")
    pages = {
        answer.digest
        for answer in found.values()
        if answer.status == 404 and "json" not in answer.media_type
    }
    assert len(pages) == 1, "a page that was not found echoes its address"


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "trace"])
def test_methods(public, method, record_property):
    asked = (
        [address for address, _, _ in EVERY_LIST] + entry_pages() + ["/", "/history/", "/about/"]
    )
    record_property(f"hostile requests: {method}", len(asked))
    statuses = Counter(getattr(public, method)(address).status_code for address in asked)
    assert set(statuses) == {405}


def changelists():
    for model in admin.site._registry:
        yield model, reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")


ENDS_AT_THE_DESK = [
    (part._meta.app_label, part._meta.model_name, end)
    for part in part_models()
    for end in (*part.owners, *part.ends)
]
LOOKUPS = (
    "q", "o", "p", "all", "_to_field", "_popup", "_facets", "_changelist_filters", "id", "pk__in",
    "uid__regex", "date__year", "updated__year", "publish_at__year", "last_login__year",
    "date_joined__day", "status__exact", "kind__exact", "evidence", "uncited", "names__name",
    "against__exact", "is_staff__exact", "groups__id__exact", "user_permissions__id",
    "password__startswith",
)  # fmt: skip


def no_fault(client, asked, record_property, name, allowed=(200, 302, 400, 404)):
    record_property(f"hostile requests: {name}", len(asked))
    found = [(address[:150], client.get(address).status_code) for address in asked]
    assert [pair for pair in found if pair[1] not in allowed] == []


@pytest.mark.parametrize(("model", "address"), list(changelists()), ids=str)
def test_changelists(desk, model, address, record_property):
    asked = [address + query(name, value) for name in LOOKUPS for value in FEW]
    asked += [f"{address}?{name}={value}" for name in ("q", "o", "p") for value in BROKEN]
    asked += [f"{address}?e=1", f"{address}?o=1.2.3.-9999", f"{address}?o=-1.-1", f"{address}?q="]
    no_fault(desk, asked, record_property, f"desk {address}")


def forms_of(model):
    names = f"admin:{model._meta.app_label}_{model._meta.model_name}"
    row = model.objects.first()
    pk = row.pk if row else 1
    return [reverse(f"{names}_{page}", args=[pk]) for page in ("change", "history", "delete")], [
        reverse(f"{names}_add")
    ]


def test_forms_of_the_desk(desk, record_property):
    asked = []
    for model in admin.site._registry:
        existing, new = forms_of(model)
        for name in ("_to_field", "_popup", "_changelist_filters"):
            asked += [address + query(name, FEW[0]) for address in (*existing, *new)]
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
        # Not with a huge number of rows: that is only slow, and the client here keeps every widget.
        groups = [{"text_order", "number", "seen", "on"}, set(data) - counts]
        for names in groups if value.isdigit() else [*groups, counts]:
            bad = {key: value if {key, of_row(key)} & names else data[key] for key in data}
            sent.append((address, desk.post(address, bad).status_code))
    record_property(f"hostile requests: forms sent with {value!r}", len(sent))
    assert {status for _, status in sent} <= {200, 302, 400}, sent


def test_a_cursor_of_another_list_or_order(public):
    address = reverse("api:organisation-list")
    cursor = public.get(f"{address}?page_size=1").json()["next"].split("cursor=")[1].split("&")[0]
    for other in (f"{reverse('api:event-list')}?", f"{address}?ordering=-title&"):
        assert public.get(f"{other}cursor={cursor}").status_code == 400
    assert public.get(f"{address}?page_size=1&cursor={cursor}").status_code == 200
    assert Organisation.objects.count() == 2
