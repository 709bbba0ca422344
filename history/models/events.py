from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from awl_archive.dates.models import Dated
from awl_archive.prose.models import Narrated
from awl_archive.publishing.models import Entry, Part
from awl_archive.publishing.status import Status
from history.descent import ACYCLIC, cycle, edges, problems
from history.models.kinds import EventKind, EventLinkKind, EventRoleKind
from history.models.organisations import Organisation
from history.models.parties import Party
from history.models.questions import Question
from history.querysets import EventQuerySet


class Event(Narrated, Dated, Entry):
    precedence = 5

    kind = models.CharField(max_length=30, choices=EventKind)
    outcome = models.TextField(
        blank=True, help_text="In words; “not stated” where the source does not say."
    )
    questions = models.ManyToManyField(
        Question, blank=True, related_name="events", verbose_name="questions at issue"
    )

    objects = EventQuerySet.as_manager()

    class Meta:
        ordering = ["date_order", "uid"]
        constraints = [
            *Entry.Meta.constraints,
            *Dated.Meta.constraints,
            models.CheckConstraint(
                condition=Q(kind__in=EventKind.values),
                name="history_event_kind",
                violation_error_message="This is no kind of event.",
            ),
        ]

    def get_absolute_url(self):
        return reverse("history:event", args=[self.slug])

    def shape_problems(self):
        return problems(self.kind, [(role.role, role.party_id) for role in self.roles.all()])

    def publication_problems(self, roles=None):
        """`roles`: [(role, organisation uid or None)] where they are typed and not stored yet."""
        if roles is None:
            roles = [(role.role, role.party_id) for role in self.roles.all()]
        return problems(self.kind, roles) or list(self._circle(roles))

    def _circle(self, roles):
        others = Event.objects.filter(status=Status.PUBLISHED).exclude(pk=self.pk)
        own = [line for line in edges(self.kind, roles) if all(line)]
        if self.kind in ACYCLIC and (found := cycle([*others.descent(), *own])):
            names = Organisation.objects.in_bulk(found)
            circle = " → ".join(str(names[uid]) for uid in found)
            yield f"An organisation would come from itself: {circle}"

    def own_words(self):
        return [*super().own_words(), self.outcome]


class EventRole(Party, Part):
    owners = ("event",)
    ends = ("party",)
    said_in = ("party__title", "party_words")

    event = models.ForeignKey(Event, models.CASCADE, related_name="roles")
    role = models.CharField(max_length=30, choices=EventRoleKind)
    note = models.CharField(max_length=500, blank=True)
    text_order = models.PositiveIntegerField("order", default=0)

    class Meta:
        ordering = ["text_order", "uid"]
        constraints = [
            *Party.Meta.constraints,
            models.UniqueConstraint(
                fields=["event", "role", "party", "share"],
                condition=Q(party__isnull=False),
                name="history_eventrole_once",
                violation_error_message="This organisation already has this role here.",
            ),
            models.CheckConstraint(
                condition=Q(role__in=EventRoleKind.values),
                name="history_eventrole_role",
                violation_error_message="This is no role in an event.",
            ),
        ]

    def __str__(self):
        return f"{self.get_role_display()}: {self.party_name}"


class EventLink(Part):
    owners = ("event",)
    ends = ("other",)
    said_in = ("other__title",)

    event = models.ForeignKey(Event, models.CASCADE, related_name="links")
    kind = models.CharField(max_length=20, choices=EventLinkKind)
    other = models.ForeignKey(Event, models.PROTECT, related_name="links_here")
    interval = models.CharField(max_length=100, blank=True, help_text="e.g. two days")
    note = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ["kind", "uid"]
        constraints = [
            models.UniqueConstraint(
                fields=["event", "kind", "other"],
                name="history_eventlink_once",
                violation_error_message="This link is already here.",
            ),
            models.CheckConstraint(
                condition=~Q(event=F("other")),
                name="history_eventlink_not_itself",
                violation_error_message="An event has no link to itself.",
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()} {self.other}"
