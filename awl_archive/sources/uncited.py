"""What stands without a citation: counted for editors, and 0 in published content."""

from django.db.models import Count, Exists, IntegerField, OuterRef, Subquery
from django.db.models.functions import Coalesce

from awl_archive.publishing.records import Record
from awl_archive.publishing.registry import entry_models, part_models
from awl_archive.sources.models import About, Citation, Source

EXEMPT = ("sources.Source", "sources.Citation", "sources.ExternalIdentifier")


def cited_models():
    """Every model whose rows are to be cited: sources and what hangs on them are exempt."""
    return [m for m in (*entry_models(), *part_models()) if not issubclass(m, Source | About)]


def uncited(model):
    return model.objects.exclude(Exists(Citation.objects.filter(about=OuterRef("pk"))))


def uncited_counts():
    """{model: number of rows without a citation}."""
    return {model: uncited(model).count() for model in cited_models()}


def with_uncited(queryset):
    """Annotate entries with `uncited`: how many statements, itself included, have no citation."""
    statements = (
        Record.objects.filter(entry=OuterRef("pk"), deleted_at=None)
        .exclude(model__in=EXEMPT)
        .exclude(Exists(Citation.objects.filter(about=OuterRef("pk"))))
        .order_by()
        .values("entry")
        .annotate(n=Count("pk"))
        .values("n")
    )
    return queryset.annotate(uncited=Coalesce(Subquery(statements, output_field=IntegerField()), 0))
