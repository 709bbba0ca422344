"""The artificial set, hidden rows in it, with dates drawn at random: the same on every run."""

from random import Random

from awl_archive.dates.models import Dated
from tests.artificial import public_rows
from tests.artificial.ground import SOME_PARTS, store, write_cards
from tests.artificial.hidden import hidden_rows
from tests.dates.values import VALUES

# Of each date its text, not an extreme: most lie in the years that tests ask for.
TEXTS = [text for text in VALUES if not {"1000", "2199", "10XX", "21XX"} & set(text.split("/"))]
READINGS = ("within", "lasted", "attested")


def redated(row, chosen):
    if isinstance(row, Dated):
        row.edtf = "" if chosen.random() < 0.1 else chosen.choice(TEXTS)
        row.reading, row.portion, row.as_of = chosen.choice(READINGS), "", "2024"
    return row


def build(seed, size=5, parts=2):
    chosen = Random(seed)
    for rows in (public_rows(size, parts), hidden_rows(SOME_PARTS)):
        store([redated(row, chosen) for row in rows])
    write_cards()
    return chosen
