from datetime import date

from awl_archive.pictures.scale import TimeScale

SCALE = TimeScale(1960, 1969, 100, 200)


def test_the_years_fill_the_line():
    assert SCALE.at(date(1960, 1, 1)) == 100
    assert SCALE.at(date(1965, 1, 1)) == 150
    assert SCALE.at_year(1970) == 200


def test_a_day_outside_stands_at_the_nearer_end():
    assert (SCALE.at(date(1500, 1, 1)), SCALE.at(date(2500, 1, 1))) == (100, 200)


def test_ticks_are_round_years_with_room_between():
    assert SCALE.ticks(45) == [(1960, 100), (1965, 150), (1970, 200)]
    assert SCALE.ticks(15) == [(year, 100 + 10 * (year - 1960)) for year in range(1960, 1971, 2)]
    assert TimeScale(1966, 1967, 0, 10).ticks(500) == [(1966, 0)]
