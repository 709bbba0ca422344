import pytest
from django.template import Context, Template


def rendered(rf, address, template):
    request = rf.get(address)
    return Template("{% load web %}" + template).render(Context({"request": request}))


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        ("{% query_with page=2 %}", "?a=1&amp;a=2&amp;q=%3Cb%3E&amp;page=2"),
        ("{% query_with a=3 %}", "?a=3&amp;q=%3Cb%3E"),
        ("{% query_without 'a' %}", "?q=%3Cb%3E"),
        ("{% query_without 'a' 'q' 'x' %}", "?"),
    ],
)
def test_query_strings(rf, template, expected):
    assert rendered(rf, "/?a=1&a=2&q=<b>", template) == expected


def test_thousands(rf):
    assert rendered(rf, "/", "{{ 12727|thousands }} {{ 7|thousands }}") == "12,727 7"
