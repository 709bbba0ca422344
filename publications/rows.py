"""The rows of a title, an issue, an article, and those that other entries show of them."""

from django.db.models import Q

from awl_archive.dates.models import BOUNDS
from publications.models import (
    Article,
    Contribution,
    Imprint,
    Involvement,
    Issue,
    Series,
    Subject,
    Succession,
)
from publications.runs import chart

CHARTED = 100  # titles in one chart
OTHERS = ("publication", "series", "other", "other_series__publication")


def of_publication(entry, at):
    # Its own, and those of others that end at it.
    successions = Succession.objects.published(at).filter(Q(publication=entry) | Q(other=entry))
    return {
        "series": Series.objects.published(at).filter(publication=entry),
        "imprints": Imprint.objects.published(at).filter(publication=entry).select_related("party"),
        "successions": successions.select_related(*OTHERS),
        "involvements": Involvement.objects.published(at)
        .filter(publication=entry)
        .select_related("event")
        .order_by("event__date_order", "pk"),
        "subjects": Subject.objects.published(at)
        .filter(publication=entry)
        .select_related("organisation", "person", "question"),
        "contributions": contributions(at).filter(publication=entry),
    }


def of_issue(entry, at):
    return {"contributions": contributions(at).filter(issue=entry)}


def of_article(entry, at):
    return {"contributions": contributions(at).filter(article=entry)}


def contributions(at):
    return Contribution.objects.published(at).select_related("person", "printed")


def with_imprint_of(organisation, at):
    rows = Imprint.objects.published(at).filter(party=organisation)
    return rows.select_related("publication", "party")


def about_organisation(organisation, at):
    rows = Subject.objects.published(at).filter(organisation=organisation)
    return rows.select_related("publication", "organisation")


def involved_in(event, at):
    rows = Involvement.objects.published(at).filter(event=event)
    return rows.select_related("publication", "event")


def about_question(question, at):
    rows = Subject.objects.published(at).filter(question=question)
    return rows.select_related("publication", "question")


def about_person(person, at):
    rows = Subject.objects.published(at).filter(person=person)
    return rows.select_related("publication", "person")


def works_of(person, at):
    rows = Contribution.objects.published(at).filter(person=person)
    return rows.select_related(
        "person", "printed", "publication", "issue__publication", "article__issue__publication"
    )


def runs_of(titles, at):
    """The chart of the first of these titles, an ordered queryset; three queries."""
    names = ("title", "qualifier", "slug", "edtf", "reading", "portion", "as_of", "date_order")
    found = list(titles.only(*names, *BOUNDS, "doubtful")[: CHARTED + 1])
    shown = found[:CHARTED]
    series, imprints = (
        list(
            model.objects.published(at).dated().filter(publication__in=shown)
            .with_ends().order_by("date_order", "pk")
        )
        for model in (Series, Imprint)
    )  # fmt: skip
    return chart(shown, series, imprints, is_cut=len(found) > CHARTED)


def issues_of(publication, at):
    rows = Issue.objects.published(at).filter(publication=publication)
    return rows.select_related("publication").order_by("date_order", "pk")


def articles_of(issue, at):
    rows = Article.objects.published(at).filter(issue=issue)
    return rows.select_related("issue__publication")
