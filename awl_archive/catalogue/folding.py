"""Text as it is compared: without case, accents, apostrophes; hyphens part words."""

import re
import unicodedata

APOSTROPHES = dict.fromkeys(map(ord, "'’‘ʼ`´"), None)


def fold(text):
    # Before, as ´ would come apart into a space and an accent; after, as ŉ is an apostrophe and n.
    bare = unicodedata.normalize("NFKD", text.translate(APOSTROPHES)).translate(APOSTROPHES)
    letters = "".join(c for c in bare if not unicodedata.combining(c)).casefold()
    return " ".join(re.findall(r"\w+", letters))
