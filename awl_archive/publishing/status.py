"""The states of an entry, the moves allowed between them, and the classes of reason."""

from django.db.models import TextChoices


class Status(TextChoices):
    DRAFT = "draft", "draft"
    REVIEW = "review", "in review"
    PUBLISHED = "published", "published"
    WITHDRAWN = "withdrawn", "withdrawn"


class ReasonClass(TextChoices):
    EDITORIAL = "editorial", "editorial decision"
    LEGAL = "legal", "legal reason"
    PERSONAL = "personal", "for a person's sake"


MOVES = {
    Status.DRAFT: {Status.REVIEW: "Submit for review"},
    Status.REVIEW: {Status.PUBLISHED: "Publish", Status.DRAFT: "Return to draft"},
    Status.PUBLISHED: {Status.WITHDRAWN: "Withdraw"},
    Status.WITHDRAWN: {Status.PUBLISHED: "Publish again", Status.REVIEW: "Return to review"},
}
