"""What prose points to: every key a source's, every place in its outline, every link an entry's."""

from awl_archive.prose.models import Mark
from awl_archive.publishing.records import Record
from awl_archive.sources.models import Source


def prose_problems():
    headings = {source.slug: source.headings for source in Source.objects.all()}
    known = set(Record.objects.filter(deleted_at=None).values_list("pk", flat=True))
    for mark in Mark.objects.order_by("entry", "pk"):
        if words := _wrong(mark, headings, known):
            yield f"{mark.field} of {mark.entry_id}: {words}"


def _wrong(mark, headings, known):
    if mark.target:
        return "" if mark.target in known else f"there is no entry {mark.target}"
    if mark.source_key not in headings:
        return f"there is no source “{mark.source_key}”"
    outline = headings[mark.source_key]
    if mark.locator and outline and mark.locator not in outline:
        return f"“{mark.locator}” is not in the outline of {mark.source_key}"
    return ""
