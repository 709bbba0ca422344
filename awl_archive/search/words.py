"""Text as words that compare: without case, accents, apostrophes and endings, in ASCII.

Made once, here, so that every database indexes and finds the same words.
"""

import re
import unicodedata
from functools import lru_cache

import snowballstemmer

APOSTROPHES = dict.fromkeys(map(ord, "'’‘ʼ`´"), None)
# An apostrophe inside a word is part of it; hyphens and all else part words.
WORD = re.compile(r"\w+(?:['’‘ʼ`´]\w+)*")
# What no word can be: stands between two names in one text, so that no phrase leads across.
GAP = "_"
LONGEST_WORD = 60
LONGEST_TEXT = 500_000
# Words that stand nearly everywhere: they are looked for in phrases and whole names only.
STOP_WORDS = {
    "a", "an", "and", "are", "as", "at", "be", "but", "by", "for", "from", "had", "has", "have",
    "he", "her", "his", "i", "in", "is", "it", "its", "not", "of", "on", "or", "she", "that", "the",
    "their", "there", "they", "this", "to", "was", "we", "were", "which", "who", "will", "with",
    "you",
}  # fmt: skip
_STEMMER = snowballstemmer.stemmer("english")


def fold(text):
    if text.isascii():
        return " ".join(re.findall(r"\w+", text.translate(APOSTROPHES).lower()))
    # Before, as ´ would come apart into a space and an accent; after, as ŉ is an apostrophe and n.
    bare = unicodedata.normalize("NFKD", text.translate(APOSTROPHES)).translate(APOSTROPHES)
    letters = "".join(c for c in bare if not unicodedata.combining(c)).casefold()
    return " ".join(re.findall(r"\w+", letters))


@lru_cache(maxsize=200_000)
def folded(word):
    """One word of a text in the letters it is compared in; "" where nothing of it is left."""
    found = fold(word).replace(" ", "").strip(GAP)
    # Databases differ in what is a letter: beyond ASCII each is written by its number.
    plain = found if found.isascii() else "".join(map(_ascii, found))
    return plain[:LONGEST_WORD].strip(GAP)


def _ascii(letter):
    return letter if letter.isascii() else f"u{ord(letter):x}u"


@lru_cache(maxsize=200_000)
def stem(word):
    """The same for a word and its other endings; never "", so that words keep their places."""
    found = folded(word)
    return _STEMMER.stemWord(found) or GAP if found.isalpha() else found or GAP


def stems(text):
    """The stem of each word of a text, in order."""
    return [stem(word) for word in WORD.findall(text[:LONGEST_TEXT])]


def words(text):
    """The words of a text as they are compared, endings kept."""
    return [found for word in WORD.findall(text) if (found := folded(word))]


def joined(text):
    """Abbreviations with hyphens or dots as one word: I-CL, A.W.L."""
    for found in re.findall(r"\b\w{1,3}(?:[-.‑]\w{1,3})+\b", text):
        yield folded(re.sub(r"[-.‑]", "", found))
