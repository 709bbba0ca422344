from django.apps import apps
from django.db.models import Exists, OuterRef, Q

from awl_archive.dates.querysets import DatedQuerySet
from awl_archive.publishing.querysets import EntryQuerySet, PartQuerySet


class PersonQuerySet(EntryQuerySet):
    def named(self, words):
        """By name or by another name. People are never selected by what they belonged to."""
        names = apps.get_model("people.PersonName").objects.filter(
            person=OuterRef("pk"), name__icontains=words
        )
        return self.filter(Q(title__icontains=words) | Exists(names))


class AffiliationQuerySet(DatedQuerySet, PartQuerySet):
    def listed(self):
        """The list of notable former members, in the order of the source."""
        return self.filter(role="listed_as_former_member").order_by("text_order", "pk")

    def shown_at_organisations(self):
        """Never membership, past or present: that would select people by their political past."""
        return self.exclude(role__in=self.model.MEMBERSHIP)

    def in_public_office(self):
        return self.filter(role__in=self.model.PUBLIC_OFFICE)


class ParticipationQuerySet(PartQuerySet):
    pass
