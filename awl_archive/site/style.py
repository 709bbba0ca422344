"""The style page: every component of the pages, set by the templates and the stylesheet in use."""

import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

from django.contrib.staticfiles import finders

from awl_archive.citing import words
from awl_archive.site.samples import Samples
from awl_archive.site.views import About
from history.describing import organisation

COLOUR = re.compile(r"--([a-z]+): (#[0-9a-f]{6});")


class Colour(NamedTuple):
    name: str
    light: str
    dark: str
    light_contrast: float
    dark_contrast: float


def contrast(one, other):
    """Of two colours, as WCAG 2.2 counts it: from 1 to 21."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour):
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return sum(part * c for part, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


@cache
def colours():
    """Those of the stylesheet, light and dark, each with its contrast on the paper."""
    sheet = Path(finders.find("css/archive.css")).read_text(encoding="utf-8")
    head, rest = sheet.split("scheme: dark)", 1)
    light, dark = dict(COLOUR.findall(head)), dict(COLOUR.findall(rest.split("}")[0]))
    return [
        Colour(name, light[name], dark[name],
               round(contrast(light[name], light["paper"]), 1),
               round(contrast(dark[name], dark["paper"]), 1))
        for name in light if name in dark
    ]  # fmt: skip


class Style(About):
    template_name = "site/style.html"
    title = "Style"
    robots = "noindex"

    def get_context_data(self, **kwargs):
        samples = Samples()
        return super().get_context_data(
            samples=samples,
            entry=samples.entry,
            record=samples.record,
            citation=words.write(organisation(samples.entry, {"names": []})),
            apparatus=samples.apparatus,
            prose_links=samples.prose_links,
            colours=colours(),
            **kwargs,
        )
