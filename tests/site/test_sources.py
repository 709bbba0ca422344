"""The page of a source: what rests on it, in words, whatever the number of kinds."""

import pytest
from django.urls import reverse

from awl_archive.publishing.registry import part_models
from awl_archive.site.sources import said_in
from awl_archive.sources.models import Citation
from tests import make

pytestmark = pytest.mark.django_db


def test_every_kind_of_part_says_where_its_words_stand():
    silent = [model.__name__ for model in part_models() if model.owners and not model.said_in]
    assert silent == []


def test_the_words_of_all_parts_are_one_query(content, django_assert_num_queries):
    citations = list(Citation.objects.select_related("about"))
    parts = {c.about_id for c in citations if not c.about.is_entry}
    with django_assert_num_queries(1):
        said = said_in(citations)
    assert set(said) == parts
    # Of a title that the source does not name, there are no words.
    unnamed = [uid for uid, words in said.items() if not words]
    assert len(unnamed) == 1


def test_a_part_is_named_where_it_is_cited(client):
    source = make.source("made-up", outline="History")
    group = make.organisation("group")
    name = make.name(group, "The Made-up Name")
    Citation.objects.create(source=source, about_id=name.pk, locator="History")
    page = client.get(reverse("sources:detail", args=["made-up"])).content.decode()
    assert f'href="/history/organisations/group/#{name.pk}"' in page
    assert "The Made-up Name" in page
