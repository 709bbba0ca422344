"""People at the editors' desk: what can be typed, what is refused, and what nobody may ask."""

import pytest

from awl_archive.catalogue.rebuilding import disagreements
from people.admin import PersonAdmin
from people.models import Affiliation, Participation, Person, PersonName
from tests import make
from tests.editing.desk import Desk, editor, filled, refused, row, url
from tests.editing.test_lists import FEW, asked

pytestmark = pytest.mark.django_db
MEMBERSHIP = ("affiliations__role", "affiliations__role__exact", "affiliations", "role", "party",
              "affiliations__party__slug", "affiliations__isnull", "needs_care")  # fmt: skip


@pytest.fixture
def desk(db):
    return Desk(editor())


def test_a_person_is_added_corrected_cited_and_published(desk):
    body, source = make.organisation("group"), make.source("book")
    fields = desk.open(Person) | {"title": "Ada Artificial", "slug": "ada-artificial"}
    fields |= row(fields, "names", name="A. A.", kind="as_printed")
    fields |= row(fields, "affiliations", role="founder", party=body.pk, edtf="1966")
    fields |= filled("citation", 0, on="new:affiliations-0", source=source.pk)
    fields |= filled("citation", 1, on="entry", source=source.pk)
    assert desk.send(Person, fields).status_code == 302
    person = Person.objects.get()
    assert (person.status, person.living, person.sort_name) == ("draft", "unknown", person.title)
    assert person.affiliations.get().date_text == "1966"
    assert desk.save(person, sort_name="Artificial, Ada", living="no").status_code == 302
    for button in ("_move_review", "_move_published"):
        person.refresh_from_db()
        assert desk.save(person, button).status_code == 302
    page = desk.client.get(person.get_absolute_url()).content.decode()
    assert "Artificial, Ada" in page
    assert list(disagreements()) == []


def test_an_event_or_a_position_is_chosen_by_what_it_says(desk):
    person, event = make.person("ada"), make.event("meeting")
    held = make.position(make.question("europe", title="Europe"), "others", statement="Leave it.")
    fields = desk.open(person)
    fields |= row(fields, "participations", role="left", event=event.pk)
    assert desk.send(person, fields).status_code == 302
    named = {"app_label": "people", "model_name": "participation", "field_name": "position"}
    for term in ("leave it", "Europe", "others", held.pk):
        found = desk.get("/admin/autocomplete/", term=term, **named).json()["results"]
        assert found == [{"id": held.pk, "text": "Europe: others: for"}]
    fields = desk.open(person)
    fields |= row(fields, "participations", role="holder")
    # The last part of the address of a position is its identifier.
    assert desk.send(person, fields | {"participations-1-position-address": held.pk}).status_code
    assert {p.role for p in person.participations.all()} == {"left", "holder"}
    assert "Europe: others: for" in desk.get(url(person)).content.decode()


def test_what_is_refused_is_told_in_words(desk):
    person, event = make.person("ada"), make.event("meeting")
    held = make.position(make.question("europe"))
    tries = (
        ("affiliations", {"role": "officer", "party_words": "others"},
         "An officer or representative needs the office."),
        ("affiliations", {"role": "member"},
         "Choose an organisation, or describe the party in words: one of the two."),
        ("participations", {"role": "holder", "event": event.pk},
         "Choose an event; or a position, as its holder or as named in it."),
        ("participations", {"role": "left", "event": event.pk, "position": held.pk},
         "Choose an event; or a position, as its holder or as named in it."),
    )  # fmt: skip
    for prefix, typed, words in tries:
        fields = desk.open(person)
        assert words in refused(desk.send(person, fields | row(fields, prefix, **typed)))
    fields = desk.open(person)
    fields |= row(fields, "participations", role="holder")
    fields |= {"participations-0-position-address": "no-such-place"}
    assert "Select a valid choice" in " ".join(refused(desk.send(person, fields)))
    assert not Affiliation.objects.exists()
    assert not Participation.objects.exists()


def test_one_address_is_of_one_person(desk):
    make.person("ada")
    fields = desk.open(Person) | {"title": "Another Ada", "slug": "ada"}
    assert refused(desk.send(Person, fields)) == ["Another entry of this kind has this address."]


def test_a_position_with_people_in_it_is_not_deleted(desk):
    person, question = make.person("ada"), make.question("europe")
    held = make.position(question, "others")
    Participation.objects.create(person=person, role="holder", position=held)
    answer = desk.save(question, **filled("positions", 0, DELETE="on"))
    assert refused(answer) == [
        "“others: for” cannot be deleted: it is named in “ada”. Change that first."
    ]
    assert question.positions.exists()


@pytest.mark.parametrize("words", ["Pen Name", "artificial, ada", "Ada Artificial", "ada"])
def test_search_finds_by_every_name(desk, words):
    person = make.person("ada", title="Ada Artificial", sort_name="Artificial, Ada")
    PersonName.objects.create(person=person, name="Pen Name", kind="pen_name")
    make.person("somebody")
    response = desk.get(url(Person, "changelist"), q=words)
    assert [entry.pk for entry in response.context["cl"].result_list] == [person.pk]


def test_search_does_not_find_by_what_somebody_belonged_to(desk):
    body, person = make.organisation("group", title="The Group"), make.person("ada")
    Affiliation.objects.create(
        person=person, role="listed_as_former_member", party=body, described_as="Journalist"
    )
    for words in ("The Group", "group", "Journalist", "member", "listed_as_former_member"):
        assert desk.get(url(Person, "changelist"), q=words).context["cl"].result_count == 0


def test_no_list_is_filtered_by_membership(desk):
    assert [getattr(f, "parameter_name", f) for f in PersonAdmin.list_filter] == [
        "living", "status", "evidence", "uncited",
    ]  # fmt: skip
    body, person = make.organisation("group"), make.person("ada", needs_care=True)
    Affiliation.objects.create(person=person, role="member", party=body)
    make.person("ben")
    for name in MEMBERSHIP:
        for value in ("member", "listed_as_former_member", body.pk, "group", "1"):
            response = desk.client.get(url(Person, "changelist"), {name: value}, follow=True)
            if response.status_code == 200:
                assert response.context["cl"].result_count == 2, (name, value)
            assert response.status_code in (200, 400)


def people(count):
    body, event, source = make.organisation(), make.event(), make.source()
    held = make.position(make.question(), body, target=body)
    for _ in range(count):
        person = make.person()
        for n in range(2):
            PersonName.objects.create(person=person, name=f"Name {n}", kind="other")
        for part in (
            Affiliation.objects.create(person=person, role="founder", party=body),
            Participation.objects.create(person=person, role="left", event=event),
            Participation.objects.create(person=person, role="holder", position=held),
        ):
            make.citation(part, source)
    return person


def test_a_list_asks_as_often_for_one_as_for_three(desk):
    counts = []
    for _ in range(2):
        people(1 if not counts else 2)
        counts.append(asked(desk, url(Person, "changelist")))
    assert (len(set(counts)), Person.objects.count()) == (1, 3)


def test_a_form_asks_as_often_with_one_of_each_part_as_with_three(desk):
    person = people(1)
    desk.open(person)
    before = asked(desk, url(person))
    body, event = make.organisation(), make.event()
    for n in range(2):
        PersonName.objects.create(person=person, name=f"More {n}", kind="other")
        Affiliation.objects.create(person=person, role="founder", party=body)
        Participation.objects.create(person=person, role="left", event=event)
        held = make.position(make.question(), make.organisation(), target=body)
        Participation.objects.create(person=person, role="holder", position=held)
        event = make.event()
    assert asked(desk, url(person)) == before


@pytest.mark.parametrize("field", ["event", "position"])
def test_no_term_and_no_typed_address_breaks_a_choice(desk, field):
    person = people(1)
    named = {"app_label": "people", "model_name": "participation", "field_name": field}
    for value in FEW:
        assert desk.get("/admin/autocomplete/", term=value, **named).status_code == 200
        fields = desk.open(person)
        fields |= row(fields, "participations", role="left")
        fields[f"participations-2-{field}-address"] = value
        assert desk.send(person, fields).status_code in (200, 302)
