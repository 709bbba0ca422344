import pytest

from people.describing import person
from people.models import PersonName
from tests import make

pytestmark = pytest.mark.django_db


def test_of_a_person_the_names_alone():
    somebody = make.person(title="A. N. Other", summary="Listed as a former member.")
    names = [PersonName(person=somebody, name="Pen Name", kind="pen_name")]
    found = person(somebody, {"names": names, "affiliations": [object()]})
    assert (found.title, found.kind, found.description) == ("A. N. Other", "Person", "")
    assert found.facts == {"alternateName": ["Pen Name"]}


def test_of_who_needs_care_not_even_other_names():
    somebody = make.person(needs_care=True)
    assert person(somebody, {"names": None}).facts == {"alternateName": []}
