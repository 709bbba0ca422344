"""The base of every entry's admin: bookkeeping, lock, status, citations, robust lists."""

from django.contrib import admin, messages
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html

from awl_archive.catalogue.changes import collected
from awl_archive.editing.ends import desk_address, named_in
from awl_archive.editing.forms import MOVE, EntryForm
from awl_archive.editing.formsets import AboutFormSet, statements
from awl_archive.editing.inlines import (
    DATE_FIELDS,
    CitationInline,
    DeskFields,
    IdentifierInline,
    date_help,
)
from awl_archive.editing.lists import EvidenceListFilter, RobustLists, UncitedListFilter
from awl_archive.pages.filters import annotated
from awl_archive.publishing.door import MoveRefused, move
from awl_archive.publishing.models import PastSlug
from awl_archive.publishing.status import MOVES, Status
from awl_archive.sources.models import Citation
from awl_archive.sources.uncited import with_uncited


class EntryAdmin(DeskFields, RobustLists, admin.ModelAdmin):
    """`own_fields` come after title and address; `is_dated` and `is_narrated` add their groups."""

    form = EntryForm
    change_form_template = "editing/entry_form.html"
    own_fields = ()
    is_dated = is_narrated = True
    list_filter = ("status", EvidenceListFilter, UncitedListFilter)
    search_fields = ("title", "slug", "=uid")
    search_help_text = "Title, other name or abbreviation, address, identifier."
    readonly_fields = (
        "status_line", "uid", "version", "created", "updated", "uncited_line", "named_in",
        "past_addresses",
    )  # fmt: skip
    inlines = ()

    class Media:
        js = ("editing/about.js", "editing/names.js")

    def get_inlines(self, request, obj):
        return (*self.inlines, CitationInline, IdentifierInline)

    def get_prepopulated_fields(self, request, obj=None):
        return {"slug": ("title",)} if obj is None else {}

    def get_fieldsets(self, request, obj=None):
        prose = ("summary", *(("body", "hatnote", "silences") if self.is_narrated else ()))
        return [
            (None, {"fields": ("title", "qualifier", "slug", *self.own_fields)}),
            *([("Date", {"fields": (DATE_FIELDS[:3], DATE_FIELDS[3:])})] if self.is_dated else ()),
            ("Words", {"fields": prose}),
            ("Publication", {"fields": (
                "status_line", ("publish_at", "withdraw_at"), ("reason_class", "reason"),
            )}),
            ("Record", {"fields": self.record_fields(request, obj)}),
        ]  # fmt: skip

    def record_fields(self, request, obj):
        """What the lock has seen is for those who may save."""
        typed = (("level_of_detail", "language"), "needs_care", "maintenance_note")
        if obj is None:
            return typed
        lock = ("seen",) if self.has_change_permission(request, obj) else ()
        return (*typed, *lock, "uncited_line", "named_in", "past_addresses",
                ("uid", "version"), ("created", "updated"))  # fmt: skip

    def get_list_display(self, request):
        dated = ("date_column",) if self.is_dated else ()
        return ("title_column", *self.own_columns(), *dated, "status_column", "evidence_column",
                "uncited_column", "updated")  # fmt: skip

    def own_columns(self):
        return self.own_fields

    def get_queryset(self, request):
        visible = super().get_queryset(request).visible_to(request.user)
        return with_uncited(annotated(visible, timezone.now()))

    def view_on_site(self, entry):
        # The permanent address: on a form that was refused, what was typed may be none.
        public = entry.is_public(timezone.now())
        return reverse("permanent", args=[entry.pk]) if public else None

    @admin.display(description="title", ordering="title")
    def title_column(self, entry):
        return entry.authorised_form

    @admin.display(description="date", ordering="date_order")
    def date_column(self, entry):
        return entry.date_text

    @admin.display(description="status", ordering="status")
    def status_column(self, entry):
        return state(entry, timezone.now())

    @admin.display(description="evidence", ordering="evidence")
    def evidence_column(self, entry):
        return entry.evidence

    @admin.display(description="uncited", ordering="uncited")
    def uncited_column(self, entry):
        return entry.uncited or ""

    @admin.display(description="status")
    def status_line(self, entry):
        now = timezone.now()
        words = [state(entry, now)]
        if entry.status == Status.PUBLISHED:
            words += window(entry, now)
        elif not entry._state.adding and (problems := entry.publication_problems()):
            words.append(f"before it can be published: {'; '.join(problems)}")
        return ", ".join(words)

    @admin.display(description="without a citation")
    def uncited_line(self, entry):
        cited = set(Citation.objects.of_entry(entry.pk).values_list("about", flat=True))
        rows = statements(entry)
        bare = [words for uid, words in rows if uid not in cited]
        return f"{len(bare)} of {len(rows)} statements{': ' if bare else ''}{'; '.join(bare)}"

    @admin.display(description="named in")
    def named_in(self, entry):
        return named_in(entry)

    @admin.display(description="past addresses")
    def past_addresses(self, entry):
        slugs = PastSlug.objects.filter(record=entry.pk).exclude(slug=entry.slug)
        return ", ".join(slugs.values_list("slug", flat=True))

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        if request.method != "POST":
            return super().changeform_view(request, object_id, form_url, extra_context)
        with collected():
            return super().changeform_view(request, object_id, form_url, extra_context)

    def delete_view(self, request, object_id, extra_context=None):
        with collected():
            return super().delete_view(request, object_id, extra_context)

    def delete_queryset(self, request, queryset):
        with collected():
            super().delete_queryset(request, queryset)

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        context["moves"] = MOVES[obj.status].items() if obj is not None else ()
        context["date_help"] = date_help()
        return super().render_change_form(request, context, add, change, form_url, obj)

    def _create_formsets(self, request, obj, change):
        formsets, instances = super()._create_formsets(request, obj, change)
        parts = [formset for formset in formsets if not isinstance(formset, AboutFormSet)]
        for formset in formsets:
            formset.siblings = parts
        return formsets, instances

    def save_model(self, request, obj, form, change):
        if form.changed_data or not change:
            super().save_model(request, obj, form, change)

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        for formset in formsets:
            formset.delete_rows()

    def response_change(self, request, obj):
        to = next((name for name in request.POST if name.startswith(MOVE)), "")
        if not to:
            return super().response_change(request, obj)
        self.make_move(request, obj, to.removeprefix(MOVE))
        return HttpResponseRedirect(request.path)

    def make_move(self, request, obj, to):
        reasons = {"reason": obj.reason, "reason_class": obj.reason_class}
        try:
            entry = move(obj, to, by=request.user.get_username(), **reasons)
        except MoveRefused as refused:
            for sentence in refused.messages:
                self.message_user(request, f"Saved, but: {sentence}", messages.ERROR)
            return
        words = state(entry, timezone.now())
        self.log_change(request, entry, f"Moved: {words}.")
        self.message_user(request, f"“{entry}” is {words} now.", messages.SUCCESS)


class ReadOnlyAdmin(RobustLists, admin.ModelAdmin):
    """A list to look through: its rows are edited on the entry they belong to."""

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


class PartsAdmin(ReadOnlyAdmin):
    """Parts to choose from in an autocomplete field; `about` names what their words read."""

    list_display = ("__str__", "entry")
    about = ()

    def get_queryset(self, request):
        return super().get_queryset(request).select_related(*self.model.owners, *self.about)

    @admin.display(description="of")
    def entry(self, part):
        owner = part.owner
        return format_html('<a href="{}">{}</a>', desk_address(type(owner), owner.pk), owner)


def state(entry, now):
    """The status in words; of what is published, whether its time has come or is over."""
    if entry.status != Status.PUBLISHED or entry.is_public(now):
        return entry.get_status_display()
    if entry.publish_at and entry.publish_at > now:
        return "scheduled"
    if entry.withdraw_at and entry.withdraw_at <= now:
        return "expired"
    return f"published, hidden with its {entry.parent}"


def window(entry, now):
    times = (("from", entry.publish_at or entry.first_public), ("until", entry.withdraw_at))
    return [
        f"{word} {date_format(timezone.localtime(at), 'j F Y, H:i')}" for word, at in times if at
    ]
