"""Find and rank: names before passing mentions, and never more work than a bounded answer needs."""

from dataclasses import dataclass, replace
from operator import attrgetter

from django.apps import apps

from awl_archive.search.backends import backend
from awl_archive.search.backends.sql import Scope
from awl_archive.search.query import Query
from awl_archive.search.slips import near
from awl_archive.search.words import GAP, stem

MOST = 1000
PLACE = attrgetter("place", "id")


@dataclass(frozen=True)
class Found:
    """Hits by entry, best first; `capped`: there are more. `mended`: {word typed: word found}."""

    hits: list
    capped: bool
    query: Query
    mended: dict

    @property
    def count(self):
        return len(self.hits)


def find(query, scope):
    """To be called within the limits of time that the backend sets."""
    hits, capped = _hits(query, scope)
    if hits or query.is_empty:
        return Found(hits, capped, query, {})
    mended = _mended(query, scope.at)
    if not mended:
        return Found([], False, query, {})
    other = _replaced(query, mended)
    hits, capped = _hits(other, scope)
    return Found(hits, capped, other, mended if hits else {})


def _hits(query, scope):
    if query.is_empty:
        return [], False
    index = backend()
    if query.is_vague:
        return _named_exactly(query, scope)
    named = index.headings(query, scope, MOST + 1)
    told = index.texts(query, scope, MOST + 1) if len(named) <= MOST else []
    hits = _in_order(named, query, scope, told)
    by_entry = {}
    for hit in hits:
        by_entry.setdefault(hit.entry, hit)
    capped = len(named) > MOST or len(told) > MOST
    return list(by_entry.values())[:MOST], capped or len(by_entry) > MOST


def _in_order(named, query, scope, told=()):
    """Of hits by heading, and by text."""
    if scope.order:
        return sorted([*named, *told], key=PLACE, reverse=scope.order == "-date")
    return [*_by_name(named, query), *sorted(told, key=PLACE)]


def _by_name(hits, query):
    key = " ".join(query.stems)

    def order(hit):
        title, *others = hit.heading.split(f" {GAP} ")
        how = min((_how(title, key), *(_how(name, key) + 1 for name in others)))
        return how, apps.get_model(hit.kind).precedence, len(title), hit.id

    return sorted(hits, key=order)


def _how(name, key):
    """How well a name fits, the less the better; odd numbers are for names beside the title."""
    if name == key:
        return 0
    if name.startswith(f"{key} "):
        return 2
    return 4 if set(key.split()) <= set(name.split()) else 6


def _named_exactly(query, scope):
    """For words that stand nearly everywhere: what bears just this name."""
    found = backend().named(" ".join(query.names), scope, MOST + 1)
    hits = {hit.entry: hit for hit in found if not _says_any(hit.heading, query.excluded)}.values()
    return _in_order([*hits][:MOST], query, scope), len(found) > MOST


def _says_any(heading, phrases):
    return any(f" {' '.join(phrase)} " in f" {heading} " for phrase in phrases)


def _mended(query, at):
    """Each word that nothing public holds, and the name it is one slip away from."""
    found = {}
    for word in dict.fromkeys(query.names):
        if not _is_known(word, at) and (better := next(iter(near(word, at)), "")):
            found[word] = better
    return found


def _is_known(word, at):
    return backend().holds(Query(words=(stem(word),), names=(word,)), Scope(at))


def _replaced(query, mended):
    stems = {stem(word): stem(better) for word, better in mended.items()}

    def other(one):
        return stems.get(one, one)

    return replace(
        query,
        words=tuple(map(other, query.words)),
        phrases=tuple(tuple(map(other, phrase)) for phrase in query.phrases),
        names=tuple(mended.get(word, word) for word in query.names),
    )
