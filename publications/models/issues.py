from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.urls import reverse

from awl_archive.dates.models import Dated
from awl_archive.prose.models import Narrated
from awl_archive.publishing.models import Entry, Part
from people.models import Person
from publications.models.kinds import ContributionRole
from publications.models.titles import Publication, Series
from publications.querysets import ArticleQuerySet, DatedEntryQuerySet

OWN_SLUG = "%(app_label)s_%(class)s_slug"


def below(parent):
    """The constraints of an entry below another: its address is its own only there."""
    return [
        models.UniqueConstraint(
            fields=[parent, "slug"],
            name="%(app_label)s_%(class)s_slug",
            violation_error_message="Another entry here has this address.",
        ),
        *(c for c in Entry.Meta.constraints if c.name != OWN_SLUG),
    ]


class Issue(Narrated, Dated, Entry):
    parent = "publication"
    precedence = 8

    publication = models.ForeignKey(Publication, models.PROTECT, related_name="issues")
    series = models.ForeignKey(Series, models.PROTECT, null=True, blank=True, related_name="issues")
    number = models.CharField(max_length=20, blank=True, help_text="As printed, e.g. 14 or 3/7.")

    objects = DatedEntryQuerySet.as_manager()

    class Meta:
        ordering = ["date_order", "uid"]
        constraints = [*below("publication"), *Dated.Meta.constraints]

    def get_absolute_url(self):
        return reverse("publications:issue", args=[self.publication.slug, self.slug])

    def natural_key(self):
        return (self.publication.slug, self.slug)

    def clean(self):
        super().clean()
        if self.series_id and self.series.publication_id != self.publication_id:
            raise ValidationError({"series": "This series belongs to another title."})


class Article(Narrated, Entry):
    """Its body is the text of the article; its names stand as they were printed."""

    parent = "issue"
    precedence = 9

    issue = models.ForeignKey(Issue, models.PROTECT, related_name="articles")
    text_order = models.PositiveIntegerField("order", default=0)
    first_page = models.CharField(max_length=10, blank=True)
    last_page = models.CharField(max_length=10, blank=True)

    objects = ArticleQuerySet.as_manager()

    class Meta:
        ordering = ["text_order", "uid"]
        constraints = below("issue")
        # There will be many: lists in the order of titles read the first, and sort none.
        indexes = [models.Index(fields=["title", "uid"], name="publications_article_title")]

    def get_absolute_url(self):
        issue = self.issue
        return reverse("publications:article", args=[issue.publication.slug, issue.slug, self.slug])

    def natural_key(self):
        return (*self.issue.natural_key(), self.slug)

    @property
    def dated_by(self):
        return self.issue

    @property
    def page_ends(self):
        """The first page and the last, or the one that it stands on."""
        return tuple(dict.fromkeys(filter(None, (self.first_page, self.last_page))))

    @property
    def pages(self):
        return "–".join(self.page_ends)


class Contribution(Part):
    """Somebody's part in making a title, an issue or an article.

    A byline stays as it is printed. That it stands for a person is a row of its own, which names
    the person and the byline, and is cited for itself.
    """

    owners = ("publication", "issue", "article")
    ends = ("person",)
    said_in = ("byline", "person__title")

    publication = models.ForeignKey(
        Publication, models.CASCADE, null=True, blank=True, related_name="contributions"
    )
    issue = models.ForeignKey(
        Issue, models.CASCADE, null=True, blank=True, related_name="contributions"
    )
    article = models.ForeignKey(
        Article, models.CASCADE, null=True, blank=True, related_name="contributions"
    )
    role = models.CharField(max_length=20, choices=ContributionRole)
    byline = models.CharField(max_length=200, blank=True, help_text="The name as printed.")
    person = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="contributions"
    )
    printed = models.ForeignKey(
        "self", models.CASCADE, null=True, blank=True, related_name="identifications",
        help_text="The byline that stands for this person.",
    )  # fmt: skip
    note = models.CharField(max_length=500, blank=True)
    text_order = models.PositiveIntegerField("order", default=0)

    class Meta:
        ordering = ["text_order", "role", "uid"]
        constraints = [
            models.CheckConstraint(
                condition=(
                    Q(publication__isnull=False, issue=None, article=None)
                    | Q(publication=None, issue__isnull=False, article=None)
                    | Q(publication=None, issue=None, article__isnull=False)
                ),
                name="publications_contribution_owner",
                violation_error_message="A contribution is to a title, an issue or an article.",
            ),
            models.CheckConstraint(
                condition=(Q(person=None) & ~Q(byline="") & Q(printed=None))
                | Q(person__isnull=False, byline=""),
                name="publications_contribution_name",
                violation_error_message="Give the name as printed, or the person: one of the two.",
            ),
        ]

    def __str__(self):
        return f"{self.get_role_display()}: {self.byline or self.person}"

    def typed_words(self):
        return [self.byline]

    def clean(self):
        super().clean()
        printed = self.printed if self.printed_id else None
        if printed and not (printed.byline and printed.owner_uid == self.owner_uid):
            raise ValidationError("The byline that stands for a person is one of the same work.")
