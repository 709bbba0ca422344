"""What the source does not say, the archive says nowhere: no page, no answer of the API."""

import re
from functools import cache
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from awl_archive.publishing.records import Record
from people.models import Person
from tests.site.addresses import api_details, lists
from tests.site.texts import Text, of_answer

pytestmark = pytest.mark.django_db
FORBIDDEN = (Path(__file__).parent / "forbidden.txt").read_text(encoding="utf-8").splitlines()
COMPILED = {pattern: re.compile(pattern, re.IGNORECASE) for pattern in FORBIDDEN}
PLANTED = {
    r"\b(was|were|been|being) expelled\b": "They were expelled in 1971.",
    r"/expulsion": '<a href="/history/events/expulsion/">1971</a>',
    r"\bborn (in|on|\d)": "<p>He was <b>born</b> in 1941.</p>",
    r"\bmemberOf\b": '<script type="application/ld+json">{"memberOf": 1}</script>',
    r'(?<!["“;])\b(hard left|entryist|imperialist|unaccountable)\b': "It is hard&nbsp;left.",
    r"</?bdi": "&lt;bdi&gt;IS&lt;/bdi&gt;",
}  # fmt: skip


def found_in(lines):
    """A pattern with a gap in it is looked for in each line by itself."""
    return found_in_text("\n".join(re.sub(r"\s+", " ", line) for line in lines))


@cache  # most values of the API come in many answers
def found_in_text(apart):
    joined = apart.replace("\n", " ")
    return {
        pattern
        for pattern, compiled in COMPILED.items()
        if compiled.search(apart if ".{" in pattern else joined)
    }


def on_page(html):
    """In its words, across paragraphs and cells; and in the value of any attribute."""
    text = Text(html)
    return found_in(text.blocks).union(*(found_in([value]) for value in text.values))


def in_answer(data):
    return set().union(*(found_in([value]) for value in of_answer(data)))


def answers(whole):
    """(address, data) of every list of the API, page after page, and of every detail."""
    waiting = [f"{address}?page_size=200" for address, _, is_api in lists() if is_api]
    waiting += api_details(Record.objects.filter(deleted_at=None))
    people = Person.objects.values_list("slug", flat=True)
    waiting += [f"{reverse('api:affiliation-list')}?person={slug}" for slug in people]
    while waiting:
        address = waiting.pop()
        answer = whole.ask(address)
        if answer.status == 200:
            yield address, answer.data
            if link := answer.data.get("next"):
                waiting.append(link.removeprefix(settings.SITE_URL))


def test_every_pattern_compiles():
    assert len(FORBIDDEN) == len(set(FORBIDDEN)) > 80
    for pattern in FORBIDDEN:
        assert re.compile(pattern)
        assert not re.search(pattern, "")


@pytest.mark.parametrize(("pattern", "html"), PLANTED.items())
def test_a_planted_sentence_is_found(pattern, html):
    assert pattern in FORBIDDEN
    assert pattern in on_page(html)


def test_a_planted_sentence_is_found_in_an_answer():
    data = {"results": [{"title": "A", "body": ["<p>Ken was <em>expelled</em>.</p>"]}]}
    assert in_answer(data) == {r"\b(was|were|been|being) expelled\b"}


def test_quotation_marks_are_kept():
    assert not on_page("<q>&ldquo;hard left&rdquo;</q> and &quot;imperialist&quot;")


def test_no_page_says_what_the_source_does_not(site, record_property):
    whole, said = site("content"), {}
    for address in whole.pages:
        if found := found_in([address]) | on_page(whole.answers[address].text):
            said[address] = found
    record_property("pages searched for what the source does not say", len(whole.pages))
    assert said == {}
    assert len(whole.pages) > 150


@pytest.mark.usefixtures("content")
def test_no_answer_says_what_the_source_does_not(site, record_property):
    said, asked = {}, 0
    for address, data in answers(site("content")):
        asked += 1
        if found := found_in([address]) | in_answer(data):
            said[address] = found
    record_property("answers searched for what the source does not say", asked)
    assert said == {}
    assert asked > 900


@pytest.mark.usefixtures("content")
def test_every_endpoint_was_asked():
    client = Client()
    root = client.get(reverse("api:root")).json()
    assert len([address for address, _, is_api in lists() if is_api]) >= len(root) > 10
