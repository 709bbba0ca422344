from django.db import models
from django.db.models import Q
from django.urls import reverse

from awl_archive.dates.models import Dated
from awl_archive.prose.models import Narrated
from awl_archive.publishing.models import Entry, Part
from history.models import Event, Party, Position
from people.querysets import AffiliationQuerySet, ParticipationQuerySet, PersonQuerySet


class Person(Narrated, Entry):
    """A person whom a source names. Who is not known to be dead is treated as living."""

    precedence = 2

    class Living(models.TextChoices):
        YES = "yes", "yes"
        NO = "no", "no"
        UNKNOWN = "unknown", "not known (treated as yes)"

    sort_name = models.CharField(
        max_length=200, blank=True, help_text="As in an index: Surname, Given names."
    )
    living = models.CharField(max_length=10, choices=Living, default=Living.UNKNOWN)

    objects = PersonQuerySet.as_manager()

    class Meta:
        ordering = ["sort_name", "uid"]
        verbose_name_plural = "people"
        constraints = [
            *Entry.Meta.constraints,
            models.CheckConstraint(
                condition=Q(living__in=["yes", "no", "unknown"]),
                name="people_person_living",
                violation_error_message="Living is yes, no or unknown.",
            ),
        ]

    def get_absolute_url(self):
        return reverse("people:person", args=[self.slug])

    @property
    def is_treated_as_living(self):
        return self.living != self.Living.NO

    def save(self, *args, **kwargs):
        self.sort_name = self.sort_name or self.title
        super().save(*args, **kwargs)

    def other_names(self):
        return [name.name for name in self.names.all()]


class PersonName(Part):
    owners = ("person",)
    said_in = ("name",)
    is_name = True

    class Kind(models.TextChoices):
        OTHER = "other", "other name"
        PEN_NAME = "pen_name", "pen name"
        AS_PRINTED = "as_printed", "as printed"

    person = models.ForeignKey(Person, models.CASCADE, related_name="names")
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=20, choices=Kind)
    note = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["name", "uid"]
        verbose_name = "name"
        constraints = [
            models.UniqueConstraint(
                fields=["person", "name", "kind"],
                name="people_personname_once",
                violation_error_message="This name is already here.",
            )
        ]

    def __str__(self):
        return self.name

    def typed_words(self):
        return [self.name]


class Affiliation(Party, Dated, Part):
    """How a person stands to an organisation, in a source's words, which are not the archive's."""

    owners = ("person",)
    ends = ("party",)
    said_in = ("party__title", "party_words")

    class Role(models.TextChoices):
        FOUNDER = "founder", "founder"
        MEMBER = "member", "member"
        LISTED = "listed_as_former_member", "listed as former member"
        SYMPATHISER = "sympathiser", "sympathiser"
        OFFICER = "officer", "officer"
        ELECTED = "elected_representative", "elected representative"
        IDENTIFIED_WITH = "identified_with", "identified with"
        NAMED_WITH = "named_with", "named with"
        CAMPAIGNED_FOR = "campaigned_for", "campaigned for"

    # Offices held in public: the only roles by which people may be looked up.
    PUBLIC_OFFICE = (Role.OFFICER, Role.ELECTED)
    MEMBERSHIP = (Role.MEMBER, Role.LISTED, Role.SYMPATHISER)

    person = models.ForeignKey(Person, models.CASCADE, related_name="affiliations")
    role = models.CharField(max_length=30, choices=Role)
    title = models.CharField("office", max_length=200, blank=True, help_text="The office held.")
    described_as = models.CharField(
        max_length=300, blank=True, help_text="The source's own words for the person, no more."
    )
    note = models.CharField(max_length=500, blank=True)

    objects = AffiliationQuerySet.as_manager()

    class Meta:
        ordering = ["date_order", "uid"]
        constraints = [
            *Dated.Meta.constraints,
            *Party.Meta.constraints,
            models.CheckConstraint(
                condition=~Q(role__in=["officer", "elected_representative"]) | ~Q(title=""),
                name="people_affiliation_office",
                violation_error_message="An officer or representative needs the office.",
            ),
        ]

    def __str__(self):
        return f"{self.get_role_display()}: {self.party_name}"

    def typed_words(self):
        """None: a search must not select people by what they belonged to."""
        return []

    @property
    def role_words(self):
        """With the office, where there is one: "Deputy Leader (officer)"."""
        role = self.get_role_display()
        return f"{self.title} ({role})" if self.title else role


class Participation(Part):
    """A person's part in an event, or in a position that was held."""

    owners = ("person",)
    ends = ("event", "position")
    said_in = ("event__title", "position__question__title")

    class Role(models.TextChoices):
        HOLDER = "holder", "holder of the position"
        NAMED_IN = "named_in", "named in the position"
        AUTHOR = "author", "author"
        INITIATOR = "initiator", "initiator"
        ADDRESSEE = "addressee", "addressee"
        LEFT = "left", "left"
        WITHDREW = "withdrew", "withdrew"
        SUPPORTED = "candidate_supported", "candidate supported"
        NOT_SUPPORTED = "candidate_not_supported", "candidate not supported"

    OF_POSITIONS = (Role.HOLDER, Role.NAMED_IN)

    person = models.ForeignKey(Person, models.CASCADE, related_name="participations")
    role = models.CharField(max_length=30, choices=Role)
    event = models.ForeignKey(
        Event, models.PROTECT, null=True, blank=True, related_name="participations"
    )
    position = models.ForeignKey(
        Position, models.PROTECT, null=True, blank=True, related_name="participations"
    )
    note = models.CharField(max_length=500, blank=True)

    objects = ParticipationQuerySet.as_manager()

    class Meta:
        ordering = ["role", "uid"]
        constraints = [
            models.CheckConstraint(
                condition=(
                    Q(event__isnull=False, position=None) & ~Q(role__in=["holder", "named_in"])
                )
                | Q(event=None, position__isnull=False, role__in=["holder", "named_in"]),
                name="people_participation_in",
                violation_error_message=(
                    "Choose an event; or a position, as its holder or as named in it."
                ),
            )
        ]

    def __str__(self):
        return f"{self.get_role_display()}: {self.event or self.position}"
