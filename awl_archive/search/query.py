"""What was typed into the box, as words: no sign of it reaches the syntax of a database."""

import re
from dataclasses import dataclass

from awl_archive.search.words import GAP, STOP_WORDS, folded, joined, stem, words

MARKS = str.maketrans("“”„«»＂", '""""""')
PIECE = re.compile(r'(?<!\S)(-?)"([^"]*)"|(\S+)')


@dataclass(frozen=True)
class Query:
    """Stems; a phrase is a tuple of them. `names`: all words but those excluded, endings kept."""

    words: tuple = ()
    phrases: tuple = ()
    excluded: tuple = ()
    names: tuple = ()

    @property
    def is_empty(self):
        return not self.names

    @property
    def is_vague(self):
        """Only words that stand nearly everywhere: looked for as a whole name."""
        return bool(self.names) and not (self.words or self.phrases)

    @property
    def stems(self):
        return tuple(map(stem, self.names))

    @property
    def marked(self):
        """The stems that a passage shows."""
        return frozenset(self.words).union(*self.phrases) - {GAP}


def parse(text):
    found = {"words": [], "phrases": [], "excluded": [], "names": []}
    for minus, phrase, piece in PIECE.findall(text.translate(MARKS)):
        if not piece:
            _add_phrase(found, phrase, bool(minus))
        elif piece.startswith("-") and words(piece):
            found["excluded"].append(tuple(map(stem, words(piece))))
        else:
            _add_words(found, piece)
    return Query(**{name: tuple(dict.fromkeys(values)) if name != "names" else tuple(values)
                    for name, values in found.items()})  # fmt: skip


def _add_phrase(found, phrase, is_excluded):
    typed = words(phrase)
    if not typed:
        return
    found["excluded" if is_excluded else "phrases"].append(tuple(map(stem, typed)))
    if not is_excluded:
        found["names"] += typed


def _add_words(found, piece):
    # A.W.L. is typed for AWL; I-CL stays two words, as other hyphens part words.
    dotted = next(joined(piece), "") if re.fullmatch(r"\W*(?:\w\.){2,}\w?\W*", piece) else ""
    typed = [folded(dotted)] if dotted else words(piece)
    found["names"] += typed
    found["words"] += [stem(word) for word in typed if word not in STOP_WORDS]
