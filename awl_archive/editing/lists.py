"""Lists of the desk: filters for evidence and citations, and no query string that breaks them."""

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.admin.views.main import SEARCH_VAR, ChangeList, ChangeListSearchForm
from django.core.validators import MaxLengthValidator
from django.db import DatabaseError

from awl_archive.pages.filters import EVIDENCE

# Longer terms than SQLite and PostgreSQL take in one pattern or one condition are never titles.
LONGEST_TERM = 200


class SearchForm(ChangeListSearchForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields[SEARCH_VAR] = forms.CharField(
            required=False,
            strip=False,
            validators=[MaxLengthValidator(LONGEST_TERM, "Search for fewer words: this was not.")],
        )


class RobustChangeList(ChangeList):
    """A value that the database cannot take is a wrong value, not a fault of the server."""

    search_form_class = SearchForm

    def get_results(self, request):
        try:
            super().get_results(request)
        except (OverflowError, ValueError, DatabaseError) as error:
            raise IncorrectLookupParameters(error) from error


class RobustLists:
    """For any ModelAdmin, before it: a list that stays cheap and answers hostile addresses."""

    list_per_page = 50
    show_full_result_count = False

    def get_changelist(self, request, **kwargs):
        return RobustChangeList

    def lookup_allowed(self, lookup, value, request):
        """Only what a filter beside the list offers."""
        filters = self.get_list_filter(request)
        offered = {getattr(one, "parameter_name", one) for one in filters}
        return lookup.removesuffix("__exact") in offered

    def get_changeform_initial_data(self, request):
        return {}  # an address fills no form in: a crafted one could, or could break its widgets

    def changelist_view(self, request, extra_context=None):
        if "e" in request.GET:
            self.message_user(request, "The list took no such filter or page.", messages.WARNING)
        return super().changelist_view(request, extra_context)


class ChoiceFilter(admin.SimpleListFilter):
    """`conditions`: {value: (words, what the rows then fulfil)}; another value is refused."""

    conditions = {}

    def lookups(self, request, model_admin):
        return [(value, words) for value, (words, _) in self.conditions.items()]

    def queryset(self, request, queryset):
        if self.value() is None:
            return queryset
        if self.value() not in self.conditions:
            raise IncorrectLookupParameters
        return queryset.filter(**self.conditions[self.value()][1])


class EvidenceListFilter(ChoiceFilter):
    title = parameter_name = "evidence"
    conditions = {value: (words, {"evidence": value}) for value, words in EVIDENCE}


class UncitedListFilter(ChoiceFilter):
    title = "citations"
    parameter_name = "uncited"
    conditions = {
        "yes": ("something uncited", {"uncited__gt": 0}),
        "no": ("all cited", {"uncited": 0}),
    }
