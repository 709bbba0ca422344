import re

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db
LINK = re.compile(r'<a href="([^"]+)"[^>]*>([^<]+)</a>')


def inside(text, tag, label=""):
    return re.search(rf"<{tag}[^>]*{label}[^>]*>(.*?)</{tag}>", text, re.S).group(1)


def test_the_navigation_the_breadcrumbs_and_the_page_name_a_section_alike():
    client = Client()
    sections = dict(LINK.findall(inside(client.get("/").text, "nav", "Sections")))
    assert sections
    for address, name in sections.items():
        page = client.get(address).text
        assert f'<span aria-current="page">{name}</span>' in page, address
        assert inside(page, "h1").startswith(name), address
