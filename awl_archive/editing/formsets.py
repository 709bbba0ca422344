"""Rows of an entry's form: its parts, and citations and identifiers about it or any part."""

from django import forms
from django.contrib.admin.utils import NestedObjects
from django.db import DEFAULT_DB_ALIAS
from django.forms.models import BaseInlineFormSet, BaseModelFormSet

from awl_archive.editing.forms import MOVE
from awl_archive.editing.widgets import EntrySelect, LongSelect
from awl_archive.publishing.models import Part
from awl_archive.publishing.registry import parts_of
from awl_archive.publishing.status import Status

NEW = "new:"
ITSELF = "entry"
GONE = "Another editor deleted this row meanwhile. Save again to add it anew, or remove it here."


def named(row):
    """In words, what names a row that is to go and would be left naming nothing."""
    if row._state.adding:
        return
    collector = NestedObjects(using=DEFAULT_DB_ALIAS)
    collector.collect([row])
    for other in collector.protected:
        owner = other.owner if isinstance(other, Part) else other
        yield f"“{row}” cannot be deleted: it is named in “{owner}”. Change that first."


class RowForm(forms.ModelForm):
    """Tells its autocomplete fields what is chosen, where the row was read with it."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            select = getattr(field.widget, "widget", field.widget)
            if isinstance(select, EntrySelect):
                select.known = self.instance._state.fields_cache.get(name)


class RowFormSet(BaseModelFormSet):
    """A row is old when it is stored, wherever it stands: one that another editor deleted since
    the form was opened is new again, and is not lost. Rows left as they were are not validated."""

    def get_queryset(self):
        if not hasattr(self, "_rows"):
            self._stored = {row.pk: row for row in super().get_queryset()}
            self._rows = list(self._stored.values())
            if self.is_bound:
                self._rows = [self._stored[uid] for uid in self.posted() if uid in self._stored]
        return self._rows

    def posted(self):
        prefixes = [self.add_prefix(number) for number in range(self.initial_form_count())]
        return [self.data.get(f"{prefix}-{self.model._meta.pk.name}", "") for prefix in prefixes]

    def _existing_object(self, pk):
        self.get_queryset()
        return self._stored.get(pk)

    def _construct_form(self, i, **kwargs):
        form = super()._construct_form(i, **kwargs)
        form.empty_permitted = True
        key = form.fields[self.model._meta.pk.name]
        key.required = False
        form.was_deleted = bool(
            self.is_bound and form.instance._state.adding and form[self._pk_field.name].data
        )
        if form.was_deleted:
            form.data = form.data.copy()
            form.data[form.add_prefix(self._pk_field.name)] = ""
        return form

    @property
    def initial_forms(self):
        return [form for form in self.forms if not form.instance._state.adding]

    @property
    def extra_forms(self):
        return [form for form in self.forms if form.instance._state.adding]

    def clean(self):
        super().clean()
        for form in self.forms:
            if form.was_deleted:
                form.add_error(None, GONE)
            elif form.has_changed() and not form.errors and form in self.kept():
                self.check_constraints(form)
        if still_named := [words for form in self.deleted_forms for words in named(form.instance)]:
            raise forms.ValidationError(still_named)

    def check_constraints(self, form):
        """All of them: a form leaves out those that name its owner."""
        try:
            form.instance.validate_constraints()
        except forms.ValidationError as error:
            form.add_error(None, error)

    def kept(self):
        """The forms of the rows that there will be after this save."""
        gone = self.deleted_forms
        return [
            form for form in self.forms
            if form not in gone and (form.has_changed() or not form.instance._state.adding)
        ]  # fmt: skip

    def validate_unique(self):
        """Among the rows of one save, conditional constraints too, and in their own words."""
        for constraint in self.model._meta.constraints:
            seen = set()
            for form in self.kept() if getattr(constraint, "fields", ()) else ():
                fields = [self.model._meta.get_field(name).attname for name in constraint.fields]
                key = tuple(getattr(form.instance, name) for name in fields)
                if key in seen and None not in key and not form.errors:
                    form.add_error(None, constraint.get_violation_error_message())
                seen.add(key)

    def delete_existing(self, obj, commit=True):
        """Left to `delete_rows`."""

    def delete_rows(self):
        """Last in a save: a citation may have moved from a row that goes to one that stays."""
        for row in self.deleted_objects:
            row.delete()


class PartFormSet(RowFormSet, BaseInlineFormSet):
    def add_fields(self, form, index):
        uid = self.instance.pk
        super().add_fields(form, index)
        self.instance.pk = uid  # Django takes away what it will give anew; citations know it by now

    def becomes_public(self):
        return self.instance.status == Status.PUBLISHED or f"{MOVE}{Status.PUBLISHED}" in self.data


class AboutForm(RowForm):
    on = forms.ChoiceField(
        label="About",
        widget=LongSelect,
        error_messages={
            "invalid_choice": "This statement is no longer here: choose what the row is about."
        },
    )


class AboutFormSet(RowFormSet):
    """Rows about an entry or any part of it, one that is added in the same save included."""

    siblings = ()

    def __init__(self, *args, instance=None, save_as_new=False, queryset=None, **kwargs):
        self.entry = instance
        saved = not instance._state.adding
        rows = queryset.filter(about__entry=instance.pk) if saved else queryset.none()
        super().__init__(*args, queryset=rows, **kwargs)

    @classmethod
    def get_default_prefix(cls):
        return cls.model._meta.model_name

    def add_fields(self, form, index):
        super().add_fields(form, index)
        about = form.instance.about_id
        form.fields["on"].choices = self.choices
        form.fields["on"].initial = ITSELF if about in (None, self.entry.pk) else about

    @property
    def choices(self):
        if not hasattr(self, "_choices"):
            stored = statements(self.entry)[1:]
            self._choices = [(ITSELF, "the entry itself"), *stored, *self.new_rows()]
        return self._choices

    def new_rows(self):
        for formset in self.siblings:
            label = formset.model._meta.verbose_name
            for number, form in enumerate(formset.extra_forms, len(formset.initial_forms) + 1):
                yield f"{NEW}{form.prefix}", f"new {label}, #{number}"

    def clean(self):
        for form in self.kept():
            target = (form.cleaned_data or {}).get("on") if form.is_valid() else None
            if target:
                self.aim(form, target)
        super().clean()

    def aim(self, form, target):
        """Point the row at its target, unless that is empty or goes."""
        row = self.row(target)
        if row is not None and target.startswith(NEW) and not row.has_changed():
            form.add_error("on", "That row is empty.")
        elif row is not None and getattr(row, "cleaned_data", {}).get("DELETE"):
            form.add_error(
                "on", "That row is deleted here: delete this one too, or choose another."
            )
        else:
            form.instance.about_id = self.entry.pk if target == ITSELF else target
            if target.startswith(NEW):
                form.instance.about_id = row.instance.pk

    def row(self, target):
        """The form of the part that a row is about, if it is one."""
        rows = [form for formset in self.siblings for form in formset.forms]
        aims = (row for row in rows if target in (f"{NEW}{row.prefix}", row.instance.pk))
        return next(aims, None)


def statements(entry):
    """(uid, words) of the entry and of each part that it has, asked of the database once."""
    if "statements" not in vars(entry):
        entry.statements = [(entry.pk, "the entry itself"), *_parts(entry)]
    return entry.statements


def _parts(entry):
    for model, owner in parts_of(type(entry)) if not entry._state.adding else ():
        for row in model.objects.filter(**{owner: entry}).with_ends():
            yield row.pk, f"{model._meta.verbose_name}: {row}"
