"""How much the words of a document stand out in it, in grades: BM25 of each, but for how rare the
word is elsewhere. Made with the stems, so that nothing need be weighed while somebody waits."""

from collections import Counter

# BM25's usual constants, and a length in words that is usual here.
SATURATION, LENGTH_COUNTS, USUAL_LENGTH = 1.2, 0.75, 200
# The label that PostgreSQL knows, and from which weight on; what weighs less has none.
GRADES = (("B", 1.5), ("C", 1.1), ("D", 0.8))


def grades(heading, body):
    """{stem: A to D} of stems parted by spaces; A are those of the heading."""
    stems = body.split()
    slack = 1 - LENGTH_COUNTS + LENGTH_COUNTS * len(stems) / USUAL_LENGTH
    found = {
        stem: grade for stem, times in Counter(stems).items() if (grade := _grade(times, slack))
    }
    return found | dict.fromkeys(heading.split(), "A")


def _grade(times, slack):
    weight = times * (SATURATION + 1) / (times + SATURATION * slack)
    return next((grade for grade, least in GRADES if weight >= least), "")
