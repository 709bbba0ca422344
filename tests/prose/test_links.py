import pytest
from django.template import Context, Template
from django.utils import timezone

from awl_archive.prose.links import ProseLinks
from awl_archive.sources.apparatus import Apparatus
from awl_archive.web.metadata import absolute
from tests import make

pytestmark = pytest.mark.django_db


def links_of(entry):
    return ProseLinks(entry.pk, timezone.now())


def shown(entry):
    """As a page shows the body: links resolved, notes numbered."""
    links = links_of(entry)
    context = Context({
        "entry": entry,
        "prose_links": links,
        "apparatus": Apparatus.of([entry.pk], links.at, links.sources),
    })  # fmt: skip
    return Template("{% load prose %}{% prose entry.body_html %}").render(context)


def link(entry, words):
    return f"[{words}](/id/{entry.pk}/)"


@pytest.fixture
def public():
    return make.organisation("a", title="A")


@pytest.fixture
def hidden():
    return make.organisation("b", title="B", **make.HIDDEN)


def test_a_link_leads_to_the_present_address(public):
    entry = make.chapter(body=link(public, "the *League*"))
    assert shown(entry) == '<p><a href="/history/organisations/a/">the <em>League</em></a></p>\n'
    public.slug = "c"
    public.save()
    assert 'href="/history/organisations/c/"' in shown(entry)
    assert links_of(entry).addresses == {public.pk: "/history/organisations/c/"}
    assert links_of(entry).absolute_addresses == {public.pk: absolute("/history/organisations/c/")}


def test_a_hidden_target_leaves_its_words(public, hidden):
    entry = make.chapter(body=f"{link(hidden, 'the *other*')}, {link(public, 'one')}")
    html = shown(entry)
    assert html.startswith("<p>the <em>other</em>, <a ")
    assert hidden.pk not in html
    assert links_of(entry).addresses == {public.pk: public.get_absolute_url()}


def test_a_target_that_never_was_or_is_gone_leaves_its_words(public):
    entry = make.chapter(body=f"[one](/id/bcdfghjkmn/), {link(public, 'two')}")
    public.delete()
    assert shown(entry) == "<p>one, two</p>\n"


def test_a_hidden_source_leaves_no_note():
    make.source("book")
    make.source("secret", **make.HIDDEN)
    entry = make.chapter(body="One [@secret, Here]. Two [@book]. Three [@nowhere].")
    html = shown(entry)
    assert "secret" not in html
    assert "nowhere" not in html
    assert html.count("<sup") == 1
    assert html.startswith("<p>One. Two<sup")


def test_mentions_are_public_entries_that_link_here(public, hidden):
    body = link(public, "A")
    event = make.event(title="Z", body=body, hatnote=body)
    second = make.chapter(title="B", body=body)
    first = make.chapter(title="A", silences=body)
    make.chapter(title="C", body=body, **make.HIDDEN)
    make.chapter(title="D", body=link(hidden, "B"))
    found = links_of(public).mentions
    assert [card.pk for card in found] == [first.pk, second.pk, event.pk]
    assert links_of(first).mentions == []


def test_what_needs_care_is_not_listed_as_mentioning(public):
    make.organisation(body=f"[It](/id/{public.pk}/)", needs_care=True)
    assert links_of(public).mentions == []


def test_an_entry_that_names_itself_does_not_mention_itself(public):
    public.body = link(public, "itself")
    public.save()
    assert links_of(public).mentions == []
    assert links_of(public).addresses == {public.pk: public.get_absolute_url()}


def test_the_public_sources_that_it_cites(public, django_assert_num_queries):
    book = make.source("book", nearness="primary")
    make.source("hidden", **make.HIDDEN)
    entry = make.chapter(
        body=f"{link(public, 'A')} [@book; @paper, p. 3] [@book, p. 1] [@hidden, p. 1]"
    )
    with django_assert_num_queries(1):
        links = links_of(entry)
        (found,) = links.sources
        said = (found, found.title, found.get_absolute_url(), found.get_nearness_display())
    assert said == (book, book.title, book.get_absolute_url(), "primary")
    assert links.targets == {public.pk}


def test_two_queries_whatever_the_number(public, django_assert_num_queries):
    many = [make.organisation() for _ in range(5)]
    entry = make.chapter(body=" ".join(link(one, "x") for one in many))
    for _ in range(3):
        make.chapter(body=link(entry, "y"))
    with django_assert_num_queries(2):
        links = links_of(entry)
        assert (len(links.addresses), len(links.mentions)) == (5, 3)
    with django_assert_num_queries(1):
        assert links_of(public).addresses == {}
