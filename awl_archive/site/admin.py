from django.contrib import admin
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.models import Group, User
from django.utils.html import format_html

from awl_archive.editing.admin import EntryAdmin, ReadOnlyAdmin
from awl_archive.editing.ends import desk_address
from awl_archive.editing.lists import RobustLists
from awl_archive.sources.models import Citation, Source

admin.site.unregister([User, Group])


@admin.register(User)
class AccountAdmin(RobustLists, UserAdmin):
    pass


@admin.register(Group)
class AccountGroupAdmin(RobustLists, GroupAdmin):
    pass


@admin.register(Source)
class SourceAdmin(EntryAdmin):
    is_dated = is_narrated = False
    own_fields = ("kind", "nearness", "author", "publisher", "as_of", "outline", "licence", "note")
    list_filter = ("kind", "nearness", "status")
    search_fields = (*EntryAdmin.search_fields, "author")

    def own_columns(self):
        return ("kind", "nearness")

    def get_inlines(self, request, obj):
        return super().get_inlines(request, obj)[-1:]


@admin.register(Citation)
class CitationAdmin(ReadOnlyAdmin):
    list_display = ("__str__", "entry", "mode", "condition", "against")
    list_filter = ("mode", "condition", "against")
    list_select_related = ("source", "about__entry__card")
    search_fields = ("locator", "quotation", "note", "=about__pk", "about__entry__card__title")

    @admin.display(description="about", ordering="about__entry__card__title")
    def entry(self, citation):
        """The entry on whose form it is edited, and which kind of statement it is about."""
        card, kind = citation.about.entry.card, citation.about.model.rpartition(".")[2]
        return format_html('<a href="{}">{}</a>, {}', desk_address(card.model, card.pk), card, kind)
