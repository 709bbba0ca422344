import pytest

from history.checking import content_problems
from tests import make

pytestmark = pytest.mark.django_db


def found():
    return list(content_problems())


def event(slug, kind, edtf="", status="published", **roles):
    made = make.event(slug, kind=kind, edtf=edtf, status=status)
    for name, who in roles.items():
        for one in who if isinstance(who, list) else [who]:
            make.role(made, name, one)
    return made


@pytest.fixture
def bodies():
    return [make.organisation(slug) for slug in "abc"]


def test_sound_content_has_no_problem(bodies):
    a, b, c = bodies
    event("fusion", "fusion", predecessor=[a, b], successor=c)
    event("entry", "joining_host", entrant=a, host=b, faction=c)
    event("out", "departure", faction=c, host=b, successor=a)
    event("talk", "conference", participant="everybody")
    assert found() == []


def test_a_wrong_shape_is_named(bodies):
    a, b, _ = bodies
    event("fusion", "fusion", predecessor=a, successor=b)
    assert found() == ["event fusion: “predecessor”: at least 2 needed, 1 given"]


def test_a_circle_is_named_once(bodies):
    a, b, c = bodies
    for slug, before, after in (("one", a, b), ("two", b, c), ("three", c, a)):
        event(slug, "succession", predecessor=before, successor=after)
    [words] = found()
    start, _, circle = words.partition(": ")
    assert start == "an organisation comes from itself"
    assert set(circle.split(" → ")) == {"a", "b", "c"}
    assert len(circle.split(" → ")) == 4


@pytest.mark.parametrize("status", ["draft", "review"])
def test_drafts_may_be_incomplete(bodies, status):
    a, b, _ = bodies
    event("fusion", "fusion", status=status, predecessor=a)
    event("one", "succession", predecessor=a, successor=b)
    event("two", "succession", status=status, predecessor=b, successor=a)
    assert found() == []


LIFE = {"edtf": "1975/1981", "reading": "lasted"}


@pytest.mark.parametrize(
    ("role", "edtf", "agrees"),
    [
        ("successor", "1975", True),
        ("successor", "1975-06", True),
        ("successor", "197X", True),
        ("successor", "/1979", True),
        ("successor", "", True),
        ("successor", "1974", False),
        ("successor", "1976", False),
        ("predecessor", "1981", True),
        ("predecessor", "1980/1982", True),
        ("predecessor", "", True),
        ("predecessor", "1980", False),
        ("predecessor", "1982", False),
    ],
)
def test_a_life_agrees_with_the_events_that_begin_and_end_it(role, edtf, agrees):
    body, other = make.organisation("a", **LIFE), "others"
    rest = "predecessor" if role == "successor" else "successor"
    event("e", "succession", edtf, **{role: body, rest: other})
    words = "begun" if role == "successor" else "ended"
    due = f"event e and organisation a: {words} {edtf}, but its life is 1975 to 1981"
    assert found() == ([] if agrees else [due])


@pytest.mark.parametrize("life", [{}, {"edtf": "1979", "reading": "attested"}, {"edtf": "/1999"}])
def test_a_life_that_says_nothing_disagrees_with_nothing(life):
    body = make.organisation(**life)
    event("e", "succession", "1979", predecessor="others", successor=body)
    event("f", "dissolution", "1979", predecessor=body)
    assert found() == []


def test_entry_and_departure_begin_and_end_no_life(bodies):
    body = make.organisation("d", **LIFE)
    event("out", "departure", "1968", faction=bodies[0], host=bodies[1], successor=body)
    assert found() == []
