from django.apps import apps
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from awl_archive.dates.querysets import DatedQuerySet
from awl_archive.publishing.querysets import EntryQuerySet, PartQuerySet
from history.descent import ACYCLIC, edges


class DatedPartQuerySet(DatedQuerySet, PartQuerySet):
    pass


class OrganisationQuerySet(DatedQuerySet, EntryQuerySet):
    def named(self, words):
        """By title, alias or abbreviation."""
        names = apps.get_model("history.OrganisationName").objects.filter(
            organisation=OuterRef("pk"), name__icontains=words
        )
        return self.filter(Q(title__icontains=words) | Exists(names))


class TieQuerySet(DatedPartQuerySet):
    def of(self, organisation):
        """Its own ties, and those of others to it."""
        return self.filter(Q(organisation=organisation) | Q(party=organisation))


class PositionQuerySet(DatedPartQuerySet):
    def concerning(self, organisation):
        """Held by it, or about it."""
        return self.filter(Q(party=organisation) | Q(target=organisation))


class EventQuerySet(DatedQuerySet, EntryQuerySet):
    def descent(self):
        """(parent, child) uids of organisations, one for each line that these events draw."""
        events = self.filter(kind__in=ACYCLIC)
        roles = apps.get_model("history.EventRole").objects.filter(event__in=events)
        by_event = {}
        for uid, kind, role, party in roles.values_list("event", "event__kind", "role", "party"):
            by_event.setdefault((uid, kind), []).append((role, party))
        lines = [line for (_, kind), named in by_event.items() for line in edges(kind, named)]
        return [line for line in lines if all(line)]

    def involving(self, organisation, at=None):
        """In which it has a role that is public at that moment."""
        roles = apps.get_model("history.EventRole").objects.published(at or timezone.now())
        return self.filter(Exists(roles.filter(event=OuterRef("pk"), party=organisation)))


class QuestionQuerySet(EntryQuerySet):
    pass


class ChapterQuerySet(DatedQuerySet, EntryQuerySet):
    pass
