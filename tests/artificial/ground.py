"""Ground of the artificial set: identifiers, entries, dates and prose from numbers alone, and the
one bulk write that stores unsaved rows as `save()` would."""

from datetime import UTC, datetime, timedelta
from hashlib import sha256

from awl_archive.catalogue.rebuilding import rewrite_cards
from awl_archive.dates.models import Dated
from awl_archive.prose.models import Mark, Narrated
from awl_archive.publishing.records import Record, write
from awl_archive.publishing.registry import entry_models
from awl_archive.publishing.status import ReasonClass, Status
from awl_archive.publishing.uids import FIRST, REST
from awl_archive.sources.models import About, Source
from history.models import Chapter, Event, Organisation, Question
from history.models.kinds import Share
from people.models import Person
from publications.models import Article, Issue, Publication

ENTRIES = (Source, Question, Organisation, Event, Chapter, Person, Publication, Issue, Article)
SHARES = ["", *Share.values]
BEGUN = datetime(2020, 1, 1, tzinfo=UTC)
INTERNAL = "For editors only: never to be shown."
FAR = datetime(2999, 1, 1, tzinfo=UTC)
OUTLINE = ("Introduction", "History", "History > First part", "History > Second part", "Afterwards")

DATES = [
    {"edtf": edtf, "reading": reading, "portion": portion, "wording": wording, "as_of": as_of}
    for edtf, reading, portion, wording, as_of in (
        ("1975", "within", "end", "at the end of 1975", ""),
        ("1966/1968", "within", "", "between 1966 and 1968", ""),
        ("198X", "within", "late", "in the late 1980s", ""),
        ("1985/2001", "lasted", "", "", ""),
        ("1995/..", "lasted", "", "since 1995", "2024"),
        ("1979", "attested", "", "by 1979", ""),
        ("", "within", "", "", ""),
        ("1971-12/", "within", "", "from December 1971", ""),
        ("/1979", "lasted", "", "until 1979", ""),
        ("1979?", "within", "", "perhaps in 1979", ""),
        ("1980~", "within", "mid", "about the middle of 1980", ""),
        ("1982%/1984", "lasted", "", "", ""),
        ("1975-21", "within", "", "in the spring of 1975", ""),
        ("2015-09-26", "within", "", "two days after", ""),
        ("19XX", "attested", "", "", ""),
        ("1971-12", "within", "early", "early in December 1971", ""),
    )
]  # fmt: skip

ODD = '<script>alert(1)</script> & "quotes" “—” عربي 中文 👩‍👩‍👧 [@not-a-key] $x$ {{ x }}'


def pick(values, number):
    return values[number % len(values)]


def uid(*names):
    """The same names, the same identifier."""
    number = int.from_bytes(sha256("/".join(map(str, names)).encode()).digest(), "big")
    number, first = divmod(number, len(FIRST))
    letters = [FIRST[first]]
    while len(letters) < 10:
        number, place = divmod(number, len(REST))
        letters.append(REST[place])
    return "".join(letters)


def uid_of(model, name):
    return uid(model._meta.model_name, name)


def dated(number):
    return pick(DATES, number) | {"text_order": number}


def entry(model, name, turn=0, /, **fields):
    """An unsaved public entry; `name` is a number, or a word for what is special about it."""
    noun = model._meta.model_name
    moment = BEGUN + timedelta(hours=turn)
    detail = pick(model.Detail.values, turn)
    values = {
        "pk": uid_of(model, name),
        "slug": f"artificial-{noun}-{name}",
        "title": f"Artificial {noun} {name}",
        "summary": f"An artificial {noun}, made to try the archive with.",
        "maintenance_note": INTERNAL,
        "level_of_detail": detail,
        "needs_care": turn % 5 == 4,
        "status": Status.PUBLISHED,
        "first_public": moment,
        "created": moment,
        "updated": moment + timedelta(minutes=1),
    }
    return model(**values | fields)


OWN = {
    Source: {"kind": "other", "nearness": "primary"},
    Question: {"topic": "tradition"},
    Organisation: {"kind": "tendency"},
    Event: {"kind": "demand"},
    Chapter: {"number": 900},
    Person: {"sort_name": "Artificial"},
    Publication: {"kind": "newspaper"},
    Issue: {"publication_id": uid_of(Publication, 0)},
    Article: {"issue_id": uid_of(Issue, 0)},
}
# Parts that hidden sources are cited for.
SOME_PARTS = [
    uid(*names, 0)
    for names in (
        ["name"], ["tie"], ["role"], ["position"], ["affiliation"], ["participation"], ["series"],
        ["imprint"], ["byline", "article"], ["identified", "article"],
    )
]  # fmt: skip
TEXTS = {
    Source: ("author", "publisher", "licence", "note"),
    Event: ("body", "hatnote", "silences", "outcome"),
}
PROSE = ("body", "hatnote", "silences")


def party(number, size, turn):
    """An organisation by number, or words: each fifth turn, and beyond the last one."""
    words = number >= size or turn % 5 == 4
    who = {"party_words": "other artificial groups"} if words else {
        "party_id": uid_of(Organisation, number)
    }  # fmt: skip
    return who | {"share": pick(SHARES, turn), "extent": pick(["", "two-thirds"], turn)}


def bare(model):
    return entry(model, "bare", summary="", maintenance_note="", **OWN[model])


def odd(model):
    texts = dict.fromkeys(("title", "summary", "maintenance_note", *TEXTS.get(model, PROSE)), ODD)
    return entry(model, "odd", **OWN[model] | texts | {"title": f"Artificial {ODD}"})


def in_window(model):
    """Public now, from a time and up to a time."""
    return entry(
        model, "in-its-window", qualifier="for a time",
        publish_at=BEGUN, withdraw_at=FAR, reason="Only for a time.",
        reason_class=ReasonClass.LEGAL, **OWN[model],
    )  # fmt: skip


def prose(number, size):
    """The three texts of an entry, with links to public, hidden and absent entries and sources."""
    near = (number + 1) % size
    links = ", ".join(
        f"[artificial {m._meta.model_name} {near}](/id/{uid_of(m, near)}/)" for m in ENTRIES
    )
    hidden = ", ".join(f"[artificial words](/id/{uid_of(m, 'draft')}/)" for m in ENTRIES)
    key = f"artificial-source-{near}"
    return {
        "body": f"## An artificial heading\n\nArtificial prose with links to {links}; and to what "
        f"may not be shown: {hidden}. [@{key}, History > First part] "
        f"[@artificial-source-draft, History; @{key}]^[A note, with a "
        f"[link](/id/{uid_of(Organisation, near)}/) [@{key}, Afterwards].]\n\n"
        "- one\n- two, with *stress*\n\n> A quotation.\n\n| head | head |\n|---|---|\n| a | b |\n\n"
        "A term\n: and what it means, twice noted.[^a] And again.[^a]\n\n[^a]: The second note.",
        "hatnote": f"Not [artificial question {near}](/id/{uid_of(Question, near)}/).",
        "silences": f"- It does not say who. [@{key}, Introduction]\n- Nor when.",
    }


def store(rows):
    """Write unsaved rows in bulk, each after all that it names, with all that is derived."""
    by_model = {}
    for row in rows:
        by_model.setdefault(type(row), []).append(row)
    for model, kept in by_model.items():
        marks = _derive(model, kept)
        write(kept)
        model.objects.bulk_create(kept, batch_size=500)
        Mark.objects.bulk_create(marks, batch_size=500)
    return {model: len(kept) for model, kept in by_model.items()}


def _derive(model, rows):
    marks = []
    if issubclass(model, About):
        records = Record.objects.in_bulk([row.about_id for row in rows])
    for row in rows:
        if isinstance(row, About):
            row.about = records[row.about_id]
        if isinstance(row, Dated):
            row.set_bounds()
        if isinstance(row, Narrated):
            marks += row._render()
    return marks


def write_cards():
    for model in entry_models():
        rewrite_cards(model)
