from dataclasses import dataclass
from typing import NamedTuple

from django.conf import settings
from django.urls import reverse


def absolute(path):
    """The one way to an absolute address: from SITE_URL, never from the Host header."""
    return f"{settings.SITE_URL}{path}"


def permanent_address(uid):
    return absolute(reverse("permanent", args=[uid]))


class Breadcrumb(NamedTuple):
    label: str
    path: str = ""


class Alternate(NamedTuple):
    """The same entry in other clothes: path on this site and media type."""

    path: str
    type: str
    title: str = ""

    @property
    def address(self):
        return absolute(self.path)


@dataclass(frozen=True)
class PageMetadata:
    """What a page says of itself; `path` is its canonical one, `breadcrumbs` end in the page.

    `tags` are (name, content), `data` is the script that holds linked data, `image` an address.
    """

    title: str
    description: str = ""
    path: str = ""
    robots: str = ""
    alternates: tuple[Alternate, ...] = ()
    breadcrumbs: tuple[Breadcrumb, ...] = ()
    tags: tuple[tuple[str, str], ...] = ()
    data: str = ""
    image: str = ""

    @property
    def canonical(self):
        return absolute(self.path) if self.path else ""
