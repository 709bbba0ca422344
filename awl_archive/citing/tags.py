"""The same for the head of a page: the tags of Highwire Press, which Google Scholar and Zotero
read, and those of Dublin Core."""


def tags(reference):
    """(name, content) of each."""
    found = (*_highwire(reference), *_dublin_core(reference))
    return tuple((name, content) for name, content in found if content)


def _highwire(reference):
    slashed = reference.date.replace("-", "/")
    yield "citation_title", reference.title
    yield from (("citation_author", agent.name) for agent in reference.authors)
    yield from (("citation_editor", agent.name) for agent in reference.editors)
    yield f"citation_{'online' if reference.is_page else 'publication'}_date", slashed
    if reference.within:
        yield "citation_journal_title", reference.container
    yield "citation_issue", reference.issue
    yield from zip(("citation_firstpage", "citation_lastpage"), reference.pages, strict=False)
    yield "citation_publisher", reference.publisher
    yield "citation_language", reference.language
    yield "citation_public_url", reference.address


def _dublin_core(reference):
    yield "DC.title", reference.title
    yield from (("DC.creator", agent.name) for agent in reference.authors)
    yield from (("DC.contributor", agent.name) for agent in reference.editors)
    yield "DC.publisher", reference.publisher
    yield "DC.date", reference.date
    yield "DC.type", "Text"
    yield "DC.language", reference.language
    yield "DC.identifier", reference.address
    yield "DCTERMS.isPartOf", reference.container
