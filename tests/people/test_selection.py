"""Nobody is found by what they belonged to: the one list of the source is the only list.

Every list, filter, value, order and page that could tell is asked for, over the content.
"""

from urllib.parse import urlencode

import pytest
from django.test import Client
from django.urls import reverse

from awl_archive.prose.models import Mark
from awl_archive.publishing.records import Record
from awl_archive.sources.models import Source
from history.models import Organisation
from people.filters import AffiliationFilters, PersonFilters
from people.models import Affiliation, Person
from tests.site.addresses import NONSENSE, api_details, form_fields, lists, values_of
from tests.site.texts import Text

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("content")]
PEOPLE, API = "/people/", "/api/v1/people/"
AFFILIATIONS = "/api/v1/affiliations/"
ROLES = {role.value for role in Affiliation.MEMBERSHIP}
WORDS = {role.label for role in Affiliation.MEMBERSHIP}
OFFICES = [role.value for role in Affiliation.PUBLIC_OFFICE]
GUESSES = (
    "role", "membership", "member", "organisation", "affiliation", "affiliations__role", "party",
    "described_as", "listed", "former", "needs_care", "living", "facet", "count", "o", "q",
)  # fmt: skip
NAMES = (
    "member", "former member", "listed_as_former_member", "sympathiser", "awl",
    "Alliance for Workers' Liberty", "Journalist", "Sociologist", "screenwriter", *"aeiou",
)  # fmt: skip


def listed():
    return set(Affiliation.objects.listed().values_list("person__slug", flat=True))


def queries(filterset):
    """Every value of every filter, every order and page; and names that are like a membership."""
    for name, field in form_fields(filterset).items():
        for value in values_of(name, field, [NONSENSE]):
            yield {name: value}
    yield from ({"name": value} for value in NAMES)
    yield from ({name: value} for name in GUESSES for value in (*ROLES, "1", "true"))


def rows_of(answer):
    return answer.json()["results"]


def roles_in(data):
    """Every value of a key `role` anywhere in an answer."""
    if isinstance(data, dict):
        found = {data["role"]} if isinstance(data.get("role"), str) else set()
        return found.union(*map(roles_in, data.values()))
    return set().union(*map(roles_in, data)) if isinstance(data, list) else set()


def people_linked(html):
    """Addresses of people that a page leads to."""
    found = (value for value in Text(html).values if value.startswith(PEOPLE))
    return {value.removeprefix(PEOPLE).strip("/") for value in found} - {""}


def has_no_membership(html):
    words = Text(html).words.lower()
    return not [word for word in WORDS if f"{word}:" in words or f"{word} of" in words]


def test_the_list_opens_the_index_and_nothing_else():
    client = Client()
    text = client.get(PEOPLE).content.decode()
    assert "Notable former members, as listed in the source" in text
    assert len(listed()) == 14
    for query in ({"page": "2"}, {"name": "a"}, {"evidence": "sourced"}):
        answer = client.get(PEOPLE, query)
        if answer.status_code == 200:
            assert "Notable former members" not in answer.content.decode(), query


def test_no_filter_of_people_knows_more_than_names():
    assert set(form_fields(PersonFilters)) <= {"name", "evidence", "ordering", "sort", "order"}
    assert set(PersonFilters.orderings) == {"name", "updated"}
    chosen = {value for value, _ in form_fields(AffiliationFilters)["role"].choices if value}
    assert chosen == set(OFFICES)
    assert not chosen & ROLES


def test_no_question_to_the_lists_of_people_selects_by_membership(record_property):
    client, wanted, asked = Client(), listed(), 0
    for query in queries(PersonFilters):
        page, answer = client.get(PEOPLE, query), client.get(API, query)
        asked += 2
        assert page.status_code in (200, 400)
        assert answer.status_code == page.status_code, query
        if answer.status_code == 200:
            found = {row["url"].rstrip("/").rpartition("/")[2] for row in rows_of(answer)}
            assert found != wanted, query
            assert not roles_in(answer.json()), query
            assert people_linked(page.content.decode()) != wanted, query
            assert has_no_membership(page.content.decode()), query
    record_property("questions to the lists of people", asked)
    assert asked > 100


def test_affiliations_are_of_one_person_or_of_a_public_office():
    client = Client()
    refused = [{}, {"evidence": "sourced"}, {"from": "1980"}, {"ordering": "date"}]
    refused += [{"role": role} for role in OFFICES]
    slugs = Organisation.objects.values_list("slug", flat=True)
    refused += [{"organisation": slug} for slug in slugs]
    for query in refused:
        answer = client.get(AFFILIATIONS, query)
        assert answer.status_code == 400, query
        told = " ".join(str(value) for value in answer.json()["errors"])
        assert "person" in told or "public office" in told, (query, told)
    told = client.get(AFFILIATIONS).content.decode()
    assert "Give a person; or an organisation and a public office." in told


def test_with_an_organisation_only_public_office_is_told(record_property):
    client, asked = Client(), 0
    for slug in Organisation.objects.values_list("slug", flat=True):
        for role in OFFICES:
            answer = client.get(AFFILIATIONS, {"organisation": slug, "role": role})
            assert answer.status_code == 200
            assert roles_in(answer.json()) <= {role}
            asked += 1
    for role in (*ROLES, "founder", "identified_with", "named_with", ""):
        query = {"organisation": "alliance-for-workers-liberty", "role": role}
        assert client.get(AFFILIATIONS, query).status_code == 400
    record_property("questions for public offices", asked)


def test_one_person_is_told_whole_and_alone():
    client = Client()
    for slug in Person.objects.values_list("slug", flat=True):
        answer = client.get(AFFILIATIONS, {"person": slug})
        assert answer.status_code == 200
        assert {row["person"]["url"].rstrip("/").rpartition("/")[2] for row in rows_of(answer)} <= {
            slug
        }


def test_no_page_of_an_organisation_has_its_members(site):
    ask, wanted = site("content").ask, listed()
    for entry in Organisation.objects.all():
        text = ask(entry.get_absolute_url()).text
        assert people_linked(text) != wanted, entry
        assert not people_linked(text) & wanted - named_otherwise(entry), entry
        data = ask(reverse("api:organisation-detail", args=[entry.pk])).data
        assert not ROLES & roles_in(data.get("people", [])), entry


def named_otherwise(entry):
    """Those whom a source names with it for something else, or whose prose links to it."""
    rows = Affiliation.objects.shown_at_organisations().filter(party=entry)
    named = set(rows.values_list("person__slug", flat=True))
    mentioning = Mark.objects.filter(target=entry.pk).values("entry")
    return named | set(
        Person.objects.filter(pk__in=mentioning, needs_care=False).values_list("slug", flat=True)
    )


def addresses():
    """Every list of the API and of the site with every value of every filter of one word."""
    for address, filterset, is_api in lists():
        if address in (PEOPLE, API, AFFILIATIONS):
            continue
        yield address
        for name, field in form_fields(filterset).items():
            if type(field).__name__ != "EntryField":
                for value in values_of(name, field, [NONSENSE]):
                    yield f"{address}?{urlencode({name: value})}"
        if is_api:
            yield f"{address}?page_size=200"


def test_no_other_list_has_a_membership(record_property):
    client, wanted, asked = Client(), listed(), 0
    for address in addresses():
        answer = client.get(address)
        asked += 1
        if answer.status_code == 200 and address.startswith("/api/"):
            assert not ROLES & roles_in(answer.json()), address
        elif answer.status_code == 200:
            text = answer.content.decode()
            assert people_linked(text) != wanted, address
            assert has_no_membership(text), address
    record_property("other lists asked for memberships", asked)


def test_no_other_detail_has_a_membership(site, record_property):
    own = {"people.Person", "people.Affiliation"}
    records = [r for r in Record.objects.all() if r.model not in own and r.is_entry]
    ask, asked = site("content").ask, 0
    for address in api_details(records):
        assert not ROLES & roles_in(ask(address).data), address
        asked += 1
    record_property("other details asked for memberships", asked)
    assert asked > 100


def test_no_page_of_a_source_is_a_second_list(site):
    ask, wanted = site("content").ask, listed()
    for entry in Source.objects.all():
        text = ask(entry.get_absolute_url()).text
        assert not people_linked(text) & wanted, entry
        assert has_no_membership(text), entry
