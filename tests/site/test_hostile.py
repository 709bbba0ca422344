"""Bad input at every list, entry and API endpoint: the answer that DESIGN promises, and never a
fault of the server. Of the desk: test_hostile_desk.py."""

from collections import Counter
from functools import cache
from hashlib import sha256
from typing import NamedTuple
from urllib.parse import urlencode

import pytest
from django.test import Client
from django.urls import reverse

from awl_archive.publishing.registry import entry_models
from awl_archive.rest.problems import problem_response
from history.models import Organisation
from publications.models import Article, Issue, Publication
from tests.artificial.ground import pick, uid_of
from tests.site.addresses import at_least, form_fields, lists, patterns
from tests.site.hostile import (
    BROKEN,
    FEW,
    PAGING,
    UNKNOWN,
    VALUES,
    expected,
    is_text,
    query,
)

EVERY_LIST = list(lists())
WORKS = (Publication, Issue, Article)
MEDIA_TYPE = problem_response(400)["Content-Type"]


pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("two_of_each")]


@pytest.fixture
def public():
    return Client(raise_request_exception=False)


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


@cache
def firsts():
    """{(is of the API, filter and field): address and name} of the first of each kind."""
    found = {}
    for address, filterset, is_api in EVERY_LIST:
        for name in (*form_fields(filterset), *PAGING[is_api]):
            found.setdefault((is_api, *kind_of(filterset, name)), (address, name))
    return found


def kind_of(filterset, name):
    """What decides how a value is read: the same code, whatever the name."""
    field = form_fields(filterset).get(name)
    if field is None:
        return (name,)
    validators = {type(one) for one in field.validators}
    filters = getattr(filterset, "base_filters", {})
    return type(filters.get(name)), type(field), frozenset(validators), is_text(field)


def values_for(address, filterset, name, is_api):
    """All of them where a filter of that kind stands first; some of them wherever one comes again,
    as it is the same code."""
    first = firsts()[(is_api, *kind_of(filterset, name))]
    return VALUES if first == (address, name) else FEW


def of_list(address, filterset, is_api):
    """{address: status} of everything hostile to one list."""
    fields, needed = form_fields(filterset), at_least(filterset)
    wanted = {}
    for place, (name, field) in enumerate(fields.items()):
        given = "".join(f"&{key}={value}" for key, value in needed.items() if key != name)
        values = values_for(address, filterset, name, is_api)
        wanted |= {address + query(name, value) + given: expected(field, value) for value in values}
        # Refused before any filter is asked: one in turn.
        wanted[f"{address}?{name}={pick(BROKEN, place)}{given}"] = 400
        wanted[f"{address}?{name}=a&{name}=b{given}"] = 400
        # Search without words is its first page.
        refused = name in needed and not (name == "q" and not is_api)
        wanted[f"{address}?{name}={given}"] = 400 if refused else 200
    given = f"&{urlencode(needed)}" if needed else ""
    for name in PAGING[is_api]:
        status = 400 if is_api else 404
        values = (*values_for(address, filterset, name, is_api), "201", "")
        wanted |= {address + query(name, value) + given: status for value in values}
        wanted[f"{address}?{name}={BROKEN[0]}"] = 400
        wanted[f"{address}?{name}=1&{name}=1{given}"] = status
    wanted |= {address + query(name, "1"): 400 for name in UNKNOWN if name not in fields}
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


def test_a_cursor_of_another_list_or_order(public):
    address = reverse("api:organisation-list")
    cursor = public.get(f"{address}?page_size=1").json()["next"].split("cursor=")[1].split("&")[0]
    for other in (f"{reverse('api:event-list')}?", f"{address}?ordering=-title&"):
        assert public.get(f"{other}cursor={cursor}").status_code == 400
    assert public.get(f"{address}?page_size=1&cursor={cursor}").status_code == 200
    assert Organisation.objects.count() == 2
