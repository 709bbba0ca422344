"""Rows for tests: each valid and public by itself; what a test is about is given by name."""

from itertools import count

from awl_archive.publishing.records import Record
from awl_archive.sources.models import Citation, ExternalIdentifier, Source
from history.models import (
    Chapter,
    Characteristic,
    Event,
    EventLink,
    EventRole,
    Organisation,
    OrganisationName,
    Position,
    Question,
    Tie,
)
from people.models import Affiliation, Person
from publications.models import Article, Contribution, Issue, Publication

_numbers = count(1)
HIDDEN = {"status": "draft"}


def _entry(model, slug, **fields):
    slug = slug or f"{model._meta.model_name}-{next(_numbers)}"
    return model.objects.create(
        **{"slug": slug, "title": slug.replace("-", " "), "status": "published"} | fields
    )


def organisation(slug="", **fields):
    return _entry(Organisation, slug, **{"kind": "political_group"} | fields)


def event(slug="", **fields):
    return _entry(Event, slug, **{"kind": "conference"} | fields)


def question(slug="", **fields):
    return _entry(Question, slug, **{"topic": "europe"} | fields)


def chapter(slug="", **fields):
    return _entry(Chapter, slug, **{"number": next(_numbers)} | fields)


def source(slug="", **fields):
    return _entry(Source, slug, **{"kind": "book", "nearness": "tertiary"} | fields)


def person(slug="", **fields):
    return _entry(Person, slug, **fields)


def publication(slug="", **fields):
    return _entry(Publication, slug, **{"kind": "newspaper"} | fields)


def issue(slug="", **fields):
    publication_ = fields.pop("publication", None) or publication()
    return _entry(Issue, slug, publication=publication_, **fields)


def article(slug="", **fields):
    return _entry(Article, slug, issue=fields.pop("issue", None) or issue(), **fields)


def contribution(**fields):
    return Contribution.objects.create(**{"role": "author"} | fields)


def party(who):
    """A recorded organisation, or words."""
    return {"party_words": who} if isinstance(who, str) else {"party": who}


def role(event, name, who, **fields):
    return EventRole.objects.create(event=event, role=name, **party(who), **fields)


def link(event, other, **fields):
    return EventLink.objects.create(event=event, other=other, **{"kind": "after"} | fields)


def tie(organisation, who, **fields):
    values = {"kind": "worked_with"} | party(who) | fields
    return Tie.objects.create(organisation=organisation, **values)


def affiliation(person, who="somebody", **fields):
    return Affiliation.objects.create(person=person, **party(who), **{"role": "member"} | fields)


def position(question, who="somebody", **fields):
    values = {"stance": "for", "statement": "It is so."} | party(who) | fields
    return Position.objects.create(question=question, **values)


def name(organisation, words, **fields):
    values = {"kind": "other"} | fields
    return OrganisationName.objects.create(organisation=organisation, name=words, **values)


def characteristic(organisation, value="London", **fields):
    values = {"kind": "headquarters"} | fields
    return Characteristic.objects.create(organisation=organisation, value=value, **values)


def citation(row, origin, **fields):
    return Citation.objects.create(about_id=row.pk, source=origin, **fields)


def identifier(row, **fields):
    values = {"scheme": "viaf", "value": str(next(_numbers)), "ground": "dates"} | fields
    return ExternalIdentifier.objects.create(about_id=row.pk, **values)


def record(row):
    return Record.objects.filter(pk=row.pk).first()
