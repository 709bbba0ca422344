"""The chart of the runs of titles, and the table beside it."""

import re
from itertools import combinations
from random import Random

import pytest
from django.utils import timezone

from publications import rows
from publications.models import Imprint, Publication, Series
from publications.runs import LABELS, chart
from tests import make
from tests.artificial.hidden import WORD
from tests.dates.values import VALUES
from tests.random_dates import build

ADDRESS = "/publications/"
WORDS = ("Workers’ fight and action international-communist organiser " + 40 * "w").split()


def title(name, edtf="", reading="lasted", **fields):
    row = Publication(pk=name, slug=name, title=name, edtf=edtf, reading=reading, **fields)
    row.set_bounds()
    return row


def series(of, label, edtf, **fields):
    row = Series(pk=f"{of.pk}-{label}", publication=of, label=label, edtf=edtf, reading="lasted")
    row.set_bounds()
    return row


def imprint(of, words, edtf, **fields):
    row = Imprint(pk=f"{of.pk}-{words}", publication=of, role="publisher", party_words=words,
                  edtf=edtf, reading="lasted", **fields)  # fmt: skip
    row.set_bounds()
    return row


def names(found):
    return [(one.label, one.address.removeprefix(ADDRESS)) for one in found.lines]


def test_a_title_has_a_line_for_itself_and_its_series():
    paper = title("paper", "1985/2001")
    found = chart([paper], [series(paper, "first", "1985/1990")], [imprint(paper, "a", "1985")])
    assert names(found) == [("paper", "paper/"), ("first", "paper/#paper-first")]
    assert [one.is_below for one in found.lines] == [False, True]
    assert found.undated == []


def test_an_undated_title_is_told_by_its_series_else_by_its_imprints():
    one, other, third = title("one"), title("other"), title("third")
    found = chart(
        [one, other, third],
        [series(one, "first", "1985")],
        [imprint(one, "a", "1980"), imprint(other, "b", "1970/.."), imprint(other, "c", "1990")],
    )
    assert [label for label, _ in names(found)] == [
        "other, publisher: b", "other, publisher: c", "one, first",
    ]  # fmt: skip
    assert found.undated == [third]


def test_the_words_of_a_line_say_what_is_certain():
    [line] = chart([title("paper", "1975/1979", "within")], [], []).lines
    assert line.words.startswith("paper: between 1975 and 1979; certain at some time from ")
    [line] = chart([title("paper", "1995/..", as_of="2024")], [], []).lines
    assert "as of the source (2024); certain from 31\N{NO-BREAK SPACE}December" in line.words


def test_the_same_links_in_both_layouts():
    papers = [title(f"paper-{number}", str(1960 + number)) for number in range(9)]
    found = chart(papers, [series(papers[3], "first", "1963")], [])
    assert found.wide.links == found.narrow.links == {one.address for one in found.lines}


def test_without_a_date_there_is_no_line():
    found = chart([title("paper")], [], [])
    assert (found.lines, len(found.undated)) == ([], 1)
    [line] = chart([title("paper", "1979?", "attested")], [], []).lines
    assert line.words.endswith("nothing is certain")


def apart(one, other):
    return one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]


def assert_legible(found):
    for picture in (found.wide, found.narrow):
        boxes = [text.box for text in picture.texts]
        for left, top, right, bottom in boxes:
            assert 0 <= left <= right <= picture.width
            assert 0 <= top <= bottom <= picture.height
        for one, other in combinations(boxes, 2):
            assert apart(one, other), (one, other)
        for shape in lives(picture):
            assert all(apart(box_of(shape), box) for box in boxes), shape
            left, top, right, bottom = box_of(shape)
            assert 0 <= left <= right <= picture.width
            assert 0 <= top <= bottom <= picture.height


def lives(picture):
    linked = [group for group in picture.groups if group.address]
    return [shape for group in linked for shape in group.shapes if shape.tag != "text"]


def box_of(shape):
    if shape.tag == "rect":
        return shape.x, shape.y, shape.x + shape.width, shape.y + shape.height
    heights = [float(y) for y in re.findall(r"[ML][\d.]+ ([\d.]+)", shape.d)]
    return shape.left, min(heights), shape.right, max(heights)


@pytest.mark.parametrize("seed", range(12))
def test_no_label_meets_another_or_a_bar_or_leaves_the_picture(seed):
    chosen = Random(seed)
    titles, parts = [], []
    for number in range(chosen.choice([1, 5, 40])):
        words = " ".join(chosen.choices(WORDS, k=chosen.randrange(1, 14)))
        made = title(f"{number} {words}", chosen.choice(["", *VALUES]), as_of="2024")
        made.slug = f"paper-{number}"
        titles.append(made)
        parts += [series(made, words, chosen.choice(VALUES)) for _ in range(chosen.randrange(3))]
    found = chart(titles, parts, [])
    if found.lines:
        assert_legible(found)
        names = [text for text in found.wide.texts if text.look == "name"]
        assert max(text.box[2] for text in names) < LABELS


# --- the page -------------------------------------------------------------------------------------


def linked(html, tag):
    found = re.search(f"<{tag}\\b.*?</{tag}>", html, re.DOTALL)
    return set(re.findall(r'href="([^"]+)"', found[0])) if found else set()


@pytest.mark.django_db
def test_the_table_holds_the_links_of_the_picture(client):
    build(1985, size=6)
    html = client.get(ADDRESS).content.decode()
    pictures = re.findall(r"<svg[^>]*runs-.*?</svg>", html, re.DOTALL)
    assert len(pictures) == 2
    of_pictures = [set(re.findall(r'href="([^"]+)"', one)) for one in pictures]
    assert of_pictures[0] == of_pictures[1] == linked(html, "table")
    assert WORD not in html


@pytest.mark.django_db
def test_it_follows_the_filters_and_stands_on_the_first_page(client):
    make.publication("a-paper", edtf="1975", kind="newspaper")
    make.publication("a-book", edtf="1980", kind="book")
    html = client.get(f"{ADDRESS}?kind=book").content.decode()
    assert linked(html, "table") == {"/publications/a-book/"}
    assert "When each ran" not in client.get(f"{ADDRESS}?kind=leaflet").content.decode()
    assert client.get(f"{ADDRESS}?kind=nothing").status_code == 400


@pytest.mark.django_db
def test_undated_titles_stand_below_in_words(client):
    make.publication("a-paper", edtf="1975")
    make.publication("a-book")
    html = client.get(ADDRESS).content.decode()
    assert "Without any date: " in html
    assert linked(html, "table") == {"/publications/a-paper/"}


@pytest.mark.django_db
def test_more_titles_than_a_chart_holds(client, monkeypatch):
    monkeypatch.setattr(rows, "CHARTED", 2)
    for year in (1975, 1976, 1977):
        make.publication(f"paper-{year}", edtf=str(year))
    html = client.get(ADDRESS).content.decode()
    assert "The first 2 titles of the list" in html
    assert len(linked(html, "table")) == 2


@pytest.mark.django_db
def test_hidden_parts_are_in_no_chart():
    paper = make.publication("a-paper")
    hidden = make.organisation("hidden", **make.HIDDEN)
    Imprint.objects.create(publication=paper, party=hidden, role="publisher", edtf="1975")
    found = rows.runs_of(Publication.objects.published(), timezone.now())
    assert found.lines == []
