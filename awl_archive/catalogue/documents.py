"""What of an entry and its parts is searched.

Words of a part that names other entries are a document of their own: its window is not the
entry's, as it closes with theirs. All other words are the entry's document.
"""

from awl_archive.catalogue.cards import UNDATED_ORDER
from awl_archive.publishing.models import Part
from awl_archive.publishing.registry import parts_of
from awl_archive.search.indexing import Draft
from awl_archive.sources.models import Citation


def with_what_they_read(queryset):
    """Entries with all that `drafts_of` would else ask for one by one."""
    path, model, names = [], queryset.model, []
    while model.parent:
        path.append(model.parent)
        names.append("__".join(path))
        model = model._meta.get_field(model.parent).related_model
    return queryset.select_related(*names) if names else queryset


def drafts_of(entries):
    """{uid: [Draft, its own the first]} of entries of one model."""
    parts = _speaking_parts(entries)
    cited = _cited(entries)
    return {entry.pk: list(_drafts(entry, parts.get(entry.pk, ()), cited)) for entry in entries}


def _speaking_parts(entries):
    """{uid of the owner: its parts that hold words of their own}"""
    found = {}
    for part, owner in parts_of(type(entries[0])) if entries else ():
        if part.typed_words is Part.typed_words:
            continue
        rows = part.objects.filter(**{f"{owner}__in": entries}).order_by("pk")
        for row in rows:
            found.setdefault(getattr(row, f"{owner}_id"), []).append(row)
    return found


def _cited(entries):
    uids = [entry.pk for entry in entries]
    citations = Citation.objects.filter(about__entry__in=uids)
    return set(citations.values_list("about__entry", flat=True))


def _drafts(entry, parts, cited):
    dates = _dates(entry) | {"is_cited": entry.pk in cited}
    kind, root = entry._meta.label, _root(entry)
    own = [row for row in parts if not row.end_uids]
    names = [word for row in own if row.is_name for word in row.typed_words()]
    said = [word for row in own if not row.is_name for word in row.typed_words()]
    text = _text(*entry.own_words(), *said)
    titles = dict.fromkeys((entry.title, entry.authorised_form, *names))
    yield Draft(entry.pk, entry.pk, root, kind, tuple(titles), text, **dates)
    for row in parts:
        if row.end_uids and (words := _text(*row.typed_words())):
            text = f"{entry.authorised_form}: {words}"
            yield Draft(row.pk, entry.pk, root, kind, (), text, **dates)


def _text(*words):
    return "\n".join(filter(None, (word.strip() for word in words)))


def _root(entry):
    while entry.parent:
        entry = getattr(entry, entry.parent)
    return entry.pk


def _dates(entry):
    entry = entry.dated_by
    begin, end = getattr(entry, "earliest_begin", None), getattr(entry, "latest_end", None)
    return {
        "date_order": getattr(entry, "date_order", UNDATED_ORDER),
        "first_year": begin.year if begin else None,
        "last_year": end.year if end else None,
        "is_dated": bool(getattr(entry, "edtf", "")),
    }
