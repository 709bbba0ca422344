import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError

from awl_archive.publishing.records import Record, write
from awl_archive.sources.models import Citation, ExternalIdentifier, Source
from tests import make

pytestmark = pytest.mark.django_db
OUTLINE = " Introduction\n\nHistory\nHistory > Origins \n"


def faults(row):
    try:
        row.full_clean()
    except ValidationError as error:
        return error.message_dict
    return {}


def refused_by_the_database(row):
    with transaction.atomic():
        write([row])
        with pytest.raises(IntegrityError), transaction.atomic():
            type(row).objects.bulk_create([row])
        transaction.set_rollback(True)


def test_headings_are_the_lines_of_the_outline():
    assert Source(outline=OUTLINE).headings == ["Introduction", "History", "History > Origins"]
    assert Source().headings == []


@pytest.mark.parametrize("locator", ["", "Introduction", "History > Origins"])
def test_a_locator_of_the_outline(locator):
    about, origin = make.organisation(), make.source(outline=OUTLINE)
    assert faults(make.citation(about, origin, locator=locator)) == {}


@pytest.mark.parametrize("locator", ["Origins", "history", "History >  Origins", "p. 3"])
def test_a_locator_outside_the_outline_is_refused(locator):
    about, origin = make.organisation(), make.source(outline=OUTLINE)
    assert faults(Citation(about_id=about.pk, source=origin, locator=locator)) == {
        "locator": ["This heading is not in the outline of the source."]
    }


def test_a_source_without_an_outline_takes_any_locator():
    assert faults(make.citation(make.organisation(), make.source(), locator="p. 3")) == {}


def test_an_emended_passage_needs_a_note():
    row = Citation(about_id=make.organisation().pk, source=make.source(), condition="emended")
    assert faults(row) == {"__all__": ["An emended passage needs a note that says how."]}
    refused_by_the_database(row)
    row.note = "“1968” for “1986”."
    assert faults(row) == {}


@pytest.mark.parametrize("mode", ["", "says"])
def test_a_source_states_implies_or_reports(mode):
    row = Citation(about_id=make.organisation().pk, source=make.source(), mode=mode)
    assert "mode" in faults(row)
    refused_by_the_database(row)


def test_an_identifier_stands_once_and_has_a_ground():
    about = make.organisation()
    values = {"about_id": about.pk, "scheme": "viaf", "value": "1", "ground": "dates"}
    ExternalIdentifier.objects.create(**values)
    again = ExternalIdentifier(**values)
    assert faults(again) == {"__all__": ["This identifier is already here."]}
    refused_by_the_database(again)
    groundless = ExternalIdentifier(**values | {"value": "2", "ground": ""})
    assert "ground" in faults(groundless)
    refused_by_the_database(groundless)


def test_a_citation_of_nothing_is_refused():
    with pytest.raises(Record.DoesNotExist), transaction.atomic():
        Citation.objects.create(about_id="bcdfghjkmn", source=make.source())


def test_a_source_in_use_stays():
    origin = make.source()
    row = make.citation(make.organisation(), origin)
    with pytest.raises(ProtectedError):
        origin.delete()
    row.delete()
    origin.delete()
    assert not Source.objects.exists()


def test_citations_go_with_what_they_are_about():
    owner, origin = make.organisation(), make.source()
    part = make.name(owner, "Old")
    for row in (owner, part):
        make.citation(row, origin)
        make.identifier(row)
    part.delete()
    assert (Citation.objects.count(), ExternalIdentifier.objects.count()) == (1, 1)
    owner.delete()
    assert (Citation.objects.count(), ExternalIdentifier.objects.count()) == (0, 0)


def test_words_and_order():
    owner, origin = make.organisation(), make.source(title="A book")
    last = make.citation(owner, origin, locator="p. 3", text_order=2)
    first = make.citation(owner, origin, text_order=1)
    name = make.citation(make.name(owner, "Old"), origin)
    assert list(map(str, Citation.objects.of_entry(owner.pk).in_order())) == [
        "A book", "A book", "A book, p. 3",
    ]  # fmt: skip
    assert list(Citation.objects.of_entry(owner.pk).in_order()) == [name, first, last]
    assert str(make.identifier(owner, value="7")) == "viaf:7"
    assert origin.get_absolute_url() == f"/sources/{origin.slug}/"
    assert origin.own_words() == ["", "", "", ""]
