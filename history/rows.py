"""The rows of an entry's page and of its API detail: the same, visible ones, one query each."""

from awl_archive.web.paging import bounded_count
from history.descent import SHAPES
from history.drawing.plan import DRAWN_TIES, MARK_KINDS
from history.models import (
    Characteristic,
    Event,
    EventLink,
    EventRole,
    OrganisationName,
    Position,
    Question,
    Tie,
)
from history.models.kinds import TieKind


def of_organisation(entry, at):
    roles = EventRole.objects.published(at).filter(party=entry)
    ties = Tie.objects.published(at).of(entry)
    positions = Position.objects.published(at).concerning(entry)
    return {
        "names": OrganisationName.objects.published(at).filter(organisation=entry),
        "characteristics": Characteristic.objects.published(at).filter(organisation=entry),
        "ties": ties.select_related("organisation", "party"),
        "roles": roles.select_related("event", "party").order_by("event__date_order", "pk"),
        "positions": positions.select_related("question", "party", "target"),
    }


def of_lineage(at, most):
    """(roles, ties, links) of what descent is drawn from; None if there are more roles than that,
    which is counted before they are read."""
    roles = EventRole.objects.published(at).filter(event__kind__in=[*SHAPES, *MARK_KINDS])
    if bounded_count(roles, most)[1]:
        return None
    ties = Tie.objects.published(at).filter(kind__in=["phase_of", *DRAWN_TIES])
    links = EventLink.objects.published(at).filter(event__kind__in=SHAPES)
    return (
        list(roles.select_related("event", "party")),
        list(ties.select_related("organisation", "party")[:most]),
        list(links.select_related("event", "other")[:most]),
    )


def of_event(entry, at):
    links = EventLink.objects.published(at).select_related("event", "other")
    roles = EventRole.objects.published(at).filter(event=entry)
    return {
        "roles": roles.select_related("event", "party"),
        "links": links.filter(event=entry),
        "links_here": links.filter(other=entry),
    }


def of_question(entry, at):
    positions = Position.objects.published(at).filter(question=entry)
    return {"positions": positions.select_related("question", "party", "target")}


def phases_among(positions, at):
    """The ties by which their holders are phases of another organisation."""
    holders = {row.party_id for row in positions if row.party_id}
    ties = Tie.objects.published(at).filter(kind=TieKind.PHASE_OF, organisation__in=holders)
    return ties.select_related("organisation", "party")


def questions_at_issue(event, at):
    return Question.objects.published(at).filter(events=event)


def events_about(question, at):
    return Event.objects.published(at).filter(questions=question)
