import pytest

from history.describing import chapter, event, organisation, question
from tests import make

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("dates", "told"),
    [
        ({"edtf": "1966/1975", "reading": "lasted"}, ("1966", "1975")),
        ({"edtf": "196X/1975-12", "reading": "lasted"}, ("", "1975-12")),
        ({"edtf": "1995/..", "reading": "lasted"}, ("1995", "")),
        ({"edtf": "1966?/1975", "reading": "lasted"}, ("", "")),
        ({"edtf": "1975", "reading": "within"}, (None, None)),
        ({"edtf": "1975", "reading": "attested"}, (None, None)),
        ({}, (None, None)),
    ],
)
def test_a_life_is_told_where_it_is_one_and_certain(dates, told):
    facts = organisation(make.organisation(**dates), {"names": []}).facts
    assert (facts.get("foundingDate"), facts.get("dissolutionDate")) == told


def test_what_others_called_it_is_no_name_of_it():
    body = make.organisation("league")
    names = [
        make.name(body, kind, kind=kind)
        for kind in ("other", "abbreviation", "former", "also_described_as", "as_printed")
    ]
    facts = organisation(body, {"names": names}).facts
    assert facts["alternateName"] == ["other", "abbreviation", "former"]


def test_an_event():
    found = event(make.event(kind="fusion", edtf="1975-12", portion="end"), {})
    assert (found.kind, found.label) == ("Event", "fusion")
    assert found.facts == {"startDate": "1975-12", "endDate": "1975-12"}
    assert event(make.event(edtf="1975?"), {}).facts == {"startDate": "", "endDate": ""}


def test_a_question_and_a_chapter():
    assert question(make.question(), {}).facts == {
        "about": {"@type": "Thing", "name": "Britain and Europe"}
    }
    assert chapter(make.chapter(number=3), {}).facts == {"position": 3}
