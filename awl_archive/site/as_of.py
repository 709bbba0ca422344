"""What stood on a date: each answer certainly or possibly, and where it last and next changed."""

from django.utils import timezone

from awl_archive.dates.edtf import parse_plain
from awl_archive.dates.wording import in_words
from awl_archive.pages.views import HOME, Page, section_of
from awl_archive.site.as_of_answers import Answers
from awl_archive.web.filters import StrictFilterSet
from awl_archive.web.spans import EdgeFilter
from history.models import Event

YEARS_AGO = (10, 25, 50)


class AsOfFilters(StrictFilterSet):
    date = EdgeFilter(label="Date", help_text="A year, month, day, season or decade: 1975-06")

    class Meta:
        model = Event
        fields = ["date"]


class AsOfPage(Page):
    template_name = "site/as_of.html"
    title = "As of a date"
    description = "What existed, appeared, was held and by whom on any date, certainly or possibly."
    trail = (HOME, section_of(Event))

    def get(self, request, *args, **kwargs):
        self.filters = AsOfFilters(request.GET, also_allowed=())
        if request.GET:
            self.robots = "noindex"
        response = super().get(request, *args, **kwargs)
        response.status_code = 200 if self.filters.is_valid() else 400
        return response

    def get_context_data(self, **kwargs):
        span = self.filters.form.cleaned_data["date"] if self.filters.is_valid() else None
        text = self.request.GET.get("date", "").strip()
        answers = Answers(span, text, self.request.at) if span else None
        return super().get_context_data(
            filters=self.filters,
            answers=answers,
            asked=span and in_words(parse_plain(text), "within"),
            ways_in=self.ways_in(),
            **kwargs,
        )

    def ways_in(self):
        """(words, date): some to begin with."""
        today = timezone.localdate(self.request.at)
        return [("today", today.isoformat())] + [
            (f"{years} years ago", str(today.year - years)) for years in YEARS_AGO
        ]
