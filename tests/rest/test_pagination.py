from datetime import UTC, datetime, timedelta
from functools import partial
from urllib.parse import urlsplit

import pytest
from django.contrib.auth.models import Group, User
from django.core import signing
from django.core.exceptions import ImproperlyConfigured
from django.db.models.functions import Lower
from django.urls import path
from rest_framework import generics, serializers

from awl_archive.rest import pagination
from awl_archive.rest.pagination import CursorPages, Order
from awl_archive.web.ordering import ordered
from awl_archive.web.paging import bounded_count

NEW_YEAR = datetime(2020, 1, 1, tzinfo=UTC)
ORDERS = ["first_name", "-first_name", "last_login", "-last_login", "username", "-username", "pk",
          "-pk", "date_joined", "is_staff", "lower"]  # fmt: skip


class UserSerializer(serializers.ModelSerializer):
    class Meta:
        model = User
        fields = ("pk",)


class UserList(generics.ListAPIView):
    serializer_class = UserSerializer
    pagination_class = CursorPages
    authentication_classes = ()
    permission_classes = ()

    def get_queryset(self):
        path = self.request.query_params.get("ordering", "pk")
        queryset = User.objects.annotate(lower=Lower("username"))
        return ordered(queryset, path.removeprefix("-"), path.startswith("-"))


class GroupList(UserList):
    def get_queryset(self):
        return Group.objects.order_by("pk")


urlpatterns = [path("api/users/", UserList.as_view()), path("api/groups/", GroupList.as_view())]


@pytest.fixture
def api(settings, client, db):
    settings.ROOT_URLCONF = __name__
    settings.MIDDLEWARE = []
    return client


def make(number, **fields):
    User.objects.bulk_create(
        User(username=f"u{n:05}", **{name: make(n) for name, make in fields.items()})
        for n in range(number)
    )


def walk(api, address, link="next"):
    """Every page from an address on, by its links, which are absolute."""
    while address:
        page = api.get(address).json()
        yield page
        address = page[link] and urlsplit(page[link])._replace(scheme="", netloc="").geturl()


def ids(pages):
    return [row["pk"] for page in pages for row in page["results"]]


@pytest.mark.parametrize("order", ["first_name", "-first_name", "last_login", "-last_login"])
def test_1100_rows_of_one_key_come_once_each_there_and_back(api, order):
    make(1100, first_name=lambda n: "same")
    pages = list(walk(api, f"/api/users/?page_size=90&ordering={order}"))
    there = ids(pages)
    assert len(pages) == 13
    assert len(there) == len(set(there)) == 1100
    last = [pages[-1], *walk(api, pages[-1]["previous"], "previous")]
    assert ids(reversed(last)) == there


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("size", [1, 3, 7, 50])
def test_the_pages_are_the_list(api, order, size):
    make(
        23,
        first_name=lambda n: "abc"[n % 3],
        last_login=lambda n: None if n % 4 else NEW_YEAR + timedelta(microseconds=n // 8),
        date_joined=lambda n: NEW_YEAR + timedelta(microseconds=n % 5),
        is_staff=lambda n: n % 2 == 0,
    )
    queryset = User.objects.annotate(lower=Lower("username"))
    whole = ordered(queryset, order.removeprefix("-"), order.startswith("-"))
    pages = list(walk(api, f"/api/users/?page_size={size}&ordering={order}"))
    assert ids(pages) == [user.pk for user in whole]
    assert pages[0]["previous"] is None
    back = [pages[-1], *(walk(api, pages[-1]["previous"], "previous"))]
    assert ids(reversed(back)) == ids(pages)
    assert back[-1]["previous"] is None
    assert all(page["next"] for page in back[1:])


def test_a_page_has_five_members_and_absolute_links(api, settings):
    settings.SITE_URL = "https://archive.example"
    make(60)
    page = api.get("/api/users/?ordering=-pk").json()
    assert list(page) == ["count", "count_capped", "next", "previous", "results"]
    assert (page["count"], page["count_capped"], len(page["results"])) == (60, False, 50)
    assert page["next"].startswith("https://archive.example/api/users/?ordering=-pk&cursor=")


def test_the_same_page_has_the_same_links(api):
    make(3)
    assert len({api.get("/api/users/?page_size=1").content for _ in range(3)}) == 1


def test_an_empty_list(api):
    page = api.get("/api/users/").json()
    assert page == {
        "count": 0, "count_capped": False, "next": None, "previous": None, "results": []
    }  # fmt: skip


def test_rows_removed_meanwhile_leave_no_loop(api):
    make(3)
    first = api.get("/api/users/?page_size=2").json()
    User.objects.all().delete()
    pages = list(walk(api, first["next"]))
    assert [(page["results"], page["next"], page["previous"]) for page in pages] == [
        ([], None, None)
    ]


def test_the_count_is_exact_to_a_limit_and_bounded_in_work(api, monkeypatch):
    make(6)
    monkeypatch.setattr(pagination, "bounded_count", partial(bounded_count, limit=5))
    page = api.get("/api/users/").json()
    assert (page["count"], page["count_capped"]) == (5, True)
    assert len(page["results"]) == 6


def test_a_page_is_two_queries(api, django_assert_num_queries):
    make(120)
    for page in walk(api, "/api/users/"):
        if page["next"]:
            with django_assert_num_queries(2):
                api.get(page["next"])


def refused(api, query, name):
    response = api.get(f"/api/users/?{query}")
    assert response.status_code == 400
    assert response["Content-Type"] == "application/problem+json"
    assert [error["name"] for error in response.json()["errors"]] == [name]
    return response


@pytest.mark.parametrize(
    "size",
    ["0", "-1", "201", "1000", "x", "", "1.0", "+5", "05", "٥", "5%20", "5%0A", "9" * 400,
     "9223372036854775808", "5&page_size=5"],
)  # fmt: skip
def test_bad_page_sizes(api, size):
    refused(api, f"page_size={size}", "page_size")


@pytest.mark.parametrize("size", [1, 200])
def test_page_sizes_in_bounds(api, size):
    assert api.get(f"/api/users/?page_size={size}").status_code == 200


def cursor_of(page):
    return urlsplit(page["next"]).query.partition("cursor=")[2]


@pytest.mark.parametrize(
    "cursor",
    ["", "x", ":", "a:b", "bz0x", "cD0yMDI%3D", "%F0%9F%8F%B4", "é:é", "x" * 10_000, "null", "-1",
     signing.dumps(["auth.user:id", False, "1", "1"]), "a:b&cursor=c"],
    ids=range(13),
)  # fmt: skip
def test_made_up_cursors(api, cursor):
    make(3)
    refused(api, f"cursor={cursor}", "cursor")


def test_tampered_and_foreign_cursors(api):
    make(3)
    good = cursor_of(api.get("/api/users/?page_size=1").json())
    assert api.get(f"/api/users/?page_size=1&cursor={good}").status_code == 200
    for bad in (good[:-1], good[1:], "A" + good[1:], good.lower(), f"{good}%3A"):
        refused(api, f"cursor={bad}", "cursor")
    refused(api, f"ordering=-pk&cursor={good}", "cursor")
    refused(api, f"ordering=username&cursor={good}", "cursor")
    assert api.get(f"/api/groups/?cursor={good}").status_code == 400


def test_an_order_of_two_keys_is_refused_when_written():
    with pytest.raises(ImproperlyConfigured):
        Order.of(User.objects.order_by("first_name", "last_name", "pk"))
    with pytest.raises(ImproperlyConfigured):
        Order.of(User.objects.order_by(Lower("username")))


def test_the_schema_names_what_is_sent(api):
    schema = CursorPages().get_paginated_response_schema({"type": "array"})
    assert list(schema["properties"]) == list(api.get("/api/users/").json())
    parameters = CursorPages().get_schema_operation_parameters(None)
    assert [found["name"] for found in parameters] == ["cursor", "page_size"]
