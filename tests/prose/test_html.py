import json

import pytest
from django.utils.html import format_html
from django.utils.safestring import SafeString

from awl_archive.prose.html import clean, data_script, resolve, safe, words_of
from awl_archive.prose.markdown import render

UID = "bcdf234567"
LINKS = {UID: "/groups/a/"}


def cite(key, locator):
    return format_html('<sup><a href="#{}">{}</a></sup>', key, locator)


def hidden(key, locator):
    return ""


def resolved(html, cite=hidden, links=LINKS):
    return resolve(html, links=links, cite=cite)


def test_link_to_an_entry():
    assert resolved(f'<p><a data-uid="{UID}">a <em>b</em></a></p>') == (
        '<p><a href="/groups/a/">a <em>b</em></a></p>'
    )


def test_hidden_target_leaves_its_words():
    html = f'<p><a data-uid="{UID}">a <em>b</em></a> <a href="/c/">d</a></p>'
    assert resolved(html, links={}) == '<p>a <em>b</em> <a href="/c/">d</a></p>'


def test_address_is_escaped():
    html = f'<a data-uid="{UID}">a</a>'
    assert resolved(html, links={UID: '/?a="&b'}) == '<a href="/?a=&quot;&amp;b">a</a>'


def test_citation():
    html = '<p>a<sup data-cite="k" data-locator="x &gt; &quot;y&quot; &amp;amp;"></sup>.</p>'
    asked = []
    assert resolved(html, lambda *pair: asked.append(pair) or cite(*pair)) == (
        '<p>a<sup><a href="#k">x &gt; &quot;y&quot; &amp;amp;</a></sup>.</p>'
    )
    assert asked == [("k", 'x > "y" &amp;')]
    assert resolved(html) == "<p>a.</p>"


def test_what_was_not_made_safe_is_escaped():
    html = '<sup data-cite="k" data-locator="&lt;script&gt;"></sup>'
    assert resolved(html, lambda key, locator: locator) == "&lt;script&gt;"


@pytest.mark.parametrize(
    ("stored", "shown"),
    [
        ("&lt;script&gt;&amp;lt;", "&lt;script&gt;&amp;lt;"),
        (f'&lt;a data-uid="{UID}"&gt;a&lt;/a&gt;', f'&lt;a data-uid="{UID}"&gt;a&lt;/a&gt;'),
        ("a<script>alert(1)</script>", "a"),
        ('<img src="x" onerror="alert(1)">', ""),
        ("<!-- a -->b", "b"),
        ('<p onclick="x" style="x" lang="a" title="b" class="c" id="d">e</p>', "<p>e</p>"),
        ('<a href="javascript:x">a</a>', "a"),
        ('<a href="java&#10;script:x">a</a>', "a"),
        ('<a href="&#106;avascript:x">a</a>', "a"),
        ('<a href="data:text/html,x">a</a>', "a"),
        ('<a href="//evil.example">a</a>', "a"),
        (r'<a href="/\evil.example">a</a>', "a"),
        (r'<a href="\\evil.example">a</a>', "a"),
        ('<a href="/&#9;/evil.example">a</a>', "a"),
        ('<a href=" //evil.example">a</a>', "a"),
        (f'<a href="/id/{UID}/">a</a>', "a"),
        ('<a href="">a</a>', "a"),
        ('<a href="/a/" target="_blank" rel="opener">a</a>', '<a href="/a/">a</a>'),
        ('<a data-uid="nonsense">a</a>', "a"),
        (f'<a data-uid="{UID}" href="/b/">a</a>', '<a href="/groups/a/">a</a>'),
        (f'<a data-uid="{UID}">a', '<a href="/groups/a/">a</a>'),
        (f'<a title="<a data-uid={UID}>" href="/b/">a</a>',
         f'<a title="&lt;a data-uid={UID}&gt;" href="/b/">a</a>'),
        ("</a></sup>a", "a"),
        ("<sup>a</sup>", "<sup>a</sup>"),
        ('<sup data-cite="&quot;&gt;">a</sup>', "<sup>a</sup>"),
        ('<sup data-cite="k">a<sup>b</sup></sup>', "a<sup>b</sup>"),
        (f'<a data-uid="{UID}"><table><tr><td><a>b</a></td></tr></table></a>',
         '<a href="/groups/a/"><table><tbody><tr><td>b</td></tr></tbody></table></a>'),
    ],
)  # fmt: skip
def test_stored_html_is_not_trusted(stored, shown):
    assert resolved(stored) == shown


def test_stored_form_is_stable():
    html = render(f"[a](/id/{UID}/) [@b, c] [d](https://e.org) f[^1]\n\n[^1]: g", prefix="x").html
    assert clean(html) == html


def test_only_safe_strings_come_out():
    assert [type(safe("a")), type(resolved("a"))] == [SafeString, SafeString]


@pytest.mark.parametrize(
    "text",
    [
        "</script><script>alert(1)</script>",
        "<!--<script>",
        "]]>",
        "&lt;",
        "a\u2028b",
        '"\\',
        "é 中",
    ],
)
def test_data_stays_inside_its_script(text):
    html = data_script({"name": text})
    head, tail = '<script type="application/ld+json">', "</script>"
    inside = html.removeprefix(head).removesuffix(tail)
    assert html == f"{head}{inside}{tail}"
    assert not set("<>&") & set(inside)
    assert json.loads(inside) == {"name": text}
    assert isinstance(html, SafeString)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("# A\n\nb *c* `d`\ne [@f] [@g].", "A b c d e."),
        (f"[a & b](/id/{UID}/) &amp; <i>\n\n- c[^1], d\n\n[^1]: note", "a & b & <i> c, d note"),
        ("|a|b|\n|-|-|\n|c|d|\n\n```\ne\n```", "a b c d e"),
        ("in*side*", "inside"),
        ("", ""),
    ],
)
def test_words_of(text, words):
    assert words_of(render(text, prefix="x").html) == words
