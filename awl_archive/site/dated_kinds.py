"""What the timeline is made of: every kind of record that has a date, as one shape of rows.

Of people there is nothing but offices held in public.
"""

from dataclasses import dataclass
from functools import cached_property

from django.db.models import Case, F, Q, TextField, Value, When
from django.db.models.functions import Cast, Concat

from awl_archive.publishing.models import Entry
from awl_archive.publishing.records import Record
from history.models import (
    Chapter,
    Characteristic,
    Event,
    EventRole,
    Organisation,
    OrganisationName,
    Position,
    Tie,
)
from people.models import Affiliation
from publications.models import Imprint, Issue, Publication, Series, Succession

TEXT = TextField()
EMPTY = Value("", TEXT)
DATES = ("edtf", "reading", "portion", "as_of")
# What makes an event or a title one of an organisation's.
LINKS = {Event: EventRole, Publication: Imprint}


@dataclass(frozen=True)
class DatedKind:
    """`owner` and `end` are fields that name entries, `code` one with choices, `words` and `said`
    expressions: a row reads "owner: lead end", or words where the end is no record."""

    name: str
    model: type
    owner: str = "pk"
    end: str = ""
    words: object = EMPTY
    code: str = ""
    said: object = EMPTY
    lead: str = ""
    is_party: bool = False

    @property
    def section(self):
        return self.model._meta.app_label

    @property
    def is_entry(self):
        return issubclass(self.model, Entry)

    @cached_property
    def codes(self):
        return dict(self.model._meta.get_field(self.code).flatchoices) if self.code else {}

    def public(self, at):
        rows = self.model.objects.published(at).order_by()
        return rows.in_public_office() if self.model is Affiliation else rows

    def listed(self, at):
        """Those of them that stand in a list of everything."""
        rows = self.public(at)
        return rows.exclude(person__needs_care=True) if self.model is Affiliation else rows

    def of(self, organisation, at):
        """Connected with an organisation: itself, its parts, what names it, and its events and
        titles."""
        rows = self.listed(at)
        if self.model is Organisation:
            return rows.filter(pk=organisation.pk)
        named = Q(entry=organisation.pk) | Q(first_end=organisation.pk)
        records = Record.objects.published(at).filter(named | Q(second_end=organisation.pk))
        if not self.is_entry:
            return rows.filter(pk__in=records.values("pk"))
        link = LINKS.get(self.model)
        links = records.filter(model=link._meta.label) if link else records.none()
        return rows.filter(pk__in=links.values("entry"))

    def columns(self, rows, *more):
        """The same columns of every kind, for a union; ordered by `row_order` and `row_uid`."""
        named = {
            "row_uid": F("pk"),
            "row_kind": Value(self.name, TEXT),
            "row_order": F("date_order"),
            "row_owner": F(self.owner),
            "row_end": F(self.end) if self.end else EMPTY,
            "row_words": self.words,
            "row_code": F(self.code) if self.code else EMPTY,
            "row_said": self.said,
            "row_share": F("share") if self.is_party else EMPTY,
            "row_extent": F("extent") if self.is_party else EMPTY,
        }
        named |= {f"row_{name}": F(name) for name in DATES}
        return rows.annotate(**named).values_list(*named, *more)


PARTY = {"end": "party_id", "words": F("party_words"), "is_party": True}
NUMBERED = Concat(Value("series "), Cast("number", TEXT), output_field=TEXT)
LABEL = Case(When(label="", then=NUMBERED), default=F("label"), output_field=TEXT)
DATED_KINDS = {
    kind.name: kind
    for kind in (
        DatedKind("organisation", Organisation, code="kind"),
        DatedKind("event", Event, code="kind"),
        DatedKind("chapter", Chapter),
        DatedKind("name", OrganisationName, "organisation_id", words=F("name"), code="kind",
                  lead="{}: "),
        DatedKind("characteristic", Characteristic, "organisation_id", words=F("value"),
                  code="kind", lead="{}: "),
        DatedKind("tie", Tie, "organisation_id", code="kind", lead="{} ", **PARTY),
        DatedKind("position", Position, "question_id", code="stance", said=F("statement"), **PARTY),
        DatedKind("office", Affiliation, "person_id", said=F("title"), lead="{said}, ", **PARTY),
        DatedKind("publication", Publication, code="kind"),
        DatedKind("series", Series, "publication_id", words=LABEL),
        DatedKind("imprint", Imprint, "publication_id", code="role", lead="{}: ", **PARTY),
        DatedKind("succession", Succession, "publication_id", "other_id", code="kind", lead="{} ",
                  words=Value("a title that is not named", TEXT)),
        DatedKind("issue", Issue),
    )
}  # fmt: skip
SECTIONS = tuple(dict.fromkeys(kind.section for kind in DATED_KINDS.values()))
