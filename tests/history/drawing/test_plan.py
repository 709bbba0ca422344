from history.drawing.outline import outline
from history.drawing.plan import plan
from tests.history.drawing.rows import Lineage, Link, Tie, made_up, told


def names(bodies):
    return sorted(bodies)


def test_a_founding_is_drawn_where_its_body_has_another_part():
    lineage = Lineage()
    lineage.event("founding", "1970", successor="a", helped_found="b")
    lineage.event("founding", "1971", successor="lone", helped_found="b")
    lineage.event("succession", "1980", predecessor="a", successor="c")
    found = plan(lineage.joints())
    assert names(found.bodies) == ["a", "b", "c"]
    assert [knot.kind for knot in found.knots] == ["founding", "succession"]
    assert [knot.look for knot in found.knots] == ["apart", "line"]


def test_what_begins_and_ends_a_body():
    lineage = Lineage()
    entry = lineage.event("joining_host", "1968", entrant="a", host="h", faction="f")
    lineage.event("departure", "1971", faction="f", host="h", successor="a")
    fusion = lineage.event("fusion", "1975", predecessor="a b", successor="c")
    end = lineage.event("dissolution", "1980", predecessor="c")
    lineage.event("succession", "1981", predecessor="c", successor="d")
    found = plan(lineage.joints()).bodies
    ends = {key: tuple(knot and knot.event for knot in (body.start, body.end))
            for key, body in found.items()}  # fmt: skip
    assert ends["a"] == (None, fusion)  # the return from a host begins nothing
    assert ends["f"][0] is entry
    assert ends["h"] == (None, None)
    assert ends["c"] == (fusion, end)  # dissolved: what took it up later does not lengthen it
    assert {key: body.host for key, body in found.items() if body.host} == {"f": "h"}


def test_a_circle_of_hosts_is_cut():
    lineage = Lineage()
    lineage.event("departure", "1970", faction="a", host="b", successor="c")
    lineage.event("departure", "1971", faction="b", host="a", successor="d")
    hosts = {key: body.host for key, body in plan(lineage.joints()).bodies.items()}
    assert hosts == {"a": "b", "b": "", "c": "", "d": ""}


def test_marks_ties_and_tendencies():
    lineage = Lineage()
    lineage.event("succession", "1970", predecessor="a", successor="b")
    end = lineage.event("dissolution", "1990", predecessor="b")
    ban = lineage.event("party_decision", "1989", initiator="outsider")
    lineage.event("party_decision", "1980", target="b")
    lineage.event("conference", "1981", participant="b")
    ties = [
        Tie(organisation=lineage.body("a"), party=lineage.body("b")),
        Tie(organisation=lineage.body("a"), party=lineage.body("outsider")),
        Tie(organisation=lineage.body("a"), party=lineage.body("b"), kind="worked_with"),
        Tie(organisation=lineage.body("b"), party=lineage.body("tendency"), kind="phase_of"),
    ]
    found = plan(lineage.joints(), ties, [Link(end, "in_response_to", ban)], lineage.roles)
    assert [(mark.event.edtf, mark.body) for mark in found.marks] == [("1980", "b"), ("1989", "b")]
    assert [side.row for side in found.sides] == ties[:1]
    assert [[key for key, _ in band.phases] for band in found.bands] == [["b"]]
    assert names(found.bodies) == ["a", "b"]
    assert not found.small().marks


def test_the_words_of_the_parties_stand_on_the_joint():
    lineage = Lineage()
    event = lineage.event("departure", "1971", note="its word: “defuse”", faction="f", host="h",
                          successor="a")  # fmt: skip
    (knot,) = plan(lineage.joints(implied=[event])).knots
    assert knot.words == "departure, 1971, “defuse” · implied"
    assert knot.look == "implied"


def test_words_of_knots_are_not_said_twice():
    lineage = Lineage()
    lineage.event("breakup", "1984", predecessor="a", successor='"most"|"the rest"')
    (knot,) = plan(lineage.joints()).knots
    assert [stub.words for stub in knot.stubs] == ["most", "the rest"]
    assert [stub.address for stub in knot.stubs] == ["/event/e0/#r1", "/event/e0/#r2"]


def test_the_list_tells_what_the_picture_shows():
    for seed in range(5):
        found = plan(made_up(60, seed).joints())
        assert set(told(outline(found))) == found.links


def test_a_founding_is_told_of_a_body_that_something_led_to_as_well():
    lineage = Lineage()
    lineage.event("succession", "1970", predecessor="x", successor="a")
    lineage.event("founding", "1971", successor="a", helped_found="b")
    found = plan(lineage.joints())
    assert "/event/e1/" in found.links
    assert set(told(outline(found))) == found.links


def test_nothing_public_is_an_empty_plan():
    found = plan([])
    assert (found.bodies, found.knots, found.links, outline(found)) == ({}, [], set(), [])
