"""An editor enters and corrects an organisation, without JavaScript and with it."""

import pytest

from awl_archive.catalogue import changes
from awl_archive.catalogue.models import Card
from awl_archive.catalogue.rebuilding import disagreements
from awl_archive.editing import admin
from awl_archive.publishing.models import PastSlug, Record
from awl_archive.sources.models import Citation, ExternalIdentifier
from history.models import Event, Organisation, OrganisationName
from tests import make
from tests.editing.desk import filled, more_rows, refused, row, url

pytestmark = pytest.mark.django_db
WF = {"title": "Workers’ Fight", "slug": "workers-fight", "kind": "political_group"}


def test_all_in_one_save(desk):
    host, source = make.organisation("labour-party"), make.source("article", outline="History")
    fields = desk.open(Organisation)
    fields |= WF | {"edtf": "1966-10", "reading": "attested"}
    fields |= row(fields, "names", name="WF", kind="abbreviation")
    fields |= row(fields, "characteristics", kind="country", value="United Kingdom")
    fields |= row(fields, "ties", kind="worked_within", party=host.pk, edtf="1966/1971")
    cited = {"source": source.pk, "locator": "History"}
    fields |= filled("citation", 0, on="new:ties-0", mode="implies", **cited)
    fields |= filled("citation", 1, on="new:names-0", **cited)
    fields |= more_rows(fields, "citation", {"on": "entry", **cited})
    fields |= more_rows(fields, "externalidentifier", {
        "on": "new:names-0", "scheme": "viaf", "value": "1", "ground": "dates",
    })  # fmt: skip
    assert desk.send(Organisation, fields).status_code == 302
    entry = Organisation.objects.get(slug="workers-fight")
    name, tie = entry.names.get(), entry.ties.get()
    about = {c.about_id: c.mode for c in Citation.objects.all()}
    assert about == {entry.pk: "states", name.pk: "states", tie.pk: "implies"}
    assert ExternalIdentifier.objects.get().about_id == name.pk
    assert (entry.status, tie.party, tie.latest_end.year) == ("draft", host, 1971)
    assert list(disagreements()) == []


def test_without_javascript_a_source_and_an_organisation_are_chosen_by_address(desk):
    host, source = make.organisation("labour-party"), make.source("article")
    fields = desk.open(Organisation) | WF
    assert fields["ties-0-party-address"] == ""
    fields |= row(fields, "ties", kind="part_of", **{"party-address": " labour-party "})
    fields |= row(fields, "citation", on="new:ties-0", **{"source-address": "article"})
    assert desk.send(Organisation, fields).status_code == 302
    tie = Organisation.objects.get(slug="workers-fight").ties.get()
    assert tie.party == host
    assert Citation.objects.get(about=tie.pk).source == source


@pytest.mark.parametrize("words", ["nowhere", "a\0b", "x" * 10_000])
def test_an_address_of_nothing_is_explained(desk, words):
    fields = desk.open(Organisation) | WF
    fields |= row(fields, "ties", kind="part_of", **{"party-address": words})
    assert any("Select a valid choice" in said for said in refused(desk.send(Organisation, fields)))


def test_questions_of_an_event_without_javascript(desk):
    asked = [make.question("one"), make.question("two"), make.question("three")]
    event = make.event("vote")
    event.questions.set(asked[:1])
    assert desk.save(event, **{"questions-address": "two three"}).status_code == 302
    assert set(event.questions.all()) == set(asked)


def test_blank_rows_are_no_rows(desk):
    assert desk.save(Organisation, **WF).status_code == 302
    assert Citation.objects.count() + OrganisationName.objects.count() == 0


def test_a_form_sent_back_untouched_changes_nothing(desk):
    entry = make.organisation("group")
    part = make.tie(entry, "others", edtf="1979")
    make.citation(part, make.source())
    before = [Organisation.objects.get(), Record.objects.count(), Citation.objects.get()]
    assert desk.save(entry).status_code == 302
    after = [Organisation.objects.get(), Record.objects.count(), Citation.objects.get()]
    assert after == before
    assert after[0].version == before[0].version


def test_a_citation_about_an_empty_row_is_explained(desk):
    source = make.source()
    fields = desk.open(Organisation) | WF
    fields |= row(fields, "citation", on="new:ties-0", source=source.pk)
    assert refused(desk.send(Organisation, fields)) == ["That row is empty."]


def test_a_citation_moves_from_a_row_that_goes(desk):
    entry = make.organisation("group")
    part = make.name(entry, "The Group")
    kept = make.citation(part, make.source())
    fields = filled("names", 0, DELETE="on") | filled("citation", 0, on="entry")
    assert desk.save(entry, **fields).status_code == 302
    kept.refresh_from_db()
    assert (kept.about_id, entry.names.count()) == (entry.pk, 0)
    assert list(disagreements()) == []


def test_a_row_that_goes_takes_its_citations_along(desk):
    entry = make.organisation("group")
    make.citation(make.name(entry, "The Group"), make.source())
    assert desk.save(entry, **filled("names", 0, DELETE="on")).status_code == 302
    assert Citation.objects.count() == entry.names.count() == 0
    fields = filled("names", 0, DELETE="on") | filled("citation", 0, DELETE="on")
    make.citation(make.name(entry, "The Group"), make.source())
    assert desk.save(entry, **fields).status_code == 302
    assert Citation.objects.count() == entry.names.count() == 0


def test_a_changed_citation_about_a_row_that_goes_is_explained(desk):
    entry = make.organisation("group")
    make.citation(make.name(entry, "The Group"), make.source())
    fields = filled("names", 0, DELETE="on") | filled("citation", 0, mode="implies")
    assert "deleted here" in refused(desk.save(entry, **fields))[0]


def test_a_save_refreshes_each_entry_once_and_raises_one_version(desk, monkeypatch):
    other, entry = make.organisation("other"), make.organisation("group")
    for words in ("one", "two"):
        make.name(entry, words)
        make.tie(entry, other, verb=words)
    refreshed, refresh = [], changes.refresh
    monkeypatch.setattr(
        changes, "refresh", lambda uid, bump: (refreshed.append(uid), refresh(uid, bump=bump))
    )
    before = Organisation.objects.get(pk=entry.pk).version
    changed = filled("names", 0, note="a") | filled("names", 1, note="b")
    changed |= filled("ties", 0, note="a") | filled("ties", 1, note="b")
    assert desk.save(entry, title="The Group", **changed).status_code == 302
    assert sorted(refreshed) == sorted([entry.pk, other.pk])
    assert Organisation.objects.get(pk=entry.pk).version == before + 1
    assert Card.objects.get(pk=entry.pk).title == "The Group"


def test_a_save_that_fails_leaves_nothing(desk, monkeypatch):
    entry = make.organisation("group")
    desk.client.raise_request_exception = False
    monkeypatch.setattr(admin.EntryAdmin, "log_change", lambda *args: 1 / 0)
    version = Organisation.objects.get().version
    assert desk.save(entry, title="Half").status_code == 500
    assert (Organisation.objects.get().title, Card.objects.get().title) == ("group", "group")
    assert Organisation.objects.get().version == version


def test_a_new_address_of_a_public_entry_keeps_the_old(desk):
    entry = make.organisation("old")
    assert desk.save(entry, slug="new-address").status_code == 302
    assert PastSlug.objects.get(record=entry.pk).slug == "old"
    answer = desk.get("/history/organisations/old/")
    assert (answer.status_code, answer["Location"]) == (301, "/history/organisations/new-address/")
    assert "old" in desk.get(url(entry)).content.decode()
    other = make.organisation("other")
    assert refused(desk.save(other, slug="old")) == [
        "Another entry had this address; it is never reused."
    ]


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"edtf": "1980-02-30"}, "February"),
        ({"edtf": "1990/1980"}, "1990"),
        ({"edtf": "../.."}, ""),
        ({"edtf": "1979-13"}, "month"),
        ({"edtf": "last spring"}, ""),
        ({"as_of": "soon"}, ""),
        ({"slug": "Workers Fight"}, "lower-case"),
        ({"slug": "new"}, "kept for pages"),
        ({"kind": "sect"}, "not one of the available choices"),
        ({"title": ""}, "required"),
        ({"publish_at_0": "tomorrow", "publish_at_1": "noon"}, "valid date"),
        ({"withdraw_at_0": "2030-01-01", "withdraw_at_1": "12:00"}, "needs a reason"),
        ({"portion": "end"}, "longer than a day"),
    ],
)
def test_what_is_wrong_is_said_in_words(desk, fields, words):
    found = refused(desk.save(Organisation, **WF | fields))
    assert any(words.lower() in said.lower() for said in found), found


def test_a_bad_date_in_a_row_is_said_at_its_field(desk):
    fields = desk.open(Organisation) | WF
    fields |= row(fields, "names", name="WF", kind="abbreviation", edtf="1971-02-29")
    response = desk.send(Organisation, fields)
    formset = response.context["inline_admin_formsets"][0].formset
    assert list(formset.errors[0]) == ["edtf"]
    assert "29" in refused(response)[0]


@pytest.mark.parametrize(
    ("prefix", "rows", "words"),
    [
        ("names", [{"name": "WF", "kind": "other"}] * 2, "already here"),
        ("ties", [{"kind": "led"}], "one of the two"),
        ("ties", [{"kind": "led", "party": "itself"}], "no tie to itself"),
        ("citation", [{"condition": "emended", "source": "source"}], "emended passage needs"),
        ("citation", [{"locator": "Nowhere", "source": "source"}], "not in the outline"),
        ("externalidentifier", [{"scheme": "viaf", "value": "1"}], "required"),
        ("externalidentifier", [{"scheme": "viaf", "value": "1", "ground": "x"}] * 2, "already"),
    ],
)
def test_a_broken_constraint_is_said_in_words(desk, prefix, rows, words):
    entry, source = make.organisation("group"), make.source(outline="History")
    known = {"itself": entry.pk, "source": source.pk}
    typed = [{name: known.get(value, value) for name, value in one.items()} for one in rows]
    fields = desk.open(entry)
    response = desk.send(entry, fields | more_rows(fields, prefix, *typed))
    assert any(words in said for said in refused(response)), refused(response)


def test_what_is_stored_already_is_said_in_words(desk):
    entry = make.organisation("group")
    make.identifier(entry, value="1")
    make.name(entry, "WF")
    fields = desk.open(entry)
    again = more_rows(fields, "externalidentifier", {"scheme": "viaf", "value": "1", "ground": "x"})
    assert refused(desk.send(entry, fields | again)) == ["This identifier is already here."]
    again = more_rows(fields, "names", {"name": "WF", "kind": "other"})
    assert refused(desk.send(entry, fields | again)) == ["This name is already here."]


def test_a_crafted_form_is_no_fault(desk):
    entry = make.organisation("group")
    make.tie(entry, "others")
    make.name(make.organisation("elsewhere"), "Theirs")
    foreign = OrganisationName.objects.get()
    fields = desk.open(entry)
    for changes_ in (
        {"names-TOTAL_FORMS": ""},
        {"names-TOTAL_FORMS": "9" * 30},
        {"ties-0-uid": "x" * 5_000},
        {"ties-0-uid": "a\0b"},
        {"names-INITIAL_FORMS": "1", "names-0-uid": foreign.pk, "names-0-name": "Stolen"},
        {"citation-0-on": "new:ties-99"},
        {"citation-0-on": foreign.pk, "citation-0-source": "x"},
        {"seen": "\0"}, {"seen": ""}, {"seen": "1 yesterday"},
        {"title": "a\0b"},
    ):  # fmt: skip
        assert desk.send(entry, fields | changes_).status_code in (200, 302, 400), changes_
    foreign.refresh_from_db()
    assert (foreign.name, foreign.organisation.slug) == ("Theirs", "elsewhere")


def test_an_address_fills_no_form_in(desk):
    answer = desk.get(url(Event, "add"), publish_at="x", questions="1", title="Given")
    assert (answer.status_code, b"Given" in answer.content) == (200, False)
