"""A total order by one key, so that pages neither overlap nor leave out a row."""

from django.db.models import F
from django_filters.utils import get_model_field


def is_nullable(model, path):
    """Of a field behind a relation, or of an annotation, we assume it."""
    field = None if "__" in path else get_model_field(model, path)
    return field is None or field.null


def ordered(queryset, path, descending=False):
    """By the field, then by primary key in the same direction; nulls last either way, which the
    databases do not agree on. Only where there can be nulls: SQLite uses no index for it."""
    key = path
    if is_nullable(queryset.model, path):
        key = F(path).desc(nulls_last=True) if descending else F(path).asc(nulls_last=True)
    elif descending:
        key = f"-{path}"
    return queryset.order_by(key, "-pk" if descending else "pk")
