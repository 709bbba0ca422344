"""The timeline against brute force in Python, over random dates on the artificial set."""

from collections import Counter
from datetime import date, timedelta
from itertools import combinations

import pytest
from django.db import transaction
from django.http import QueryDict
from django.utils import timezone

from awl_archive.dates.models import Dated
from awl_archive.dates.span import Span, certain, possible
from awl_archive.publishing.registry import entry_models, part_models
from awl_archive.site.dated_kinds import DATED_KINDS
from awl_archive.site.strip import NARROW, WIDE, Decade, decades, strip
from awl_archive.site.timeline import Timeline, TimelineFilters
from history.models import Event, EventRole, Organisation
from people.models import Affiliation
from publications.models import Imprint, Publication
from tests import make
from tests.artificial.hidden import WORD
from tests.random_dates import build

ADDRESS = "/history/timeline/"
NOW = timezone.now()


@pytest.fixture(scope="module")
def chosen(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), transaction.atomic():
        yield build(1975)
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def everything(chosen):
    """{kind: public rows}, of people offices only, and nobody who needs care."""
    found = {name: list(kind.model.objects.published(NOW)) for name, kind in DATED_KINDS.items()}
    found["office"] = [
        row
        for row in found["office"]
        if row.role in ("officer", "elected_representative") and not row.person.needs_care
    ]
    return found


def timeline(query=""):
    filters = TimelineFilters(QueryDict(query))
    assert filters.is_valid(), filters.errors
    return Timeline(filters, NOW)


def uids(query=""):
    return [row[0] for row in timeline(query).rows]


def dated(everything, *names):
    return [row for name in names or everything for row in everything[name] if row.edtf]


def ordered(rows):
    return [row.pk for row in sorted(rows, key=lambda row: (row.date_order, row.pk))]


def test_all_that_is_dated_is_there_once_in_order(everything):
    assert uids() == ordered(dated(everything))
    assert len(uids()) > 80


def test_every_kind_that_has_dates_is_on_it():
    models = {model for model in (*entry_models(), *part_models()) if issubclass(model, Dated)}
    assert models == {kind.model for kind in DATED_KINDS.values()}


def spans(chosen, number):
    for _ in range(number):
        start = date(1955, 1, 1) + timedelta(chosen.randrange(26_000))
        yield Span(start, start + timedelta(chosen.choice([0, 0, 1, 30, 400, 5_000])))
    yield Span(date(1000, 1, 1), date(2199, 12, 31))


def test_spans_against_brute_force(chosen, everything, record_property):
    tried = 0
    for span in spans(chosen, 25):
        query = f"from={span.start}&to={span.end}"
        maybe, surely = uids(query), uids(f"{query}&match=certain")
        rows = dated(everything)
        assert maybe == ordered(row for row in rows if possible(row.bounds, span)), span
        assert surely == ordered(row for row in rows if certain(row.bounds, span)), span
        assert set(surely) <= set(maybe)
        assert timeline(query).count == len(maybe)
        tried += len(rows)
    record_property("timeline: rows compared with brute force", tried)


def test_kinds_and_sections_divide_it(everything):
    for name in DATED_KINDS:
        assert uids(f"kind={name}") == ordered(dated(everything, name))
    for section in ("history", "people", "publications"):
        names = [name for name, kind in DATED_KINDS.items() if kind.section == section]
        assert uids(f"section={section}") == ordered(dated(everything, *names))
    assert uids("section=people&kind=event") == []


def connected(row, organisation):
    """Whether an organisation's timeline holds a row, told from the row's own fields."""
    if isinstance(row, Organisation):
        return row.pk == organisation.pk
    if isinstance(row, Event | Publication):
        model, owner = (EventRole, "event") if isinstance(row, Event) else (Imprint, "publication")
        return model.objects.published(NOW).filter(party=organisation, **{owner: row}).exists()
    fields = ("organisation_id", "party_id", "target_id")
    return organisation.pk in [getattr(row, name, None) for name in fields]


def test_of_an_organisation(everything):
    for organisation in everything["organisation"]:
        query = f"organisation={organisation.slug}"
        rows = [row for row in dated(everything) if connected(row, organisation)]
        assert uids(query) == ordered(rows), organisation
        assert timeline(query).count == len(rows)


@pytest.mark.parametrize(
    "query", ["", "section=history", "kind=tie", "organisation=artificial-organisation-1"]
)
def test_the_strip_counts_what_the_lists_of_the_decades_hold(chosen, query):
    found = list(decades(timeline(query).groups, QueryDict(query)))
    assert found
    for decade in found if not query else [found[0], *found[1:-1:4], found[-1]]:
        narrowed = decade.query.removeprefix("?")
        assert len(uids(narrowed)) == decade.possible, decade
        assert len(uids(f"{narrowed}&match=certain")) == decade.certain, decade


def test_what_is_undated_is_counted(everything):
    undated = {name: sum(not row.edtf for row in rows) for name, rows in everything.items()}
    assert timeline().undated() == {name: count for name, count in undated.items() if count}
    every = sum(map(len, everything.values()))
    assert timeline().count + sum(timeline().undated().values()) == every


def test_of_people_only_offices_held_in_public(everything):
    found = set(uids("section=people"))
    rows = Affiliation.objects.filter(pk__in=found).select_related("person")
    assert {row.role for row in rows} == {"officer", "elected_representative"}
    assert not [row for row in rows if row.person.needs_care]
    public = Affiliation.objects.published(NOW).values_list("pk", flat=True)
    assert found <= set(public)


def test_nothing_hidden_is_on_any_page(chosen, client):
    last = -(-timeline().count // 50)
    pages = [client.get(f"{ADDRESS}?page={number}") for number in range(1, last + 1)]
    bodies = [response.content.decode() for response in pages]
    assert not [body for body in bodies if WORD in body]
    assert sum(body.count('<li>\n  <span class="when">') for body in bodies) == timeline().count


# --- the page -------------------------------------------------------------------------------------


def page(client, query="", status=200):
    response = client.get(f"{ADDRESS}{query}")
    assert response.status_code == status
    return response.content.decode()


@pytest.mark.django_db
def test_rows_stand_under_their_decade_and_year(client):
    body = make.organisation("a-league", edtf="1975/1981", reading="lasted")
    make.name(body, "AL", kind="abbreviation", edtf="1978")
    make.event("a-fusion", edtf="198X", summary="What it was.")
    html = page(client)
    for part in ('id="d1970"', 'id="y1975"', 'id="y1978"', 'id="d1980"', "The year is not known"):
        assert part in html
    assert "abbreviation: AL" in html
    assert f"/history/organisations/a-league/#{body.names.get().pk}" in html
    assert html.index("a-league") < html.index("abbreviation: AL") < html.index("a-fusion")
    assert "What it was." in html


@pytest.mark.django_db
def test_an_event_that_needs_care_stands_without_its_summary(client):
    make.event("an-event", edtf="1975", summary="Not for lists.", needs_care=True)
    html = page(client)
    assert "an event" in html
    assert "Not for lists." not in html


@pytest.mark.django_db
def test_a_party_and_its_share_are_told(client):
    body, other = make.organisation("a-league"), make.organisation("a-party")
    make.tie(body, other, kind="faction_of", share="majority", edtf="1975")
    make.position(make.question("a-question"), "somebody", stance="against", edtf="1976",
                  statement="It is not so.")  # fmt: skip
    html = page(client)
    assert 'faction of majority of <a href="/history/organisations/a-party/">a party</a>' in html
    assert ">a question</a>: somebody" in html
    assert "It is not so." in html


@pytest.mark.django_db
def test_contested_if_a_part_is(client):
    body, origin = make.organisation("a-league", edtf="1975"), make.source()
    make.citation(make.characteristic(body), origin, against=True)
    assert '<span class="mark contested">contested</span>' in page(client)


@pytest.mark.django_db
def test_without_any_record(client):
    html = page(client)
    assert "Nothing fits" in html
    assert "<svg" not in html


@pytest.mark.django_db
def test_undated_entries_are_led_to(client):
    make.organisation("a-league")
    make.event("an-event")
    make.event("another", edtf="1975")
    html = page(client)
    assert '<a href="/history/organisations/?dated=undated">1 organisation</a>' in html
    assert '<a href="/history/events/?dated=undated">1 event</a>' in html


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("?match=perhaps&from=1975", "perhaps"),
        ("?match=certain", "Say between which dates"),
        ("?from=1980&to=1975", "later than the end of the span"),
        ("?kind=person", "Select a valid choice"),
        ("?section=sources", "Select a valid choice"),
        ("?organisation=nobody", "There is no such entry."),
        ("?dated=undated", "Unknown parameter"),
    ],
)
def test_what_it_does_not_understand_it_says(client, query, words):
    assert words in page(client, query, 400)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "query", ["?from=1975-05-12&to=1975-05-12", "?from=1000&to=2000", "?from=2199"]
)
def test_a_day_and_a_thousand_years(client, query):
    make.event("an-event", edtf="1975-05")
    page(client, query)


# --- the strip ------------------------------------------------------------------------------------


@pytest.mark.parametrize("wide", [WIDE, NARROW])
@pytest.mark.parametrize("number", [1, 2, 7, 20, 120])
def test_labels_of_the_strip_neither_meet_nor_leave_it(wide, number):
    found = [Decade(100 + place, 10_000 + place, place) for place in range(number)]
    picture = strip(found, wide, "strip")
    boxes = [text.box for text in picture.texts]
    assert boxes
    for left, top, right, bottom in boxes:
        assert 0 <= left < right <= picture.width
        assert 0 <= top < bottom <= picture.height
    for one, other in combinations(boxes, 2):
        apart = one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]
        assert apart


def test_each_decade_is_a_link_with_its_counts():
    picture = strip([Decade(197, 12, 3, "?from=197X&to=197X")], WIDE, "strip")
    [link] = [group for group in picture.groups if group.address]
    assert link.address == "?from=197X&to=197X"
    assert link.title == "1970s: 12 possible, 3 certain"
    assert Counter(shape.look for shape in link.shapes)["certain"] == 1
