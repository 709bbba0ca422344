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
from tests.artificial.ground import BEGUN, DATES, ENTRIES, FAR, OUTLINE, entry, prose, uid, uid_of

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
EVIDENCED = ("draft", "expired")

OWN = {
    Source: {
        "kind": "book", "nearness": "secondary", "author": WORD, "publisher": WORD,
        "as_of": "2024", "outline": "\n".join(OUTLINE), "licence": WORD, "note": WORD,
    },
    Question: {"topic": "ireland"},
    Organisation: {"kind": "league"} | DATES[0],
    Event: {"kind": "conference", "outcome": WORD} | DATES[0],
    Person: {"sort_name": WORD, "living": "no"},
    Publication: {"kind": "newspaper", "frequency": "weekly"} | DATES[0],
    Issue: {"publication_id": uid_of(Publication, 0), "number": WORD} | DATES[0],
    Article: {"issue_id": uid_of(Issue, 0), "first_page": WORD},
}  # fmt: skip


def hidden_entry(model, state):
    own = OWN.get(model) or {"number": 1} | DATES[0]
    words = prose(0, 1) if model is not Source else {}
    return entry(
        model, state, title=f"Artificial {WORD} ({model._meta.model_name}, {state})",
        summary=WORD, **own, **words, **STATES[state],
    )  # fmt: skip


def below(state):
    """Entries that are published for themselves, below one that is not."""
    for model, name, above in (
        (Issue, "below", {"publication_id": uid_of(Publication, state)}),
        (Article, "below", {"issue_id": uid_of(Issue, state)}),
        (Article, "far-below", {"issue_id": uid_of(Issue, f"below-{state}")}),
    ):
        title = f"Artificial {WORD} ({model._meta.model_name}, {name}, {state})"
        yield entry(model, f"{name}-{state}", title=title, summary=WORD, **above, **prose(0, 1))


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


def links_of_people(state, number=0):
    hidden, public = _uids(state, number)

    def part(model, name, /, **fields):
        pk = uid(WORD, model._meta.model_name, state, name)
        return model(pk=pk, note=WORD, **fields)

    person = {"person_id": hidden[Person]}
    yield part(PersonName, "own", name=WORD, kind="pen_name", **person)
    for ours, theirs, name in ((hidden, public, "from"), (public, hidden, "to")):
        owner = {"person_id": ours[Person]}
        for role in ("founder", "listed_as_former_member"):
            yield part(Affiliation, f"{name}-{role}", party_id=theirs[Organisation], role=role,
                       title=WORD, described_as=WORD, **owner)  # fmt: skip
        yield part(Participation, name, event_id=theirs[Event], role="initiator", **owner)
    yield part(Participation, "in", position_id=uid("position", 0), role="holder", **person)
    for end in ("from", "to", "about"):  # its question, its holder or its target is hidden
        position = uid(WORD, "position", state, end)
        yield part(Participation, f"of-{end}", position_id=position, role="named_in",
                   person_id=public[Person])  # fmt: skip


def links_of_works(state, number=0):
    hidden, public = _uids(state, number)

    def part(model, name, /, **fields):
        pk = uid(WORD, model._meta.model_name, state, name)
        return model(pk=pk, note=WORD, **fields)

    series = part(Series, "own", publication_id=hidden[Publication], label=WORD, **DATES[0])
    yield series
    yield part(Succession, "series", publication_id=public[Publication], kind="continues",
               other_series_id=series.pk)  # fmt: skip
    for ours, theirs, name in ((hidden, public, "from"), (public, hidden, "to")):
        title = {"publication_id": ours[Publication]}
        yield part(Imprint, name, role="publisher", party_id=theirs[Organisation], **title)
        yield part(Succession, name, kind="absorbs", other_id=theirs[Publication], **title)
        yield part(Involvement, name, role="target", event_id=theirs[Event], **title)
        for model in (Organisation, Person, Question):
            noun = model._meta.model_name
            end = {f"{noun}_id": theirs[model]}
            yield part(Subject, f"{name}-{noun}", kind="about", **end, **title)
        for model in (Publication, Issue, Article):
            yield from _contributions(part, name, model, ours, theirs)


def _contributions(part, name, model, ours, theirs):
    """A byline of its own where the work is hidden; where it is not, its byline is tied to whom
    nobody may see."""
    noun = model._meta.model_name
    owner = {f"{noun}_id": ours[model], "role": "author"}
    printed = uid("byline", noun, 0)
    if name == "from":
        byline = part(Contribution, f"byline-{noun}", byline=WORD, **owner)
        printed = byline.pk
        yield byline
    yield part(
        Contribution, f"{name}-{noun}", person_id=theirs[Person], printed_id=printed, **owner
    )


def evidence_of(state, parts, public_parts, number=0):
    """Citations and identifiers on hidden records, and from hidden sources on public ones."""
    hidden, public = _uids(state, number)
    kinds = {type(part): part.pk for part in parts}  # one of each
    abouts = [*hidden.values(), *(row.pk for row in below(state)), *kinds.values()]
    pairs = [(about, public[Source]) for about in abouts]
    pairs += [(about, hidden[Source]) for about in (*public.values(), *public_parts)]
    for about, source in dict.fromkeys(pairs):
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
    found += [row for state in LINKED for row in below(state)]
    links = (links_of, links_of_people, links_of_works)
    parts = {state: [part for make in links for part in make(state)] for state in LINKED}
    found += [part for state in LINKED for part in parts[state]]
    return found + [row for s in EVIDENCED for row in evidence_of(s, parts[s], public_parts)]


def at_issue():
    """(event, question) pairs with one hidden."""
    for state in LINKED:
        hidden, public = _uids(state, 0)
        yield hidden[Event], public[Question]
        yield public[Event], hidden[Question]


def link_questions(pairs):
    through = Event.questions.through
    through.objects.bulk_create(through(event_id=event, question_id=q) for event, q in pairs)
