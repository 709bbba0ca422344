from django.contrib import admin
from django.core.exceptions import ValidationError

from awl_archive.editing.admin import EntryAdmin, PartsAdmin
from awl_archive.editing.formsets import PartFormSet
from awl_archive.editing.inlines import DATE_FIELDS, PartInline
from history.descent import SHAPES
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
from history.models.kinds import EventKind

DATE_ROWS = (DATE_FIELDS[:3], DATE_FIELDS[3:])
PARTY = (("party", "party_words", "share", "extent"),)


def shapes_in_words():
    """How many of which roles each kind of event needs, for the help at its kind."""
    kinds = []
    for kind, shapes in SHAPES.items():
        each = [_shape_in_words(shape) for shape in shapes]
        kinds.append(f"{EventKind(kind).label}: {' – or '.join(each)}")
    return "; ".join(kinds)


def _shape_in_words(shape):
    words = {(0, 1): "perhaps one", (1, 1): "one"}
    counts = [
        (words.get(count) or ("any" if count[0] == 0 else f"{count[0]} or more"), role)
        for role, count in shape.roles.items()
    ]
    return ", ".join(f"{count} {role.replace('_', ' ')}" for count, role in counts)


class NameInline(PartInline):
    model = OrganisationName
    fields = (("name", "kind", "note"), *DATE_ROWS)


class CharacteristicInline(PartInline):
    model = Characteristic
    fields = (("kind", "value", "note"), *DATE_ROWS)


class TieInline(PartInline):
    model = Tie
    fk_name = "organisation"
    fields = (("kind", "verb", "note"), *PARTY, *DATE_ROWS)
    autocomplete_fields = ("party",)
    help_texts = PartInline.help_texts | {
        "kind": "Read from this organisation to the other: this one is part of, led, ... that one."
    }


class RoleFormSet(PartFormSet):
    """The shape that descent needs, where the public sees or will see it; drafts may lack it."""

    def clean(self):
        super().clean()
        if any(self.errors) or not self.becomes_public():
            return
        roles = [(form.instance.role, form.instance.party_id) for form in self.kept()]
        if found := self.instance.publication_problems(roles):
            raise ValidationError(found)


class RoleInline(PartInline):
    model = EventRole
    formset = RoleFormSet
    fields = (("role", "note", "text_order"), *PARTY)
    autocomplete_fields = ("party",)


class LinkInline(PartInline):
    model = EventLink
    fk_name = "event"
    fields = (("kind", "other", "interval", "note"),)
    autocomplete_fields = ("other",)
    help_texts = {"kind": "Read from this event to the other: this one came after ... that one."}


class PositionInline(PartInline):
    model = Position
    fields = (*PARTY, ("stance", "target"), "statement", *DATE_ROWS)
    autocomplete_fields = ("party", "target")


@admin.register(Organisation)
class OrganisationAdmin(EntryAdmin):
    own_fields = ("kind",)
    inlines = (NameInline, CharacteristicInline, TieInline)
    list_filter = ("kind", *EntryAdmin.list_filter)
    search_fields = (*EntryAdmin.search_fields, "names__name")


@admin.register(Event)
class EventAdmin(EntryAdmin):
    own_fields = ("kind", "outcome", "questions")
    inlines = (RoleInline, LinkInline)
    list_filter = ("kind", *EntryAdmin.list_filter)
    autocomplete_fields = ("questions",)
    search_fields = (*EntryAdmin.search_fields, "wording")
    help_texts = {"kind": f"Roles needed before it is published: {shapes_in_words()}."}

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


@admin.register(Position)
class PositionAdmin(PartsAdmin):
    about = ("party",)
    list_filter = ("stance",)
    search_fields = ("statement", "party__title", "party_words", "question__title", "=uid")
