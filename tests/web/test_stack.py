import resource

import pytest

from awl_archive.web.stack import room_for_calls, with_room


def test_it_gives_what_is_given():
    assert with_room(divmod, 7, 2) == (3, 1)
    assert room_for_calls("answer to {}".format)("a request") == "answer to a request"


def test_what_is_raised_goes_through():
    with pytest.raises(ZeroDivisionError):
        with_room(divmod, 7, 0)


def nothing():
    """A call; it takes more than the steps in depth, so that at one of them it is past an edge."""


nothing.__code__ = nothing.__code__.replace(co_stacksize=100)
TURNS = 5_000


def loop():
    for _ in range(TURNS):
        nothing()


def at_depth(depth, act):
    return at_depth(depth - 1, act) if depth else act()


def pages_asked_for(act):
    """How often the system was asked for a page of memory, at the depth where that is most."""
    found = []
    for depth in range(220):
        before = resource.getrusage(resource.RUSAGE_SELF).ru_minflt
        at_depth(depth, act)
        found.append(resource.getrusage(resource.RUSAGE_SELF).ru_minflt - before)
    return max(found)


def test_no_loop_asks_the_system_for_memory_at_each_turn():
    assert pages_asked_for(lambda: with_room(loop)) < TURNS / 10
    # What it is there for. Where this fails Python has mended it, and the module may go.
    assert pages_asked_for(loop) >= TURNS
