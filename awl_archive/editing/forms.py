"""Forms of the editors' desk: the optimistic lock, and citations that say what they are about."""

from django import forms
from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.forms.models import BaseModelFormSet

from awl_archive.publishing.registry import parts_of

NEW = "new:"
ITSELF = "entry"
MOST_ROWS = 1_000


class EntryForm(forms.ModelForm):
    """Carries the version it was opened at; the second of two editors is told, and loses nothing."""

    version_seen = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["version_seen"].initial = self.instance.version

    def clean(self):
        cleaned = super().clean()
        if self.instance._state.adding:
            return cleaned
        stored = type(self.instance).objects.select_for_update().get(pk=self.instance.pk)
        seen = cleaned.get("version_seen")
        if seen != stored.version:
            # The next save is deliberate: the warning has been read.
            self.data = self.data.copy()
            self.data[self.add_prefix("version_seen")] = stored.version
            raise forms.ValidationError(
                f"{changed_by(stored)} since you opened this form. What you typed is still here "
                "and is not saved yet. Open the entry in another tab to see what changed; "
                "save again to put yours in its place."
            )
        return cleaned


def changed_by(entry):
    """Who changed the entry last and what, in words, from the admin's log."""
    last = (
        LogEntry.objects.filter(
            content_type=ContentType.objects.get_for_model(entry), object_id=entry.pk
        )
        .select_related("user")
        .order_by("-action_time")
        .first()
    )
    if last is None:
        return "This entry was changed"
    return f"{last.user.get_username()} changed this entry ({last.get_change_message()})"


class AboutForm(forms.ModelForm):
    on = forms.ChoiceField(label="About")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.about_id:
            self.fields["on"].initial = self.instance.about_id


class AboutFormSet(BaseModelFormSet):
    """Rows about an entry or any part of it, one that is added in the same save included."""

    siblings = ()

    def __init__(self, *args, instance=None, save_as_new=False, queryset=None, **kwargs):
        self.entry = instance
        saved = instance is not None and not instance._state.adding
        rows = queryset.filter(about__entry=instance.pk) if saved else queryset.none()
        self.existing = list(existing_parts(instance)) if saved else []
        super().__init__(*args, queryset=rows.select_related("about"), **kwargs)

    @classmethod
    def get_default_prefix(cls):
        return cls.model._meta.model_name

    def add_fields(self, form, index):
        super().add_fields(form, index)
        form.fields["on"].choices = self.choices()

    def choices(self):
        return [(ITSELF, "the entry itself"), *self.existing, *self.new_rows()]

    def new_rows(self):
        for formset in self.siblings:
            label = formset.model._meta.verbose_name
            first, last = formset.initial_form_count(), formset.total_form_count()
            for number in range(first, min(last, MOST_ROWS)):
                yield f"{NEW}{formset.prefix}-{number}", f"new {label}, row {number + 1}"

    def clean(self):
        super().clean()
        for form in self.forms:
            target = form.cleaned_data.get("on", "") if hasattr(form, "cleaned_data") else ""
            if target.startswith(NEW) and form.has_changed() and not self.row(target).has_changed():
                form.add_error("on", "That row is empty.")

    def row(self, target):
        prefix, _, number = target.removeprefix(NEW).rpartition("-")
        formset = next(one for one in self.siblings if one.prefix == prefix)
        return formset.forms[int(number)]

    def uid(self, target):
        if target in (ITSELF, self.entry.pk):
            return self.entry.pk
        return self.row(target).instance.pk if target.startswith(NEW) else target

    def save_new(self, form, commit=True):
        form.instance.about_id = self.uid(form.cleaned_data["on"])
        return super().save_new(form, commit)

    def save_existing(self, form, obj, commit=True):
        form.instance.about_id = self.uid(form.cleaned_data["on"])
        return super().save_existing(form, obj, commit)


def existing_parts(entry):
    """(uid, label) of the parts that an entry has."""
    yield entry.pk, "the entry itself"
    for model in parts_of(type(entry)):
        rows = model.objects.filter(**{model.owner: entry}).select_related(*model.ends)
        for row in rows:
            yield row.pk, f"{model._meta.verbose_name}: {row}"
