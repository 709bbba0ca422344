"""The parts of a lineage picture, before they have a place."""

import re
from dataclasses import dataclass, field

from awl_archive.dates.wording import known_words
from history.lineage import Joint

QUOTED = re.compile("“[^”]+”")


@dataclass(eq=False)
class Body:
    """One organisation: `start` and `end` are the knots that begin and end it, if any does."""

    key: str
    row: object
    host: str = ""
    met: str = ""  # the first knot at which it is met
    start: "Knot | None" = None
    end: "Knot | None" = None
    meanwhile: list = field(default_factory=list)  # (joining, departure or None) of an entrant

    @property
    def name(self):
        return self.row.authorised_form

    @property
    def address(self):
        return self.row.get_absolute_url()

    @property
    def title(self):
        return f"{self.name}, {known_words(self.row)}"


@dataclass(eq=False)
class Stub:
    """A party that is words and no record."""

    row: object
    address: str

    @property
    def words(self):
        named = (self.row.share_words, self.row.party_words)
        return " of ".join(word for word in named if word)


@dataclass(eq=False)
class Knot:
    """A joint as drawn: keys of bodies on either side, and parties in words."""

    joint: Joint
    before: list
    after: list
    hosts: list
    helpers: list
    stubs: list
    beside: "Knot | None" = None  # of which it is a part
    later_than: list = field(default_factory=list)

    @property
    def event(self):
        return self.joint.event

    @property
    def key(self):
        return self.event.pk

    @property
    def kind(self):
        return self.event.kind

    @property
    def address(self):
        return self.event.get_absolute_url()

    @property
    def keys(self):
        return (*self.before, *self.after, *self.hosts, *self.helpers)

    @property
    def home(self):
        """The body on whose bar it stands: what comes of it, else what it ends; None for words."""
        return next(iter((*self.after, *self.before, *self.hosts)), None)

    @property
    def look(self):
        if self.kind in ("joining_host", "founding"):
            return "apart"
        return "implied" if self.joint.implied else "line"

    @property
    def words(self):
        """ "fusion, at the end of 1975"; with the words that the parties themselves used."""
        rows = (*self.joint.before, *self.joint.after, *self.joint.hosts)
        quoted = dict.fromkeys(words for row in rows for words in QUOTED.findall(row.note))
        said = [self.event.get_kind_display(), known_words(self.event), " / ".join(quoted)]
        return ", ".join(filter(None, said)) + (" · implied" if self.joint.implied else "")

    @property
    def title(self):
        return f"{self.event.authorised_form} ({self.words})"


@dataclass(eq=False)
class Mark:
    event: object
    body: str

    @property
    def address(self):
        return self.event.get_absolute_url()

    @property
    def words(self):
        return f"{self.event.authorised_form}, {known_words(self.event)}"


@dataclass(eq=False)
class Band:
    """A tendency behind the bars of its phases: (body key, tie) in order of date."""

    row: object
    phases: tuple

    @property
    def address(self):
        return self.row.get_absolute_url()

    @property
    def words(self):
        return self.row.authorised_form

    @property
    def told(self):
        return f"phase of {self.words}"


@dataclass(eq=False)
class Side:
    """A tie drawn as a thin line beside the bar of the body that has it."""

    row: object
    body: str

    @property
    def address(self):
        return f"{self.row.organisation.get_absolute_url()}#{self.row.pk}"

    @property
    def words(self):
        verb = self.row.verb or self.row.get_kind_display()
        return f"{verb} {self.row.party.authorised_form}, {known_words(self.row)}"


@dataclass
class Plan:
    bodies: dict
    knots: list
    marks: list = field(default_factory=list)
    bands: list = field(default_factory=list)
    sides: list = field(default_factory=list)
    is_small: bool = False  # without the words of the knots

    @property
    def is_dated(self):
        """Else the places of a picture show an order and no time."""
        rows = [*(body.row for body in self.bodies.values()), *(knot.event for knot in self.knots)]
        return any(row.edtf for row in rows)

    @property
    def has_hosts(self):
        return any(body.host for body in self.bodies.values())

    @property
    def has_undated(self):
        return any(not knot.event.edtf for knot in self.knots)

    def small(self):
        return Plan(self.bodies, self.knots, bands=self.bands, is_small=True)

    @property
    def links(self):
        """All addresses that picture and list lead to."""
        drawn = [*self.bodies.values(), *self.knots, *self.marks, *self.bands, *self.sides]
        stubs = [stub for knot in self.knots for stub in knot.stubs]
        return {one.address for one in (*drawn, *stubs)}
