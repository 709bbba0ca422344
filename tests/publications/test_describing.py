import pytest

from awl_archive.citing import forms
from awl_archive.citing.reference import Agent
from publications.describing import article, issue, publication
from publications.models import Imprint
from publications.models.kinds import PublicationKind
from tests import make

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("kind", PublicationKind.values)
def test_every_kind_has_a_form(kind):
    found = publication(make.publication(kind=kind), {})
    assert found.form != forms.PAGE
    assert found.kind in {"Newspaper", "Periodical", "Book", "CreativeWork", "WebSite"}


def test_only_publishers_publish():
    paper, group = make.publication(), make.organisation(title="The group")
    roles = [("publisher", group), ("supporter", group), ("publisher", "a press"), ("printer", "x")]
    imprints = [
        Imprint.objects.create(publication=paper, role=role, **make.party(who))
        for role, who in roles
    ]
    found = publication(paper, {"imprints": imprints})
    assert [(agent.name, agent.kind) for agent in found.publishers] == [
        ("The group", "Organization"), ("a press", ""),
    ]  # fmt: skip
    assert found.publishers[0].address.endswith(f"/id/{group.pk}/")


@pytest.mark.parametrize(
    ("dates", "date", "run"),
    [
        ({"edtf": "1967/1975", "reading": "lasted"}, "", {"startDate": "1967", "endDate": "1975"}),
        ({"edtf": "1983/1990", "reading": "attested"}, "", {}),
        ({"edtf": "1975", "reading": "within"}, "1975", {}),
        ({"edtf": "1979?", "reading": "within"}, "", {}),
        ({}, "", {}),
    ],
)
def test_a_year_where_it_is_one(dates, date, run):
    found = publication(make.publication(**dates), {})
    assert (found.date, found.facts) == (date, run)


def test_a_byline_stands_as_printed_and_a_person_only_without_one():
    work = make.article(first_page="3", last_page="4")
    who = make.person(title="Real Name")
    byline = make.contribution(article=work, byline="Pen Name")
    rows = [
        byline,
        make.contribution(article=work, person=who, printed=byline),
        make.contribution(article=work, person=make.person(title="Known Person")),
        make.contribution(article=work, byline="An Editor", role="editor"),
        make.contribution(article=work, byline="A Translator", role="translator"),
    ]
    found = article(work, {"contributions": rows})
    assert [agent.name for agent in found.authors] == ["Pen Name", "Known Person"]
    assert found.authors[0] == Agent("Pen Name")
    assert found.authors[1].kind == "Person"
    assert found.editors == (Agent("An Editor"),)
    assert found.pages == ("3", "4")


@pytest.mark.parametrize(
    ("kind", "form"),
    [("newspaper", forms.IN_NEWSPAPER), ("magazine", forms.IN_MAGAZINE),
     ("journal", forms.ARTICLE), ("bulletin", forms.ARTICLE)],
)  # fmt: skip
def test_an_article_is_of_its_issue(kind, form):
    paper = make.publication(kind=kind, title="The paper")
    number = make.issue(publication=paper, number="14", edtf="1968-05", title="The paper 14")
    found = article(make.article(issue=number, first_page="3", last_page="3"), {})
    assert found.form == form
    assert (found.container, found.issue, found.date) == ("The paper", "14", "1968-05")
    assert found.pages == ("3",)
    assert issue(number, {}).facts == {"issueNumber": "14"}
