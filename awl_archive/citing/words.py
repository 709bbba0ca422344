"""A citation for readers, without the address, which stands after it."""

from awl_archive.citing.reference import ARCHIVE
from awl_archive.dates.wording import day_words


def write(reference):
    revised = f"{ARCHIVE}, revised {day_words(reference.revised)}."
    if reference.is_page:
        return f"“{reference.title}”, {revised}"
    return f"{', '.join(filter(None, _work(reference)))}. {revised}"


def _work(reference):
    yield from (agent.name for agent in reference.authors)
    yield f"“{reference.title}”"
    yield from (f"ed. {agent.name}" for agent in reference.editors)
    yield reference.container
    yield f"no. {reference.issue}" if reference.issue else ""
    yield reference.publisher
    yield reference.date_words
    if reference.pages:
        yield f"{'pp.' if len(reference.pages) > 1 else 'p.'} {'–'.join(reference.pages)}"
