"""Who may see what, as a condition on time: the one place where it is built.

Every entry and part has a window on its record: from when until when the public sees it, given its
own status and hours and everything it hangs on. It is written in the same save (publishing.records)
and compared with the moment of asking.
"""

from datetime import UTC, datetime

from django.db import connection
from django.db.models import BooleanField, F, Func, Q

# The beginning of a window when publication was not set to a time.
ALWAYS = datetime(1900, 1, 1, tzinfo=UTC)
NEVER = (None, None)
OPEN_RECORD = "SELECT 1 FROM publishing_record r WHERE r.uid ="


def is_open(at, path=""):
    """Condition on the window of a record; `path` leads to it ("about__")."""
    return Q(**{f"{path}public_from__lte": at}) & (
        Q(**{f"{path}public_until__isnull": True}) | Q(**{f"{path}public_until__gt": at})
    )


def open_sql(alias, at):
    """The same for SQL written by hand: (condition on a record of that alias, parameters)."""
    moment = connection.ops.adapt_datetimefield_value(at)
    begin, end = f"{alias}.public_from", f"{alias}.public_until"
    return f"{begin} <= %s AND ({end} IS NULL OR {end} > %s)", [moment, moment]


class IsOpen(Func):
    """Whether the record of a row is open, for querysets of models that have one. Written out, as
    Django would build and compile a subquery anew for each of the many that one page asks."""

    output_field = BooleanField()

    def __init__(self, at):
        super().__init__(F("pk"))
        self.at = at

    def as_sql(self, compiler, connection, **extra):
        uid, values = compiler.compile(self.source_expressions[0])
        condition, moment = open_sql("r", self.at)
        return f"EXISTS ({OPEN_RECORD} {uid} AND {condition})", (*values, *moment)


def overlap(windows):
    """The window in which all of these (begin, end) are open; NEVER where there is none."""
    begins, ends = zip(*windows, strict=True)
    if None in begins:
        return NEVER
    begin, end = max(begins), min((end for end in ends if end), default=None)
    return NEVER if end and end <= begin else (begin, end)
