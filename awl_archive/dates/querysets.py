from django.db import models
from django.db.models import Case, Q, When


def is_possible(span):
    """As a condition; an absent bound is infinite, as in `span`; undated rows match no span."""
    found = ~Q(edtf="")
    if span.end:
        found &= Q(earliest_begin__lte=span.end) | Q(earliest_begin=None)
    if span.start:
        found &= Q(latest_end__gte=span.start) | Q(latest_end=None)
    return found


def is_certain(span):
    found = ~Q(edtf="") & Q(doubtful=False)
    if span.end:
        found &= Q(latest_begin__lte=span.end)
    if span.start:
        found &= Q(earliest_end__gte=span.start)
    return found


class DatedQuerySet(models.QuerySet):
    def dated(self):
        return self.exclude(edtf="")

    def undated(self):
        return self.filter(edtf="")

    def possible(self, span):
        return self.filter(is_possible(span))

    def certain(self, span):
        return self.filter(is_certain(span))

    def surest_first(self, span):
        """What is possible, with what is certain at its head; each in order of date."""
        surely = Case(When(is_certain(span), then=0), default=1)
        return self.possible(span).order_by(surely, "date_order", "pk")

    def in_date_order(self):
        return self.order_by("date_order", "pk")
