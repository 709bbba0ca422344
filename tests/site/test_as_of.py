"""What stood on a date, against brute force in Python over random dates on the artificial set."""

from datetime import date, timedelta

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from awl_archive.dates.span import Span, certain, possible
from awl_archive.site import as_of_answers
from awl_archive.site.as_of_answers import SECTIONS, Answers
from history.containment import Stay, stays
from history.models import Event, EventRole, Organisation, Position, Tie
from people.models import Affiliation
from publications.models import Imprint, Publication, Series
from tests import make
from tests.artificial.hidden import WORD
from tests.random_dates import build
from tests.site.hostile import BROKEN, UNKNOWN, VALUES, query

ADDRESS = "/history/as-of/"
NOW = timezone.now()
INSIDE = (
    "phase_of", "part_of", "organ_of", "faction_of", "now_part_of", "member_of", "affiliated_to",
)  # fmt: skip


@pytest.fixture(scope="module")
def chosen(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), transaction.atomic():
        yield build(1984, size=14)
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def expected(chosen):
    """{section: rows that may answer}, told from the rows' own fields."""

    def public(model):
        return list(model.objects.published(NOW))

    campaigns = ("campaign", "alliance")
    roles = EventRole.objects.published(NOW).select_related("event", "party")
    events = [row for row in roles if row.event.kind in ("joining_host", "departure")]
    titles = public(Publication)
    undated = {title.pk for title in titles if not title.edtf}
    return {
        "organisations": [row for row in public(Organisation) if row.kind not in campaigns],
        "inside": [*(row for row in public(Tie) if row.kind in INSIDE), *stays(events)],
        "campaigns": [
            *(row for row in public(Organisation) if row.kind in campaigns),
            *(row for row in public(Event) if row.kind == "campaign"),
        ],
        "publications": [
            *titles,
            *(row for row in public(Series) if row.publication_id in undated),
            *(row for row in public(Imprint) if row.publication_id in undated),
        ],
        "positions": public(Position),
        "offices": [
            row for row in public(Affiliation) if row.role in ("officer", "elected_representative")
        ],
    }  # fmt: skip


@pytest.fixture
def uncut(monkeypatch):
    monkeypatch.setattr(as_of_answers, "SHOWN", 10_000)


def key(row):
    return row.body.pk if isinstance(row, Stay) else row.pk


def state(expected, span):
    """{section: (what is certain, what is possible)}"""
    found = {}
    for name, rows in expected.items():
        rows = [row for row in rows if not row.is_undated]
        maybe = {key(row) for row in rows if possible(row.bounds, span)}
        surely = {key(row) for row in rows if certain(row.bounds, span)}
        assert surely <= maybe
        found[name] = (surely, maybe)
    return found


def answered(span):
    found = {}
    for section in Answers(span, "", NOW).sections:
        rows = dict(section.told)
        uids = {words: {row.pk for row in rows.get(words, ())} for words in as_of_answers.SURE}
        found[section.anchor] = (uids["certain"], set().union(*uids.values()))
    return found


def spans(chosen, number):
    for _ in range(number):
        start = date(1955, 1, 1) + timedelta(chosen.randrange(26_000))
        yield Span(start, start + timedelta(chosen.choice([0, 0, 0, 30, 365, 4_000])))
    yield Span(date(1000, 1, 1), date(1000, 1, 1))
    yield Span(date(1000, 1, 1), date(2199, 12, 31))


def test_answers_against_brute_force(chosen, expected, uncut, record_property):
    tried = 0
    for span in spans(chosen, 40):
        found = state(expected, span)
        assert answered(span) == found, span
        answers = Answers(span, "", NOW)
        assert answers.possible == sum(len(maybe) for _, maybe in found.values())
        assert answers.certain == sum(len(surely) for surely, _ in found.values())
        tried += sum(map(len, expected.values()))
    record_property("as of: rows compared with brute force", tried)


def test_steps_lead_to_the_nearest_day_on_which_anything_changes(chosen, expected):
    def at(day):
        return state(expected, Span(day, day))

    day, met = date(1940, 1, 1), 0
    while following := Answers(Span(day, day), "", NOW).next:
        before = at(following - timedelta(1))
        assert at(following) != before
        for _ in range(5):
            between = day + timedelta(chosen.randrange((following - day).days))
            assert at(between) == before, (day, between, following)
        if day > date(1940, 1, 1):
            back = Answers(Span(following, following), "", NOW).previous
            assert back == day
        day, met = following, met + 1
        if met > 60:
            break
    assert met > 40


def test_steps_from_a_span_leave_it(chosen, expected):
    for span in spans(chosen, 15):
        answers = Answers(span, "", NOW)
        assert not answers.previous or answers.previous < span.start
        assert not answers.next or answers.next > span.end


def test_undated_rows_are_counted(expected):
    for section in Answers(Span(date(1975, 1, 1), date(1975, 1, 1)), "1975", NOW).sections:
        undated = sum(row.is_undated for row in expected[section.anchor])
        told = [count for count, _, _ in section.undated]
        if section.anchor == "organisations" and undated:
            # The list that it leads to holds campaigns and alliances too.
            undated = Organisation.objects.published(NOW).undated().count()
        assert sum(told) == undated


def test_counts_are_those_of_the_lists_they_lead_to(chosen, client, monkeypatch):
    monkeypatch.setattr(as_of_answers, "SHOWN", 0)
    span = Span(date(1975, 1, 1), date(1985, 12, 31))
    followed = 0
    for section in Answers(span, "1975", NOW).sections:
        for count, _, address in section.undated:
            if address:
                assert client.get(address).context["page"].count == count
                followed += 1
    for section in Answers(Span(date(1980, 1, 1), date(1980, 12, 31)), "1980", NOW).sections:
        for count, _, address in section.more:
            if address:
                assert client.get(address).context["page"].count == count
                followed += 1
    assert followed > 3


def test_nothing_hidden_answers(chosen, client):
    for text in ("1966", "197X", "1975-12", "1980-01-01", "2015"):
        response = client.get(ADDRESS, {"date": text})
        assert response.status_code == 200
        assert WORD not in response.content.decode()


def test_of_people_only_offices_held_in_public(chosen):
    answers = Answers(Span(date(1000, 1, 1), date(2199, 12, 31)), "", NOW)
    found = {row.owner: row.kind for rows in answers.rows.values() for row in rows}
    people = set(Affiliation.objects.values_list("person", flat=True))
    assert {kind for owner, kind in found.items() if owner in people} == {"office"}


# --- the page -------------------------------------------------------------------------------------


def page(client, query="", status=200):
    response = client.get(f"{ADDRESS}{query}")
    assert response.status_code == status, query
    return response.content.decode()


@pytest.mark.django_db
def test_without_a_date_it_is_a_form_and_asks_for_no_row(client):
    make.organisation("a-league", edtf="1975")
    client.get(ADDRESS)
    with CaptureQueriesContext(connection) as captured:
        html = page(client)
    assert len(captured) == 0
    assert 'name="date"' in html
    assert "50 years ago" in html
    assert "noindex" not in html


@pytest.mark.django_db
def test_each_is_told_certainly_or_possibly(client):
    make.organisation("a-league", edtf="1970/1980", reading="lasted")
    make.organisation("a-group", edtf="1974/1978", reading="within")
    make.organisation("a-party", edtf="2016", reading="attested")
    make.organisation("a-body")
    html = page(client, "?date=1975-06")
    order = ("Certainly", "a league", "Possibly", "a group", "Not ruled out", "a party")
    places = [html.index(words) for words in order]
    assert places == sorted(places)
    assert "As of June\N{NO-BREAK SPACE}1975" in html
    assert '<a href="/history/organisations/?dated=undated">1 organisations' in html
    assert 'name="robots" content="noindex"' in html


@pytest.mark.django_db
def test_a_faction_is_inside_its_host_by_the_events(client):
    body, host, faction = (make.organisation(name) for name in ("a-group", "a-host", "a-faction"))
    joined = make.event("joined", kind="joining_host", edtf="1968")
    left = make.event("left", kind="departure", edtf="1971-12/")
    for event, roles in (
        (joined, {"entrant": body, "host": host, "faction": faction}),
        (left, {"faction": faction, "host": host, "successor": body}),
    ):
        for role, who in roles.items():
            make.role(event, role, who)
    html = page(client, "?date=1970")
    assert html.index("Certainly") < html.index("a faction</a>: inside")
    assert '<a href="/history/events/joined/">1968</a>' in html
    assert "a faction</a>: inside" not in page(client, "?date=1967")
    make.role(joined, "host", make.organisation("hidden", **make.HIDDEN))
    assert "hidden" not in page(client, "?date=1970")


@pytest.mark.django_db
def test_an_undated_title_is_placed_by_its_imprint(client):
    title = make.publication("a-paper")
    body = make.organisation("a-league")
    Imprint.objects.create(publication=title, party=body, role="supporter", edtf="1995/..",
                           reading="lasted", as_of="2024")  # fmt: skip
    html = page(client, "?date=2000")
    assert "a paper</a>: supporter: " in html
    assert "Certainly" in html


@pytest.mark.django_db
def test_membership_is_no_answer(client):
    body, person = make.organisation("a-league"), make.person("somebody-named")
    for role in Affiliation.Role:
        title = "An office" if role in Affiliation.PUBLIC_OFFICE else ""
        Affiliation.objects.create(person=person, party=body, role=role, title=title, edtf="1975")
    html = page(client, "?date=1975")
    assert html.count("somebody named") == len(Affiliation.PUBLIC_OFFICE)
    assert "member" not in html


@pytest.mark.django_db
@pytest.mark.parametrize(
    "text", ["1000", "1500-01-01", "2199-12-31", "19XX", "1975-21", "1975-06-15"]
)
def test_any_date_has_a_page_in_words(client, text):
    make.organisation("a-league", edtf="1970/1980", reading="lasted")
    html = page(client, f"?date={text}")
    early_or_late = text in ("1000", "1500-01-01", "2199-12-31")
    assert ("Nothing recorded is known to have existed then" in html) == early_or_late
    assert ("No date in the archive is earlier" in html) == (text in ("1000", "1500-01-01", "19XX"))


@pytest.mark.django_db
def test_beyond_all_dates_what_has_no_limit_is_not_ruled_out(client):
    make.organisation("a-league", edtf="1970/", reading="lasted")
    assert "Not ruled out: 1 record." in page(client, "?date=2199")


@pytest.mark.django_db
def test_what_it_does_not_understand_it_says(client):
    for value in VALUES:
        html = page(client, query("date", value), 400)
        assert "<script>alert" not in html
    for value in BROKEN:
        page(client, f"?date={value}", 400)
    for name in (*UNKNOWN, "page", "match"):
        page(client, query(name, "1"), 400)
    page(client, "?date=1975&date=1976", 400)
    page(client, "?date=1975/1976", 400)
    page(client, "?date=")


@pytest.mark.django_db
def test_more_than_can_be_shown_are_led_to(client, monkeypatch):
    monkeypatch.setattr(as_of_answers, "SHOWN", 2)
    for _ in range(3):
        make.organisation(edtf="1975")
    html = page(client, "?date=1975")
    assert '<a href="/history/organisations/?from=1975&amp;to=1975">3 organisations' in html


def test_every_arm_has_a_section():
    names = [name for _, arms in SECTIONS.values() for name in arms]
    assert sorted(names) == sorted(as_of_answers.ARMS)
