from datetime import date

import pytest
from django.contrib.auth.models import User
from django.db.models import QuerySet
from django.http import QueryDict

from awl_archive.web.spans import SpanFilterSet


class Dated(QuerySet):
    """Stands in for a queryset of records: remembers which verbs it was asked."""

    asked = ()

    def _clone(self):
        clone = super()._clone()
        clone.asked = self.asked
        return clone

    def noting(self, *verb):
        clone = self._chain()
        clone.asked = (*self.asked, verb)
        return clone

    def possible(self, span):
        return self.noting("possible", span.start, span.end)

    def certain(self, span):
        return self.noting("certain", span.start, span.end)

    def dated(self):
        return self.noting("dated")

    def undated(self):
        return self.noting("undated")


class UserSpans(SpanFilterSet):
    class Meta:
        model = User
        fields = ("is_staff",)


def spans(query):
    return UserSpans(QueryDict(query), Dated(User))


@pytest.mark.parametrize(
    ("query", "asked"),
    [
        ("", ()),
        ("match=possible", ()),
        ("from=1975", [("possible", date(1975, 1, 1), None)]),
        ("to=1975-02", [("possible", None, date(1975, 2, 28))]),
        ("from=197X&to=1985-03-04", [("possible", date(1970, 1, 1), date(1985, 3, 4))]),
        ("from=1975&to=1975&match=certain", [("certain", date(1975, 1, 1), date(1975, 12, 31))]),
        ("from=1975-06&to=1975", [("possible", date(1975, 6, 1), date(1975, 12, 31))]),
        ("dated=undated", [("undated",)]),
        ("dated=dated&to=1980&is_staff=true", [("dated",), ("possible", None, date(1980, 12, 31))]),
    ],
)
def test_the_four_are_one_question(query, asked):
    found = spans(query)
    assert found.errors == ()
    assert found.qs.asked == tuple(asked)


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("from=1980&to=1975", "from"),
        ("from=1975-07&to=1975-06", "from"),
        ("from=x", "from"),
        ("from=99999", "from"),
        ("from=2147483648", "from"),
        ("from=-1975", "from"),
        ("from=1975-13", "from"),
        ("to=1975-02-30", "to"),
        ("to=1975/1980", "to"),
        ("to=0000", "to"),
        ("from=1975&from=1976", "from"),
        ("match=certain", "match"),
        ("from=1975&match=sure", "match"),
        ("dated=no", "dated"),
        ("dated=undated&from=1975", "dated"),
    ],
)
def test_what_is_refused(query, name):
    assert {fault.name for fault in spans(query).errors} == {name}


def test_a_match_without_a_readable_span_blames_the_span_only():
    assert {fault.name for fault in spans("from=x&match=certain").errors} == {"from"}


def test_what_is_active():
    active = spans("from=197X&to=&match=possible&dated=dated").active
    assert [(found.label, found.words) for found in active] == [
        ("From", "197X"),
        ("Dated", "dated only"),
    ]
    (sure,) = [found for found in spans("from=1975&match=certain").active if found.label == "Match"]
    assert (sure.words, sure.query) == ("certainly then", "?from=1975")


def test_the_verbs_of_the_archive_agree():
    """A stand-in proves nothing if the real querysets have other verbs."""
    from_dates = pytest.importorskip("awl_archive.dates.querysets").DatedQuerySet
    assert all(hasattr(from_dates, verb) for verb in ("possible", "certain", "dated", "undated"))
