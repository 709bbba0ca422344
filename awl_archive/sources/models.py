from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.urls import reverse

from awl_archive.publishing.models import Entry, Part
from awl_archive.publishing.records import Record
from awl_archive.sources.querysets import CitationQuerySet


class Source(Entry):
    """What the archive rests on. Its address is its key in citations within prose."""

    precedence = 7

    class Kind(models.TextChoices):
        ENCYCLOPAEDIA_ARTICLE = "encyclopaedia_article", "encyclopaedia article"
        NEWSPAPER_ARTICLE = "newspaper_article", "newspaper article"
        BOOK = "book", "book"
        PAMPHLET = "pamphlet", "pamphlet"
        WEBSITE = "website", "website"
        ARCHIVAL = "archival", "archival item"
        INTERVIEW = "interview", "interview"
        OTHER = "other", "other"

    class Nearness(models.TextChoices):
        PRIMARY = "primary", "primary"
        SECONDARY = "secondary", "secondary"
        TERTIARY = "tertiary", "tertiary"

    kind = models.CharField(max_length=30, choices=Kind)
    nearness = models.CharField(max_length=10, choices=Nearness)
    author = models.CharField(max_length=200, blank=True)
    publisher = models.CharField(max_length=200, blank=True)
    as_of = models.CharField(
        "as of", max_length=20, blank=True, help_text="How far it can know: a year or a date."
    )
    outline = models.TextField(
        blank=True,
        help_text="Its headings in order, one a line; a heading below another: History > Origins.",
    )
    licence = models.CharField(max_length=300, blank=True)
    note = models.TextField(blank=True, help_text="On its state and use; public.")

    class Meta:
        ordering = ["title", "uid"]
        constraints = Entry.Meta.constraints

    def get_absolute_url(self):
        return reverse("sources:detail", args=[self.slug])

    @property
    def headings(self):
        return [line.strip() for line in self.outline.splitlines() if line.strip()]

    def own_words(self):
        return [*super().own_words(), self.author, self.publisher, self.note]


class About(Part):
    """Hangs on any record, and is edited on the form of the entry which that record belongs to."""

    anchor = "about_id"

    about = models.ForeignKey(Record, models.CASCADE, related_name="%(class)ss")

    class Meta:
        abstract = True

    @property
    def owner_uid(self):
        return self.about.entry_id

    @property
    def owner(self):
        return None

    @property
    def end_uids(self):
        return [self.about_id, *super().end_uids]


class Citation(About):
    """A source for (or against) an entry or part, with the place in it and how it speaks."""

    class Mode(models.TextChoices):
        STATES = "states", "states"
        IMPLIES = "implies", "implies"
        REPORTS = "reports", "reports"

    class Condition(models.TextChoices):
        CLEAR = "clear", "clear"
        DAMAGED = "damaged", "damaged"
        AMBIGUOUS = "ambiguous", "ambiguous"
        EMENDED = "emended", "emended"

    ends = ("source",)

    source = models.ForeignKey(Source, models.PROTECT, related_name="citations")
    locator = models.CharField(
        max_length=300, blank=True, help_text="A heading of the source's outline, or a page."
    )
    quotation = models.TextField(blank=True)
    against = models.BooleanField(default=False, help_text="The source contradicts the statement.")
    mode = models.CharField(max_length=10, choices=Mode, default=Mode.STATES)
    condition = models.CharField(max_length=10, choices=Condition, default=Condition.CLEAR)
    note = models.TextField(blank=True, help_text="On the passage: what is damaged or emended.")
    text_order = models.PositiveIntegerField("order", default=0)

    objects = CitationQuerySet.as_manager()

    class Meta:
        ordering = ["text_order", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(condition="emended") | ~Q(note=""),
                name="sources_citation_emendation",
                violation_error_message="An emended passage needs a note that says how.",
            ),
            models.CheckConstraint(
                condition=Q(mode__in=["states", "implies", "reports"]),
                name="sources_citation_mode",
                violation_error_message="A source states, implies or reports.",
            ),
        ]

    def __str__(self):
        return f"{self.source.title}, {self.locator}" if self.locator else self.source.title

    def clean(self):
        super().clean()
        if not self.source_id or not self.locator:
            return
        headings = self.source.headings
        if headings and self.locator not in headings:
            raise ValidationError({"locator": "This heading is not in the outline of the source."})


class ExternalIdentifier(About):
    """The same thing elsewhere. A name alone is no ground."""

    class Match(models.TextChoices):
        EXACT = "exact", "exact"
        CLOSE = "close", "close"

    scheme = models.CharField(max_length=30, help_text="e.g. viaf, isni, wikidata, issn")
    value = models.CharField(max_length=100)
    match = models.CharField(max_length=10, choices=Match, default=Match.CLOSE)
    ground = models.CharField(max_length=200, help_text="Why it is the same; not the name alone.")

    class Meta:
        ordering = ["scheme", "value", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["about", "scheme", "value"],
                name="sources_externalidentifier_once",
                violation_error_message="This identifier is already here.",
            ),
            models.CheckConstraint(
                condition=~Q(ground=""),
                name="sources_externalidentifier_ground",
                violation_error_message="An identifier needs a ground.",
            ),
        ]

    def __str__(self):
        return f"{self.scheme}:{self.value}"
