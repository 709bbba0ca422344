from django.db import models
from django.db.models import Q
from django.urls import reverse

from awl_archive.dates.models import Dated
from awl_archive.prose.models import Narrated
from awl_archive.publishing.models import Entry, Part
from history.models.kinds import Stance, Topic
from history.models.organisations import Organisation
from history.models.parties import Party
from history.querysets import PositionQuerySet, QuestionQuerySet


class Question(Narrated, Entry):
    """What was at issue, in neutral words; what was held on it stands in its positions."""

    precedence = 4

    topic = models.CharField(max_length=30, choices=Topic)

    objects = QuestionQuerySet.as_manager()

    class Meta:
        ordering = ["topic", "title", "uid"]
        constraints = [
            *Entry.Meta.constraints,
            models.CheckConstraint(
                condition=Q(topic__in=Topic.values),
                name="history_question_topic",
                violation_error_message="This is no topic.",
            ),
        ]

    def get_absolute_url(self):
        return reverse("history:question", args=[self.slug])


class Position(Party, Dated, Part):
    """What was held on a question, by whom, when. The party is the holder."""

    owners = ("question",)
    ends = ("party", "target")
    said_in = ("statement",)

    question = models.ForeignKey(Question, models.CASCADE, related_name="positions")
    stance = models.CharField(max_length=20, choices=Stance)
    target = models.ForeignKey(
        Organisation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="The organisation the position is about, where it is about one.",
    )
    statement = models.TextField(help_text="The position in our words; quotation marks for theirs.")

    objects = PositionQuerySet.as_manager()

    class Meta:
        ordering = ["date_order", "uid"]
        constraints = [
            *Dated.Meta.constraints,
            *Party.Meta.constraints,
            models.CheckConstraint(
                condition=Q(stance__in=Stance.values),
                name="history_position_stance",
                violation_error_message="This is no stance.",
            ),
        ]

    def __str__(self):
        return f"{self.party_name}: {self.get_stance_display()}"

    def typed_words(self):
        return [*super().typed_words(), self.statement]
