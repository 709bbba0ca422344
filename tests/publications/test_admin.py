"""Titles, issues and articles at the editors' desk."""

import pytest

from awl_archive.catalogue.rebuilding import disagreements
from publications.models import (
    Article,
    Contribution,
    Imprint,
    Involvement,
    Issue,
    Publication,
    Series,
    Subject,
    Succession,
)
from tests import make
from tests.editing.desk import Desk, editor, filled, more_rows, refused, row, url
from tests.editing.test_lists import FEW, asked

pytestmark = pytest.mark.django_db
LISTS = [url(model, "changelist") for model in (Publication, Issue, Article, Series, Contribution)]


@pytest.fixture
def desk(db):
    return Desk(editor())


def publish(desk, entry):
    for button in ("_move_review", "_move_published"):
        entry.refresh_from_db()
        assert desk.save(entry, button).status_code == 302
    return desk.client.get(entry.get_absolute_url())


def test_a_title_with_a_part_of_each_kind_cited_and_published(desk):
    body, event, question = make.organisation("group"), make.event("ban"), make.question("europe")
    person, other, source = make.person("ada"), make.publication("older"), make.source("book")
    fields = desk.open(Publication) | {"title": "A Paper", "slug": "a-paper", "kind": "newspaper"}
    for prefix, typed in {
        "series": {"number": "1", "production": "printed", "edtf": "1985/2001"},
        "imprints": {"role": "publisher", "party": body.pk, "edtf": "1999"},
        "successions": {"kind": "continues", "other": other.pk},
        "involvements": {"role": "target", "event": event.pk},
        "subjects": {"kind": "about", "question": question.pk},
        "contributions": {"role": "editor", "person": person.pk},
    }.items():
        fields |= row(fields, prefix, **typed)
    for number, prefix in enumerate(("imprints", "contributions")):
        fields |= filled("citation", number, on=f"new:{prefix}-0", source=source.pk)
    assert desk.send(Publication, fields).status_code == 302
    paper = Publication.objects.get(slug="a-paper")
    rows = (paper.series, paper.imprints, paper.successions, paper.involvements, paper.subjects,
            paper.contributions)  # fmt: skip
    assert [found.count() for found in rows] == [1] * 6
    assert desk.save(paper, **filled("series", 0, label="first series")).status_code == 302
    assert paper.series.get().label == "first series"
    page = publish(desk, paper).content.decode()
    assert "First series (1)" in page
    assert f'id="{paper.imprints.get().pk}"' in page
    assert list(disagreements()) == []


def test_an_issue_and_an_article_with_byline_and_person(desk):
    paper, person, source = make.publication("paper"), make.person("ada"), make.source("book")
    fields = desk.open(Issue) | {"title": "No. 14", "slug": "14", "number": "14"}
    assert desk.send(Issue, fields | {"publication-address": "paper"}).status_code == 302
    issue = Issue.objects.get()
    assert publish(desk, issue).status_code == 200
    fields = desk.open(Article) | {"title": "Out", "slug": "out", "issue": issue.pk}
    fields |= row(fields, "contributions", role="author", byline="A. A.")
    fields |= filled("citation", 0, on="new:contributions-0", source=source.pk)
    assert desk.send(Article, fields).status_code == 302
    article = Article.objects.get()
    byline = article.contributions.get()
    named = {"app_label": "publications", "model_name": "contribution", "field_name": "printed"}
    found = desk.get("/admin/autocomplete/", term="A. A", **named).json()["results"]
    assert found == [{"id": byline.pk, "text": "paper: No. 14: Out: author: A. A."}]
    fields = desk.open(article)
    fields |= row(fields, "contributions", role="author", person=person.pk, printed=byline.pk)
    assert desk.send(article, fields).status_code == 302
    assert article.contributions.get(person=person).printed == byline
    assert "A. A." in publish(desk, article).content.decode()
    assert paper.issues.count() == 1
    assert list(disagreements()) == []


def test_an_address_is_its_own_only_below_its_parent(desk):
    one, two = make.publication("one"), make.publication("two")
    issue = make.issue("14", publication=one)
    typed = {"title": "No. 14", "slug": "14"}
    taken = ["Another entry here has this address."]
    assert refused(desk.send(Issue, desk.open(Issue) | typed, publication=one.pk)) == taken
    assert desk.send(Issue, desk.open(Issue) | typed, publication=two.pk).status_code == 302
    make.article("out", issue=issue)
    typed = {"title": "Out", "slug": "out"}
    assert refused(desk.send(Article, desk.open(Article) | typed, issue=issue.pk)) == taken
    other = Issue.objects.get(publication=two)
    assert desk.send(Article, desk.open(Article) | typed, issue=other.pk).status_code == 302
    # Typed without JavaScript, an address of two issues chooses neither; an identifier does.
    fields = desk.open(Article) | {"title": "Third", "slug": "third"}
    [words] = refused(desk.send(Article, fields, **{"issue-address": "14"}))
    assert "Select a valid choice" in words
    assert desk.send(Article, fields, **{"issue-address": other.pk}).status_code == 302


@pytest.mark.parametrize("model", [Issue, Article])
def test_nothing_is_added_without_what_it_is_below(desk, model):
    fields = desk.open(model) | {"title": "Alone", "slug": "alone"}
    fields |= {"publish_at_0": "2999-01-01", "publish_at_1": "12:00"}
    assert refused(desk.send(model, fields)) == ["This field is required."]


def test_what_is_refused_is_told_in_words(desk):
    paper, other, event = make.publication("paper"), make.publication("other"), make.event("ban")
    body = make.organisation("group")
    foreign = Series.objects.create(publication=other, number=1)
    Series.objects.create(publication=paper, number=2)
    for prefix, typed, words in (
        ("series", {"note": "neither"}, "A series needs a number or a label."),
        ("imprints", {"role": "publisher"},
         "Choose an organisation, or describe the party in words: one of the two."),
        ("successions", {"kind": "continues", "other": paper.pk},
         "A title does not succeed itself."),
        ("subjects", {"kind": "about", "words": "all", "organisation": body.pk},
         "Choose one record, or describe the subject in words."),
        ("contributions", {"role": "author"},
         "Give the name as printed, or the person: one of the two."),
    ):  # fmt: skip
        fields = desk.open(paper)
        assert words in refused(desk.send(paper, fields | row(fields, prefix, **typed))), prefix
    twice = {"role": "target", "event": event.pk}
    fields = desk.open(paper)
    fields |= more_rows(fields, "involvements", twice, twice)
    assert refused(desk.send(paper, fields)) == ["This part in the event is already here."]
    fields = desk.open(paper)
    fields |= more_rows(fields, "series", {"number": "2"})
    assert refused(desk.send(paper, fields)) == ["This title has a series of that number."]
    issue = make.issue("1", publication=paper)
    words = refused(desk.save(issue, series=foreign.pk))
    assert words == ["This series belongs to another title."]


def test_a_series_that_something_names_is_not_deleted(desk):
    paper, other = make.publication("paper"), make.publication("other")
    series = Series.objects.create(publication=paper, number=1)
    Succession.objects.create(publication=other, kind="issued_inside", other_series=series)
    answer = desk.save(paper, **filled("series", 0, DELETE="on"))
    assert refused(answer) == [
        "“series 1” cannot be deleted: it is named in “other”. Change that first."
    ]
    assert paper.series.exists()


def test_a_byline_goes_with_who_it_stands_for(desk):
    article, person = make.article("out"), make.person("ada")
    byline = make.contribution(article=article, byline="A. A.")
    make.contribution(article=article, person=person, printed=byline)
    fields = desk.open(article)
    assert desk.send(article, fields, **filled("contributions", 0, DELETE="on")).status_code == 302
    assert list(disagreements()) == []


def test_the_status_of_what_is_below_a_hidden_title(desk):
    issue = make.issue("14", publication=make.publication("paper", status="draft"))
    text = desk.get(url(Issue, "changelist")).content.decode()
    assert "published, hidden with its publication" in text
    assert b"View on site" not in desk.get(url(issue)).content


@pytest.mark.parametrize(
    ("model", "words"),
    [
        (Publication, "Fight"), (Publication, "first series"), (Issue, "Fight"), (Issue, "3/7"),
        (Article, "A. A."), (Article, "Ada"), (Article, "Out"), (Series, "Fight"),
        (Contribution, "a. a."),
    ],
)  # fmt: skip
def test_search_finds_by_names_of_what_it_belongs_to(desk, model, words):
    paper = make.publication("paper", title="Fight")
    Series.objects.create(publication=paper, label="first series")
    issue = make.issue("14", publication=paper, number="3/7")
    article = make.article("out", title="Out", issue=issue)
    make.contribution(article=article, byline="A. A.")
    make.contribution(article=article, person=make.person("ada", title="Ada"))
    other = make.issue("15", publication=make.publication("other"))
    make.contribution(article=make.article("in", issue=other), byline="B. B.")
    Series.objects.create(publication=other.publication, label="another")
    assert desk.get(url(model, "changelist"), q=words).context["cl"].result_count == 1


def titles(count):
    body, event, person = make.organisation(), make.event(), make.person()
    for _ in range(count):
        paper, other = make.publication(), make.publication()
        article = make.article(issue=make.issue(publication=paper))
        series, earlier = (Series.objects.create(publication=p, number=1) for p in (paper, other))
        Imprint.objects.create(publication=paper, role="publisher", party=body)
        Succession.objects.create(
            publication=paper, kind="continues", series=series, other=other, other_series=earlier
        )
        Involvement.objects.create(publication=paper, role="target", event=event)
        Subject.objects.create(publication=paper, kind="about", person=person)
        for owner in ({"publication": paper}, {"issue": article.issue}, {"article": article}):
            byline = make.contribution(byline="A. A.", **owner)
            make.contribution(person=person, printed=byline, **owner)
    return paper, article


def test_lists_ask_as_often_for_one_as_for_three(desk):
    titles(1)
    before = [asked(desk, address) for address in LISTS]
    titles(2)
    assert [asked(desk, address) for address in LISTS] == before
    assert max(before) <= 8


def test_a_form_asks_as_often_with_one_of_each_part_as_with_three(desk):
    paper, article = titles(1)
    entries = (paper, article.issue, article)
    for entry in entries:
        desk.open(entry)
    before = [asked(desk, url(entry)) for entry in entries]
    body, person = make.organisation(), make.person()
    for number in (2, 3):
        other = make.publication()
        series = Series.objects.create(publication=paper, number=number)
        earlier = Series.objects.create(publication=other, number=number)
        Imprint.objects.create(publication=paper, role="publisher", party=body)
        Succession.objects.create(
            publication=paper, kind="continues", series=series, other=other, other_series=earlier
        )
        Involvement.objects.create(publication=paper, role="target", event=make.event())
        Subject.objects.create(publication=paper, kind="about", organisation=body)
        for owner in ({"publication": paper}, {"issue": article.issue}, {"article": article}):
            byline = make.contribution(byline="A. A.", **owner)
            make.contribution(person=person, printed=byline, **owner)
    assert [asked(desk, url(entry)) for entry in entries] == before


@pytest.mark.parametrize(
    ("model", "field"),
    [
        ("succession", "other"), ("succession", "series"), ("contribution", "printed"),
        ("issue", "series"), ("article", "issue"), ("subject", "question"),
    ],
)  # fmt: skip
def test_no_term_breaks_a_choice(desk, model, field):
    titles(1)
    named = {"app_label": "publications", "model_name": model, "field_name": field}
    for value in FEW:
        assert desk.get("/admin/autocomplete/", term=value, **named).status_code == 200
