from django.apps import apps
from django.db.models import Exists, OuterRef

from awl_archive.dates.querysets import DatedQuerySet
from awl_archive.publishing.querysets import EntryQuerySet, PartQuerySet


class DatedPartQuerySet(DatedQuerySet, PartQuerySet):
    pass


class DatedEntryQuerySet(DatedQuerySet, EntryQuerySet):
    def get_by_natural_key(self, publication, slug):
        return self.get(publication__slug=publication, slug=slug)


class PublicationQuerySet(DatedQuerySet, EntryQuerySet):
    def named(self, words):
        return self.filter(title__icontains=words)

    def with_imprint_of(self, organisation):
        """Published, supported or produced by it."""
        imprints = apps.get_model("publications.Imprint").objects.published()
        return self.filter(Exists(imprints.filter(publication=OuterRef("pk"), party=organisation)))


class ArticleQuerySet(EntryQuerySet):
    def named(self, words):
        return self.filter(title__icontains=words)

    def signed(self, name):
        """With these words in a byline, as it was printed."""
        bylines = apps.get_model("publications.Contribution").objects.published()
        found = bylines.filter(article=OuterRef("pk"), byline__icontains=name)
        return self.filter(Exists(found))

    def get_by_natural_key(self, publication, issue, slug):
        return self.get(issue__publication__slug=publication, issue__slug=issue, slug=slug)
