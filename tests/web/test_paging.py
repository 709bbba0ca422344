import pytest
from django.contrib.auth.models import User
from django.http import Http404, QueryDict
from django.template.loader import render_to_string

from awl_archive.web.paging import LAST_PAGE, bounded_count, page_of


@pytest.fixture
def users(db):
    User.objects.bulk_create(User(username=f"u{n:03}") for n in range(120))
    return User.objects.order_by("username")


def numbers(page):
    return [number for number, _ in page.window]


def test_pages_hold_fifty_and_every_row_once(users):
    pages = [page_of(users, QueryDict(f"page={number}")) for number in (1, 2, 3)]
    assert [len(page) for page in pages] == [50, 50, 20]
    assert len({user.pk for page in pages for user in page}) == 120
    assert [(page.start, page.end, page.count) for page in pages] == [
        (1, 50, 120), (51, 100, 120), (101, 120, 120)
    ]  # fmt: skip


def test_a_total_that_is_known_is_not_counted(users, django_assert_num_queries):
    with django_assert_num_queries(1):
        page = page_of(users, QueryDict("page=2"), total=120)
    assert (len(page), page.count, page.last, page.capped) == (50, 120, 3, False)
    assert page_of(users, QueryDict(), size=1, total=LAST_PAGE + 1).capped


def test_links_keep_the_rest_of_the_query(users):
    page = page_of(users, QueryDict("a=1&a=%26&page=2"))
    assert page.previous == (1, "?a=1&a=%26")
    assert page.next == (3, "?a=1&a=%26&page=3")
    assert numbers(page) == [1, 2, 3]
    assert page.first is page.final is None


def test_the_window_moves(users):
    page = page_of(users, QueryDict("page=10"), size=5)
    assert numbers(page) == [8, 9, 10, 11, 12]
    assert page.first == (1, "?")
    assert page.final == (24, "?page=24")
    assert page_of(users, QueryDict("page=24"), size=5).next is None


@pytest.mark.parametrize(
    "query",
    [
        "page=4", "page=0", "page=-1", "page=x", "page=", "page=01", "page=1.0", "page=+1",
        "page=%201", "page=١", "page=last", "page=1&page=2", "page=1&page=1", "page=1000",
        "page=99999999999999999999", "page=1%0A",
    ],
)  # fmt: skip
def test_other_pages_are_not_there(users, query):
    with pytest.raises(Http404):
        page_of(users, QueryDict(query))


def test_an_empty_list_has_one_page(db):
    page = page_of(User.objects.order_by("pk"), QueryDict(""))
    assert (list(page), page.count, page.last, page.start, page.end) == ([], 0, 1, 0, 0)
    assert "None found" in render_to_string("web/count.html", {"page": page})
    assert "<nav" not in render_to_string("web/pager.html", {"page": page})


def test_the_last_page_is_200_and_says_how_to_go_on(db):
    User.objects.bulk_create(User(username=f"u{n}") for n in range(LAST_PAGE + 1))
    users = User.objects.order_by("pk")
    page = page_of(users, QueryDict("page=200"), size=1)
    assert (page.count, page.capped, page.next) == (200, True, None)
    assert "filters lead on" in render_to_string("web/pager.html", {"page": page})
    assert "of more than 200" in render_to_string("web/count.html", {"page": page})
    with pytest.raises(Http404):
        page_of(users, QueryDict("page=201"), size=1)


def test_a_count_is_bounded(users, django_assert_num_queries):
    assert bounded_count(users, 120) == (120, False)
    assert bounded_count(users, 119) == (119, True)
    with django_assert_num_queries(2):
        page_of(users, QueryDict(""))


def test_the_pager_in_html(users):
    html = render_to_string("web/pager.html", {"page": page_of(users, QueryDict("a=<b>&page=2"))})
    assert 'class="pager"' in html
    assert 'href="?a=%3Cb%3E"' in html
    assert 'href="?a=%3Cb%3E&amp;page=3"' in html
    assert html.count('aria-current="page"') == 1
