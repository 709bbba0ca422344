"""The addresses of a kind of entry: its list, and below it each entry."""

from django.urls import path


def entry_routes(prefix, list_view, page_view):
    """Routes named for the model: `organisations` the list, `organisation` an entry.

    Without a prefix the list is the first page of its section: `index`.
    """
    meta = page_view.model._meta
    base = f"{prefix}/" if prefix else ""
    return [
        path(base, list_view.as_view(), name=prefix or "index"),
        path(f"{base}<slug:slug>/", page_view.as_view(), name=meta.model_name),
    ]
