"""How a person is described: by names alone.

What a source says of a person stands on the page with its words and its evidence; a machine would
pass it on without both. So no summary, and never to what a person belonged.
"""

from awl_archive.pages.describing import as_page


def person(entry, rows):
    names = [] if entry.needs_care else [row.name for row in rows["names"]]
    return as_page(entry, "Person", "person", description="", facts={"alternateName": names})
