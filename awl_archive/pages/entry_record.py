"""What the public page of an entry is made of, asked of the database once per kind."""

from dataclasses import dataclass, field
from functools import cached_property

from awl_archive.prose.links import ProseLinks
from awl_archive.sources.apparatus import Apparatus
from awl_archive.sources.models import ExternalIdentifier, Source
from awl_archive.web.metadata import permanent_address


@dataclass
class EntryRecord:
    """An entry with its rows by name; rows of other entries' parts are shown, not owned."""

    entry: object
    at: object
    rows: dict = field(default_factory=dict)

    def __post_init__(self):
        self.rows = {name: list(rows) for name, rows in self.rows.items()}
        for row in self.parts:
            if row.owner_uid == self.entry.pk:
                setattr(row, row.owner_field, self.entry)

    @cached_property
    def parts(self):
        return [row for rows in self.rows.values() for row in rows]

    @cached_property
    def owned(self):
        return [row.pk for row in self.parts if row.owner_uid == self.entry.pk]

    @cached_property
    def prose_links(self):
        return ProseLinks(self.entry.pk, self.at)

    @cached_property
    def apparatus(self):
        uids = [self.entry.pk, *(row.pk for row in self.parts)]
        return Apparatus.of(uids, self.at, self.prose_links.sources)

    @cached_property
    def identifiers(self):
        found = ExternalIdentifier.objects.published(self.at).filter(about__entry=self.entry.pk)
        return list(found)

    @property
    def evidence(self):
        return self.apparatus.entry_evidence(self.entry.pk, self.owned)

    @property
    def nearness(self):
        """Words for how near the sources stand that hold up the entry, the nearest first."""
        uids = (self.entry.pk, *self.owned)
        found = {
            citation.source.nearness for uid in uids for citation in self.apparatus.citations(uid)
        }
        return [near.label for near in Source.Nearness if near in found]

    @property
    def permanent_address(self):
        return permanent_address(self.entry.pk)

    @property
    def statements(self):
        """(sourced, all) of the entry's own parts."""
        sourced = [uid for uid in self.owned if self.apparatus.citations(uid)]
        return len(sourced), len(self.owned)
