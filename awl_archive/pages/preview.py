"""The picture of an entry where a link to it is shared: kind, title and date, in our own face."""

from functools import cache
from io import BytesIO

from django.conf import settings
from django.utils.text import capfirst
from PIL import Image, ImageDraw, ImageFont

from awl_archive.citing.reference import ARCHIVE
from awl_archive.pictures.text import shortened, wrap

WIDTH, HEIGHT = 1200, 630  # as Open Graph asks for
MARGIN = 80
ROOM = WIDTH - 2 * MARGIN
# The colours of static/css/archive.css in the light.
PAPER, INK, SOFT, RED, RULE = "#faf6ee", "#1f1b16", "#61594d", "#a61c16", "#cfc5b3"
LABEL, TITLE, LEADING, LINES = 36, 88, 94, 3


@cache
def face(name, size):
    return ImageFont.truetype(settings.BASE_DIR / "static" / "fonts" / name, size)


def draw(reference):
    """A PNG, as bytes."""
    image = Image.new("RGB", (WIDTH, HEIGHT), PAPER)
    _write(ImageDraw.Draw(image), reference)
    # A few flat colours and the edges of letters: a palette takes a third of the bytes.
    image = image.quantize(32, dither=Image.Dither.NONE)
    out = BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


def one_line(text):
    """Without what cannot be seen, at some of which the layout of text fails."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())


def lines(title):
    """The title in as many lines as there is room for."""
    found = wrap(one_line(title), TITLE, ROOM)
    if len(found) <= LINES:
        return found
    return [*found[: LINES - 1], shortened(" ".join(found[LINES - 1 :]), TITLE, ROOM)]


def _write(canvas, reference):
    label, bold = face("archivo-narrow.woff2", LABEL), face("archivo-narrow-600.woff2", LABEL)
    title = face("archivo-narrow-600.woff2", TITLE)
    canvas.rectangle((0, 0, WIDTH, 10), fill=RED)
    canvas.text((MARGIN, 64), ARCHIVE, INK, bold)
    canvas.line((MARGIN, 124, WIDTH - MARGIN, 124), RULE, 2)
    canvas.text((MARGIN, 152), capfirst(one_line(reference.label)), RED, label)
    height = 196
    for line in lines(reference.title):
        canvas.text((MARGIN, height), line, INK, title)
        height += LEADING
    words = shortened(one_line(reference.date_words), LABEL, ROOM)
    canvas.text((MARGIN, height + 16), words, SOFT, label)
