"""Positions side by side: a column for each holder, a line for each date, and where one changed."""

from collections import Counter
from dataclasses import dataclass, field

from awl_archive.dates.bounds import year_of
from history.models.kinds import Share, Stance

# With more holders, those with the fewest positions share the last column.
MOST_COLUMNS = 3
SIDES = {Stance.FOR, Stance.AGAINST, Stance.CRITICAL_OF, Stance.DIVIDED, Stance.ABSTAINED}
NOT_COMPARED = {Stance.NOT_STATED, Stance.CHARACTERISES}


@dataclass
class Held:
    """A position; the one of the same holder that it changes from; the holder's ties."""

    row: object
    changed_from: object = None
    phases: list = field(default_factory=list)

    @property
    def share(self):
        """Which part of the holder: "" where the source does not say."""
        whole = self.row.share == Share.WHOLE and not self.row.extent
        return self.row.get_share_display() if whole else self.row.share_words


@dataclass
class Line:
    """What was held at one date: for each column a list."""

    row: object
    cells: list


@dataclass
class Chart:
    """`columns` has one position of each holder with a column of its own; `is_mixed` if the last
    column is that of all others."""

    columns: list
    lines: list
    undated: list
    is_mixed: bool = False


def chart(rows, ties=()):
    """`ties`: those by which organisations are phases of another."""
    views = held(rows, ties)
    dated = [view for view in views if not view.row.is_undated]
    columns, is_mixed = _columns(dated)
    places = {holder(view.row): place for place, view in enumerate(columns)}
    width = len(columns) + is_mixed
    by_date = {}
    for view in dated:
        line = by_date.setdefault(_date(view.row), Line(view.row, [[] for _ in range(width)]))
        line.cells[places.get(holder(view.row), width - 1)].append(view)
    undated = [view for view in views if view.row.is_undated]
    return Chart(columns, list(by_date.values()), undated, is_mixed)


def by_question(rows):
    """[(question, positions on it)] in order of date, the undated last."""
    groups = {}
    for row in sorted(rows, key=_order):
        groups.setdefault(row.question_id, []).append(row)
    return [(group[0].question, held(group)) for group in groups.values()]


def held(rows, ties=()):
    """The positions on one question in order of date, each with what it changes from."""
    rows = sorted(rows, key=_order)
    phases = _phases(rows, ties)
    last, found = {}, []
    for row in rows:
        before = last.get(holder(row))
        change = before if before is not None and is_change(before, row) else None
        found.append(Held(row, change, phases.get(row.party_id, [])))
        if not row.is_undated and row.stance not in NOT_COMPARED:
            last[holder(row)] = row
    return found


def holder(row):
    """Who holds it: a majority, a minority and the whole of one body are three holders."""
    share = "" if row.share == Share.WHOLE else row.share
    return row.party_id or row.party_words.casefold(), share, row.extent


def is_change(before, row):
    """Whether a position takes back the one before it, of the same holder.

    Views that are merely different are not compared, nor positions about two organisations.
    """
    if row.is_undated or before.target_id != row.target_id:
        return False
    if row.stance == Stance.MOVED_AWAY_FROM:
        return before.stance != row.stance
    both = {before.stance, row.stance}
    return len(both) == 2 and both <= SIDES and _certainly_earlier(before, row)


def _certainly_earlier(before, row):
    """The one had begun when the other, at the earliest, ended."""
    begun, ended = before.latest_begin, row.earliest_end
    return bool(begun and ended and begun < ended) and not (before.doubtful or row.doubtful)


def _order(row):
    """By year; within it what was held until then comes before what began then."""
    return year_of(row.date_order), row.earliest_begin is not None, row.date_order, row.pk


def _date(row):
    return row.edtf, row.reading, row.portion, row.as_of, row.wording


def _columns(views):
    """(a position of each holder with its own column, whether there are others)."""
    count = Counter(holder(view.row) for view in views)
    own = {key for key, _ in count.most_common(_room(len(count)))}
    first, bodies = {}, {}
    for place, view in enumerate(views):
        key = holder(view.row)
        bodies.setdefault(key[0], place)
        if key in own:
            first.setdefault(key, (place, view))
    found = sorted(first.items(), key=lambda one: (bodies[one[0][0]], one[1][0]))
    return [view for _, (_, view) in found], len(own) < len(count)


def _room(holders):
    return holders if holders <= MOST_COLUMNS else MOST_COLUMNS - 1


def _phases(rows, ties):
    """{organisation: ties} of the holders that are phases of a holder, or of what another is of."""
    holders = {row.party_id for row in rows if row.party_id}
    ties = [tie for tie in ties if tie.party_id and tie.organisation_id in holders]
    members, found = {}, {}
    for tie in ties:
        both = {tie.organisation_id, tie.party_id} & holders
        members.setdefault(tie.party_id, set()).update(both)
    for tie in ties:
        if len(members[tie.party_id]) > 1:
            found.setdefault(tie.organisation_id, []).append(tie)
    return found
