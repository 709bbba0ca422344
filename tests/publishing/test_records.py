"""The window of a record follows from what it hangs on, at once and all the way down."""

from datetime import UTC, datetime, timedelta
from itertools import product

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from awl_archive.catalogue.changes import unheard
from awl_archive.catalogue.rebuilding import disagreements, rebuild
from awl_archive.publishing import records
from awl_archive.publishing.addresses import Gone, permanent
from awl_archive.publishing.door import move
from awl_archive.publishing.records import Record, carry_on
from awl_archive.publishing.registry import entry_models, part_models
from awl_archive.publishing.status import Status
from awl_archive.publishing.visibility import ALWAYS, NEVER, overlap
from people.models import Participation
from publications.models import Contribution, Issue
from tests import make
from tests.artificial import build

pytestmark = pytest.mark.django_db
DAYS = [datetime(2020, 1, day, tzinfo=UTC) for day in range(1, 6)]
WHY = {"reason": "For a time.", "reason_class": "editorial"}
WINDOWS = [
    NEVER, (ALWAYS, None),
    *((begin, end) for begin, end in product([ALWAYS, *DAYS], [None, *DAYS])
      if end is None or begin < end),
]  # fmt: skip


def is_open(window, at):
    begin, end = window
    return begin is not None and begin <= at and (end is None or at < end)


@pytest.mark.parametrize("number", [1, 2, 3])
def test_windows_overlap_where_all_of_them_are_open(number):
    few = WINDOWS if number < 3 else WINDOWS[::2]
    for windows in product(few, repeat=number):
        found = overlap(windows)
        for at in DAYS:
            assert is_open(found, at) == all(is_open(window, at) for window in windows), windows
        assert found == NEVER or found[1] is None or found[0] < found[1]


class Web:
    """A person holds a position on a question; an article with a byline, in an issue of a title."""

    def __init__(self):
        self.source, self.person = make.source(), make.person()
        self.question, self.holder = make.question(), make.organisation()
        self.position = make.position(self.question, self.holder)
        self.participation = Participation.objects.create(
            person=self.person, position=self.position, role="holder"
        )
        self.title = make.publication()
        self.issue = make.issue(publication=self.title)
        self.article = make.article(issue=self.issue)
        self.byline = make.contribution(article=self.article, byline="A. N.")
        self.tied = make.contribution(article=self.article, person=self.person, printed=self.byline)
        for name in ("position", "participation", "article", "byline", "tied"):
            row = make.citation(getattr(self, name), self.source)
            setattr(self, f"cited_{name}", row)


CHAINS = {
    "question": {"question", "position", "participation", "cited_position", "cited_participation"},
    "holder": {"holder", "position", "participation", "cited_position", "cited_participation"},
    "person": {"person", "participation", "tied", "cited_participation", "cited_tied"},
    "source": {"source"} | {
        f"cited_{name}" for name in ("position", "participation", "article", "byline", "tied")
    },
    "title": {"title", "issue", "article", "byline", "tied"} | {
        f"cited_{name}" for name in ("article", "byline", "tied")
    },
    "issue": {"issue", "article", "byline", "tied", "cited_article", "cited_byline", "cited_tied"},
    "article": {"article", "byline", "tied", "cited_article", "cited_byline", "cited_tied"},
}  # fmt: skip


@pytest.fixture
def web():
    return Web()


def hidden(web):
    public = set(Record.objects.published().values_list("pk", flat=True))
    return {name for name, row in vars(web).items() if row.pk not in public}


@pytest.mark.parametrize(("top", "chain"), CHAINS.items(), ids=CHAINS)
def test_what_hangs_on_it_goes_with_it_and_comes_back(web, top, chain):
    assert hidden(web) == set()
    first = dict(Record.objects.values_list("pk", "first_public"))
    entry = move(getattr(web, top), "withdrawn", **WHY)
    assert hidden(web) == chain
    assert list(disagreements()) == []
    move(entry, "published")
    assert hidden(web) == set()
    assert dict(Record.objects.values_list("pk", "first_public")) == first
    assert list(disagreements()) == []


def test_hours_are_carried_on_too(web):
    for entry, hours in (
        (web.title, {"publish_at": DAYS[0], "withdraw_at": DAYS[3]}),
        (web.issue, {"publish_at": DAYS[1]}),
        (web.person, {"withdraw_at": DAYS[2]}),
    ):
        for name, value in (hours | WHY).items():
            setattr(entry, name, value)
        entry.save()
    assert make.record(web.article).window == (DAYS[1], DAYS[3])
    assert make.record(web.byline).window == (DAYS[1], DAYS[3])
    assert make.record(web.cited_tied).window == (DAYS[1], DAYS[2])


def test_a_row_on_two_that_both_change_follows_the_later_one_too(web):
    """The citation hangs on the person and on the participation, which changes after it."""
    web.person.publish_at = DAYS[3]
    web.person.save()
    web.person.publish_at, web.person.withdraw_at = DAYS[0], DAYS[4]
    web.person.reason, web.person.reason_class = WHY.values()
    web.person.save()
    assert make.record(web.cited_participation).window == (DAYS[0], DAYS[4])
    assert list(disagreements()) == []


def test_many_are_followed_in_chunks(web, monkeypatch):
    monkeypatch.setattr(records, "CHUNK", 1)
    move(web.title, "withdrawn", **WHY)
    assert hidden(web) == CHAINS["title"]


def test_nothing_is_written_where_no_window_changed(web):
    web.title.title = "Another"
    with unheard(), CaptureQueriesContext(connection) as captured:
        web.title.save()
    written = [query["sql"] for query in captured if query["sql"].startswith(("UPDATE", "INSERT"))]
    assert len(written) == 2  # the entry and its record


def test_all_or_nothing(web, monkeypatch):
    def fail(uids):
        carry_on(uids)
        raise RuntimeError

    monkeypatch.setattr(records, "carry_on", fail)
    with pytest.raises(RuntimeError), transaction.atomic():
        move(web.title, "withdrawn", **WHY)
    assert hidden(web) == set()
    assert Issue.objects.published().exists()


def test_a_changed_end_changes_the_window(web):
    draft = make.person(**make.HIDDEN)
    web.tied.person = draft
    web.tied.save()
    assert hidden(web) == {"tied", "cited_tied"}
    web.tied.person = web.person
    web.tied.save()
    assert hidden(web) == set()


def test_first_public_is_when_all_that_it_hangs_on_was():
    title = make.publication(**make.HIDDEN)
    issue = make.issue(publication=title)
    byline = make.contribution(issue=issue, byline="A. N.")
    assert [make.record(row).first_public for row in (title, issue, byline)] == [None] * 3
    before = timezone.now()
    move(move(title, "review"), "published")
    firsts = [make.record(row).first_public for row in (title, issue, byline)]
    assert all(before <= first <= timezone.now() for first in firsts)


def test_first_public_moves_only_until_it_has_come():
    soon, later = timezone.now() + timedelta(days=1), timezone.now() + timedelta(days=2)
    title = make.publication(publish_at=later)
    issue = make.issue(publication=title)
    assert make.record(issue).first_public == later
    title.publish_at = soon
    title.save()
    assert make.record(issue).first_public == soon
    title.publish_at = DAYS[0]
    title.save()
    title.publish_at = DAYS[1]
    title.save()
    assert make.record(issue).first_public == DAYS[0]


def test_below_what_went_the_reason_is_that_of_what_went(web):
    move(web.title, "withdrawn", reason="Asked for.", reason_class="personal")
    for row in (web.title, web.issue, web.article, web.byline):
        with pytest.raises(Gone) as gone:
            permanent(row.pk, timezone.now())
        assert (gone.value.title, gone.value.reason) == ("", "")
        assert gone.value.reason_words == "for a person's sake"


@pytest.mark.parametrize("name", ["issue", "participation", "cited_tied"])
def test_a_wrong_window_is_named_and_mended(web, name):
    row = getattr(web, name)
    uid = Record.objects.filter(pk=row.pk)
    uid.update(public_from=DAYS[0])
    said = f"{row._meta.label} {row.pk}: the record's window disagrees"
    assert said in list(disagreements())
    rebuild()
    assert list(disagreements()) == []


HOURS = st.tuples(
    st.sampled_from(Status.values),
    st.sampled_from([None, *DAYS[:2]]),
    st.sampled_from([None, *DAYS[2:]]),
)


def own_window(row):
    if getattr(row, "status", "published") != "published":
        return NEVER
    return (getattr(row, "publish_at", None) or ALWAYS, getattr(row, "withdraw_at", None))


def named(row):
    """The rows that this one hangs on, read off its foreign keys."""
    above = [row.parent] if getattr(row, "parent", "") else []
    names = [*above, *getattr(row, "owners", ()), *getattr(row, "ends", ())]
    return [uid for name in names if (uid := getattr(row, f"{name}_id"))] + [
        uid for uid in [getattr(row, "about_id", None)] if uid
    ]


def brute_force(rows):
    """{uid: days on which the row and everything above it is open}, by going up from each."""

    def days(uid):
        row = rows[uid]
        found = {at for at in DAYS if is_open(own_window(row), at)}
        return found.intersection(*(days(above) for above in named(row)))

    return {uid: days(uid) for uid in rows}


class EveryWindow(TestCase):
    @classmethod
    def setUpTestData(cls):
        build(2, 1)

    @settings(max_examples=12, deadline=None)
    @given(st.data())
    def test_it_is_what_the_rows_above_say(self, data):
        entries = [entry for model in entry_models() for entry in model.objects.all()]
        changed = data.draw(st.lists(st.sampled_from(entries), min_size=1, max_size=6))
        with unheard():
            for entry in changed:
                entry.status, entry.publish_at, entry.withdraw_at = data.draw(HOURS)
                entry.reason, entry.reason_class = WHY.values()
                entry.save()
        models = (*entry_models(), *part_models())
        rows = {row.pk: row for model in models for row in model.objects.all()}
        found = {
            record.pk: {at for at in DAYS if is_open(record.window, at)}
            for record in Record.objects.all()
        }
        assert found == brute_force(rows)
        assert Contribution.objects.exists()
