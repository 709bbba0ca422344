from django.contrib import admin

from awl_archive.editing.admin import EntryAdmin
from awl_archive.editing.inlines import PartInline
from history.admin import DATE_ROWS, PARTY
from people.models import Affiliation, Participation, Person, PersonName


class NameInline(PartInline):
    model = PersonName
    fields = (("name", "kind", "note"),)


class AffiliationInline(PartInline):
    model = Affiliation
    fields = (("role", "title"), ("described_as", "note"), *PARTY, *DATE_ROWS)
    autocomplete_fields = ("party",)
    help_texts = PartInline.help_texts | {
        "role": "As the source has it, no more; that somebody is listed is not that they belonged.",
    }


class ParticipationInline(PartInline):
    model = Participation
    fields = (("role", "event", "position", "note"),)
    autocomplete_fields = ("event", "position")
    about = ("position__question",)


@admin.register(Person)
class PersonAdmin(EntryAdmin):
    """People are found by their names alone: nothing here lists them by what they belonged to."""

    is_dated = False
    own_fields = ("sort_name", "living")
    inlines = (NameInline, AffiliationInline, ParticipationInline)
    list_filter = ("living", *EntryAdmin.list_filter)
    search_fields = (*EntryAdmin.search_fields, "sort_name", "names__name")
