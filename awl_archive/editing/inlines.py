"""Rows on the form of the entry that they belong to."""

from functools import partial

from django.contrib import admin
from django.contrib.admin.checks import InlineModelAdminChecks
from django.contrib.admin.utils import flatten_fieldsets
from django.contrib.admin.widgets import AdminTextareaWidget
from django.db.models import TextField
from django.forms.models import modelformset_factory

from awl_archive.dates.forms import EdtfField
from awl_archive.dates.models import Dated
from awl_archive.editing.formsets import AboutForm, AboutFormSet, PartFormSet, RowForm
from awl_archive.editing.widgets import EntrySelect, EntrySelectMultiple
from awl_archive.publishing.models import Record
from awl_archive.sources.models import Citation, ExternalIdentifier

# As many as settings.DATA_UPLOAD_MAX_NUMBER_FIELDS lets through, of the shortest rows.
MOST_ROWS = 400
DATE_FIELDS = ("edtf", "reading", "portion", "wording", "as_of", "text_order")


class DeskFields:
    """Form fields of entries and rows alike. `help_texts`: {field name: words}."""

    help_texts = {}
    # Few lines: a browser that can lets them grow with their text (desk.css).
    formfield_overrides = {TextField: {"widget": AdminTextareaWidget(attrs={"rows": 2})}}

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        if db_field.name == "edtf":
            kwargs["form_class"] = EdtfField
        if db_field.name in self.help_texts:
            kwargs["help_text"] = self.help_texts[db_field.name]
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if hasattr(field, "queryset"):
            field.widget.can_change_related = field.widget.can_delete_related = False
        return field

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs["widget"] = EntrySelect(db_field, self.admin_site)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs["widget"] = EntrySelectMultiple(db_field, self.admin_site)
        return super().formfield_for_manytomany(db_field, request, **kwargs)


class PartInline(DeskFields, admin.StackedInline):
    """Its dates are explained once, above the form, not in each row. `about`: what the words of
    its ends read."""

    about = ()
    form = RowForm
    formset = PartFormSet
    extra = 1
    max_num = MOST_ROWS
    help_texts = dict.fromkeys(DATE_FIELDS, "")

    def get_formset(self, request, obj=None, **kwargs):
        return super().get_formset(request, obj, absolute_max=MOST_ROWS, **kwargs)

    def get_queryset(self, request):
        rows = super().get_queryset(request).with_ends()
        return rows.select_related(*self.about) if self.about else rows


class AboutInlineChecks(InlineModelAdminChecks):
    """Django looks for a foreign key to the parent: these hang on the record behind it."""

    def _check_exclude_of_parent_model(self, obj, parent_model):
        return []

    def _check_relation(self, obj, parent_model):
        return []


class AboutInline(DeskFields, admin.StackedInline):
    checks_class = AboutInlineChecks
    formset = AboutFormSet
    form = AboutForm
    extra = 2
    max_num = MOST_ROWS

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("about")

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
            absolute_max=MOST_ROWS,
        )

    def get_fieldsets(self, request, obj=None):
        return [(None, {"fields": self.fields})]

    @admin.display(description="about")
    def on(self, row):
        """For those who may look and not edit."""
        return row.about if isinstance(row.about, Record) else ""


class CitationInline(AboutInline):
    model = Citation
    autocomplete_fields = ("source",)
    fields = (
        ("on", "source", "locator"), ("mode", "condition", "text_order", "against"),
        ("quotation", "note"),
    )  # fmt: skip
    help_texts = {
        "mode": "states: in so many words; implies: it follows; reports: as said by another.",
        "condition": "How the passage has come down; an emended one needs a note.",
        "quotation": "Only words that the source itself has; else leave it empty.",
    }

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("source")


class IdentifierInline(AboutInline):
    model = ExternalIdentifier
    fields = (("on", "scheme", "value"), ("match", "ground"))
    extra = 0


def date_help():
    """[(label, help)]: how dates are written, in the words of the fields themselves."""
    fields = [Dated._meta.get_field(name) for name in DATE_FIELDS]
    return [(field.verbose_name, field.help_text) for field in fields]
