from django.db.models import Case, Exists, OuterRef, Value, When

from awl_archive.publishing.querysets import PartQuerySet


class CitationQuerySet(PartQuerySet):
    def of_entry(self, uid):
        return self.filter(about__entry=uid)

    def in_order(self):
        return self.order_by("text_order", "pk")


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
