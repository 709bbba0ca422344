"""The files of an entry: found where its page is, moved and gone with it."""

from io import BytesIO

import pytest
from django.test import Client
from django.utils import timezone
from PIL import Image

from awl_archive.pages.files import FILES
from awl_archive.pages.formats import FORMATS, alternates, with_suffix
from awl_archive.publishing.models import PastSlug
from tests import make

pytestmark = pytest.mark.django_db
TYPES = {
    "bib": "application/x-bibtex; charset=utf-8",
    "ris": "application/x-research-info-systems; charset=utf-8",
    "csl.json": "application/vnd.citationstyles.csl+json; charset=utf-8",
    "jsonld": "application/ld+json; charset=utf-8",
    "png": "image/png",
}
GONE = {"status": "withdrawn", "reason": "It was wrong.", "reason_class": "editorial"}


@pytest.mark.parametrize("suffix", FILES)
def test_a_file(client, suffix):
    make.organisation("workers-fight")
    address = f"/history/organisations/workers-fight.{suffix}"
    response = client.get(address)
    assert response.status_code == 200
    assert response["Content-Type"] == TYPES[suffix]
    assert response["Content-Disposition"] == f'inline; filename="workers-fight.{suffix}"'
    assert "X-Robots-Tag" not in response
    head = client.head(address)
    assert (head.status_code, head.content) == (200, b"")
    assert head["Content-Type"] == TYPES[suffix]
    again = client.get(address, headers={"if-none-match": response["ETag"]})
    assert again.status_code == 304


@pytest.mark.parametrize("suffix", ["", "zip", "BIB", "bib.bib", "json", "csl", "bib%0A", "png/"])
def test_an_unknown_suffix_is_not_found(client, suffix):
    make.organisation("workers-fight")
    nonsense = client.get("/nonsense/")
    response = client.get(f"/history/organisations/workers-fight.{suffix}")
    assert (response.status_code, response.content) == (404, nonsense.content)


@pytest.mark.parametrize("suffix", FILES)
def test_where_the_page_is_not_the_file_is_not(client, suffix):
    make.organisation("never", **make.HIDDEN)
    withdrawn = make.organisation("gone", first_public=timezone.now(), **GONE)
    moved = make.organisation("here")
    PastSlug.keep(moved, "there")

    def ask(slug):
        return client.get(f"/history/organisations/{slug}.{suffix}")

    assert ask("never").status_code == 404
    assert ask("never").content == ask("nonsense").content
    assert ask("gone").status_code == 410
    page = client.get(withdrawn.get_absolute_url())
    assert ask("gone").content == page.content
    response = ask("there")
    assert (response.status_code, response["Location"]) == (
        301,
        f"/history/organisations/here.{suffix}",
    )


@pytest.mark.parametrize("suffix", FILES)
def test_below_other_entries(client, suffix):
    article = make.article("unity", issue=make.issue("14", publication=make.publication("paper")))
    address = f"/publications/paper/14/unity.{suffix}"
    assert with_suffix(article.get_absolute_url(), suffix) == address
    assert client.get(address).status_code == 200
    assert client.get(f"/publications/paper/14.{suffix}").status_code == 200
    assert client.get(f"/publications/paper/15/unity.{suffix}").status_code == 404


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_methods(method):
    make.organisation("workers-fight")
    address = "/history/organisations/workers-fight.bib"
    assert getattr(Client(), method)(address).status_code == 405


def test_parameters_are_ignored_and_those_that_track_dropped(client):
    make.organisation("workers-fight")
    address = "/history/organisations/workers-fight.bib"
    assert client.get(f"{address}?unknown=1").content == client.get(address).content
    response = client.get(f"{address}?utm_source=x")
    assert (response.status_code, response["Location"]) == (302, address)


def test_what_needs_care(client):
    make.person("somebody", needs_care=True)
    assert client.get("/people/somebody.bib")["X-Robots-Tag"] == "noindex"
    assert client.get("/people/somebody.png").content == client.get("/people/nobody.png").content


def test_no_more_is_asked_than_is_said(client, django_assert_max_num_queries):
    make.organisation("workers-fight")
    for suffix in FILES:
        with django_assert_max_num_queries(2):
            client.get(f"/history/organisations/workers-fight.{suffix}")


def test_they_are_named_as_alternates():
    assert [(one.path, one.type, one.title) for one in alternates("/people/x/")] == [
        ("/people/x.bib", "application/x-bibtex", "BibTeX"),
        ("/people/x.ris", "application/x-research-info-systems", "RIS"),
        ("/people/x.csl.json", "application/vnd.citationstyles.csl+json", "CSL-JSON"),
        ("/people/x.jsonld", "application/ld+json", "JSON-LD"),
    ]
    assert set(FILES) - set(FORMATS) == {"png"}


def test_the_preview_is_a_picture(client):
    make.organisation("workers-fight", title="Workers’ Fight")
    response = client.get("/history/organisations/workers-fight.png")
    picture = Image.open(BytesIO(response.getvalue()))
    assert (picture.format, picture.size) == ("PNG", (1200, 630))
