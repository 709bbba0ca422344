"""The number of SQL queries does not grow with the number of rows, and stays in its budget."""

import pytest
from django.contrib import admin
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from awl_archive.publishing.registry import entry_models, part_models
from awl_archive.sources.models import Citation, Source
from history.models import Organisation, Position, Tie
from people.models import Affiliation
from publications.models import Contribution, Series
from tests.artificial import build
from tests.artificial.ground import uid_of
from tests.site.addresses import lists, shortest

pytestmark = pytest.mark.django_db
SIZES = (1, 3, 50)
PARTS = (1, 3)
AS_OF = "/history/as-of/?date=1975"
PAGES = ("/", AS_OF)
DRAWN = ("/history/", "/history/lineage/")
PARTS_WITH_ADDRESS = (Position, Tie, Citation, Affiliation, Series, Contribution)
IN_LIST, IN_ENTRY, OF_MANY_KINDS = 6, 12, 16
# PostgreSQL is told its limits, and told to forget them, and asked in two steps.
IN_SEARCH = 8 if connection.vendor == "sqlite" else 12


def queries(client, address):
    with CaptureQueriesContext(connection) as captured:
        response = client.get(address)
    assert response.status_code == 200, address
    return [query["sql"] for query in captured]


def counted(client, addresses_by_name):
    found = addresses_by_name()
    for address, *_ in found.values():
        client.get(address)  # what Django remembers of content types and sites is not counted
    return {
        name: {len(queries(client, address)) for address in addresses}
        for name, addresses in found.items()
    }


def at_each_size(client, sizes, addresses_by_name):
    """{name: set of counts over all sizes}, from a fresh artificial set for each."""
    found = {}
    for size in sizes:
        with transaction.atomic():
            build(**size)
            for name, counts in counted(client, addresses_by_name).items():
                found.setdefault(name, set()).update(counts)
            transaction.set_rollback(True)
    return found


def assert_one_number(found, record_property, budget=lambda name: None):
    for name, counts in found.items():
        record_property(f"queries of {name}", "/".join(map(str, sorted(counts))))
    assert {name: counts for name, counts in found.items() if len(counts) != 1} == {}
    assert {n: c for n, c in found.items() if budget(n) and max(c) > budget(n)} == {}


def pages_of_entries():
    """Of sources that one only on which parts of every kind rest."""
    found = {
        model._meta.model_name: [entry.get_absolute_url() for entry in model.objects.all()]
        for model in entry_models()
    }
    return found | {"source": [Source.objects.get(pk=uid_of(Source, 0)).get_absolute_url()]}


def details():
    return {
        f"API {model._meta.model_name}": [
            reverse(f"api:{model._meta.model_name}-detail", args=[row.pk])
            for row in model.objects.all()[:8]
        ]
        for model in (*entry_models(), *PARTS_WITH_ADDRESS)
    }


def budget_of_entry(name):
    return OF_MANY_KINDS if name.endswith("organisation") else IN_ENTRY


def budget_of_list(name):
    if name.endswith("/search/"):
        return IN_SEARCH
    return OF_MANY_KINDS if name.endswith(AS_OF) else IN_LIST


@pytest.mark.parametrize("addresses", [pages_of_entries, details])
def test_an_entry_with_one_and_with_three_of_each_part(client, record_property, addresses):
    found = at_each_size(client, [{"size": 4, "parts": parts} for parts in PARTS], addresses)
    assert_one_number(found, record_property, budget_of_entry)


def test_lists_of_any_length(client, record_property):
    def addresses():
        found = {f"list {one[0]}": [shortest(*one[:2])] for one in lists()}
        return found | {f"page {address}": [address] for address in PAGES}

    found = at_each_size(client, [{"size": size, "parts": 1} for size in SIZES], addresses)
    assert_one_number(found, record_property, budget_of_list)


def test_pictures_of_any_size(client, record_property):
    """From three on: the first event of the artificial set makes no descent."""

    def addresses():
        return {f"page {address}": [address] for address in DRAWN}

    found = at_each_size(client, [{"size": size, "parts": 1} for size in SIZES[1:]], addresses)
    assert_one_number(found, record_property, lambda name: IN_LIST)


def test_changelists_of_any_length(admin_client, record_property):
    def addresses():
        return {f"desk {address}": [address] for address in map(changelist, admin.site._registry)}

    found = at_each_size(admin_client, [{"size": size, "parts": 1} for size in SIZES], addresses)
    assert_one_number(found, record_property)


def changelist(model):
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")


def test_no_query_for_a_session_without_its_cookie(client):
    build(3, 1)
    addresses = [
        address for found in (pages_of_entries(), details()) for (address, *_) in found.values()
    ]
    for address in [*addresses, *(shortest(*one[:2]) for one in lists()), *PAGES, *DRAWN]:
        assert not [sql for sql in queries(client, address) if "django_session" in sql]
        assert not client.cookies


def test_every_kind_of_part_was_there():
    build(4, 1)
    assert {model.objects.exists() for model in part_models()} == {True}
    assert uid_of(Organisation, 3) in Organisation.objects.values_list("pk", flat=True)
