"""The written set of questions: who types this must see that first, on either database."""

import pytest
from django.test import Client

from tests.site.queries import FIRST, WITHIN_THREE

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("content")]


def addresses(text):
    answer = Client().get("/api/v1/search/", {"q": text, "page_size": 3}).json()
    return [one["url"].rstrip("/") for one in answer["results"]]


@pytest.mark.parametrize(("text", "wanted"), FIRST.items(), ids=FIRST)
def test_first(text, wanted):
    assert [one for one in addresses(text)[:1] if one.endswith(f"/{wanted}")], addresses(text)


@pytest.mark.parametrize(("text", "wanted"), WITHIN_THREE.items(), ids=WITHIN_THREE)
def test_within_three(text, wanted):
    assert [one for one in addresses(text) if one.endswith(f"/{wanted}")], addresses(text)


def test_there_are_enough():
    assert len(FIRST) + len(WITHIN_THREE) >= 60
