"""What the public may not see: every entry model in every such state, and every kind of link
between a public record and a hidden one, both ways. Slugs and titles are visibly artificial."""

from datetime import timedelta

from awl_archive.publishing.status import ReasonClass, Status
from awl_archive.sources.models import Citation, ExternalIdentifier, Source
from history.models import (
    Characteristic,
    Event,
    EventLink,
    EventRole,
    Organisation,
    OrganisationName,
    Position,
    Question,
    Tie,
)
from tests.making import BEGUN, DATES, ENTRIES, FAR, OUTLINE, entry, prose, uid, uid_of

WORD = "canary"  # stands in every text of a hidden record, and nowhere else
REASON = "An artificial reason for the public."


def _reason(reason_class):
    return {"reason": REASON, "reason_class": reason_class}


NEVER_PUBLIC = {
    "draft": {"status": Status.DRAFT, "first_public": None},
    "review": {"status": Status.REVIEW, "first_public": None},
    "scheduled": {"publish_at": FAR, "first_public": FAR},
    "never": {"status": Status.WITHDRAWN, "first_public": None} | _reason(ReasonClass.EDITORIAL),
}
ONCE_PUBLIC = {
    "expired": {
        "publish_at": BEGUN, "withdraw_at": BEGUN + timedelta(days=365), "first_public": BEGUN,
    } | _reason(ReasonClass.EDITORIAL),
} | {
    f"withdrawn-{value}": {"status": Status.WITHDRAWN, "first_public": BEGUN} | _reason(value)
    for value in ReasonClass.values
}  # fmt: skip
STATES = NEVER_PUBLIC | ONCE_PUBLIC
LINKED = ("draft", "scheduled", "expired", "withdrawn-personal")

OWN = {
    Source: {
        "kind": "book", "nearness": "secondary", "author": WORD, "publisher": WORD,
        "as_of": "2024", "outline": "\n".join(OUTLINE), "licence": WORD, "note": WORD,
    },
    Question: {"topic": "ireland"},
    Organisation: {"kind": "league"} | DATES[0],
    Event: {"kind": "conference", "outcome": WORD} | DATES[0],
}  # fmt: skip


def hidden_entry(model, state):
    own = OWN.get(model) or {"number": 1} | DATES[0]
    words = prose(0, 1) if model is not Source else {}
    return entry(
        model, state, title=f"Artificial {WORD} ({model._meta.model_name}, {state})",
        summary=WORD, **own, **words, **STATES[state],
    )  # fmt: skip


def _uids(state, number):
    """(hidden, public) identifiers by model."""
    hidden = {model: uid_of(model, state) for model in ENTRIES}
    return hidden, {model: uid_of(model, number) for model in ENTRIES}


def links_of(state, number=0):
    """Parts between the entries hidden in this state and the public ones of a number."""
    hidden, public = _uids(state, number)

    def part(model, name, /, **fields):
        return model(pk=uid(WORD, model._meta.model_name, state, name), **fields)

    yield part(OrganisationName, "own", organisation_id=hidden[Organisation], name=WORD,
               kind="abbreviation")  # fmt: skip
    yield part(Characteristic, "own", organisation_id=hidden[Organisation], value=WORD,
               kind="ideology")  # fmt: skip
    for ours, theirs, name in ((hidden, public, "from"), (public, hidden, "to")):
        yield part(Tie, name, organisation_id=ours[Organisation], party_id=theirs[Organisation],
                   kind="led", verb=WORD, note=WORD, **DATES[1])  # fmt: skip
        yield part(EventRole, name, event_id=ours[Event], party_id=theirs[Organisation],
                   role="opponent", note=WORD)  # fmt: skip
        yield part(EventLink, name, event_id=ours[Event], other_id=theirs[Event],
                   kind="after", interval=WORD, note=WORD)  # fmt: skip
        yield part(Position, name, question_id=ours[Question], party_id=theirs[Organisation],
                   stance="against", statement=WORD, **DATES[2])  # fmt: skip
    yield part(Position, "about", question_id=public[Question], party_id=public[Organisation],
               target_id=hidden[Organisation], stance="for", statement=WORD)  # fmt: skip
    yield part(EventRole, "descent", event_id=uid_of(Event, 1), note=WORD,
               party_id=hidden[Organisation], role="predecessor")  # fmt: skip


def evidence_of(state, parts, public_parts, number=0):
    """Citations and identifiers on hidden records, and from hidden sources on public ones."""
    hidden, public = _uids(state, number)
    abouts = [*hidden.values(), *(part.pk for part in parts)]
    pairs = [(about, public[Source]) for about in abouts]
    pairs += [(about, hidden[Source]) for about in (*public.values(), *public_parts)]
    for about, source in pairs:
        yield Citation(
            pk=uid(WORD, "citation", state, about, source), about_id=about, source_id=source,
            locator=OUTLINE[0], quotation=WORD, against=True, note=WORD,
        )  # fmt: skip
    for about in abouts[::3]:
        yield ExternalIdentifier(
            pk=uid(WORD, "identifier", state, about), about_id=about, scheme="wikidata",
            value=f"{WORD}-{about}", match="exact", ground=WORD,
        )  # fmt: skip


def hidden_rows(public_parts):
    """Unsaved rows, each after all that it names; `public_parts` are uids of parts to cite."""
    found = [hidden_entry(model, state) for model in ENTRIES for state in STATES]
    parts = {state: list(links_of(state)) for state in LINKED}
    found += [part for state in LINKED for part in parts[state]]
    return found + [row for s in LINKED for row in evidence_of(s, parts[s], public_parts)]


def at_issue():
    """(event, question) pairs with one hidden."""
    for state in LINKED:
        hidden, public = _uids(state, 0)
        yield hidden[Event], public[Question]
        yield public[Event], hidden[Question]


def link_questions(pairs):
    through = Event.questions.through
    through.objects.bulk_create(through(event_id=event, question_id=q) for event, q in pairs)
