import pytest
from django.conf import settings as django_settings
from django.http import HttpResponse
from django.test import RequestFactory

from awl_archive.web.middleware import CleanAddress, CleanRequest, NoBodyForHead, is_clean

UNCLEAN = [
    "%00", "a%00b", "%FF", "%C0%AF", "%ED%A0%80", "%80", "%E2%82", "%F5%80%80%80",
]  # fmt: skip


@pytest.mark.parametrize("bad", UNCLEAN)
@pytest.mark.parametrize("address", ["/page/{}", "/page/?q={}", "/page/?{}=1"])
def test_nul_and_broken_utf8_are_a_short_400(site, address, bad):
    response = site.get(address.format(bad))
    assert response.status_code == 400
    assert response["Content-Type"].startswith("text/html")
    assert len(response.content) < 1000


@pytest.mark.parametrize("bad", UNCLEAN)
@pytest.mark.parametrize("address", ["/api/{}", "/api/page/?q={}"])
def test_below_api_it_is_a_problem(site, address, bad):
    response = site.get(address.format(bad))
    assert response.status_code == 400
    assert response["Content-Type"] == "application/problem+json"
    assert response.json()["status"] == 400


@pytest.mark.parametrize("query", ["q=%", "q=%2", "q=%zz", "q=100%&x=1"])
def test_malformed_escapes_in_the_query(site, query):
    assert site.get(f"/page/?{query}").status_code == 400


@pytest.mark.parametrize("name", ["RAW_URI", "REQUEST_URI"])
@pytest.mark.parametrize("raw", ["/page/%zz", "/page/%", "/page/%00", "/page/\xff", "/\x00", "/ł"])
def test_the_raw_address_is_read_where_the_server_gives_it(site, name, raw):
    assert site.get("/page/", **{name: raw}).status_code == 400


@pytest.mark.parametrize(
    "query", ["q=100%25", "q=%E2%80%99", "q=caf%C3%A9", "q=a+b", "", "%F0%9F%8F%B4"]
)
def test_clean_queries_pass(site, query):
    assert site.get(f"/page/?{query}", RAW_URI=f"/page/?{query}").status_code == 200


@pytest.mark.parametrize("raw", [{}, {"RAW_URI": "/caf%C3%A9/%E2%80%99/100%25"}])
def test_clean_paths_pass(raw):
    request = RequestFactory().get("/caf%C3%A9/%E2%80%99/100%25", **raw)
    assert request.path_info == "/café/’/100%"
    assert CleanRequest(lambda request: HttpResponse())(request).status_code == 200


def test_raw_bytes_that_are_utf8_are_clean():
    assert is_clean("/caf\xc3\xa9")
    assert not is_clean("/caf\xe9")


def test_one_moment_for_the_request(site):
    assert b"a page at 20" in site.get("/page/").content


@pytest.mark.parametrize(
    ("address", "clean"),
    [
        ("/page/?utm_source=x", "/page/"),
        ("/page/?a=1&utm_source=x&b=%C3%A9", "/page/?a=1&b=%C3%A9"),
        ("/page/?fbclid=1&gclid=2&msclkid=3&mc_cid=4&mc_eid=5&igshid=6", "/page/"),
        ("/page/?UTM_Source=x&a", "/page/?a"),
        ("/page/?utm%5Fsource=x&a=%26", "/page/?a=%26"),
        ("/?utm_source=//evil.example", "/"),
        ("/nowhere/?utm_source=x", "/nowhere/"),
    ],
)
def test_tracking_parameters_are_dropped(site, address, clean):
    response = site.get(address)
    assert (response.status_code, response["Location"]) == (302, clean)


@pytest.mark.parametrize(
    "path", ["//evil.example/", "///evil.example", "/\\evil.example", "/\t/evil.example"]
)
def test_the_clean_address_is_never_another_site(path):
    request = RequestFactory().get("/", {"utm_source": "x"})
    request.path = request.path_info = path
    location = CleanAddress(lambda request: HttpResponse())(request)["Location"]
    assert location.startswith("/")
    assert location[1] not in "/\\\t"


@pytest.mark.parametrize("query", ["mc=1", "utm=1", "xutm_source=1", "gclid2=1", "a=utm_source"])
def test_other_parameters_stay(site, query):
    assert site.get(f"/page/?{query}").status_code == 200


def test_the_api_and_posts_are_not_redirected(site):
    assert site.get("/api/page/?utm_source=x").status_code == 200
    assert site.post("/page/?utm_source=x").status_code == 200


def test_anonymous_answers_have_an_etag(site):
    first = site.get("/page/")
    assert first["ETag"]
    assert "Cache-Control" not in first
    assert site.get("/page/", headers={"if-none-match": first["ETag"]}).status_code == 304


def test_what_is_for_everybody_is_compressed_and_can_be_asked_for_again(site):
    first = site.get("/long/", headers={"accept-encoding": "gzip"})
    assert first["Content-Encoding"] == "gzip"
    assert len(first.content) < 500
    assert "Accept-Encoding" in first["Vary"]
    again = {"accept-encoding": "gzip", "if-none-match": first["ETag"]}
    assert site.get("/long/", headers=again).status_code == 304
    assert "Content-Encoding" not in site.get("/long/")


def test_what_a_cookie_has_a_part_in_is_not_compressed(site):
    response = site.get("/form/", headers={"accept-encoding": "gzip"})
    assert len(response.content) == len(site.get("/long/").content)
    assert "Content-Encoding" not in response


@pytest.mark.parametrize("headers", [{"authorization": "Token x"}, {"cookie": "sessionid=x"}])
@pytest.mark.parametrize("path", ["/page/", "/nowhere/", "/api/page/"])
def test_signed_in_answers_are_private(site, path, headers):
    etag = site.get("/page/")["ETag"]
    response = site.get(path, headers={**headers, "if-none-match": etag})
    assert response.status_code != 304
    assert response["Cache-Control"] == "private, no-store"
    assert "ETag" not in response


@pytest.mark.django_db
def test_the_answer_that_signs_in_is_private(site):
    assert site.get("/login/")["Cache-Control"] == "private, no-store"


def test_policies_are_set(site):
    response = site.get("/page/")
    assert "camera=()" in response["Permissions-Policy"]
    assert response["Referrer-Policy"]
    assert response["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize(("method", "body"), [("HEAD", b""), ("GET", b"words")])
def test_a_head_has_no_body_and_its_length(method, body):
    answer = HttpResponse("words", headers={"Content-Length": "5"})
    response = NoBodyForHead(lambda request: answer)(RequestFactory().generic(method, "/"))
    assert (response.content, response["Content-Length"]) == (body, "5")


def test_the_order_of_the_middleware_in_the_settings():
    order = [name.rpartition(".")[2] for name in django_settings.MIDDLEWARE]
    assert order[:3] == ["room_for_calls", "NoBodyForHead", "CleanRequest"]
    places = [
        order.index(name)
        for name in (
            "Compress", "ConditionalGetMiddleware", "PrivateWhenSignedIn", "SessionMiddleware",
        )
    ]  # fmt: skip
    assert places == sorted(places)
