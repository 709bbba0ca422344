"""The form of an entry: the optimistic lock, and what must be said before a move."""

from django import forms
from django.contrib.admin.models import LogEntry
from django.contrib.admin.widgets import AdminSplitDateTime
from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.text import get_text_list

from awl_archive.publishing.status import Status

MOVE = "_move_"
MOST_LOGGED = 5


class SeenField(forms.CharField):
    """The version that a form was opened at, and when. Never a change by itself."""

    widget = forms.HiddenInput

    @staticmethod
    def of(entry):
        return f"{entry.version} {timezone.now().isoformat()}"

    def to_python(self, value):
        version, _, opened = super().to_python(value).partition(" ")
        try:
            opened = parse_datetime(opened)
        except ValueError:
            opened = None
        return version, opened

    def has_changed(self, initial, data):
        return False


class EntryForm(forms.ModelForm):
    """The second of two editors is told who changed what meanwhile, and loses nothing typed."""

    seen = SeenField(required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "seen" in self.fields:
            self.initial["seen"] = SeenField.of(self.instance)
        for field in self.fields.values():
            if isinstance(field.widget, AdminSplitDateTime):
                name_halves(field)

    def clean(self):
        cleaned = super().clean()
        if not self.instance._state.adding:
            self.check_lock(cleaned.get("seen"))
        self.check_publication(cleaned)
        return cleaned

    def _post_clean(self):
        """With the constraints that a form leaves out: those on fields that it does not have."""
        super()._post_clean()
        if not self.errors:
            try:
                self.instance.validate_constraints()
            except forms.ValidationError as error:
                self.add_error(None, error)

    def check_lock(self, seen):
        stored = type(self.instance).objects.select_for_update().filter(pk=self.instance.pk).first()
        if stored is None:
            raise forms.ValidationError("Somebody deleted this entry meanwhile.")
        version, opened = seen or ("", None)
        if version == str(stored.version):
            return
        # The next save is deliberate: the warning has been read.
        self.data = self.data.copy()
        self.data[self.add_prefix("seen")] = SeenField.of(stored)
        raise forms.ValidationError(
            [*changes_since(stored, opened), *self.differing(),
             "What you typed is still here and is not saved yet. Save again to put it in place "
             "of what is stored now."],
        )  # fmt: skip

    def differing(self):
        """What is typed here and stored otherwise now: what the next save would change."""
        if not self.changed_data:
            return []
        labels = [str(self[name].label or name).lower() for name in self.changed_data]
        return [f"Yours differs from what is stored now in: {get_text_list(labels, 'and')}."]

    def check_publication(self, cleaned):
        reason = cleaned.get("reason") and cleaned.get("reason_class")
        if f"{MOVE}{Status.WITHDRAWN}" in self.data and not reason:
            self.add_error("reason", "A withdrawal needs a reason for the public, and its class.")
        now, begins = timezone.now(), cleaned.get("publish_at")
        # What is typed reaches the instance after this.
        if begins and begins > now and self.instance.is_public(now):
            self.add_error("publish_at", "It is public already: withdraw it, with a reason.")


def name_halves(field):
    """The label of a moment stands before two fields, and is the name of neither."""
    for half, word in zip(field.widget.widgets, ("date", "time"), strict=True):
        half.attrs["aria-label"] = f"{field.label}, {word}"


def changes_since(entry, opened):
    """Who changed the entry since then and how, oldest first, in words from the admin's log."""
    log = LogEntry.objects.filter(
        content_type=ContentType.objects.get_for_model(entry), object_id=entry.pk
    ).select_related("user")
    since = log.filter(action_time__gte=opened) if opened else log[:1]
    found = [
        f"{row.user.get_username()} changed this entry after you had opened it: "
        f"{row.get_change_message()}"
        for row in reversed(since[:MOST_LOGGED])
    ]
    return found or ["This entry was changed after you had opened it."]
