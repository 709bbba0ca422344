"""What a browser is told of the box, read by the specification (OpenSearch 1.1, draft 6) alone."""

from urllib.parse import quote, urlsplit
from xml.etree import ElementTree

import pytest
from django.conf import settings
from django.test import Client

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("content")]
NAMESPACE = "{http://a9.com/-/spec/opensearch/1.1/}"
TYPE = "application/opensearchdescription+xml"


def described():
    """The address as a page names it, and the description that is there."""
    page = Client().get("/about/").text
    link = page[: page.index('href="/opensearch.xml"')].rpartition("<link")[2]
    assert 'rel="search"' in link
    assert f'type="{TYPE}"' in link
    answer = Client().get("/opensearch.xml")
    assert answer.status_code == 200
    assert answer["Content-Type"].partition(";")[0] == TYPE
    return ElementTree.fromstring(answer.content)


def texts(root, name):
    return [one.text or "" for one in root.findall(f"{NAMESPACE}{name}")]


def templates():
    """{type: template} of what can be asked for."""
    urls = described().findall(f"{NAMESPACE}Url")
    return {one.get("type"): one.get("template") for one in urls if one.get("rel") != "self"}


def follow(kind, text):
    """As a browser does: the words, escaped, in the place of the template's one parameter."""
    return Client().get(templates()[kind].replace("{searchTerms}", quote(text, safe="")))


def test_the_elements_that_must_be_there():
    root = described()
    assert root.tag == f"{NAMESPACE}OpenSearchDescription"
    [short], [words] = texts(root, "ShortName"), texts(root, "Description")
    assert 0 < len(short) <= 16
    assert 0 < len(words) <= 1024
    assert "<" not in short + words
    assert set(texts(root, "InputEncoding")) == {"UTF-8"}
    assert root.findall(f"{NAMESPACE}Url")


def test_every_address_is_whole_and_ours():
    for url in described().findall(f"{NAMESPACE}Url"):
        template = url.get("template")
        assert template.startswith(f"{settings.SITE_URL}/")
        assert url.get("method", "get").lower() == "get"
        assert template.count("{searchTerms}") == (url.get("rel") != "self")
        assert template.count("{") == template.count("{searchTerms}")


def test_what_calls_itself_itself_is_the_same():
    [own] = [u for u in described().findall(f"{NAMESPACE}Url") if u.get("rel") == "self"]
    assert own.get("type") == TYPE
    assert urlsplit(own.get("template")).path == "/opensearch.xml"


def test_the_icon_is_there():
    [icon] = texts(described(), "Image")
    answer = Client().get(icon)
    assert answer.status_code in (200, 302)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("socialist organiser", "Socialist Organiser"), ("workers’ fight", "Workers&#x27; Fight"),
        ("lutte ouvrière", "Lutte Ouvrière"), ("A&B +labour=1#x", None), ("100% 'x\"", None),
    ],
)  # fmt: skip
def test_the_template_leads_to_results(text, title):
    answer = follow("text/html", text)
    assert answer.status_code == 200
    assert title is None or f">{title}</a>".casefold() in answer.text.casefold()


def test_the_words_arrive_as_they_were_typed():
    for text in ("workers’ fight", "A&B +labour=1#x", "中文", 'a "b c" -d'):
        assert follow("application/x-suggestions+json", text).json()[0] == text


def test_the_template_leads_to_suggestions():
    answer = follow("application/x-suggestions+json", "socialist o")
    assert answer["Content-Type"] == "application/x-suggestions+json"
    typed, names, words, addresses = answer.json()
    assert typed == "socialist o"
    assert "Socialist Organiser" in names
    assert len(names) == len(words) == len(addresses)
    for address in addresses:
        assert address.startswith(f"{settings.SITE_URL}/")
        assert Client().get(address).status_code == 200
