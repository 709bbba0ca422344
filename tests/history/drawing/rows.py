"""Rows for pictures without a database: bodies, events and roles that are visibly made up."""

from dataclasses import dataclass, field
from random import Random

from awl_archive.dates.bounds import bounds, date_order
from awl_archive.dates.edtf import parse
from awl_archive.dates.wording import in_words
from history.lineage import joints


@dataclass(eq=False)
class Dated:
    edtf: str = ""
    reading: str = "within"
    portion: str = ""
    as_of: str = ""

    def __post_init__(self):
        when = parse(self.edtf) if self.edtf else None
        as_of = parse("2024") if self.edtf.endswith("..") else None
        found = bounds(when, self.reading, as_of and as_of.begin) if when else None
        for name in ("earliest_begin", "latest_begin", "earliest_end", "latest_end"):
            setattr(self, name, getattr(found, name, None))
        self.date_order = date_order(when, found) if when else 99_999_999 * 10**7
        self.date_text = in_words(when, self.reading, self.portion) if when else "undated"


@dataclass(eq=False)
class Body(Dated):
    pk: str = ""

    def __hash__(self):
        return hash(self.pk)

    @property
    def authorised_form(self):
        return f"Artificial {self.pk}"

    def get_absolute_url(self):
        return f"/body/{self.pk}/"


@dataclass(eq=False)
class Event(Dated):
    kind: str = ""
    pk: str = ""

    authorised_form = property(lambda self: f"The {self.kind} {self.pk}")

    def get_absolute_url(self):
        return f"/event/{self.pk}/"

    def get_kind_display(self):
        return self.kind


@dataclass(eq=False)
class Role:
    """Of a body, or of words."""

    event: Event
    role: str
    party: Body | None
    party_words: str = ""
    share_words: str = ""
    note: str = ""
    pk: str = ""

    party_id = property(lambda self: self.party and self.party.pk)


@dataclass(eq=False)
class Tie(Dated):
    organisation: Body = None
    party: Body = None
    kind: str = "worked_through"
    verb: str = ""
    pk: str = "tie"

    organisation_id = property(lambda self: self.organisation.pk)
    party_id = property(lambda self: self.party.pk)

    def get_kind_display(self):
        return self.kind.replace("_", " ")


@dataclass(eq=False)
class Link:
    event: Event
    kind: str
    other: Event

    event_id = property(lambda self: self.event.pk)
    other_id = property(lambda self: self.other.pk)


@dataclass
class Lineage:
    """Told step by step: `event("fusion", "1975", predecessor="a b", successor="c")`."""

    lives: dict = field(default_factory=dict)  # name -> (edtf, reading)
    bodies: dict = field(default_factory=dict)
    roles: list = field(default_factory=list)

    def body(self, name):
        edtf, reading = self.lives.get(name, ("", "within"))
        return self.bodies.setdefault(name, Body(edtf, reading, pk=name))

    def event(self, kind, edtf="", *, note="", **roles):
        """Words for names in quotation marks, parted by bars: '"most"|"the rest"'."""
        event = Event(edtf, kind=kind, pk=f"e{len({role.event.pk for role in self.roles})}")
        for role, named in roles.items():
            for name in named.split("|") if '"' in named else named.split():
                words = name.strip('"') if '"' in name else ""
                party = None if words else self.body(name)
                pk = f"r{len(self.roles)}"
                self.roles.append(Role(event, role, party, words, note=note, pk=pk))
        return event

    def joints(self, implied=()):
        return joints(self.roles, lambda row: row.event in implied)


def made_up(count, seed=1):
    """A lineage of so many bodies: fusions of four, splits into three, factions, undated ones."""
    random, lineage = Random(seed), Lineage()
    alive, number = [], 0

    def new():
        nonlocal number
        number += 1
        name = f"group {number}".replace(" ", "-")
        year = 1950 + number * 70 // count
        life = [(f"{year}/", "lasted"), ("", "within"), (f"{year}", "attested")][number % 3]
        lineage.lives[name] = life
        alive.append(name)
        return name

    def take(most):
        return [alive.pop(random.randrange(len(alive))) for _ in range(min(most, len(alive)))]

    while number < count:
        year = "" if random.random() < 0.2 else str(1950 + number * 70 // count)
        pick = random.randrange(6)
        if pick == 0 and len(alive) > 4:
            lineage.event("fusion", year, predecessor=" ".join(take(4)), successor=new())
        elif pick == 1 and alive:
            (old,) = take(1)
            lineage.event("breakup", year, predecessor=old,
                          successor=" ".join(new() for _ in range(3)))  # fmt: skip
        elif pick == 2 and alive:
            lineage.event("breakaway", year, parent=alive[-1], successor=new())
        elif pick == 3 and alive:
            (old,) = take(1)
            lineage.event("succession", year, predecessor=old, successor=new())
        elif pick == 4 and len(alive) > 2:
            lineage.event("joining_host", year, entrant=alive[0], host=alive[1], faction=new())
        else:
            lineage.event("founding", year, successor=new())
            lineage.event("breakaway", year, parent=alive[-1], part_that_left='"some members"')
    return lineage


def told(nodes):
    """All addresses in the nested list, as the template writes them."""
    stack = list(nodes)
    while stack:
        node = stack.pop()
        row = node.row
        if row.party_id:
            yield row.party.get_absolute_url()
        else:
            yield f"{row.event.get_absolute_url()}#{row.pk}"
        yield from (aside.address for aside in node.asides)
        for joint in [node.joint] if node.joint else []:
            yield joint.event.get_absolute_url()
        for joint, children in node.branches:
            yield joint.event.get_absolute_url()
            stack += children
