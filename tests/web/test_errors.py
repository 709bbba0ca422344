import pytest

from awl_archive.web import errors

STATIC = {"broken": 500, "forbidden": 403, "suspicious": 400}


@pytest.mark.parametrize(("name", "status"), STATIC.items())
def test_pages_of_errors_say_nothing_of_their_cause(site, name, status):
    response = site.get(f"/{name}/")
    assert response.status_code == status
    assert b"<h1" in response.content
    assert b"secret" not in response.content


@pytest.mark.parametrize(("name", "status"), {**STATIC, "hidden": 404}.items())
def test_below_api_they_are_problems(site, name, status):
    response = site.get(f"/api/{name}/")
    assert response.status_code == response.json()["status"] == status
    assert response["Content-Type"] == "application/problem+json"
    assert b"secret" not in response.content


@pytest.mark.parametrize("root", ["", "/api"])
def test_hidden_and_absent_are_told_alike(site, root):
    hidden = site.get(f"{root}/hidden/")
    absent = [
        site.get(f"{root}/{path}")
        for path in ("nonsense/", "<script>alert(1)</script>/", "x" * 3000)
    ]
    assert {response.status_code for response in (hidden, *absent)} == {404}
    assert {response.content for response in absent} == {hidden.content}


def test_a_request_for_another_host_is_a_static_400(site, settings):
    settings.ALLOWED_HOSTS = ["archive.example"]
    response = site.get("/page/", headers={"host": "evil.example"})
    assert response.status_code == 400
    assert b"evil" not in response.content


def test_too_many_parameters_are_a_400(site, settings):
    settings.DATA_UPLOAD_MAX_NUMBER_FIELDS = 3
    settings.MIDDLEWARE = [*settings.MIDDLEWARE, "tests.web.test_errors.reads_query"]
    assert site.get("/api/page/?a&b&c&d").status_code == 400


def reads_query(get_response):
    def middleware(request):
        request.GET.get("a")
        return get_response(request)

    return middleware


def test_the_500_page_asks_the_database_nothing(rf, django_assert_num_queries, db):
    with django_assert_num_queries(0):
        assert errors.server_error(rf.get("/")).status_code == 500
