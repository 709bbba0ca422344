from datetime import date

import pytest

from awl_archive.dates.bounds import Bounds, bounds
from awl_archive.dates.edtf import parse
from awl_archive.dates.exact import begun, ended, finest, whole


@pytest.mark.parametrize(
    ("edtf", "reading", "told"),
    [
        # begun, ended, and whole
        ("1975", "within", ("1975", "1975", "1975")),
        ("1975-05", "within", ("1975-05", "1975-05", "1975-05")),
        ("1975-05-12", "within", ("1975-05-12", "1975-05-12", "1975-05-12")),
        ("1975-21", "within", ("1975", "1975", "1975")),
        ("1978-24", "within", ("", "", "")),
        ("1975-05/1975-08", "within", ("1975", "1975", "1975")),
        ("1966/1968", "within", ("", "", "")),
        ("1966/1968", "lasted", ("1966", "1968", "")),
        ("1966-10/1968-02-03", "lasted", ("1966-10", "1968-02-03", "")),
        ("196X/1975", "lasted", ("", "1975", "")),
        ("1966/", "lasted", ("1966", "", "")),
        ("1995/..", "lasted", ("1995", "", "")),
        ("/1979", "lasted", ("", "1979", "")),
        ("198X", "within", ("", "", "")),
        ("1979", "attested", ("", "", "")),
        ("1979?", "within", ("", "", "")),
        ("1980~", "within", ("", "", "")),
        ("1975-05-12~", "within", ("", "", "")),
        ("1982%/1984", "lasted", ("", "", "")),
    ],
)
def test_what_is_certain(edtf, reading, told):
    row = bounds(parse(edtf), reading)
    assert (begun(row), ended(row), whole(row)) == told


def test_undated():
    assert {begun(Bounds()), ended(Bounds()), whole(Bounds())} == {""}


def test_the_smallest_that_holds_both():
    assert finest(date(1975, 5, 3), date(1975, 5, 20)) == "1975-05"
    assert finest(date(1975, 12, 31), date(1976, 1, 1)) == ""
