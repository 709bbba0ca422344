from django.db import models
from django.db.models import Q


class DatedQuerySet(models.QuerySet):
    """An absent bound is infinite, as in `span`; undated rows match no span."""

    def dated(self):
        return self.exclude(edtf="")

    def undated(self):
        return self.filter(edtf="")

    def possible(self, span):
        found = self.dated()
        if span.end:
            found = found.filter(Q(earliest_begin__lte=span.end) | Q(earliest_begin=None))
        if span.start:
            found = found.filter(Q(latest_end__gte=span.start) | Q(latest_end=None))
        return found

    def certain(self, span):
        found = self.dated().filter(doubtful=False)
        if span.end:
            found = found.filter(latest_begin__lte=span.end)
        if span.start:
            found = found.filter(earliest_end__gte=span.start)
        return found

    def in_date_order(self):
        return self.order_by("date_order", "pk")
