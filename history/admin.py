from django.contrib import admin

from awl_archive.editing.admin import DATE_FIELDS, EntryAdmin, PartInline
from history.models import (
    Chapter,
    Characteristic,
    Event,
    EventLink,
    EventRole,
    Organisation,
    OrganisationName,
    Position,
    Question,
    Tie,
)

DATE_ROWS = (DATE_FIELDS[:3], DATE_FIELDS[3:])
PARTY = (("party", "party_words"), ("share", "extent"))


class NameInline(PartInline):
    model = OrganisationName
    fields = (("name", "kind"), "note", *DATE_ROWS)


class CharacteristicInline(PartInline):
    model = Characteristic
    fields = (("kind", "value"), "note", *DATE_ROWS)


class TieInline(PartInline):
    model = Tie
    fk_name = "organisation"
    fields = (("kind", "verb"), *PARTY, "note", *DATE_ROWS)
    autocomplete_fields = ("party",)


class RoleInline(PartInline):
    model = EventRole
    fields = (("role", "text_order"), *PARTY, "note")
    autocomplete_fields = ("party",)


class LinkInline(PartInline):
    model = EventLink
    fk_name = "event"
    fields = (("kind", "other"), ("interval", "note"))
    autocomplete_fields = ("other",)


class PositionInline(PartInline):
    model = Position
    fields = (*PARTY, ("stance", "target"), "statement", *DATE_ROWS)
    autocomplete_fields = ("party", "target")


@admin.register(Organisation)
class OrganisationAdmin(EntryAdmin):
    own_fields = ("kind",)
    inlines = (NameInline, CharacteristicInline, TieInline)
    list_filter = ("kind", *EntryAdmin.list_filter)
    search_fields = ("title", "slug", "names__name")


@admin.register(Event)
class EventAdmin(EntryAdmin):
    own_fields = ("kind", "outcome", "questions")
    inlines = (RoleInline, LinkInline)
    list_filter = ("kind", *EntryAdmin.list_filter)
    autocomplete_fields = ("questions",)
    search_fields = ("title", "slug", "wording")

    def own_columns(self):
        return ("kind",)


@admin.register(Question)
class QuestionAdmin(EntryAdmin):
    is_dated = False
    own_fields = ("topic",)
    inlines = (PositionInline,)
    list_filter = ("topic", *EntryAdmin.list_filter)


@admin.register(Chapter)
class ChapterAdmin(EntryAdmin):
    own_fields = ("number",)
