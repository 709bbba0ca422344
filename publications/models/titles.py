from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from awl_archive.dates.models import Dated
from awl_archive.prose.models import Narrated
from awl_archive.publishing.models import Entry, Part
from history.models import Event, Organisation, Party, Question
from people.models import Person
from publications.models.kinds import (
    PERIODICALS,
    Frequency,
    ImprintRole,
    InvolvementRole,
    Production,
    PublicationKind,
    Regularity,
    SubjectKind,
    SuccessionKind,
)
from publications.querysets import DatedPartQuerySet, PublicationQuerySet


class Run(Dated):
    """When something came out, and how: on what, how often, how regularly."""

    production = models.CharField(max_length=20, choices=Production, default=Production.NOT_STATED)
    frequency = models.CharField(max_length=20, choices=Frequency, default=Frequency.UNKNOWN)
    regularity = models.CharField(max_length=20, choices=Regularity, blank=True)

    class Meta(Dated.Meta):
        abstract = True

    @property
    def frequency_words(self):
        if self.frequency == Frequency.UNKNOWN:
            return ""
        how = self.get_regularity_display() if self.regularity != Regularity.REGULAR else ""
        return f"{how} {self.get_frequency_display()}".strip()

    @property
    def production_words(self):
        stated = self.production != Production.NOT_STATED
        return self.get_production_display() if stated else ""


class Publication(Run, Narrated, Entry):
    """A title. Its dates are those of its run; it may be undated while its imprints are dated."""

    precedence = 3

    kind = models.CharField(max_length=20, choices=PublicationKind)

    objects = PublicationQuerySet.as_manager()

    class Meta:
        ordering = ["title", "qualifier", "uid"]
        constraints = [
            *Entry.Meta.constraints,
            *Dated.Meta.constraints,
            models.CheckConstraint(
                condition=Q(kind__in=PublicationKind.values),
                name="publications_publication_kind",
                violation_error_message="This is no kind of publication.",
            ),
        ]

    def get_absolute_url(self):
        return reverse("publications:publication", args=[self.slug])

    @property
    def is_periodical(self):
        return self.kind in PERIODICALS


class Series(Run, Part):
    """A run of a title, numbered or not; runs may overlap."""

    owners = ("publication",)
    said_in = ("label", "publication__title")

    publication = models.ForeignKey(Publication, models.CASCADE, related_name="series")
    number = models.PositiveSmallIntegerField(null=True, blank=True)
    label = models.CharField(max_length=100, blank=True, help_text="e.g. second series")
    note = models.CharField(max_length=500, blank=True)

    objects = DatedPartQuerySet.as_manager()

    class Meta:
        ordering = ["number", "date_order", "uid"]
        verbose_name_plural = "series"
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(
                fields=["publication", "number"],
                name="publications_series_number",
                violation_error_message="This title has a series of that number.",
            ),
            models.CheckConstraint(
                condition=Q(number__isnull=False) | ~Q(label=""),
                name="publications_series_named",
                violation_error_message="A series needs a number or a label.",
            ),
        ]

    def __str__(self):
        return self.label or f"series {self.number}"

    def typed_words(self):
        return [self.label]


class Imprint(Party, Dated, Part):
    """Who published, supported or produced a title, and when."""

    owners = ("publication",)
    ends = ("party",)
    said_in = ("party__title", "party_words")

    publication = models.ForeignKey(Publication, models.CASCADE, related_name="imprints")
    role = models.CharField(max_length=30, choices=ImprintRole)
    note = models.CharField(max_length=500, blank=True)

    objects = DatedPartQuerySet.as_manager()

    class Meta:
        ordering = ["date_order", "uid"]
        constraints = [*Dated.Meta.constraints, *Party.Meta.constraints]

    def __str__(self):
        return f"{self.get_role_display()}: {self.party_name}"


class Succession(Dated, Part):
    """What a title, or one series of it, continues, absorbs or appears inside.

    The other end may be empty: the source knows that there was an earlier title, and not which.
    """

    owners = ("publication",)
    ends = ("other", "other_series")
    said_in = ("other__title",)

    publication = models.ForeignKey(Publication, models.CASCADE, related_name="successions")
    series = models.ForeignKey(
        Series, models.CASCADE, null=True, blank=True, related_name="successions",
        help_text="Where it is not the whole title.",
    )  # fmt: skip
    kind = models.CharField(max_length=20, choices=SuccessionKind)
    other = models.ForeignKey(
        Publication, models.PROTECT, null=True, blank=True, related_name="successions_here"
    )
    other_series = models.ForeignKey(
        Series, models.PROTECT, null=True, blank=True, related_name="successions_here"
    )
    note = models.CharField(max_length=500, blank=True)

    objects = DatedPartQuerySet.as_manager()

    class Meta:
        ordering = ["kind", "date_order", "uid"]
        constraints = [
            *Dated.Meta.constraints,
            models.CheckConstraint(
                condition=Q(other=None) | ~Q(other=F("publication")),
                name="publications_succession_not_itself",
                violation_error_message="A title does not succeed itself.",
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()} {self.other or 'a title not named'}"

    def clean(self):
        super().clean()
        here, there = (self.series, self.publication_id), (self.other_series, self.other_id)
        for series, title in (here, there):
            if series and title and series.publication_id != title:
                raise ValidationError(f"“{series}” is a series of another title.")


class Involvement(Part):
    """A title's part in an event."""

    owners = ("publication",)
    ends = ("event",)
    said_in = ("event__title",)

    publication = models.ForeignKey(Publication, models.CASCADE, related_name="involvements")
    event = models.ForeignKey(Event, models.PROTECT, related_name="involvements")
    role = models.CharField(max_length=20, choices=InvolvementRole)
    note = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ["event", "uid"]
        constraints = [
            models.UniqueConstraint(
                fields=["publication", "event", "role"],
                name="publications_involvement_once",
                violation_error_message="This part in the event is already here.",
            )
        ]

    def __str__(self):
        return f"{self.get_role_display()} in {self.event}"


class Subject(Part):
    """What a title is about or draws on: a record, or words."""

    owners = ("publication",)
    ends = ("organisation", "person", "question")
    said_in = ("organisation__title", "person__title", "question__title", "words")

    publication = models.ForeignKey(Publication, models.CASCADE, related_name="subjects")
    kind = models.CharField(max_length=20, choices=SubjectKind)
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="+"
    )
    person = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    question = models.ForeignKey(Question, models.PROTECT, null=True, blank=True, related_name="+")
    words = models.CharField(max_length=200, blank=True)
    note = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ["kind", "uid"]
        constraints = [
            models.CheckConstraint(
                condition=(
                    Q(organisation__isnull=False, person=None, question=None, words="")
                    | Q(organisation=None, person__isnull=False, question=None, words="")
                    | Q(organisation=None, person=None, question__isnull=False, words="")
                    | (Q(organisation=None, person=None, question=None) & ~Q(words=""))
                ),
                name="publications_subject_one",
                violation_error_message="Choose one record, or describe the subject in words.",
            )
        ]

    @property
    def record(self):
        return self.organisation or self.person or self.question

    def __str__(self):
        return f"{self.get_kind_display()} {self.record or self.words}"
