"""What a reader of a page or an answer reads: words without markup, quotation marks kept."""

import re
from html import unescape
from html.parser import HTMLParser

INLINE = {"a", "abbr", "b", "bdi", "cite", "em", "i", "q", "small", "span", "strong", "sub", "sup",
          "time"}  # fmt: skip
# Fields of the API for the source's own words, which pages put between quotation marks.
QUOTED = {"quotation"}
QUOTES = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"'})


class Text(HTMLParser):
    """The words of a page, its identifiers, and the values of its attributes."""

    def __init__(self, html):
        super().__init__()
        self.pieces, self.ids, self.values = [], set(), []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.pieces.append("" if tag in INLINE else "\n")
        self.ids |= {value for name, value in attrs if name == "id"}
        self.values += [value for _, value in attrs if value]

    def handle_endtag(self, tag):
        self.pieces.append("" if tag in INLINE else "\n")

    def handle_data(self, data):
        self.pieces.append(" ".join(f".{data}.".split())[1:-1])

    @property
    def blocks(self):
        """The words of each paragraph, cell, item."""
        lines = (" ".join(line.split()) for line in "".join(self.pieces).split("\n"))
        return [line for line in lines if line]

    @property
    def words(self):
        return " ".join(self.blocks)


def of_answer(data, name=""):
    """Every name and every value of an answer of the API; a quotation has its marks."""
    if isinstance(data, dict):
        for key, value in data.items():
            yield key
            yield from of_answer(value, key)
    elif isinstance(data, list):
        for value in data:
            yield from of_answer(value, name)
    else:
        words = unescape(re.sub(r"<[a-z/][^>]*>", "", str(data)))
        yield f"“{words}”" if name in QUOTED and words else words


def plain(words):
    """With straight quotation marks and single spaces."""
    return " ".join(str(words).translate(QUOTES).split())
