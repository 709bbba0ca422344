"""How what was printed is described, as itself: see awl_archive.citing."""

from awl_archive.citing import forms
from awl_archive.citing.reference import Agent
from awl_archive.dates.exact import begun, ended
from awl_archive.pages.describing import as_work
from awl_archive.web.metadata import permanent_address
from publications.models.kinds import ContributionRole, ImprintRole, PublicationKind

# (form, type of schema.org); what is not here is a document.
KINDS = {
    PublicationKind.NEWSPAPER: (forms.PERIODICAL, "Newspaper"),
    PublicationKind.MAGAZINE: (forms.PERIODICAL, "Periodical"),
    PublicationKind.JOURNAL: (forms.PERIODICAL, "Periodical"),
    PublicationKind.BULLETIN: (forms.PERIODICAL, "Periodical"),
    PublicationKind.BOOK: (forms.BOOK, "Book"),
    PublicationKind.PAMPHLET: (forms.PAMPHLET, "CreativeWork"),
    PublicationKind.WEBSITE: (forms.WEBSITE, "WebSite"),
}
DOCUMENT = (forms.DOCUMENT, "CreativeWork")
IN = {
    PublicationKind.NEWSPAPER: forms.IN_NEWSPAPER,
    PublicationKind.MAGAZINE: forms.IN_MAGAZINE,
}


def publication(entry, rows):
    form, kind = KINDS.get(entry.kind, DOCUMENT)
    published = [row for row in rows.get("imprints", ()) if row.role == ImprintRole.PUBLISHER]
    return as_work(
        entry, form, kind, entry.get_kind_display(), entry,
        publishers=tuple(dict.fromkeys(map(_publisher, published))),
        facts=_run(entry) if entry.is_periodical else {},
        **_makers(rows),
    )  # fmt: skip


def issue(entry, rows):
    return as_work(
        entry, forms.ISSUE, "PublicationIssue", "issue", entry,
        within=publication(entry.publication, {}),
        number=entry.number,
        facts={"issueNumber": entry.number},
        **_makers(rows),
    )  # fmt: skip


def article(entry, rows):
    form = IN.get(entry.issue.publication.kind, forms.ARTICLE)
    return as_work(
        entry, form, "Article", "article", entry.issue,
        within=issue(entry.issue, {}),
        pages=entry.page_ends,
        facts={"pageStart": entry.first_page, "pageEnd": entry.last_page},
        **_makers(rows),
    )  # fmt: skip


def _run(entry):
    if entry.reading != "lasted":
        return {}
    return {"startDate": begun(entry), "endDate": ended(entry)}


def _makers(rows):
    """Names as printed; of a person only where no byline is known that stands for them."""
    roles = {"authors": ContributionRole.AUTHOR, "editors": ContributionRole.EDITOR}
    named = [row for row in rows.get("contributions", ()) if not row.printed_id]
    return {
        name: tuple(dict.fromkeys(_maker(row) for row in named if row.role == role))
        for name, role in roles.items()
    }


def _maker(row):
    return _entry("Person", row.person) if row.person_id else Agent(row.byline)


def _publisher(row):
    return _entry("Organization", row.party) if row.party_id else Agent(row.party_words)


def _entry(kind, entry):
    return Agent(entry.authorised_form, kind, permanent_address(entry.pk))
