"""Made-up records for the style page: shown by the templates of the real ones, never saved."""

from datetime import UTC, datetime
from types import SimpleNamespace

from django.http import QueryDict
from django.urls import reverse

from awl_archive.catalogue.models import Card
from awl_archive.pictures.shapes import Group, Path, Picture, Rect, Text, line
from awl_archive.prose.markdown import render
from awl_archive.publishing.records import Record
from awl_archive.site.strip import Decade, strips_of
from awl_archive.sources.apparatus import Apparatus
from awl_archive.sources.models import Citation, Source
from awl_archive.web.metadata import absolute
from awl_archive.web.paging import Page
from history.filters import OrganisationFilters
from history.lineage import joints, tree
from history.models import Characteristic, Event, EventRole, Organisation, Position, Question, Tie
from history.positions import chart, held

WHEN = datetime(2000, 1, 2, tzinfo=UTC)
PROSE = """The club put its bulletin out *by hand*.^[A note to the prose: there is no such club.]

> Words that are quoted at length.

1. First
2. Second

A line of code: `kind=club`.
"""
DATES = [  # (EDTF, reading, wording)
    ("1934-05", "within", ""),
    ("193X", "within", "at some time in the thirties"),
    ("/1934", "within", "by 1934"),
    ("1931/1934", "lasted", ""),
    ("1934?", "attested", "perhaps as early as 1934"),
    ("", "within", ""),
]


def _entry(model, uid, **fields):
    """An entry that leads back to the style page, as it has none of its own."""
    entry = model(uid=f"sample-{uid}", slug=uid, created=WHEN, updated=WHEN, **fields)
    entry.get_absolute_url = lambda: reverse("about-style")
    return entry


def _dated(model, uid, edtf="", **fields):
    row = model(uid=f"sample-{uid}", edtf=edtf, **fields)
    row.set_bounds()
    return row


def cited(row, source, **fields):
    return Citation(about=Record(uid=row.pk), source=source, **fields)


class Samples:
    """Everything that the template of the style page names."""

    def __init__(self):
        self.source = _entry(Source, "source", title="A made-up source", nearness="tertiary",
                             kind="book", outline="Clubs")  # fmt: skip
        self.entry = self._body("league", "Sample League", qualifier="made up")
        self.club = self._body("club", "Example Club")
        self.tendency = self._body("tendency", "[The sample tendency]")
        self.question = _entry(Question, "question", title="Should samples have serifs?")
        self.dates = [_dated(Tie, f"date-{number}", edtf, reading=reading, wording=wording)
                      for number, (edtf, reading, wording) in enumerate(DATES)]  # fmt: skip
        self.characteristics = self._characteristics()
        self.ties = [
            _dated(Tie, "phase", "1931/1934", reading="lasted", kind="phase_of",
                   organisation=self.club, party=self.tendency, verb="was at that time"),
        ]  # fmt: skip
        self.positions = self._positions()
        self.apparatus = self._apparatus()

    def _body(self, uid, title, **fields):
        return _entry(Organisation, uid, title=title, kind="political_group", **fields)

    def _characteristics(self):
        values = ("Sourced", "Contested: two sources, two sides", "Unsourced")
        return [_dated(Characteristic, f"row-{number}", kind="colours", value=value,
                       organisation=self.entry, note="A note on the row.")
                for number, value in enumerate(values)]  # fmt: skip

    def _positions(self):
        told = [
            ("club", self.club, "1931", "for", "", "Serifs carry the eye along the line."),
            ("club-2", self.club, "1934", "against", "", "Serifs are a thing of the past."),
            (
                "tendency",
                self.tendency,
                "1934",
                "divided",
                "majority",
                "Some letters may have them.",
            ),
            ("league", self.entry, "1934", "not_stated", "minority", "Its side is not given."),
            ("words", None, "1931", "held_view", "", "Type ought to be larger."),
            ("undated", self.entry, "", "critical_of", "", "Serifs are overrated."),
        ]
        return [
            _dated(Position, f"view-{uid}", edtf, question=self.question, party=party,
                   party_words="" if party else "readers of small print", stance=stance,
                   share=share, statement=words)
            for uid, party, edtf, stance, share, words in told
        ]  # fmt: skip

    def _apparatus(self):
        first, second, _ = self.characteristics
        rows = [self.entry, *self.ties, *self.dates[:1], *self.positions[:3]]
        citations = [
            cited(first, self.source, locator="Clubs", quotation="as it stands there"),
            cited(second, self.source, locator="Clubs", mode="reports"),
            cited(second, self.source, locator="Clubs > Elsewhere", against=True,
                  condition="emended", note="A word is missing."),
            *(cited(row, self.source, locator="Clubs", mode="implies") for row in rows),
        ]  # fmt: skip
        return Apparatus(citations, [self.source])

    @property
    def chart(self):
        return chart(self.positions, self.ties)

    @property
    def groups(self):
        return [(self.question, held(self.positions[:2]))]

    @property
    def joints(self):
        """Around the sample league: stated, implied, and no descent."""
        told = [
            ("fusion", [("predecessor", self.entry), ("predecessor", self.club),
                        ("successor", self.tendency)]),
            ("succession", [("predecessor", self.entry), ("successor", self.club)]),
            ("joining_host", [("entrant", self.entry), ("host", self.club),
                              ("faction", self.tendency)]),
        ]  # fmt: skip
        rows = []
        for number, (kind, parties) in enumerate(told):
            event = _entry(Event, f"event-{number}", kind=kind, title=kind, edtf=str(1931 + number))
            event.set_bounds()
            rows += [EventRole(event=event, role=role, party=party) for role, party in parties]
        return joints(rows, lambda row: row.event.kind == "succession")

    @property
    def passages(self):
        return [(one, one.others(one.before, self.entry.pk)) for one in self.joints]

    @property
    def node(self):
        found = tree(self.joints[:1])[0]
        found.asides = [{"address": reverse("about-style"), "words": "a tie of the league"}]
        return found

    @property
    def record(self):
        evidence = self.apparatus.entry_evidence(self.entry.pk, [self.characteristics[1].pk])
        return SimpleNamespace(
            permanent_address=absolute(reverse("about-style")), identifiers=[],
            evidence=evidence, nearness=["tertiary"], statements=(2, 3),
        )  # fmt: skip

    @property
    def prose_links(self):
        card = Card(kind="history.Organisation", title=self.club.title, date_text="1931",
                    address=reverse("about-style"))  # fmt: skip
        return SimpleNamespace(addresses={}, mentions=[card])

    @property
    def prose_html(self):
        return render(PROSE, prefix="sample").html

    @property
    def silences_html(self):
        return render("- Who was for it.\n- When it ended.", prefix="silent").html

    @property
    def page(self):
        return Page([self.entry], 3, 9, 450, True, 50, QueryDict())

    @property
    def refused(self):
        return _filters("kind=choir&from=19x", "refused_%s")

    @property
    def filters(self):
        return _filters("kind=faction&from=1970", "sample_%s")

    drawn = {"has_undated": True, "has_hosts": True, "bands": True}

    @property
    def strips(self):
        found = [Decade(193 + place, 9 - place, 3 * place, "#time", place == 1)
                 for place in range(3)]  # fmt: skip
        return strips_of(found)

    @property
    def pictures(self):
        return [picture("wide"), picture("narrow")]


def _filters(query, ids):
    found = OrganisationFilters(QueryDict(query), Organisation.objects.none())
    found.form.auto_id = ids
    return found


def picture(name):
    """Every look that a picture may have, each with its name."""
    here = reverse("about-style")
    bars = ["certain", "possible", "host", "hit"]
    lines = ["line", "implied", "apart", "axis", "unknown", "fade-start", "fade-end",
             "leader", "dashed"]  # fmt: skip
    groups = [Group([Rect(10, 8, 180, 24, "band"), Text(14, 24, "band", look="band-name")])]
    for number, look in enumerate(bars):
        shapes = [Rect(10, 44 + 24 * number, 90, 10, look), Text(110, 54 + 24 * number, look)]
        groups.append(Group(shapes, here, f"A sample bar: {look}", "body"))
    for number, look in enumerate(lines):
        y = 16 + 16 * number
        groups.append(Group([Path(line((220, y), (310, y)), look),
                             Text(320, y + 4, look, look="soft")]))  # fmt: skip
    return Picture(name, "All looks of a picture", 440, 150, [*groups, *_signs(here)])


def _signs(here):
    """Signs that stand on bars; the last text is that of a year."""
    dot = "m-4 0a4 4 0 1 0 8 0a4 4 0 1 0-8 0Z"
    return [
        Group([Path(f"M176 49{dot}", "knot")], here, "A sample joint", "joint"),
        Group([Path(f"M196 49{dot}", "knot undated")], here, "A sample joint, undated", "joint"),
        Group([Path("M182 68l5 5-5 5-5-5Z", "diamond")], here, "A sample mark", "mark"),
        Group([Path("M100 44l6 5-6 5Z", "open")]),
        Group([Path(line((10, 140), (90, 140)), "tie"), Text(96, 144, "tie", look="name")],
              here, "A sample tie", "tie"),
        Group([Text(150, 102, "a stub", look="stub")]),
        Group([Path(line((150, 120), (190, 120)), "whisker"), Text(150, 140, "1931", look="year")]),
    ]  # fmt: skip
