"""One record of any dated kind, as it is shown in a list of many kinds."""

from dataclasses import dataclass, field

from awl_archive.catalogue.models import Card
from awl_archive.dates.bounds import year_of
from awl_archive.dates.edtf import Missing, parse
from awl_archive.dates.wording import LARGE, in_words
from awl_archive.site.dated_kinds import DATED_KINDS
from awl_archive.site.standing import standing
from history.models.parties import share_words


@dataclass
class Row:
    """One record on the timeline, with what the templates of dates read."""

    pk: str
    kind: str
    order: int
    owner: str
    end: str
    words: str
    code: str
    said: str
    share: str
    extent: str
    edtf: str
    reading: str
    portion: str
    as_of: str
    told: int = 0
    cards: dict = field(default_factory=dict, repr=False)
    marks: list = field(default_factory=list)

    is_undated = False
    is_stay = False

    @property
    def uids(self):
        return (self.owner, self.end)

    @property
    def date_text(self):
        return in_words(parse(self.edtf), self.reading, self.portion)

    @property
    def year(self):
        return year_of(self.order)

    @property
    def has_year(self):
        """Whether the date that it is sorted by names a year."""
        when = parse(self.edtf)
        first = when.end if isinstance(when.begin, Missing) else when.begin
        return first.precision not in LARGE

    @property
    def dated_kind(self):
        return DATED_KINDS[self.kind]

    @property
    def card(self):
        return self.cards[self.owner]

    @property
    def address(self):
        return self.card.address + ("" if self.dated_kind.is_entry else f"#{self.pk}")

    @property
    def other(self):
        return self.cards.get(self.end)

    @property
    def lead(self):
        label = self.dated_kind.codes.get(self.code, "")
        return self.dated_kind.lead.format(label, said=self.said) + self.share_words

    @property
    def share_words(self):
        words = share_words(self.share, self.extent)
        return f"{words} of " if words else ""

    @property
    def type(self):
        """What kind of event, or which stance."""
        is_told = self.dated_kind.is_entry or self.kind == "position"
        return self.dated_kind.codes.get(self.code, "") if is_told else ""

    @property
    def note(self):
        if self.kind == "position":
            return self.said
        return self.card.summary if self.dated_kind.is_entry and not self.card.needs_care else ""


def furnished(rows, at):
    """Give rows their cards and marks, in two queries."""
    wanted = {uid for row in rows for uid in row.uids if uid}
    cards = Card.objects.published(at).in_bulk(wanted)
    marks = standing([row.pk for row in rows], at)
    for row in rows:
        row.cards, row.marks = cards, marks[row.pk]
