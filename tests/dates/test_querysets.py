import random
from itertools import product

import pytest

from awl_archive.dates.bounds import PORTIONS, READINGS
from awl_archive.dates.span import Span, certain, possible, span
from tests.dates.moments import Moment
from tests.dates.values import VALUES

SPANS = [
    Span(),
    Span.of("1979"),
    Span.of("1980-02"),
    Span.of("197X"),
    Span.of("1980-02-29"),
    span("1980", ""),
    span("", "1979-12-31"),
    span("1966", "1968"),
    Span.of("2024"),
]


@pytest.fixture
def rows(db, moment):
    """Every third value in every reading, in no order, and some that are undated."""
    made = [
        Moment(edtf=text, reading=reading, as_of="2024", portion=PORTIONS[n % 5], text_order=n % 7)
        for n, (text, reading) in enumerate(product(VALUES[::3], READINGS))
    ] + [Moment(text_order=n % 3) for n in range(9)]
    random.Random(1).shuffle(made)
    for n, row in enumerate(made):
        row.uid = f"b{n:05}"
        row.set_bounds()
    moment.objects.bulk_create(made)
    return made


def test_verbs_agree_with_the_pure_functions(rows):
    assert len(rows) > 1000
    for asked in SPANS:
        for verb, match in (("possible", possible), ("certain", certain)):
            found = set(getattr(Moment.objects, verb)(asked).values_list("uid", flat=True))
            expected = {row.uid for row in rows if not row.is_undated and match(row.bounds, asked)}
            assert found == expected, (verb, asked)


def test_possible_over_all_time_and_undated_is_everything(rows):
    count = Moment.objects.count()
    assert Moment.objects.possible(Span()).count() + Moment.objects.undated().count() == count
    assert Moment.objects.dated().count() + Moment.objects.undated().count() == count
    assert Moment.objects.undated().count() == 9


def test_undated_matches_no_span(rows):
    for asked in SPANS:
        assert not Moment.objects.undated().possible(asked).exists()
        assert not Moment.objects.undated().certain(asked).exists()


def test_dated_without_any_bound_is_not_undated(db, moment):
    moment.objects.create(uid="b1", edtf="1979?", reading="attested")
    assert moment.objects.dated().possible(Span.of("1900")).exists()
    assert not moment.objects.undated().exists()


def test_doubt_is_never_certain(rows):
    assert not Moment.objects.certain(Span()).filter(doubtful=True).exists()
    assert Moment.objects.possible(Span()).filter(doubtful=True).exists()


def test_order_is_total_and_that_of_python(rows):
    found = [row.uid for row in Moment.objects.in_date_order()]
    assert found == [row.uid for row in sorted(rows, key=lambda row: (row.date_order, row.uid))]
    assert found == [row.uid for row in Moment.objects.order_by("title", "-uid").in_date_order()]
    assert len({row.date_order for row in rows}) < len(rows)  # the uid has had to decide


def test_surest_first_has_the_certain_at_the_head(rows):
    for asked in SPANS[1:]:
        sure = set(Moment.objects.certain(asked).values_list("uid", flat=True))
        maybe = [row.uid for row in Moment.objects.possible(asked).in_date_order()]
        expected = [uid for uid in maybe if uid in sure] + [u for u in maybe if u not in sure]
        assert [row.uid for row in Moment.objects.surest_first(asked)] == expected


def test_undated_comes_last(rows):
    last = list(Moment.objects.in_date_order())[-9:]
    assert all(row.is_undated for row in last)
    assert [row.text_order for row in last] == sorted(row.text_order for row in last)


def test_verbs_chain(rows):
    chained = Moment.objects.filter(reading="lasted").possible(Span.of("1979")).in_date_order()
    assert {row.reading for row in chained} == {"lasted"}
