"""What is said of every entry alike, of which a section says what is its own.

An entry is cited as a page of the archive; what was printed, as the work itself.
"""

from django.utils import timezone

from awl_archive.citing.forms import PAGE
from awl_archive.citing.reference import Reference
from awl_archive.dates.exact import whole
from awl_archive.dates.models import Dated
from awl_archive.dates.wording import known_words
from awl_archive.web.metadata import absolute, permanent_address


def as_page(entry, kind, label, **said):
    """`kind` is a type of schema.org, `label` what readers call it."""
    revised = timezone.localdate(entry.updated).isoformat()
    return _reference(entry, PAGE, kind, label, **{"date": revised, **_words(entry), **said})


def as_work(entry, form, kind, label, dated, **said):
    """`dated` is the row whose date the work has: itself, or what it appeared in.

    Its title is without the qualifier, which the archive puts to it.
    """
    own = {"title": entry.title, "date": whole(dated), **_words(dated)}
    return _reference(entry, form, kind, label, **own, **said)


def _words(row):
    has_date = isinstance(row, Dated) and not row.is_undated
    return {"date_words": known_words(row) if has_date else ""}


def _reference(entry, form, kind, label, **said):
    usual = {
        "title": entry.authorised_form,
        "description": "" if entry.needs_care else entry.summary,
    }
    return Reference(
        uid=entry.pk,
        form=form,
        kind=kind,
        label=label,
        address=permanent_address(entry.pk),
        page=absolute(entry.get_absolute_url()),
        revised=timezone.localdate(entry.updated),
        language=entry.language,
        needs_care=entry.needs_care,
        **usual | said,
    )
