"""Room for the calls of a request.

Python keeps frames in pieces of 16 kB and gives a piece back to the system as soon as a call
returns across its edge: a loop that happens to stand at an edge asks for memory at every turn,
which was up to a third of what a page cost. A call that needs a large piece gets one, and what it
calls stands in the rest of it.
"""

ROOM = (
    1 << 17
)  # places on the stack: a piece of 2 MB, half of it free, none of it used till touched


def with_room(act, *values):
    return act(*values)


with_room.__code__ = with_room.__code__.replace(co_stacksize=ROOM)


def room_for_calls(get_response):
    """Middleware; the first, so that all others stand on it."""

    def middleware(request):
        return with_room(get_response, request)

    return middleware
