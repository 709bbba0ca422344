"""The desk as an editor without JavaScript has it: pages fetched, fields filled in, forms sent."""

import re
from html.parser import HTMLParser

from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse

from awl_archive.site.management.commands.create_editor import editors


class Fields(HTMLParser):
    """What a browser would send of the page's main form."""

    def __init__(self, html):
        super().__init__()
        self.inside, self.select, self.text = False, None, None
        self.values = {}
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        at = dict(attrs)
        if tag == "form":
            self.inside = at.get("id", "").endswith("_form")
        elif not self.inside:
            return
        elif tag == "input" and at.get("type") not in ("submit", "button"):
            if at.get("type") != "checkbox" or "checked" in at:
                self.values[at["name"]] = at.get("value", "on" if "checked" in at else "")
        elif tag == "textarea":
            self.text = at["name"]
            self.values[self.text] = ""
        elif tag == "select":
            self.select = at["name"]
            self.values[self.select] = [] if "multiple" in at else None
        elif tag == "option":
            self.option(at)

    def option(self, at):
        kept = self.values[self.select]
        if isinstance(kept, list):
            kept += [at["value"]] if "selected" in at else []
        elif kept is None or "selected" in at:
            self.values[self.select] = at["value"]

    def handle_data(self, data):
        if self.text:
            # A browser leaves out the line break after the tag.
            self.values[self.text] += data if self.values[self.text] else data.removeprefix("\n")

    def handle_endtag(self, tag):
        if tag == "textarea":
            self.text = None
        elif tag == "select":
            if self.values[self.select] is None:
                del self.values[self.select]
        elif tag == "form":
            self.inside = False


def account(name, **fields):
    return get_user_model().objects.create_user(name, **fields)


def editor(name="anna"):
    user = account(name, is_staff=True)
    user.groups.add(editors())
    return user


def administrator(name="chief"):
    return account(name, is_staff=True, is_superuser=True)


def url(entry, page="change"):
    meta = entry._meta
    args = () if isinstance(entry, type) else (entry.pk,)
    return reverse(f"admin:{meta.app_label}_{meta.model_name}_{page}", args=args)


class Desk:
    def __init__(self, user):
        self.client = Client()
        self.client.force_login(user)

    def get(self, address, **query):
        return self.client.get(address, query)

    def open(self, entry):
        """The fields of the form to change an entry, or to add one of a model."""
        response = self.get(url(entry, "add" if isinstance(entry, type) else "change"))
        assert response.status_code == 200, response
        return Fields(response.content.decode()).values

    def send(self, entry, fields, button="_save", **more):
        address = url(entry, "add" if isinstance(entry, type) else "change")
        sent = {name: value for name, value in (fields | more).items() if value is not None}
        return self.client.post(address, sent | {button: "Save"})

    def save(self, entry, button="_save", **changes):
        """Open the form, fill fields in, send it: the page that was sent back if it was refused."""
        return self.send(entry, self.open(entry) | changes, button)


def filled(prefix, number, /, **fields):
    return {f"{prefix}-{number}-{name}": value for name, value in fields.items()}


def row(fields, prefix, /, **typed):
    """The first blank row of a kind, filled in. Returns the fields that change."""
    total = int(fields[f"{prefix}-TOTAL_FORMS"])
    first = int(fields[f"{prefix}-INITIAL_FORMS"])
    assert first < total, f"no blank row of {prefix}"
    return filled(prefix, first, **typed)


def more_rows(fields, prefix, *rows):
    """Rows that JavaScript added below the others."""
    total = int(fields[f"{prefix}-TOTAL_FORMS"])
    blank = {
        name.replace("__prefix__", "{}"): value
        for name, value in fields.items()
        if name.startswith(f"{prefix}-__prefix__-")
    }
    added = {f"{prefix}-TOTAL_FORMS": str(total + len(rows))}
    for number, typed in enumerate(rows, total):
        added |= {name.format(number): value for name, value in blank.items()}
        added |= filled(prefix, number, **typed)
    return added


def refused(response):
    """The words of all errors on a form that was sent back."""
    assert response.status_code == 200, f"accepted: {response.status_code}"
    lists = re.findall(
        r'<ul class="errorlist[^"]*"[^>]*>(.*?)</ul>', response.content.decode(), re.S
    )
    return [words for one in lists for words in re.findall(r"<li>(.*?)</li>", one, re.S)]


def messages(response):
    """Messages on the page that a redirect leads to."""
    return [str(message) for message in response.context["messages"]]
