"""What a picture is made of; `templates/pictures/picture.html` writes it as SVG.

One unit is a sixteenth of the size of text, so that a picture grows with the text of its reader.
"""

from dataclasses import dataclass, field

from awl_archive.pictures.text import width

EM = 16


@dataclass(frozen=True)
class Rect:
    x: float
    y: float
    width: float
    height: float
    look: str = ""
    tag = "rect"


@dataclass(frozen=True)
class Path:
    """`d` in SVG's own words."""

    d: str
    look: str = "line"
    tag = "path"


@dataclass(frozen=True)
class Text:
    """One line; `x` is its beginning, its middle or its end, `y` its base line."""

    x: float
    y: float
    words: str
    size: float = 13
    look: str = ""
    anchor: str = "start"
    tag = "text"

    @property
    def box(self):
        """(left, top, right, bottom)."""
        wide = width(self.words, self.size)
        left = self.x - {"start": 0, "middle": wide / 2, "end": wide}[self.anchor]
        return left, self.y - self.size * 0.8, left + wide, self.y + self.size * 0.25


@dataclass
class Group:
    """Shapes that belong together: one link with one title where it has an address."""

    shapes: list
    address: str = ""
    title: str = ""
    look: str = ""


@dataclass
class Picture:
    """`name` tells the pictures of one page apart."""

    name: str
    title: str
    width: float
    height: float
    groups: list = field(default_factory=list)

    @property
    def ems(self):
        return self.width / EM, self.height / EM

    @property
    def links(self):
        return {group.address for group in self.groups if group.address}

    @property
    def texts(self):
        return [shape for group in self.groups for shape in group.shapes if isinstance(shape, Text)]


def line(*points):
    """A path through (x, y) points."""
    return "M" + "L".join(f"{round(x, 1):g} {round(y, 1):g}" for x, y in points)
