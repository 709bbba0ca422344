import sys
from types import ModuleType

import pytest
from django.apps import apps

from awl_archive.web.adds import additions, check_additions


@pytest.fixture
def adds(monkeypatch):
    """Declares an addition to auth.User by a module with the given contents."""

    def declare(label="auth.User", path="tests.made_up", **contents):
        module = ModuleType("tests.made_up")
        vars(module).update(contents)
        monkeypatch.setitem(sys.modules, "tests.made_up", module)
        config = apps.get_app_config("sessions")
        monkeypatch.setattr(config, "adds", {label: path}, raising=False)
        additions.cache_clear()
        return module

    yield declare
    additions.cache_clear()


def extend(queryset):
    return queryset


def rows(entry, at):
    return {}


def faults():
    return [error.msg for error in check_additions(None) if "made_up" in error.msg]


def test_additions_are_read_from_the_app_configs(adds):
    module = adds(extend=extend)
    assert additions("auth.User") == additions("auth.user") == (module,)
    assert additions("auth.Group") == ()


def test_a_whole_addition_has_no_faults(adds):
    adds(extend=extend, TEMPLATE="web/error.html", rows=rows, FIELDS={"roles": extend})
    assert faults() == []


@pytest.mark.parametrize(
    ("contents", "words"),
    [
        ({}, "adds nothing"),
        ({"extend": "x"}, "extend is not a function"),
        ({"rows": rows}, "rows that nothing shows"),
        ({"TEMPLATE": "web/nowhere.html"}, "no template web/nowhere.html"),
        ({"FIELDS": ["roles"]}, "FIELDS is not"),
        ({"FIELDS": {"roles": 1}}, "FIELDS is not"),
        ({"label": "auth.Nobody", "extend": extend}, "Nobody"),
        ({"label": "nowhere.User", "extend": extend}, "nowhere"),
        ({"label": "nonsense", "extend": extend}, "nonsense"),
        ({"path": "tests.made_up_nowhere"}, "made_up_nowhere"),
    ],
)
def test_the_check_names_what_is_wrong(adds, contents, words):
    adds(**contents)
    (fault,) = faults()
    assert words in fault


def test_the_archive_has_no_faults():
    assert check_additions(None) == []
