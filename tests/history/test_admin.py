"""The section at the editors' desk: what each entry's form and list are to show and to refuse."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from awl_archive.catalogue.rebuilding import disagreements
from history.models import Event, Organisation
from tests import make
from tests.editing.desk import Desk, editor, filled, more_rows, refused, row, url

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(db):
    return Desk(editor())


@pytest.fixture
def bodies(db):
    return [make.organisation(slug) for slug in ("one", "two", "three")]


def fusion(bodies, status):
    event = make.event("fusion", kind="fusion", status=status)
    names = ("predecessor", "predecessor", "successor")
    for number, (body, name) in enumerate(zip(bodies, names, strict=True), 1):
        make.role(event, name, body, text_order=number)
    return event


def roles(fields, *pairs):
    rows = [{"role": name, "party": body.pk} for name, body in pairs]
    return fields | more_rows(fields, "roles", *rows)


def test_a_draft_may_be_incomplete_and_says_what_it_lacks(desk, bodies):
    fields = desk.open(Event) | {"title": "Fusion", "slug": "fusion", "kind": "fusion"}
    assert desk.send(Event, roles(fields, ("predecessor", bodies[0]))).status_code == 302
    event = Event.objects.get()
    assert "before it can be published: “" in desk.get(url(event)).content.decode()
    event.status = "review"
    event.save()
    assert "0 given" in " ".join(refused(desk.save(event, "_move_published")))
    event.refresh_from_db()
    assert event.status == "review"


def test_publication_of_a_whole_one_in_the_same_save(desk, bodies):
    event = make.event("fusion", kind="fusion", status="review")
    pairs = zip(("predecessor", "predecessor", "successor"), bodies, strict=True)
    sent = desk.send(event, roles(desk.open(event), *pairs), "_move_published")
    assert sent.status_code == 302
    event.refresh_from_db()
    assert (event.status, event.roles.count()) == ("published", 3)


def test_a_published_one_is_not_broken(desk, bodies):
    event = fusion(bodies, "published")
    assert "“predecessor”: at least 2 needed, 1 given" in refused(
        desk.save(event, **filled("roles", 0, DELETE="on"))
    )
    assert "“predecessor”" in " ".join(refused(desk.save(event, kind="succession")))
    assert "1 given" in " ".join(refused(desk.save(event, **filled("roles", 0, role="founder"))))
    assert event.roles.count() == 3
    assert desk.save(event, title="Only a title").status_code == 302


def test_a_draft_may_be_broken(desk, bodies):
    event = fusion(bodies, "draft")
    assert desk.save(event, **filled("roles", 0, DELETE="on")).status_code == 302
    assert event.roles.count() == 2


def test_nothing_comes_from_itself(desk, bodies):
    fusion(bodies, "published")
    event = make.event("succession", kind="succession", status="review")
    fields = roles(desk.open(event), ("predecessor", bodies[2]), ("successor", bodies[0]))
    found = refused(desk.send(event, fields, "_move_published"))
    assert len(found) == 1
    assert found[0].startswith("An organisation would come from itself: ")
    assert desk.send(event, fields).status_code == 302


def test_one_role_is_given_once(desk, bodies):
    event = make.event("demand", kind="demand")
    fields = roles(desk.open(event), ("supporter", bodies[0]), ("supporter", bodies[0]))
    assert refused(desk.send(event, fields)) == ["This organisation already has this role here."]


def test_links_and_positions(desk, bodies):
    event, other = make.event("one-event"), make.event("other-event")
    fields = desk.open(event)
    fields |= row(fields, "links", kind="after", other=other.pk, interval="two days")
    assert desk.send(event, fields).status_code == 302
    assert event.links.get().other == other
    fields |= filled("links", 0, other=event.pk)
    question = make.question("europe")
    fields = desk.open(question)
    fields |= row(
        fields, "positions", party=bodies[0].pk, stance="for", statement="Stay.", edtf="1975"
    )
    fields |= filled(
        "citation", 0, on="new:positions-0", **{"source-address": make.source("book").slug}
    )
    assert desk.send(question, fields).status_code == 302
    assert question.positions.get().date_text == "1975"
    assert list(disagreements()) == []


def test_an_event_has_no_link_to_itself(desk):
    event = make.event()
    fields = desk.open(event)
    fields |= row(fields, "links", kind="after", other=event.pk)
    assert refused(desk.send(event, fields)) == ["An event has no link to itself."]


def test_parts_at_the_other_end_are_shown(desk, bodies):
    one, two, _ = bodies
    tie = make.tie(two, one, kind="led")
    make.role(make.event("meeting", title="A meeting"), "supporter", one)
    make.position(make.question("europe"), "somebody", target=one)
    make.link(make.event("later", title="Later"), Event.objects.get(slug="meeting"))
    text = desk.get(url(one)).content.decode()
    for words in (f'<a href="{url(two)}">two</a>: tie, led one', "supporter: one", "somebody: for"):
        assert words in text
    assert f'name="ties-0-uid" value="{tie.pk}"' not in text
    assert "Later" in desk.get(url(Event.objects.get(slug="meeting"))).content.decode()


@pytest.mark.parametrize("words", ["Workers", "workers fight", "WF", "fight"])
def test_search_finds_by_title_alias_abbreviation(desk, words):
    entry = make.organisation("first", title="Workers’ Fight")
    make.organisation("second", title="Something else")
    make.name(entry, "WF", kind="abbreviation")
    make.name(entry, "Workers Fight")
    text = desk.get(url(Organisation, "changelist"), q=words).content.decode()
    assert (text.count('class="field-title_column"'), "1 result" in text) == (1, True)


def test_autocomplete_finds_by_abbreviation_and_says_what_is_not_public(desk):
    entry = make.organisation("first", title="Workers’ Fight", status="draft")
    make.name(entry, "WF", kind="abbreviation")
    named = {"app_label": "history", "model_name": "tie", "field_name": "party"}
    found = desk.get("/admin/autocomplete/", term="wf", **named).json()
    assert found["results"] == [{"id": entry.pk, "text": "Workers’ Fight [draft]"}]


@pytest.mark.parametrize("count", [1, 3])
def test_a_form_asks_as_often_with_one_of_each_part_as_with_three(
    desk, count, django_assert_num_queries
):
    entry, other, source = make.organisation("group"), make.organisation(), make.source()
    for number in range(count):
        parts = [
            make.name(entry, f"name {number}"), make.characteristic(entry, f"value {number}"),
            make.tie(entry, other), make.tie(make.organisation(), entry),
            make.position(make.question(), entry), make.role(make.event(), "supporter", entry),
        ]  # fmt: skip
        for part in (entry, *parts[:3]):
            make.citation(part, source)
            make.identifier(part)
    desk.open(entry)
    with django_assert_num_queries(21):
        desk.open(entry)


def test_the_largest_form(desk, record_property):
    entry, source = make.organisation("group"), make.source()
    others = [make.organisation() for _ in range(40)]
    ties = [make.tie(entry, other, verb="worked with") for other in others]
    rows = [make.characteristic(entry, f"value {n}", kind="area") for n in range(60)]
    for part in (*ties, *rows[:20]):
        make.citation(part, source)
    fields = desk.open(entry)
    record_property("fields of the largest form tried", len(fields))
    assert len(fields) > 2_000
    assert desk.send(entry, fields, **filled("ties", 39, note="changed")).status_code == 302
    assert [t.note for t in entry.ties.all() if t.note] == ["changed"]
    with CaptureQueriesContext(connection) as queries:
        words = refused(desk.send(entry, fields, **filled("citation", 59, note="typed")))
    assert words[0].startswith("anna changed this entry")
    # One a constraint of what is changed; none for the hundred and sixty rows that are not.
    record_property("queries to validate it", len(queries))
    assert len(queries) < 120
