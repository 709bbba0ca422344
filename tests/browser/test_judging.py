"""Each question that a page is asked can be answered with a fault."""

import pytest

from tests.browser import judging

SOUND = """<!doctype html><html lang="en"><head><title>A page</title></head><body><main>
<h1>A page</h1><p>Some words.</p><p><a href="#x">A link of some length</a></p>{}
</main></body></html>"""
PLANTED = {
    "color-contrast": '<p style="color: #999; background: #aaa">pale</p>',
    "target-size": '<button style="width:9px;height:9px;padding:0" aria-label="a"></button>'
    '<button style="width:9px;height:9px;padding:0" aria-label="b"></button>',
    "image-alt": '<img src="data:,">',
    "label": "<input>",
    "heading-order": "<h2>two</h2><h4>four</h4>",
}
PICTURE = '<svg class="diagram" width="200" height="100">{}</svg>'


@pytest.fixture(scope="module")
def blank(chromium):
    page = chromium.new_page()
    yield page
    page.close()


@pytest.fixture
def planted(blank):
    def planted(html):
        blank.goto("about:blank")
        blank.set_content(SOUND.format(html))
        return blank

    return planted


def test_a_sound_page_has_no_fault(planted):
    page = planted(PICTURE.format('<text x="5" y="20">one</text><text x="5" y="60">two</text>'))
    assert judging.violations(page) == []
    assert judging.pictures(page) == 1
    for ask in (
        judging.sideways, judging.unseen_focus, judging.picture_faults, judging.moving,
        judging.dangling,
    ):  # fmt: skip
        assert ask(page) == []


@pytest.mark.parametrize("rule", PLANTED)
def test_axe_finds_what_was_planted(planted, rule):
    found = judging.violations(planted(PLANTED[rule]))
    assert {words.partition(":")[0] for words in found} >= {rule}


def test_the_rules_on_colour_are_all_there_are_and_find_what_was_planted(planted):
    page = planted(PLANTED["color-contrast"])
    assert judging.colour_rules(page) == set(judging.COLOURS)
    assert {words.partition(":")[0] for words in judging.colour_violations(page)} == {
        "color-contrast"
    }
    words = '<p>words <a href="#y" style="color: #333; text-decoration: none">a link</a> words</p>'
    assert "link-in-text-block" in judging.colour_violations(planted(words))[0]


def test_what_is_too_wide_is_named(planted):
    first, *wide = judging.sideways(planted('<p style="width: 3000px">wide</p>'))
    assert "sideways" in first
    assert "wide" in wide[-1]


def test_text_that_grows_is_measured_and_shrinks_again(planted):
    page = planted('<p style="width: 60rem">wide</p>')
    assert judging.sideways(page) == []
    with judging.larger_text(page):
        assert judging.sideways(page)
    assert judging.sideways(page) == []


def test_focus_that_cannot_be_seen_is_named(planted):
    assert (
        "hidden" in judging.unseen_focus(planted('<a href="#y" style="outline: 0">hidden</a>'))[0]
    )


@pytest.mark.parametrize(
    ("texts", "words"),
    [
        ('<text x="5" y="20">one</text><text x="9" y="24">two</text>', "overlap"),
        ('<text x="190" y="20">one</text>', "leaves"),
        ('<text x="5" y="2">one</text>', "leaves"),
    ],
)
def test_words_out_of_place_are_named(planted, texts, words):
    [fault] = judging.picture_faults(planted(PICTURE.format(texts)))
    assert words in fault


def test_a_picture_that_is_not_displayed_is_not_judged(planted):
    texts = '<text x="190" y="20">one</text>'
    page = planted(f'<div style="display: none">{PICTURE.format(texts)}</div>')
    assert (judging.pictures(page), judging.picture_faults(page)) == (0, [])


@pytest.mark.parametrize("name", ["aria-describedby", "list"])
def test_what_points_nowhere_is_named(planted, name):
    [fault] = judging.dangling(planted(f'<input aria-label="a" {name}="nowhere">'))
    assert fault.startswith(name)
    assert fault.endswith("there is no nowhere")


def test_what_moves_is_named(planted):
    moves = "<style>@keyframes turn { to { opacity: 0 } } h1 { animation: turn 9s }</style>"
    assert judging.moving(planted(moves)) == ["turn"]
