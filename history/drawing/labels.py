"""Labels over and under the bar of a lane, in rows on which none meets another."""

from dataclasses import dataclass, field

from awl_archive.pictures.text import width

ROW = 17  # of text
STEM = 24  # of the bar: as high as a finger needs
AIR = 9  # between lanes
GAP = 10  # between labels on one row


@dataclass
class Label:
    """Words that belong to a place on a lane: over the bar or under it."""

    owner: object
    words: str
    at: float
    size: float
    look: str
    left: float = 0
    row: int = 0

    @property
    def right(self):
        return self.left + width(self.words, self.size)


@dataclass
class Lane:
    over: list = field(default_factory=list)
    under: list = field(default_factory=list)
    top: float = 0
    middle: float = 0
    bottom: float = 0

    def place(self, top):
        """Sets the heights from `top` on; returns where the next lane begins."""
        rows = _stack(self.over)
        below = _stack(self.under)
        self.top, self.middle = top, top + rows * ROW + STEM / 2
        self.bottom = self.middle + STEM / 2 + below * ROW
        return self.bottom + AIR


def _stack(labels):
    """Gives each label the lowest row on which it meets no other; returns how many rows."""
    rows = []
    for label in labels:
        free = (n for n, row in enumerate(rows) if not any(_meet(label, other) for other in row))
        label.row = next(free, len(rows))
        if label.row == len(rows):
            rows.append([])
        rows[label.row].append(label)
    return len(rows)


def _meet(label, other):
    return label.left < other.right + GAP and other.left < label.right + GAP
