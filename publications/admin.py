from django.contrib import admin

from awl_archive.editing.admin import EntryAdmin, PartsAdmin
from awl_archive.editing.inlines import PartInline
from history.admin import DATE_ROWS, PARTY
from publications.models import (
    Article,
    Contribution,
    Imprint,
    Involvement,
    Issue,
    Publication,
    Series,
    Subject,
    Succession,
)

RUN = ("production", "frequency", "regularity")


class SeriesInline(PartInline):
    model = Series
    fields = (("number", "label", "note"), RUN, *DATE_ROWS)


class ImprintInline(PartInline):
    model = Imprint
    fields = (("role", "note"), *PARTY, *DATE_ROWS)
    autocomplete_fields = ("party",)


class SuccessionInline(PartInline):
    model = Succession
    fk_name = "publication"
    fields = (("series", "kind", "other", "other_series"), "note", *DATE_ROWS)
    autocomplete_fields = ("series", "other", "other_series")
    about = ("series__publication", "other_series__publication")
    help_texts = PartInline.help_texts | {
        "kind": "Read from this title to the other: this one continues, absorbs ... that one.",
        "other": "Empty where the source does not name it.",
        "other_series": "Where it is one series of the other title.",
    }


class InvolvementInline(PartInline):
    model = Involvement
    fields = (("event", "role", "note"),)
    autocomplete_fields = ("event",)


class SubjectInline(PartInline):
    model = Subject
    fields = (("kind", "note"), ("organisation", "person", "question", "words"))
    autocomplete_fields = ("organisation", "person", "question")


class ContributionInline(PartInline):
    """Of a title, an issue or an article: `fk_name` says which."""

    model = Contribution
    fields = (("role", "byline", "text_order"), ("person", "printed", "note"))
    autocomplete_fields = ("person", "printed")
    about = (
        "printed__person",
        *(f"printed__{owner}" for owner in ("publication", "issue__publication")),
        "printed__article__issue__publication",
    )
    help_texts = {
        "byline": "The name as printed, never corrected. Who it stands for is a row of its own.",
    }


class TitleContributionInline(ContributionInline):
    fk_name = "publication"


class IssueContributionInline(ContributionInline):
    fk_name = "issue"


class ArticleContributionInline(ContributionInline):
    fk_name = "article"


@admin.register(Publication)
class PublicationAdmin(EntryAdmin):
    own_fields = ("kind", RUN)
    inlines = (
        SeriesInline, ImprintInline, SuccessionInline, InvolvementInline, SubjectInline,
        TitleContributionInline,
    )  # fmt: skip
    list_filter = ("kind", "frequency", *EntryAdmin.list_filter)
    search_fields = (*EntryAdmin.search_fields, "qualifier", "series__label")

    def own_columns(self):
        return ("kind", "frequency")


class BelowAdmin(EntryAdmin):
    """Of entries below another: `above` is the way up to the title."""

    above = ""

    def get_queryset(self, request):
        return super().get_queryset(request).select_related(self.above)


@admin.register(Issue)
class IssueAdmin(BelowAdmin):
    above = "publication"
    own_fields = (("publication", "series"), "number")
    inlines = (IssueContributionInline,)
    autocomplete_fields = ("publication", "series")
    search_fields = (*EntryAdmin.search_fields, "number", "publication__title")

    def own_columns(self):
        return ("publication", "number")


@admin.register(Article)
class ArticleAdmin(BelowAdmin):
    above = "issue__publication"
    is_dated = False
    own_fields = ("issue", ("text_order", "first_page", "last_page"))
    inlines = (ArticleContributionInline,)
    autocomplete_fields = ("issue",)
    search_fields = (
        *EntryAdmin.search_fields, "contributions__byline", "contributions__person__title",
        "issue__title", "issue__publication__title",
    )  # fmt: skip

    def own_columns(self):
        return ("publication_column", "issue", "pages")

    @admin.display(description="publication", ordering="issue__publication__title")
    def publication_column(self, article):
        return article.issue.publication


@admin.register(Series)
class SeriesAdmin(PartsAdmin):
    search_fields = ("label", "=number", "publication__title", "publication__slug", "=uid")
    list_filter = ("production", "frequency")


@admin.register(Contribution)
class ContributionAdmin(PartsAdmin):
    about = ("person", "issue__publication", "article__issue__publication")
    search_fields = (
        "byline", "person__title", "publication__title", "issue__title", "article__title", "=uid",
    )  # fmt: skip
    list_filter = ("role",)
