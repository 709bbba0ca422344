import re
from collections import Counter
from typing import NamedTuple

from markdown_it import MarkdownIt
from markdown_it.common.utils import escapeHtml
from markdown_it.token import Token
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin

from awl_archive.prose.html import ADDRESS, ENTRY, clean

# The page has its h1 and the section its h2.
_HEADINGS = {"h1": "h3", "h2": "h3", "h3": "h4", "h4": "h5", "h5": "h6", "h6": "h6"}
_UNWRITABLE = re.compile("[\0\ud800-\udfff]")
# Neither pattern tries twice at the same letters, so hostile text costs no more than its length.
_CITATIONS = re.compile(r"\[(@[^\[\]]+)\]")
_SPACE_BEFORE_NOTE = re.compile(r"(?<!\s)\s++(?=<sup )")
# As long as prose.Mark can hold.
_CITATION = re.compile(r"@([A-Za-z0-9_-]{1,100}) ?(?:, ?(.{0,300}))?")


class Rendered(NamedTuple):
    html: str
    links: list[str]
    citations: list[tuple[str, str]]


def render(text, *, prefix):
    """`prefix` keeps the ids of two texts on one page apart: letters, digits, hyphens."""
    env = {"prefix": prefix}
    tokens = _parse(text, env)
    links, citations = [], []
    for token in _inline(tokens):
        if token.type == "citation":
            citations += token.meta["pairs"]
        elif token.type == "link_open":
            links += _link(token)
    html = clean(_MARKDOWN.renderer.render(tokens, _MARKDOWN.options, env))
    return Rendered(_SPACE_BEFORE_NOTE.sub("", html), links, citations)


def _parse(text, env):
    tokens = _MARKDOWN.parse(_UNWRITABLE.sub("", text), env)
    for token in tokens:
        token.tag = _HEADINGS.get(token.tag, token.tag)
    return tokens


def _inline(tokens):
    return [child for token in tokens for child in token.children or ()]


def _link(token):
    """Marks a link to an entry, of which it answers the uid."""
    entry = ENTRY.fullmatch(token.attrs["href"])
    if entry:
        token.attrs = {"data-uid": entry[1]}
        return [entry[1]]
    if token.attrs["href"].lower().startswith(("http://", "https://")):
        token.attrs["rel"] = "noopener"
    return []


def _permitted(address):
    """An address refused here stays on the page as it was typed, for its writer to see."""
    return bool(ENTRY.fullmatch(address) or ADDRESS.fullmatch(address))


def _cite(state, silent):
    bracket = _CITATIONS.match(state.src, state.pos, state.posMax)
    if not bracket:
        return False
    written = re.split(" ?; ?(?=@)", " ".join(bracket[1].split()))
    found = [_CITATION.fullmatch(one) for one in written]
    if not all(found):
        return False
    if not silent:
        pairs = [(one[1], one[2] or "") for one in found]
        state.push("citation", "", 0).meta = {"pairs": pairs}
    state.pos = bracket.end()
    return True


def _gather_notes(state):
    """Numbers notes as a reader meets them. One that is never met is left out with all it holds,
    which the plugin's own rule does not see to: it would print links back to nowhere."""
    body, notes = _part(state)
    met, numbers, uses = [body], {}, Counter()
    for tokens in met:
        for ref in _inline(tokens):
            if ref.type == "footnote_ref":
                key = ref.meta.get("label", ref.meta["id"])
                if key not in numbers:
                    numbers[key] = len(met)
                    met.append(notes.get(key, []))
                uses[key] += 1
                ref.meta = {"number": numbers[key], "use": uses[key]}
    state.tokens = [*body, *_tail(met[1:], uses.values())]


def _part(state):
    """The text without its notes, and the notes by label, or by number where written inline."""
    listed = state.env.get("footnotes", {}).get("list", {})
    notes = {key: _paragraph(note) for key, note in listed.items() if "tokens" in note}
    into = [[]]
    for token in state.tokens:
        if token.type == "footnote_reference_open":
            into.append(notes.setdefault(token.meta["label"], []))
        elif token.type == "footnote_reference_close":
            into.pop()
        else:
            into[-1].append(token)
    return into[0], notes


def _paragraph(note):
    words = Token("inline", "", 0, children=note["tokens"], content=note["content"])
    return [Token("paragraph_open", "p", 1), words, Token("paragraph_close", "p", -1)]


def _tail(notes, uses):
    if not notes:
        return
    yield Token("notes_open", "", 1)
    for number, (tokens, count) in enumerate(zip(notes, uses, strict=True), start=1):
        meta = {"number": number}
        backs = [Token("note_back", "", 0, meta=meta | {"use": n + 1}) for n in range(count)]
        end = len(tokens) - bool(tokens and tokens[-1].type == "paragraph_close")
        yield Token("note_open", "", 1, meta=meta)
        yield from [*tokens[:end], *backs, *tokens[end:]]
        yield Token("note_close", "", -1)
    yield Token("notes_close", "", -1)


def _render_citation(self, tokens, index, options, env):
    return "".join(
        f'<sup data-cite="{key}" data-locator="{escapeHtml(locator)}"></sup>'
        for key, locator in tokens[index].meta["pairs"]
    )


def _render_ref(self, tokens, index, options, env):
    number = tokens[index].meta["number"]
    return (
        f'<sup class="footnote-ref"><a href="#fn-{env["prefix"]}-{number}"'
        f' id="{_place(tokens[index], env)}" aria-label="Note {number}">{number}</a></sup>'
    )


def _render_back(self, tokens, index, options, env):
    number, use = tokens[index].meta["number"], tokens[index].meta["use"]
    name = f"Back to reference {number}" + (f", use {use}" if use > 1 else "")
    # The last sign asks for the arrow as text: some systems would draw a coloured picture.
    return (
        f' <a href="#{_place(tokens[index], env)}" class="footnote-back"'
        f' aria-label="{name}">\u21a9\ufe0e</a>'
    )


def _place(token, env):
    use = token.meta["use"]
    # Not a hyphen before the use: "a" with 1-2 would be "a-1" with 2.
    return f"fnref-{env['prefix']}-{token.meta['number']}" + (f"_{use}" if use > 1 else "")


def _render_note(self, tokens, index, options, env):
    return f'<li id="fn-{env["prefix"]}-{tokens[index].meta["number"]}">'


def _markdown():
    # Twenty levels are CommonMark's own choice, stated here since a page's cost hangs on it.
    md = MarkdownIt("commonmark", {"html": False, "maxNesting": 20})
    md.enable("table").disable("image").use(deflist_plugin)
    md.use(footnote_plugin, move_to_end=False)
    md.validateLink = _permitted
    md.inline.ruler.before("link", "citation", _cite)
    # Before text_join, which must see what stands in notes written inline.
    md.core.ruler.after("inline", "notes", _gather_notes)
    md.add_render_rule("citation", _render_citation)
    md.add_render_rule("footnote_ref", _render_ref)
    md.add_render_rule("note_back", _render_back)
    md.add_render_rule("note_open", _render_note)
    md.add_render_rule("note_close", lambda *_: "</li>\n")
    md.add_render_rule("notes_open", lambda *_: '<section class="footnotes">\n<ol>\n')
    md.add_render_rule("notes_close", lambda *_: "</ol>\n</section>\n")
    return md


_MARKDOWN = _markdown()
