"""Cursor pages on (ordering key, primary key).

DRF's own answer 500 to a made-up cursor, and go round for ever once about a thousand rows share
the key.
"""

import re
from dataclasses import dataclass
from functools import reduce
from typing import NamedTuple

from django.core.exceptions import FieldDoesNotExist, ImproperlyConfigured, ValidationError
from django.core.signing import BadSignature, Signer
from django.db.models import F, OrderBy, Q
from django.utils.encoding import escape_uri_path
from django_filters.utils import get_model_field
from rest_framework.pagination import BasePagination
from rest_framework.response import Response

from awl_archive.rest.problems import Refused
from awl_archive.web.metadata import absolute
from awl_archive.web.ordering import is_nullable, ordered
from awl_archive.web.paging import PAGE_SIZE, bounded_count
from awl_archive.web.problems import Fault


# Without a time stamp, unlike signing.dumps: the same page has the same links, so the same ETag.
def signer():
    return Signer(salt="awl_archive.rest.pagination")


class Place(NamedTuple):
    """The row that a page follows, or precedes when read backward."""

    backward: bool
    key: object
    pk: object


@dataclass(frozen=True)
class Order:
    """The order of a queryset: one key, then the primary key in the same direction."""

    queryset: object
    path: str
    descending: bool

    @classmethod
    def of(cls, queryset):
        terms = queryset.query.order_by or queryset.model._meta.ordering or ("pk",)
        pk = queryset.model._meta.pk.name
        first, *rest = [cls.read(term) for term in terms]
        if any(path not in ("pk", pk) for path, _ in rest):
            raise ImproperlyConfigured(f"Cursor pages need one key, not {terms}.")
        path, descending = first
        return cls(queryset, pk if path == "pk" else path, descending)

    @staticmethod
    def read(term):
        if isinstance(term, str):
            return term.removeprefix("-"), term.startswith("-")
        if isinstance(term, F):
            return term.name, False
        if isinstance(term, OrderBy) and isinstance(term.expression, F):
            return term.expression.name, term.descending
        raise ImproperlyConfigured(f"Cursor pages cannot follow the order {term!r}.")

    @property
    def name(self):
        sign = "-" if self.descending else ""
        return f"{self.queryset.model._meta.label_lower}:{sign}{self.path}"

    def rows(self, place, limit):
        """Up to `limit` rows beyond a place, in the direction that it is read."""
        found = ordered(self.queryset, self.path, self.descending)
        if place:
            found = found.filter(self.beyond(place))
        return list((found.reverse() if place and place.backward else found)[:limit])

    def beyond(self, place):
        falling = self.descending != place.backward
        op = "lt" if falling else "gt"
        tie = Q(**{f"pk__{op}": place.pk})
        absent = Q(**{f"{self.path}__isnull": True})
        if place.key is None:
            return ~absent | tie if place.backward else absent & tie
        # The same as (key, pk) > (…), in the form that an index on the key serves.
        further = Q(**{f"{self.path}__{op}": place.key}) | tie
        found = Q(**{f"{self.path}__{op}e": place.key}) & further
        nulls_follow = is_nullable(self.queryset.model, self.path) and not place.backward
        return found | absent if nulls_follow else found

    def field(self):
        try:
            return self.queryset.query.annotations[self.path].output_field
        except KeyError:
            return get_model_field(self.queryset.model, self.path)

    def cursor(self, row, backward):
        key = reduce(lambda held, name: getattr(held, name, None), self.path.split("__"), row)
        return signer().sign_object([self.name, backward, text_of(key), text_of(row.pk)])

    def place(self, cursor):
        name, backward, key, pk = signer().unsign_object(cursor)
        if name != self.name:
            raise BadSignature("a cursor of another list or order")
        pk = self.queryset.model._meta.pk.to_python(pk)
        return Place(backward, None if key is None else self.field().to_python(key), pk)


def text_of(value):
    if value is None:
        return None
    return value.isoformat() if hasattr(value, "isoformat") else str(value)


def single(request, name):
    values = request.query_params.getlist(name)
    if len(values) > 1:
        raise Refused(Fault(name, "Give this once only."))
    return values[0] if values else None


class CursorPages(BasePagination):
    page_size = PAGE_SIZE
    max_page_size = 200

    def paginate_queryset(self, queryset, request, view=None):
        self.request, order = request, Order.of(queryset)
        size, place = self.size_asked(), self.place_asked(order)
        self.count, self.count_capped = bounded_count(queryset)
        rows = order.rows(place, size + 1)
        more, rows = len(rows) > size, rows[:size]
        backward = bool(place and place.backward)
        if backward:
            rows.reverse()
        # Where a place was given, that row stands on the side that we came from.
        before, after = (more, True) if backward else (bool(place), more)
        self.previous = self.link(order.cursor(rows[0], True)) if rows and before else None
        self.next = self.link(order.cursor(rows[-1], False)) if rows and after else None
        return rows

    def size_asked(self):
        text = single(self.request, "page_size")
        if text is None:
            return self.page_size
        if not re.fullmatch("[1-9][0-9]{0,2}", text) or int(text) > self.max_page_size:
            allowed = (f"1 to {self.max_page_size}",)
            raise Refused(Fault("page_size", "This is not a page size.", allowed))
        return int(text)

    def place_asked(self, order):
        cursor = single(self.request, "cursor")
        if cursor is None:
            return None
        try:
            return order.place(cursor)
        except (BadSignature, ValidationError, FieldDoesNotExist) as error:
            raise Refused(
                Fault("cursor", "Follow `next` and `previous` as given, with the same ordering.")
            ) from error

    def link(self, cursor):
        query = self.request.query_params.copy()
        query["cursor"] = cursor
        return absolute(f"{escape_uri_path(self.request.path)}?{query.urlencode()}")

    def get_paginated_response(self, data):
        return Response(
            {
                "count": self.count,
                "count_capped": self.count_capped,
                "next": self.next,
                "previous": self.previous,
                "results": data,
            }
        )

    def get_paginated_response_schema(self, schema):
        link = {"type": ["string", "null"], "format": "uri"}
        properties = {
            "count": {"type": "integer", "description": "Exact to 10,000."},
            "count_capped": {"type": "boolean", "description": "True where there are more."},
            "next": link,
            "previous": link,
            "results": schema,
        }
        return {"type": "object", "required": list(properties), "properties": properties}

    def get_schema_operation_parameters(self, view):
        size = {"type": "integer", "minimum": 1, "maximum": self.max_page_size}
        return [
            parameter("cursor", "Where to go on: as in `next` and `previous`.", {"type": "string"}),
            parameter("page_size", "Rows a page.", {**size, "default": self.page_size}),
        ]


def parameter(name, description, schema):
    return {
        "name": name,
        "in": "query",
        "required": False,
        "description": description,
        "schema": schema,
    }
