"""Rules of the section over several rows, for `check_content`. Drafts may be incomplete."""

from awl_archive.publishing.status import Status
from history.descent import ACYCLIC, cycle
from history.models import Event, EventRole, Organisation


def content_problems():
    events = Event.objects.filter(status=Status.PUBLISHED)
    for event in events.prefetch_related("roles"):
        for words in event.shape_problems():
            yield f"event {event.slug}: {words}"
    if found := cycle(events.descent()):
        names = Organisation.objects.in_bulk(found)
        circle = " → ".join(names[uid].slug for uid in found)
        yield f"an organisation comes from itself: {circle}"
    yield from _lives(events.filter(kind__in=ACYCLIC))


def _lives(events):
    """An event that begins or ends a body lies within what is possible for its life."""
    roles = EventRole.objects.filter(event__in=events, party__isnull=False)
    for role in roles.select_related("event", "party"):
        if words := _disagreement(role):
            yield f"event {role.event.slug} and organisation {role.party.slug}: {words}"


def _disagreement(role):
    event, life = role.event, role.party
    if event.is_undated or life.is_undated:
        return ""
    if role.role == "successor" and _apart(event, life.earliest_begin, life.latest_begin):
        return f"begun {event.date_text}, but its life is {life.date_text}"
    if role.role == "predecessor" and _apart(event, life.earliest_end, life.latest_end):
        return f"ended {event.date_text}, but its life is {life.date_text}"
    return ""


def _apart(event, earliest, latest):
    too_early = earliest and event.latest_end and event.latest_end < earliest
    too_late = latest and event.earliest_begin and event.earliest_begin > latest
    return bool(too_early or too_late)
