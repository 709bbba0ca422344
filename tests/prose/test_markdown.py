from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from awl_archive.prose.html import clean
from awl_archive.prose.markdown import render

UID = "bcdf234567"
VOID = {"br", "hr"}
INERT = [
    ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
    ("a <img src=x onerror=alert(1)>", "a &lt;img src=x onerror=alert(1)&gt;"),
    (f'a <a data-uid="{UID}">b</a>', f'a &lt;a data-uid="{UID}"&gt;b&lt;/a&gt;'),
    ("<bdi>words</bdi>", "&lt;bdi&gt;words&lt;/bdi&gt;"),
    ("[a](javascript:alert)", "[a](javascript:alert)"),
    ("[a](JaVaScRiPt:alert)", "[a](JaVaScRiPt:alert)"),
    ("[a](&#106;avascript&colon;alert)", "[a](javascript:alert)"),
    ("[a](java&Tab;script:alert)", "[a](java\tscript:alert)"),
    ("[a](<java&NewLine;script:alert>)", "[a](&lt;java\nscript:alert&gt;)"),
    ("[a](java\nscript:alert)", "[a](java\nscript:alert)"),
    ("[a](vbscript:x)", "[a](vbscript:x)"),
    ("[a](data:text/html,x)", "[a](data:text/html,x)"),
    ("[a](data:image/png;base64,x)", "[a](data:image/png;base64,x)"),
    ("[a](//evil.example)", "[a](//evil.example)"),
    ("[a](///evil.example)", "[a](///evil.example)"),
    ("[a](https:///evil.example)", "[a](https:///evil.example)"),
    ("[a][b]\n\n[b]: //evil.example", "[a][b]</p>\n<p>[b]: //evil.example"),
    ("<javascript:alert>", "&lt;javascript:alert&gt;"),
    ("[a](/id/nonsense/)", "[a](/id/nonsense/)"),
    (f"[a](/id/{UID})", f"[a](/id/{UID})"),
    (f"[a](/id/{UID}/#b)", f"[a](/id/{UID}/#b)"),
    ("[a](/id/acdf234567/)", "[a](/id/acdf234567/)"),
    ("[@a", "[@a"),
    ("[@a [@b", "[@a [@b"),
    ("[@]", "[@]"),
    ("[@a b]", "[@a b]"),
    ("[@a;]", "[@a;]"),
    ("[@a; b]", "[@a; b]"),
    (f"[@{'a' * 101}]", f"[@{'a' * 101}]"),
    (f"[@a, {'b' * 301}]", f"[@a, {'b' * 301}]"),
    ('[@a"b]', '[@a"b]'),
    ('[@a"><b>]', '[@a"&gt;&lt;b&gt;]'),
    (r"\[@a]", "[@a]"),
    ("`[@a]`", "<code>[@a]</code>"),
    ("[^1]", "[^1]"),
    ("one\0two", "onetwo"),
    ("one\ud800two", "onetwo"),
]
DEEP = {
    "brackets": "[" * 20_000,
    "pairs of brackets": "[" * 2_000 + "]" * 2_000,
    "notes": "^[" * 2_000 + "]" * 2_000,
    "citations": "[@a" * 10_000,
    "a citation of spaces": "[@a" + " " * 50_000 + ";",
    "spaces in code": "`a" + " " * 50_000 + "b`",
    "emphasis": "*a **b " * 2_000 + "b** a*" * 2_000,
    "quotes": "> " * 20_000 + "a",
    "lists": "- " * 20_000 + "a",
    "definitions of notes": "[^1]: " * 2_000,
}


class Balance(HTMLParser):
    def __init__(self, html):
        super().__init__()
        self.open, self.ids, self.targets = [], [], []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.ids += [value for name, value in attrs if name == "id"]
        self.targets += [v[1:] for name, v in attrs if name == "href" and v.startswith("#fn")]
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


def parsed(html):
    balance = Balance(html)
    assert balance.open == []
    assert len(balance.ids) == len(set(balance.ids))
    return balance


def cited(key, locator=""):
    return f'<sup data-cite="{key}" data-locator="{locator}"></sup>'


@pytest.mark.parametrize(("text", "html"), INERT)
def test_refused_text_stays_words(text, html):
    assert render(text, prefix="x") == (f"<p>{html}</p>\n", [], [])
    parsed(f"<p>{html}</p>")


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("# a", "<h3>a</h3>\n"),
        ("## a", "<h3>a</h3>\n"),
        ("### a", "<h4>a</h4>\n"),
        ("#### a", "<h5>a</h5>\n"),
        ("##### a", "<h6>a</h6>\n"),
        ("###### a", "<h6>a</h6>\n"),
        ("a\n---", "<h3>a</h3>\n"),
        ("*a* **b** `c`", "<p><em>a</em> <strong>b</strong> <code>c</code></p>\n"),
        ('"a" -- it\'s', '<p>"a" -- it\'s</p>\n'),
        ("3. a", '<ol start="3">\n<li>a</li>\n</ol>\n'),
        ("a\n: b", "<dl>\n<dt>a</dt>\n<dd>b</dd>\n</dl>\n"),
        ("```py\n<a>\n```", "<pre><code>&lt;a&gt;\n</code></pre>\n"),
        ("[a](b/c)", '<p><a href="b/c">a</a></p>\n'),
        ("[a](/b/?c=d:e)", '<p><a href="/b/?c=d:e">a</a></p>\n'),
        ("[a](mailto:b@c.org)", '<p><a href="mailto:b@c.org">a</a></p>\n'),
        ("[a](HTTP://b.org)", '<p><a href="HTTP://b.org" rel="noopener">a</a></p>\n'),
        (
            "<https://b.org/>",
            '<p><a href="https://b.org/" rel="noopener">https://b.org/</a></p>\n',
        ),
        (
            '[a](https://b.org "c\\"d")',
            '<p><a href="https://b.org" title="c&quot;d" rel="noopener">a</a></p>\n',
        ),
        (r"[a](/\\evil.example)", '<p><a href="/%5Cevil.example">a</a></p>\n'),
        ("![a](/b.png)", '<p>!<a href="/b.png">a</a></p>\n'),
        ("", ""),
    ],
)
def test_markdown(text, html):
    assert render(text, prefix="x") == (html, [], [])


def test_table():
    assert render("|a|\n|--:|\n|b [@c]|", prefix="x") == (
        "<table>\n<thead>\n<tr>\n<th>a</th>\n</tr>\n</thead>\n"
        f"<tbody>\n<tr>\n<td>b{cited('c')}</td>\n</tr>\n</tbody>\n</table>\n",
        [],
        [("c", "")],
    )


def test_links_to_entries_are_marks_in_order():
    text = f"[one *two*](/id/{UID}/) [three][3]\n\n[3]: /id/zzzz222222/ 'title'"
    assert render(text, prefix="x") == (
        f'<p><a data-uid="{UID}">one <em>two</em></a> <a data-uid="zzzz222222">three</a></p>\n',
        [UID, "zzzz222222"],
        [],
    )


@pytest.mark.parametrize(
    ("text", "html", "citations"),
    [
        ("a [@b].", f"<p>a{cited('b')}.</p>\n", [("b", "")]),
        ("a\n[@b]", f"<p>a{cited('b')}</p>\n", [("b", "")]),
        (
            "[@b, History > Workers' Fight]",
            f"<p>{cited('b', 'History &gt; Workers' + chr(39) + ' Fight')}</p>\n",
            [("b", "History > Workers' Fight")],
        ),
        ("[@b, One\ntwo,  three]", f"<p>{cited('b', 'One two, three')}</p>\n", None),
        ("[@b , One]", f"<p>{cited('b', 'One')}</p>\n", [("b", "One")]),
        (
            "[@a, x; @b, y; z;@c]",
            f"<p>{cited('a', 'x')}{cited('b', 'y; z')}{cited('c')}</p>\n",
            [("a", "x"), ("b", "y; z"), ("c", "")],
        ),
        ("- a [@b]", f"<ul>\n<li>a{cited('b')}</li>\n</ul>\n", [("b", "")]),
        ("**a [@b]**", f"<p><strong>a{cited('b')}</strong></p>\n", [("b", "")]),
        (
            '[@b, "><script>]',
            f"<p>{cited('b', '&quot;&gt;&lt;script&gt;')}</p>\n",
            [("b", '"><script>')],
        ),
        ("[@b, &amp; *c*]", f"<p>{cited('b', '&amp;amp; *c*')}</p>\n", [("b", "&amp; *c*")]),
    ],
)
def test_citations(text, html, citations):
    found = render(text, prefix="x")
    assert found.html == html
    assert found.citations == (citations or [("b", "One two, three")])
    parsed(found.html)


def test_a_link_may_not_hold_a_citation_as_it_may_not_hold_a_link():
    assert render(f"[a [@b]](/id/{UID}/)", prefix="x").html == (
        f"<p>[a{cited('b')}](/id/{UID}/)</p>\n"
    )


def test_note():
    assert render("a [^n] b\n\n[^n]: c [@d]", prefix="body") == (
        '<p>a<sup class="footnote-ref"><a href="#fn-body-1" id="fnref-body-1" aria-label="Note 1">'
        "1</a></sup> b</p>\n"
        '<section class="footnotes">\n<ol>\n'
        f'<li id="fn-body-1"><p>c{cited("d")} <a href="#fnref-body-1" class="footnote-back"'
        ' aria-label="Back to reference 1">↩︎</a></p>\n</li>\n</ol>\n</section>\n',
        [],
        [("d", "")],
    )


def test_note_used_twice_leads_back_to_both():
    html = render("a[^n] b[^n]\n\n[^n]: c", prefix="x").html
    assert parsed(html).ids == ["fnref-x-1", "fnref-x-1_2", "fn-x-1"]
    assert parsed(html).targets == ["fn-x-1", "fn-x-1", "fnref-x-1", "fnref-x-1_2"]
    assert html.count('aria-label="Back to reference 1"') == 1
    assert html.count('aria-label="Back to reference 1, use 2"') == 1


def test_notes_are_numbered_as_met_and_citations_listed_as_read():
    text = "a[^late] ^[in [@c] \\* ^[deep [@d]]]\n\n[^late]: l [@b] [^inner]\n\n[^inner]: i [@e]"
    found = render(text + "\n\nend [@a]", prefix="x")
    assert parsed(found.html).ids == [
        "fnref-x-1", "fnref-x-2", "fn-x-1", "fnref-x-3", "fn-x-2", "fnref-x-4", "fn-x-3", "fn-x-4",
    ]  # fmt: skip
    assert [key for key, _ in found.citations] == ["a", "b", "c", "e", "d"]


def test_a_note_never_used_is_left_out_with_all_it_holds():
    text = f"a\n\n[^1]: b [c](/id/{UID}/) [@d] [^2] ^[e]\n\n[^2]: f [^1]"
    assert render(text, prefix="x") == ("<p>a</p>\n", [], [])


def test_a_note_that_names_itself():
    assert parsed(render("a[^1]\n\n[^1]: b[^1]", prefix="x").html).targets == [
        "fn-x-1", "fn-x-1", "fnref-x-1", "fnref-x-1_2",
    ]  # fmt: skip


def test_a_note_inside_a_note_definition_and_one_with_no_words():
    for text in ("a[^1] b[^2]\n\n[^1]: c\n\n    [^2]: d", "a[^1]\n\n[^1]:", "a[^1]\n\n[^1]: - b"):
        balance = parsed(render(text, prefix="x").html)
        assert sorted(balance.ids) == sorted(balance.targets)


def test_prefixes_keep_ids_apart():
    text = "a[^1] b[^1] c[^2] d[^2]\n\n[^1]: e\n\n[^2]: f"
    ids = [parsed(render(text, prefix=prefix).html).ids for prefix in ("a", "a-1", "a-1_2", "b")]
    assert len({each for one in ids for each in one}) == sum(map(len, ids)) == 24


@pytest.mark.parametrize("text", DEEP.values(), ids=DEEP)
def test_deep_or_long(text):
    parsed(render(text, prefix="x").html)


def test_200_kilobytes_of_brackets():
    text = "[" * 200_000
    assert render(text, prefix="x") == (f"<p>{text}</p>\n", [], [])


@settings(max_examples=150, deadline=None, derandomize=True)
@given(
    st.lists(
        st.sampled_from(
            [*"[]()<>*_`\"'\\&;|:-#>! \n\0", "\n\n", "    ", "[^", "^[", "[^1]", "[^1]: ", "[@a",
             ", ", "; @", "<a href=", "&lt;", "&#x22;", "](", f"/id/{UID}/", "javascript:", "//b",
             "https://c", "<script>", "|-|\n", "- ", "1. ", "> ", "```", "</p>", "word"]
        ),
        max_size=60,
    )
)  # fmt: skip
def test_any_text_is_balanced_clean_and_leads_nowhere_missing(parts):
    found = render("".join(parts), prefix="x")
    balance = parsed(found.html)
    assert set(balance.targets) == set(balance.ids)
    assert clean(found.html) == found.html
    assert found.html.count("<a data-uid=") == len(found.links)
    assert found.html.count("<sup data-cite=") == len(found.citations)
