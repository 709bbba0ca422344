"""Rules of the section over several rows, for `check_content`."""

from history.descent import ACYCLIC, cycle, edges
from history.models import Event, EventRole


def content_problems():
    for event in Event.objects.prefetch_related("roles"):
        for words in event.publication_problems():
            yield f"event {event.slug}: {words}"
    yield from _circles()
    yield from _lives()


def _descent_rows():
    roles = EventRole.objects.filter(event__kind__in=ACYCLIC).select_related("event", "party")
    by_event = {}
    for role in roles:
        by_event.setdefault(role.event, []).append(role)
    return by_event


def _circles():
    pairs = []
    for event, roles in _descent_rows().items():
        named = [(role.role, role.party.slug if role.party_id else role.pk) for role in roles]
        pairs += edges(event.kind, named)
    if found := cycle(pairs):
        yield f"an organisation comes from itself: {' → '.join(found)}"


def _lives():
    """An event that begins or ends a body lies within what is possible for its life."""
    for event, roles in _descent_rows().items():
        for role in roles:
            if role.party_id and (words := _disagreement(event, role)):
                yield f"event {event.slug} and organisation {role.party.slug}: {words}"


def _disagreement(event, role):
    life = role.party
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
