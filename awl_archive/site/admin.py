from django.contrib import admin

from awl_archive.editing.admin import EntryAdmin, ReadOnlyAdmin
from awl_archive.sources.models import Citation, Source


@admin.register(Source)
class SourceAdmin(EntryAdmin):
    is_dated = is_narrated = False
    own_fields = ("kind", "nearness", "author", "publisher", "as_of", "outline", "licence", "note")
    list_filter = ("kind", "nearness", "status")
    search_fields = ("title", "slug", "author")

    def own_columns(self):
        return ("kind", "nearness")

    def get_inlines(self, request, obj):
        return super().get_inlines(request, obj)[-1:]


@admin.register(Citation)
class CitationAdmin(ReadOnlyAdmin):
    list_display = ("__str__", "about", "mode", "condition", "against")
    list_filter = ("mode", "condition", "against")
    list_select_related = ("source", "about")
    search_fields = ("locator", "quotation", "note", "=about__pk")
