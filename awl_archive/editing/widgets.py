from django import forms
from django.contrib.admin.widgets import AutocompleteSelect, AutocompleteSelectMultiple
from django.db.models import Q
from django.forms.utils import flatatt
from django.utils.html import format_html, format_html_join

from awl_archive.publishing.models import Entry, Part


def only(rows, word):
    """The one row of this address or identifier; below an entry, an address may be of several."""
    named = [row for row in rows if word in (row.pk, getattr(row, "slug", row.pk))]
    return named[0] if len(named) == 1 else None


def in_full(row):
    """With what it belongs to: by itself, a second series could be of any title."""
    is_part = isinstance(row, Part)
    above = row.owner if is_part else getattr(row, row.parent) if row.parent else None
    return f"{in_full(above)}: {row}" if above else str(row)


class TypedAddress:
    """An autocomplete field that can be used without JavaScript: by typing addresses."""

    help = "Without JavaScript, type the last part of its address:"

    def render(self, name, value, attrs=None, renderer=None):
        field = super().render(name, value, attrs, renderer)
        return format_html(
            '{}<noscript><label>{} <input name="{}-address"></label></noscript>',
            field, self.help, name,
        )  # fmt: skip

    def optgroups(self, name, value, attrs=None):
        # PostgreSQL cannot even be asked for a NUL; the field has refused it by now.
        return super().optgroups(name, [one for one in value if "\0" not in str(one)], attrs)

    def typed(self, data, name):
        """The identifiers of the entries whose addresses were typed; what is none, as typed."""
        words = data.get(f"{name}-address", "").replace("\0", " ").split()
        if not words:
            return []
        rows = self.choices.queryset
        by_slug = Q(slug__in=words) if issubclass(rows.model, Entry) else Q()
        found = list(rows.filter(Q(pk__in=words) | by_slug))
        return [row.pk if (row := only(found, word)) else word for word in words]


class EntrySelect(TypedAddress, AutocompleteSelect):
    """`known`: the entry that was chosen when the form was opened; spares a query a row."""

    known = None

    def value_from_datadict(self, data, files, name):
        typed = self.typed(data, name)
        return typed[0] if typed else super().value_from_datadict(data, files, name)

    def optgroups(self, name, value, attrs=None):
        if self.known is None or value != [self.known.pk]:
            return super().optgroups(name, value, attrs)
        options = [] if self.is_required else [self.create_option(name, "", "", False, 0)]
        label = in_full(self.known)
        chosen = self.create_option(name, self.known.pk, label, True, len(options))
        return [(None, [*options, chosen], 0)]


class EntrySelectMultiple(TypedAddress, AutocompleteSelectMultiple):
    help = "Without JavaScript, type the last parts of their addresses, with spaces:"

    def value_from_datadict(self, data, files, name):
        return [*super().value_from_datadict(data, files, name), *self.typed(data, name)]


class LongSelect(forms.Select):
    """A plain list without groups: thousands of options a page, at a twentieth of the time."""

    def render(self, name, value, attrs=None, renderer=None):
        chosen = str(value or "")
        options = (
            (key, " selected" if key == chosen else "", label) for key, label in self.choices
        )
        return format_html(
            "<select{}>{}</select>",
            flatatt(self.build_attrs(self.attrs, {**(attrs or {}), "name": name})),
            format_html_join("", '<option value="{}"{}>{}</option>', options),
        )
