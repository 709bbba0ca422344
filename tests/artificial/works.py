"""People and publications of the artificial set, with their parts."""

from history.models import Event, Organisation, Question
from people.models import Affiliation, Participation, Person, PersonName
from publications.models import (
    Article,
    Contribution,
    Imprint,
    Involvement,
    Issue,
    Publication,
    Series,
    Subject,
    Succession,
)
from publications.models.kinds import (
    ContributionRole,
    Frequency,
    ImprintRole,
    InvolvementRole,
    Production,
    PublicationKind,
    Regularity,
    SubjectKind,
    SuccessionKind,
)
from tests.artificial.ground import dated, entry, party, pick, prose, uid, uid_of

NOTE = {"note": "An artificial note."}
BELOW = 3  # issues of a title, and articles of an issue


def run(turn):
    return {
        "production": pick(Production.values, turn),
        "frequency": pick(Frequency.values, turn),
        "regularity": pick(["", *Regularity.values], turn),
    } | dated(turn)


def works(number, size, parts):
    words = prose(number, size)
    yield entry(
        Person, number, number, living=pick(Person.Living.values, number),
        sort_name=f"{number:04}, Artificial", **words,
    )  # fmt: skip
    kind = pick(PublicationKind.values, number)
    yield entry(Publication, number, number, kind=kind, **run(number), **words)
    above = number // BELOW
    yield entry(
        Issue, number, number, publication_id=uid_of(Publication, above),
        series_id=uid("series", above * parts),
        number=str(number) if number % BELOW else "", **dated(number), **words,
    )  # fmt: skip
    yield entry(
        Article, number, number, issue_id=uid_of(Issue, above), text_order=number,
        first_page=pick(["", "3"], number), last_page=pick(["", "3", "4"], number), **words,
    )  # fmt: skip


def parts_of_person(number, size, parts):
    key = {"person_id": uid_of(Person, number)} | NOTE
    for turn in range(number * parts, (number + 1) * parts):
        other, role = (number + turn % parts) % size, pick(Affiliation.Role.values, turn)
        title = "An artificial office" if role in Affiliation.PUBLIC_OFFICE else ""
        yield PersonName(
            pk=uid("person-name", turn), name=f"Artificial name of a person {turn}",
            kind=pick(PersonName.Kind.values, turn), **key,
        )  # fmt: skip
        yield Affiliation(
            pk=uid("affiliation", turn), role=role, title=title,
            described_as=pick(["", "an “artificial” description"], turn),
            **key, **dated(turn), **party(other, size, turn),
        )  # fmt: skip
        # As often in an event as in a position.
        in_position = turn % 2 == 0
        roles = [r for r in Participation.Role if (r in Participation.OF_POSITIONS) == in_position]
        end = {"position_id": uid("position", turn)} if in_position else {
            "event_id": uid_of(Event, other)
        }  # fmt: skip
        yield Participation(
            pk=uid("participation", turn), role=pick(roles, turn // 2).value, **end, **key
        )


def succession(number, size, parts, turn):
    other = (number + turn % parts + 1) % size
    named = other != number and turn % 4 != 3
    return Succession(
        pk=uid("succession", turn), publication_id=uid_of(Publication, number),
        kind=pick(SuccessionKind.values, turn), **NOTE, **dated(turn),
        series_id=uid("series", turn) if turn % 3 == 0 else None,
        other_id=uid_of(Publication, other) if named else None,
        other_series_id=uid("series", other * parts) if named and turn % 2 else None,
    )  # fmt: skip


def subject(number, size, parts, turn):
    other = (number + turn % parts) % size
    about = [
        {"organisation_id": uid_of(Organisation, other)}, {"person_id": uid_of(Person, other)},
        {"question_id": uid_of(Question, other)}, {"words": "an artificial subject"},
    ]  # fmt: skip
    return Subject(
        pk=uid("subject", turn),
        publication_id=uid_of(Publication, number),
        kind=pick(SubjectKind.values, turn),
        **pick(about, turn),
        **NOTE,
    )


def contributions(owner, number, size, parts):
    """Bylines, and rows of their own for the persons that they stand for."""
    noun = owner._meta.model_name
    key = {f"{noun}_id": uid_of(owner, number)} | NOTE
    for turn in range(number * parts, (number + 1) * parts):
        key |= {"role": pick(ContributionRole.values, turn), "text_order": turn % parts}
        yield Contribution(pk=uid("byline", noun, turn), byline=f"A. N. Artificial {turn}", **key)
        yield Contribution(
            pk=uid("identified", noun, turn), person_id=uid_of(Person, (number + turn) % size),
            printed_id=uid("byline", noun, turn) if turn % 3 != 2 else None, **key,
        )  # fmt: skip


def parts_of_works(number, size, parts):
    key = {"publication_id": uid_of(Publication, number)} | NOTE
    for turn in range(number * parts, (number + 1) * parts):
        step = turn % parts
        numbered = turn % 4 != 3
        yield Series(
            pk=uid("series", turn), number=step + 1 if numbered else None,
            label="" if turn % 4 == 1 else f"artificial series {turn}", **key, **run(turn),
        )  # fmt: skip
        yield Imprint(
            pk=uid("imprint", turn), role=pick(ImprintRole.values, turn),
            **key, **dated(turn), **party((number + step) % size, size, turn),
        )  # fmt: skip
        yield succession(number, size, parts, turn)
        yield Involvement(
            pk=uid("involvement", turn), event_id=uid_of(Event, (number + step) % size),
            role=pick(InvolvementRole.values, turn), **key,
        )  # fmt: skip
        yield subject(number, size, parts, turn)
    for owner in (Publication, Issue, Article):
        yield from contributions(owner, number, size, parts)
