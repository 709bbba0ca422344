from django.db.models import Case, Exists, OuterRef, Value, When

from awl_archive.publishing.querysets import PartQuerySet
from awl_archive.publishing.visibility import entry_is_public, record_is_public


class CitationQuerySet(PartQuerySet):
    """A citation is public where its source, its entry and the entry's other ends are."""

    def _public(self, at):
        return entry_is_public(at, "source__") & record_is_public(at, "about__")

    def of_entry(self, uid):
        return self.filter(about__entry=uid)

    def in_order(self):
        return self.order_by("text_order", "pk")


class AboutQuerySet(PartQuerySet):
    def _public(self, at):
        return record_is_public(at, "about__")


def with_evidence(queryset, citations, at, *, entry):
    """Annotate `evidence` of entries (or of parts) from citations public at that moment."""
    public = citations.published(at)
    own = public.filter(about=OuterRef("pk"))
    whole = public.filter(about__entry=OuterRef("pk")) if entry else own
    return queryset.annotate(
        evidence=Case(
            When(Exists(whole.filter(against=True)), then=Value("contested")),
            When(Exists(own), then=Value("sourced")),
            default=Value("unsourced"),
        )
    )
