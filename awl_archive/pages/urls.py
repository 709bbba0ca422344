"""The addresses of a kind of entry: its list, and below it each entry with its files."""

from django.urls import path

from awl_archive.pages.files import EntryFile


def entry_routes(prefix, list_view, page_view):
    """Routes named for the model: `organisations` the list, `organisation` an entry.

    Without a prefix the list is the first page of its section: `index`.
    """
    base = f"{prefix}/" if prefix else ""
    return [
        path(base, list_view.as_view(), name=prefix or "index"),
        *page_routes(f"{base}<slug:slug>", page_view, page_view.model._meta.model_name),
    ]


def page_routes(route, page_view, name):
    """The page of an entry, and `<name>-file`: the same with a suffix."""
    return [
        path(f"{route}/", page_view.as_view(), name=name),
        path(f"{route}.<str:suffix>", EntryFile.as_view(page=page_view), name=f"{name}-file"),
    ]
