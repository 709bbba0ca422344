"""The house rules as functions of a tree of files: each yields one sentence a fault."""

import ast
import re
import statistics
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

GROUND = [
    {"dates"}, {"web", "pictures", "citing"}, {"publishing"}, {"search", "sources"}, {"catalogue"},
    {"prose"}, {"pages"}, {"rest", "editing"},
]  # fmt: skip
SECTIONS = ["history", "people", "publications"]
ROOF = {"site", "settings", "urls", "api", "wsgi", "embedded"}
GRAB_BAGS = {"common", "core", "utils", "helpers", "lib", "tools"}
MAY_TRUST_HTML = "awl_archive.prose.html"
MAY_CONNECT = {"awl_archive.catalogue.apps", "awl_archive.search.apps"}
MAY_IMPORT_BY_NAME = {
    "awl_archive.web.adds",
    "awl_archive.site.management.commands.load_artificial",
    *MAY_CONNECT,
}
# What answers the public: a read that begins here goes through `published` or `find`.
PUBLIC = re.compile(
    r"(history|people|publications)\.(views|rows|filters|api)$"
    r"|awl_archive\.(pages|rest)\."
    r"|awl_archive\.site\.(search\.\w+|views|sources|api|timeline|as_of\w*|dated_\w+|standing"
    r"|anniversaries|feeds|sitemap)$"
    r"|awl_archive\.(prose\.links|sources\.apparatus)$"
)
TRUST = {"mark_safe", "SafeString", "SafeText", "SafeData", "__html__", "autoescape"}
WRITES = {
    "update", "bulk_create", "bulk_update", "update_or_create", "delete", "raw", "extra",
    "cursor", "execute", "executemany", "executescript", "_raw_delete", "RawSQL",
}  # fmt: skip
EDGE = {"ground": len(GROUND), "roof": len(GROUND) + len(SECTIONS)}


@dataclass(frozen=True)
class Module:
    name: str
    path: Path

    @cached_property
    def text(self):
        return self.path.read_text(encoding="utf-8")

    @cached_property
    def tree(self):
        tree = ast.parse(self.text)
        for node in ast.walk(tree):
            for child in ast.iter_child_nodes(node):
                child.parent = node
        return tree

    @cached_property
    def nodes(self):
        return list(ast.walk(self.tree))

    def of(self, *kinds):
        return [node for node in self.nodes if isinstance(node, kinds)]

    def imported(self, node):
        """The dotted names of an import statement, a relative one made absolute."""
        if isinstance(node, ast.Import):
            return [alias.name for alias in node.names]
        above = self.name.split(".")
        above = above if self.path.name == "__init__.py" else above[:-1]
        above = above[: len(above) - node.level + 1] if node.level else []
        base = ".".join([*above, *filter(None, [node.module])])
        return [base, *(f"{base}.{alias.name}" for alias in node.names)]


def modules(root):
    """The code of ground, sections and roof, without migrations."""
    for package in ("awl_archive", *SECTIONS):
        for path in sorted((root / package).rglob("*.py")):
            parts = path.relative_to(root).with_suffix("").parts
            if "migrations" not in parts:
                yield Module(".".join(parts).removesuffix(".__init__"), path)


def storey(name):
    """The higher the number, the higher the storey; None where it is no module of the house."""
    top, _, rest = name.partition(".")
    if top in SECTIONS:
        return EDGE["ground"] + SECTIONS.index(top)
    if top != "awl_archive" or not rest:
        return None
    package = rest.partition(".")[0]
    if package in ROOF:
        return EDGE["roof"]
    return next((n for n, level in enumerate(GROUND) if package in level), None)


def within(function):
    """The dotted name of the class and function that a node stands in; "" in the module itself."""
    names = []
    while function := getattr(function, "parent", None):
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            names.insert(0, function.name)
    return ".".join(names)


def called(node):
    return getattr(node.func, "attr", getattr(node.func, "id", ""))


def homeless(root):
    for module in modules(root):
        if module.name.count(".") and storey(module.name) is None:
            yield f"{module.name} stands on no storey"


def upward(root):
    for module in modules(root):
        own = storey(module.name)
        for node in module.of(ast.Import, ast.ImportFrom):
            for name in module.imported(node):
                if own is not None and _is_above(module.name, own, name):
                    yield f"{module.name} imports {name}"
        for node in module.of(ast.Constant):
            named = isinstance(node.value, str) and re.fullmatch(r"\w+\.[\w.]+", node.value)
            if own is not None and named and _is_above(module.name, own, node.value):
                yield f"{module.name} names {node.value}"


def _is_above(module, own, name):
    other = storey(name)
    if other is None or own == EDGE["roof"]:
        return False
    beside = other == own and module.split(".")[:2] != name.split(".")[:2]
    return other > own or (beside and own < EDGE["ground"])


def relative_or_inline(root):
    for module in modules(root):
        for node in module.of(ast.Import, ast.ImportFrom):
            if getattr(node, "level", 0):
                yield f"{module.name}:{node.lineno} imports relatively"
            if not isinstance(node.parent, ast.Module):
                yield f"{module.name}:{node.lineno} imports inline"
        for node in module.of(ast.Call):
            by_name = called(node) in ("import_module", "import_string", "__import__")
            if by_name and module.name not in MAY_IMPORT_BY_NAME:
                yield f"{module.name}:{node.lineno} imports by name"


def circles(root):
    found = list(modules(root))
    names = {module.name for module in found}
    graph = {
        module.name: {
            name
            for node in module.of(ast.Import, ast.ImportFrom)
            for name in module.imported(node)
            if name in names and name != module.name
        }
        for module in found
    }
    while leaves := [name for name, targets in graph.items() if not targets & graph.keys()]:
        for name in leaves:
            del graph[name]
    if graph:
        yield f"an import circle among {', '.join(graph)}"


def grab_bags(root):
    for package in ("awl_archive", *SECTIONS, "tests", "templates"):
        for path in (root / package).rglob("*"):
            if path.stem in GRAB_BAGS and "site-packages" not in path.parts:
                yield f"{path.relative_to(root)} is named for nothing"


def templates(root):
    for folder in ("templates", "awl_archive", *SECTIONS):
        for path in sorted((root / folder).rglob("*.html")):
            yield path.relative_to(root), path.read_text(encoding="utf-8")


def managers_in_templates(root):
    for path, text in templates(root):
        for code in re.findall(r"{[{%].*?[%}]}", text, re.DOTALL):
            if re.search(r"\.all\b|_set\b|\.objects\b|_default_manager", code):
                yield f"{path}: {code}"


def trusted_html(root):
    for module in modules(root):
        if module.name == MAY_TRUST_HTML:
            continue
        for node in module.nodes:
            names = {getattr(node, key, None) for key in ("id", "attr", "name", "arg")}
            if names & TRUST:
                yield f"{module.name}:{node.lineno} trusts HTML"
            made = isinstance(node, ast.Call) and called(node) == "format_html" and node.args
            if made and not isinstance(node.args[0], ast.Constant):
                yield f"{module.name}:{node.lineno} formats HTML that is not written there"
    for path, text in templates(root):
        if re.search(r"\|\s*safe(seq)?\b|autoescape\s+off", text):
            yield f"{path} trusts HTML"


def writes(root):
    """(module, function): the calls that write or read many rows past the models' own save."""
    found = {}
    for module in modules(root):
        for node in module.of(ast.Call):
            name = called(node)
            # A queryset's update takes names only, a dict's a mapping.
            if name in WRITES and not (name == "update" and node.args):
                found.setdefault((module.name, within(node)), set()).add(name)
    return found


def signals(root):
    for module in modules(root):
        if module.name in MAY_CONNECT:
            continue
        for node in module.of(ast.Call):
            if called(node) in ("connect", "receiver", "Signal"):
                yield f"{module.name}:{node.lineno} connects or makes a signal"


def public_reads(root):
    """(module, function) of each read that answers the public and begins past `published`."""
    found = set()
    for module in modules(root):
        if not PUBLIC.match(module.name):
            continue
        for node in module.of(ast.Attribute):
            begins = node.attr in ("objects", "_default_manager", "_base_manager")
            if begins and not _is_gated(node):
                found.add((module.name, within(node)))
    return found


def _is_gated(node):
    chain = node
    while True:
        above = chain.parent
        if isinstance(above, ast.Attribute) and above.value is chain:
            if above.attr == "published":
                return True
        elif not (isinstance(above, ast.Call) and above.func is chain):
            break
        chain = above
    if isinstance(above, ast.keyword):
        return above.arg == "queryset" and called(above.parent) in ("EntryFilter", "EntryField")
    if isinstance(above, ast.Call):
        return called(above) in ("find", "with_evidence")
    in_class = isinstance(above, ast.Assign) and isinstance(above.parent, ast.ClassDef)
    return in_class and above.parent.name.endswith("ViewSet")


def past_the_budgets(root):
    lengths = []
    for module in modules(root):
        if (lines := len(module.text.splitlines())) > 300:
            yield f"{module.name} has {lines} lines"
        for node in module.of(ast.FunctionDef, ast.AsyncFunctionDef):
            lengths.append(node.end_lineno - node.lineno + 1)
            if lengths[-1] > 50:
                yield f"{module.name}.{node.name} has {lengths[-1]} lines"
        for node in module.of(ast.ClassDef):
            if len(node.bases) > 3:
                yield f"{module.name}.{node.name} has {len(node.bases)} bases"
    if lengths and statistics.median(lengths) > 6:
        yield f"the median function has {statistics.median(lengths)} lines"
    yield from _templates_past_the_budget(root)


def _templates_past_the_budget(root):
    texts = {re.sub(r"^.*?templates/", "", str(path)): text for path, text in templates(root)}
    for name, text in texts.items():
        if (lines := len(text.splitlines())) > 100:
            yield f"{name} has {lines} lines"
        # A page, its kind of page and the base; and below a page three of its pieces.
        for tag, most in (("extends", 3), ("include", 4)):
            if (depth := _depth(name, tag, texts)) > most:
                yield f"{name}: {tag} {depth} deep"


def _depth(name, tag, texts, seen=()):
    named = re.findall(rf'{{%\s*{tag}\s+"([^"]+)"', texts.get(name, ""))
    seen = (*seen, name)
    return 1 + max(
        (_depth(other, tag, texts, seen) for other in named if other not in seen), default=0
    )
