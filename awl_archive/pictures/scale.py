"""Days on a line: where a date stands in a picture whose one axis is time."""

from dataclasses import dataclass
from datetime import date, timedelta

YEAR = 365.25
STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)


@dataclass(frozen=True)
class TimeScale:
    """The whole of the years `first` to `last`, drawn from `start` to `end`."""

    first: int
    last: int
    start: float
    end: float

    @property
    def unit(self):
        """How long a year is drawn."""
        return (self.end - self.start) / (self.last + 1 - self.first)

    def at(self, day: date) -> float:
        """A day outside the years stands at the nearer end."""
        return self.at_year(day.year + (day.timetuple().tm_yday - 1) / YEAR)

    def after(self, day: date) -> float:
        """Where a day ends."""
        return self.at(day + timedelta(1))

    def at_year(self, year: float) -> float:
        year = min(max(year, self.first), self.last + 1)
        return self.start + (year - self.first) * self.unit

    def ticks(self, apart: float) -> list[tuple[int, float]]:
        """(year, place) of round years, at least so far apart; else of the first year."""
        step = next((step for step in STEPS if step * self.unit >= apart), STEPS[-1])
        begin = -(-self.first // step) * step
        years = range(begin, self.last + 2, step) or [self.first]
        return [(year, self.at_year(year)) for year in years]
