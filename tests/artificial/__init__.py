"""The artificial set: visibly made up, the same on every run.

`build(size, parts)` makes so many public entries of every model, each with so many parts of every
kind, citations for and against. `complete()` adds what is bare, odd, merged, renamed or hidden, so
that every model, field, controlled value, status and window stands in it somewhere.
"""

from django.db import transaction

from awl_archive.publishing.door import merge
from awl_archive.publishing.models import PastSlug
from awl_archive.publishing.registry import entry_models
from awl_archive.sources.models import Citation, ExternalIdentifier, Source
from history.descent import DESCENT_ROLES, SHAPES
from history.models import (
    Chapter,
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
from history.models.kinds import (
    CharacteristicKind,
    EventKind,
    EventLinkKind,
    EventRoleKind,
    NameKind,
    OrganisationKind,
    Stance,
    TieKind,
    Topic,
)
from tests.artificial.ground import (
    ENTRIES,
    OUTLINE,
    OWN,
    SOME_PARTS,
    bare,
    dated,
    entry,
    in_window,
    odd,
    party,
    pick,
    prose,
    store,
    uid,
    uid_of,
    write_cards,
)
from tests.artificial.hidden import at_issue, hidden_rows, link_questions
from tests.artificial.works import parts_of_person, parts_of_works, works

# The first makes no descent; the two with two shapes come early, to come again within 24.
FIRST_KINDS = ["conference", "fusion", "succession"]
EVENT_KINDS = FIRST_KINDS + [kind for kind in EventKind.values if kind not in FIRST_KINDS]
FREE_ROLES = [role for role in EventRoleKind.values if role not in DESCENT_ROLES]
# Kinds without descent take this one too.
ROLES = [*FREE_ROLES, "host"]


def source(number):
    return entry(
        Source, number, number,
        kind=pick(Source.Kind.values, number), nearness=pick(Source.Nearness.values, number),
        author="An artificial author", publisher="An artificial publisher", as_of="2024",
        outline="\n".join(OUTLINE) if number % 4 != 3 else "",
        licence="Free of any right", note="An artificial note on its state.",
    )  # fmt: skip


def question(number, size):
    topic = pick(Topic.values, number)
    return entry(Question, number, number, topic=topic, **prose(number, size))


def organisation(number, size):
    return entry(
        Organisation, number, number, kind=pick(OrganisationKind.values, number),
        qualifier=f"{1960 + number % 60}–84" if number % 3 == 2 else "",
        **dated(number), **prose(number, size),
    )  # fmt: skip


def event(number, size):
    kind = pick(EVENT_KINDS, number)
    # Wide enough to agree with every life.
    date = dated(number) | ({"edtf": "1900/2024", "portion": ""} if kind in SHAPES else {})
    outcome = pick(["", "not stated", "An artificial outcome."], number)
    return entry(Event, number, number, kind=kind, outcome=outcome, **date, **prose(number, size))


def chapter(number, size):
    return entry(Chapter, number, number, number=number + 1, **dated(number), **prose(number, size))


def entries(size, parts):
    for number in range(size):
        yield source(number)
        yield question(number, size)
        yield organisation(number, size)
        yield event(number, size)
        yield chapter(number, size)
        yield from works(number, size, parts)


def parts_of_organisation(number, size, parts):
    owner = uid_of(Organisation, number)
    for turn in range(number * parts, (number + 1) * parts):
        key, step = {"organisation_id": owner, "note": "An artificial note."}, turn % parts + 1
        other = (number + step) % size
        yield OrganisationName(
            pk=uid("name", turn), name=f"Artificial name {turn}", kind=pick(NameKind.values, turn),
            **key, **dated(turn),
        )  # fmt: skip
        yield Characteristic(
            pk=uid("characteristic", turn), kind=pick(CharacteristicKind.values, turn),
            value=f"Artificial value {turn}", **key, **dated(turn),
        )  # fmt: skip
        yield Tie(
            pk=uid("tie", turn), kind=pick(TieKind.values, turn), verb=pick(["tied to", ""], turn),
            **key, **dated(turn), **party(size if other == number else other, size, turn),
        )  # fmt: skip


def descent_roles(number):
    """Role names that the event's kind needs, parents first."""
    shapes = SHAPES.get(pick(EVENT_KINDS, number))
    if shapes is None:
        return []
    shape = pick(shapes, number // len(EVENT_KINDS))
    names = [role for role, (least, _) in shape.roles.items() for _ in range(max(1, least))]
    return sorted(names, key=lambda role: role not in shape.parents)


def parts_of_event(number, size, parts):
    owner = uid_of(Event, number)
    for place, role in enumerate(descent_roles(number)):
        # Towards higher numbers only, so that nobody descends from itself.
        who = party(size if role == "part_that_left" else number + place, size, 0)
        pk = uid("descent", number, place)
        yield EventRole(pk=pk, event_id=owner, role=role, text_order=place, **who)
    for turn in range(number * parts, (number + 1) * parts):
        step = turn % parts
        yield EventRole(
            pk=uid("role", turn), event_id=owner, role=role_of(number, turn), text_order=100 + step,
            note="An artificial note.", **party((number + step) % size, size, turn),
        )  # fmt: skip
        other = (number + step + 1) % size
        if other != number:
            yield EventLink(
                pk=uid("link", turn), event_id=owner, other_id=uid_of(Event, other),
                kind=pick(EventLinkKind.values, turn), interval=pick(["two days", ""], turn),
                note="An artificial note.",
            )  # fmt: skip


def role_of(number, turn):
    return pick(FREE_ROLES if pick(EVENT_KINDS, number) in SHAPES else ROLES, turn)


def parts_of_question(number, size, parts):
    for turn in range(number * parts, (number + 1) * parts):
        step = turn % parts
        target = uid_of(Organisation, (number + step + 1) % size) if turn % 3 else None
        yield Position(
            pk=uid("position", turn), question_id=uid_of(Question, number),
            stance=pick(Stance.values, turn), target_id=target,
            statement=f"It held an artificial view, “number {turn}”.",
            **dated(turn), **party((number + step) % size, size, turn),
        )  # fmt: skip


def parts_of(size, parts):
    for number in range(size):
        yield from parts_of_organisation(number, size, parts)
        yield from parts_of_event(number, size, parts)
        yield from parts_of_question(number, size, parts)
        yield from parts_of_person(number, size, parts)
        yield from parts_of_works(number, size, parts)


def citation(turn, about, number, against=False):
    return Citation(
        pk=uid("citation", turn, against), about_id=about, source_id=uid_of(Source, number),
        locator=pick(["", *OUTLINE], turn) if number % 4 != 3 else "p. 7",
        quotation=pick(["", "artificial words of the source"], turn), against=against,
        mode=pick(Citation.Mode.values, turn), condition=pick(Citation.Condition.values, turn),
        note="How the passage reads.", text_order=turn,
    )  # fmt: skip


def identifier(turn, about):
    return ExternalIdentifier(
        pk=uid("identifier", turn), about_id=about, value=f"artificial-{turn}",
        scheme=pick(["viaf", "isni", "wikidata", "issn"], turn),
        match=pick(ExternalIdentifier.Match.values, turn), ground="An artificial ground.",
    )  # fmt: skip


def evidence_of(rows, size, parts):
    """Each entry cited as often as it has parts, each part once; every fourth record against.
    All statements rest on the first source, so that every kind of part rests on it."""
    turn = 0
    for place, row in enumerate(rows):
        is_entry = isinstance(row, ENTRIES)
        for _ in range(parts if is_entry else 1):
            yield citation(turn, row.pk, turn % size if is_entry else 0)
            if is_entry or turn % 9 == 0:
                yield identifier(turn, row.pk)
            turn += 1
        if place % 4 == 1:
            yield citation(turn, row.pk, turn % size, against=True)


def at_issue_in(size, parts):
    return {
        (uid_of(Event, number), uid_of(Question, (number + step) % size))
        for number in range(size)
        for step in range(parts)
    }


def public_rows(size, parts):
    made = [*entries(size, parts), *parts_of(size, parts)]
    return [*made, *evidence_of(made, size, parts)]


@transaction.atomic
def build(size=3, parts=3):
    """Returns {model: rows written}."""
    written = store(public_rows(size, parts))
    link_questions(sorted(at_issue_in(size, parts)))
    write_cards()
    return written


def former_addresses(model):
    """An entry that moved, a duplicate merged into it, and one that was removed."""
    kept = uid_of(model, 0)
    PastSlug.keep(model.objects.get(pk=kept), f"artificial-{model._meta.model_name}-former")
    duplicate, removed = (entry(model, name, **OWN[model]) for name in ("merged", "removed"))
    for row in (duplicate, removed):
        row.save()
    merge(duplicate, model.objects.get(pk=kept), by="artificial")
    removed.delete()


@transaction.atomic
def complete(size=24, parts=3):
    """Everything at once; `size` from 24 on holds every controlled value."""
    written = build(size, parts)
    special = [make(model) for model in entry_models() for make in (bare, odd, in_window)]
    for rows in (special, hidden_rows(SOME_PARTS)):
        for model, number in store(rows).items():
            written[model] = written.get(model, 0) + number
    link_questions(at_issue())
    for model in entry_models():
        former_addresses(model)
    write_cards()
    return written
