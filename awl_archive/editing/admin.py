"""The base of every entry's admin: bookkeeping, lock, status, citations, robust lists."""

from functools import partial

from django.contrib import admin, messages
from django.contrib.admin.checks import InlineModelAdminChecks
from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.admin.utils import flatten_fieldsets
from django.contrib.admin.views.main import ChangeList
from django.db import DatabaseError
from django.forms.models import modelformset_factory
from django.http import HttpResponseRedirect
from django.utils import timezone
from django.utils.html import format_html_join

from awl_archive.catalogue.changes import collected
from awl_archive.catalogue.models import Card
from awl_archive.editing.forms import AboutForm, AboutFormSet, EntryForm
from awl_archive.pages.filters import EVIDENCE, annotated
from awl_archive.publishing.door import MoveRefused, move
from awl_archive.publishing.models import Record
from awl_archive.publishing.status import MOVES
from awl_archive.sources.models import Citation, ExternalIdentifier
from awl_archive.sources.uncited import with_uncited

DATE_FIELDS = ("edtf", "reading", "portion", "wording", "as_of", "text_order")


class RobustChangeList(ChangeList):
    """A value that the database cannot take is a wrong value, not a fault of the server."""

    def get_results(self, request):
        try:
            super().get_results(request)
        except (OverflowError, ValueError, DatabaseError) as error:
            raise IncorrectLookupParameters(error) from error


class EvidenceListFilter(admin.SimpleListFilter):
    title = parameter_name = "evidence"

    def lookups(self, request, model_admin):
        return EVIDENCE

    def queryset(self, request, queryset):
        return queryset.filter(evidence=self.value()) if self.value() else queryset


class UncitedListFilter(admin.SimpleListFilter):
    title = "citations"
    parameter_name = "uncited"

    def lookups(self, request, model_admin):
        return [("yes", "something uncited"), ("no", "all cited")]

    def queryset(self, request, queryset):
        wanted = {"yes": {"uncited__gt": 0}, "no": {"uncited": 0}}.get(self.value(), {})
        return queryset.filter(**wanted)


class AboutInlineChecks(InlineModelAdminChecks):
    """Django looks for a foreign key to the parent: these hang on the record behind it."""

    def _check_exclude_of_parent_model(self, obj, parent_model):
        return []

    def _check_relation(self, obj, parent_model):
        return []


class AboutInline(admin.StackedInline):
    checks_class = AboutInlineChecks
    formset = AboutFormSet
    form = AboutForm
    extra = 1
    classes = ("about",)

    def get_formset(self, request, obj=None, **kwargs):
        fields = flatten_fieldsets(self.get_fieldsets(request, obj))
        return modelformset_factory(
            self.model,
            form=self.form,
            formset=self.formset,
            fields=[name for name in fields if name != "on"],
            formfield_callback=partial(self.formfield_for_dbfield, request=request),
            extra=self.get_extra(request, obj),
            can_delete=self.can_delete and self.has_delete_permission(request, obj),
            max_num=self.get_max_num(request, obj),
        )

    def get_fieldsets(self, request, obj=None):
        return [(None, {"fields": self.fields})]


class CitationInline(AboutInline):
    model = Citation
    autocomplete_fields = ("source",)
    fields = (
        "on", ("source", "locator"), ("mode", "condition", "against"), "quotation", "note",
        "text_order",
    )  # fmt: skip


class IdentifierInline(AboutInline):
    model = ExternalIdentifier
    fields = (("on", "scheme", "value"), ("match", "ground"))
    extra = 0


class PartInline(admin.StackedInline):
    extra = 1
    show_change_link = False


def date_fieldset(*names):
    return ("Date", {"fields": (names or DATE_FIELDS), "classes": ("date",)})


class EntryAdmin(admin.ModelAdmin):
    """`own_fields` come after title and address; `is_dated` and `is_narrated` add their groups."""

    form = EntryForm
    change_form_template = "editing/entry_form.html"
    own_fields = ()
    is_dated = is_narrated = True
    list_filter = ("status", EvidenceListFilter, UncitedListFilter)
    list_per_page = 50
    show_full_result_count = False
    search_fields = ("title", "slug")
    readonly_fields = (
        "status_line", "uid", "version", "created", "updated", "uncited_line", "named_in",
    )  # fmt: skip
    inlines = ()

    class Media:
        css = {"all": ("editing/desk.css",)}
        js = ("editing/about.js",)

    def get_inlines(self, request, obj):
        return (*self.inlines, CitationInline, IdentifierInline)

    def get_fieldsets(self, request, obj=None):
        groups = [(None, {"fields": ("title", "qualifier", "slug", *self.own_fields)})]
        if self.is_dated:
            groups.append(date_fieldset())
        prose = ("summary", *(("body", "hatnote", "silences") if self.is_narrated else ()))
        return [
            *groups,
            ("Words", {"fields": prose}),
            ("Publication", {"fields": (
                "status_line", ("publish_at", "withdraw_at"), "reason", "reason_class",
            )}),
            ("Record", {"fields": (
                ("level_of_detail", "language"), "maintenance_note", "version_seen",
                "uncited_line", "named_in", ("uid", "version"), ("created", "updated"),
            )}),
        ]  # fmt: skip

    def get_list_display(self, request):
        dated = ("date_column",) if self.is_dated else ()
        return ("authorised_form", *self.own_columns(), *dated, "status", "evidence_column",
                "uncited_column", "updated")  # fmt: skip

    def own_columns(self):
        return self.own_fields

    def get_queryset(self, request):
        return with_uncited(annotated(super().get_queryset(request), timezone.now()))

    def get_changelist(self, request, **kwargs):
        return RobustChangeList

    def lookup_allowed(self, lookup, value, request):
        """Only what a filter beside the list offers."""
        offered = {name for name in self.get_list_filter(request) if isinstance(name, str)}
        return lookup.removesuffix("__exact") in offered

    @admin.display(description="date", ordering="date_order")
    def date_column(self, entry):
        return entry.date_text

    @admin.display(description="evidence", ordering="evidence")
    def evidence_column(self, entry):
        return entry.evidence

    @admin.display(description="uncited", ordering="uncited")
    def uncited_column(self, entry):
        return entry.uncited or ""

    @admin.display(description="status")
    def status_line(self, entry):
        return entry.get_status_display()

    @admin.display(description="without a citation")
    def uncited_line(self, entry):
        return getattr(entry, "uncited", "")

    @admin.display(description="named in")
    def named_in(self, entry):
        """Entries whose parts name this one: those parts are edited there."""
        ends = Record.objects.filter(deleted_at=None)
        owners = {
            *ends.filter(first_end=entry.pk).values_list("entry", flat=True),
            *ends.filter(second_end=entry.pk).values_list("entry", flat=True),
        }
        cards = Card.objects.filter(pk__in=owners).only("title", "kind").order_by("title")
        rows = [(self.desk_address(card), card.title) for card in cards]
        return format_html_join(", ", '<a href="{}">{}</a>', rows) or "—"

    def desk_address(self, card):
        return f"/admin/{card.kind.lower().replace('.', '/')}/{card.pk}/change/"

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        if request.method != "POST":
            return super().changeform_view(request, object_id, form_url, extra_context)
        with collected():
            return super().changeform_view(request, object_id, form_url, extra_context)

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        context["moves"] = MOVES[obj.status].items() if obj is not None else ()
        return super().render_change_form(request, context, add, change, form_url, obj)

    def _create_formsets(self, request, obj, change):
        formsets, instances = super()._create_formsets(request, obj, change)
        for formset in formsets:
            if isinstance(formset, AboutFormSet):
                formset.siblings = [s for s in formsets if not isinstance(s, AboutFormSet)]
        return formsets, instances

    def response_change(self, request, obj):
        to = next((name for name in request.POST if name.startswith("_move_")), "")
        if not to:
            return super().response_change(request, obj)
        self.make_move(request, obj, to.removeprefix("_move_"))
        return HttpResponseRedirect(request.path)

    def make_move(self, request, obj, to):
        reasons = {"reason": obj.reason, "reason_class": obj.reason_class}
        try:
            entry = move(obj, to, by=request.user.get_username(), **reasons)
        except (MoveRefused, KeyError) as refused:
            words = refused.messages if isinstance(refused, MoveRefused) else ["No such move."]
            for sentence in words:
                self.message_user(request, sentence, messages.ERROR)
            return
        self.log_change(request, entry, f"Became {entry.get_status_display()}.")
        self.message_user(request, f"It is {entry.get_status_display()} now.", messages.SUCCESS)


class ReadOnlyAdmin(admin.ModelAdmin):
    """A list to look through: its rows are edited on the entry they belong to."""

    list_per_page = 50
    show_full_result_count = False

    def get_changelist(self, request, **kwargs):
        return RobustChangeList

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False
