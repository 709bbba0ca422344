"""What readers, reference managers and search engines are told of an entry, in no format yet."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from awl_archive.citing.forms import PAGE, Form
from awl_archive.dates.edtf import parse
from awl_archive.dates.wording import in_words

ARCHIVE = "AWL Archive"


class Agent(NamedTuple):
    """A name as it is printed; with type and permanent address where it is that of an entry."""

    name: str
    kind: str = ""
    address: str = ""


@dataclass(frozen=True)
class Reference:
    """A page of the archive is dated by its revision, a work by its own date."""

    uid: str
    title: str
    form: Form
    kind: str  # the type of schema.org
    label: str  # the same for readers
    address: str  # the permanent one
    page: str  # the present one
    revised: date
    language: str = "en"
    needs_care: bool = False
    description: str = ""
    date: str = ""  # one certain year, month or day, as ISO 8601 has it
    date_words: str = ""  # all that is known of it; "" where it is undated
    authors: tuple[Agent, ...] = ()
    editors: tuple[Agent, ...] = ()
    publishers: tuple[Agent, ...] = ()
    within: "Reference | None" = None
    number: str = ""
    pages: tuple[str, ...] = ()  # none, one, or the first and the last
    facts: Mapping = field(default_factory=dict)  # more properties of schema.org

    @property
    def key(self):
        return f"awl-{self.uid}"

    @property
    def is_page(self):
        return self.form == PAGE

    @property
    def container(self):
        """The title of what it is a part of: of an article the newspaper, not the issue."""
        if self.is_page:
            return ARCHIVE
        return (self.within.container or self.within.title) if self.within else ""

    @property
    def issue(self):
        return self.number or (self.within.number if self.within else "")

    @property
    def issued(self):
        """(year, month, day) as far as they are certain."""
        return tuple(map(int, filter(None, self.date.split("-"))))

    @property
    def publisher(self):
        return "; ".join(agent.name for agent in self.publishers)

    @property
    def note(self):
        """The date of a work in words, where its numbers would not say all of it."""
        plain = in_words(parse(self.date), "within") if self.date else ""
        needless = self.is_page or self.date_words in (plain, "")
        # With plain spaces, as not every program knows the others.
        return "" if needless else " ".join(("Date:", *self.date_words.split()))
