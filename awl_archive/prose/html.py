import json
import re
from html import unescape

import nh3
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import mark_safe

ENTRY = re.compile(r"/id/([bcdfghjkmnpqrstvwxz][bcdfghjkmnpqrstvwxz23456789]{9})/")
# No //host, no backslash (browsers read it as a slash), and no /id/ address that is not a mark.
ADDRESS = re.compile(
    r"(?=.)(?:https?://(?!/)|mailto:|/(?!/|id/)|(?!/)(?=[^:/?#]*(?:[/?#]|\Z)))[^\s\\\x00-\x1f\x7f]*",
    re.IGNORECASE,
)

_VALUES = {
    "href": ADDRESS,
    "id": re.compile(r"fn(?:ref)?-[A-Za-z0-9_-]+"),
    "data-uid": re.compile(ENTRY.pattern.removeprefix("/id/").removesuffix("/")),
    "data-cite": re.compile(r"[A-Za-z0-9_-]+"),
}
_TAGS = """
    a blockquote br code dd dl dt em h3 h4 h5 h6 hr li ol p pre section strong sup
    table tbody td th thead tr ul
"""
_ATTRIBUTES = {
    "*": set(),
    "a": {"aria-label", "data-uid", "href", "id", "title"},
    "li": {"id"},
    "ol": {"start"},
    "sup": {"data-cite", "data-locator"},
}
_CLASSES = {"a": {"footnote-back"}, "section": {"footnotes"}, "sup": {"footnote-ref"}}


def _value(tag, attribute, value):
    pattern = _VALUES.get(attribute)
    return value if pattern is None or pattern.fullmatch(value) else None


_CLEANER = nh3.Cleaner(
    tags=set(_TAGS.split()),
    attributes=_ATTRIBUTES,
    attribute_filter=_value,
    tag_attribute_values={"a": {"rel": {"noopener"}}},
    allowed_classes=_CLASSES,
    url_schemes={"http", "https", "mailto"},
    link_rel=None,
)
# Exact, because what the cleaner writes is a balanced tree in one spelling: values in double
# quotes, and every < and > that is not a tag's own written as an entity.
_MARK = re.compile(r"<(/?)(a|sup)((?: [a-z-]+=\"[^\"]*\")*)>")
_ATTRIBUTE = re.compile(r" ([a-z-]+)=\"([^\"]*)\"")

_INLINE = re.compile(
    r"<sup\b[^>]*>.*?</sup>|<a [^>]*footnote-back.*?</a>|</?(?:a|em|strong|code)\b[^>]*>", re.DOTALL
)
_TAG = re.compile(r"<[^>]*>")

clean = _CLEANER.clean


def resolve(html, *, links, cite):
    """A target that is not in `links` leaves its words; `cite` answers "" for a hidden source."""
    closing = []

    def replace(match):
        end, tag, written = match.groups()
        if end:
            return closing.pop()
        opened, closed = _around(tag, dict(_ATTRIBUTE.findall(written)), links, cite) or (
            match[0],
            f"</{tag}>",
        )
        closing.append(closed)
        return opened

    return mark_safe(_MARK.sub(replace, clean(html)))  # noqa: S308


def _around(tag, attributes, links, cite):
    """What stands for the two tags of a mark; None when it is no mark."""
    if "data-cite" in attributes:
        locator = unescape(attributes.get("data-locator", ""))
        return conditional_escape(cite(attributes["data-cite"], locator)), ""
    address = links.get(attributes.get("data-uid"))
    if address:
        return format_html('<a href="{}">', address), "</a>"
    if tag == "a" and ("data-uid" in attributes or "href" not in attributes):
        return "", ""
    return None


# Inside a script nothing is an entity: what could end it is written as an escape of JSON.
_IN_SCRIPT = str.maketrans({sign: f"\\u{ord(sign):04X}" for sign in "<>&"})


def data_script(data):
    """Linked data inside a page; browsers do not run it."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":")).translate(_IN_SCRIPT)
    return mark_safe(f'<script type="application/ld+json">{text}</script>')  # noqa: S308


def words_of(html):
    """The text of HTML that `clean` made, in one line, without the numbers of notes."""
    return " ".join(unescape(_TAG.sub(" ", _INLINE.sub("", html))).split())


def safe(html):
    """Only for HTML that format_html or clean has made."""
    return mark_safe(html)  # noqa: S308
