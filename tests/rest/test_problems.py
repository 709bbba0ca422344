import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.urls import path
from rest_framework import exceptions, serializers
from rest_framework.authentication import BasicAuthentication
from rest_framework.negotiation import DefaultContentNegotiation
from rest_framework.permissions import IsAuthenticated
from rest_framework.renderers import JSONRenderer
from rest_framework.response import Response
from rest_framework.views import APIView

from awl_archive.rest.problems import Gone, ProblemSerializer, Refused
from awl_archive.web.problems import Fault

handler404 = "awl_archive.web.errors.page_not_found"
handler500 = "awl_archive.web.errors.server_error"


class Nested(serializers.Serializer):
    number = serializers.IntegerField()


class Outer(serializers.Serializer):
    name = serializers.CharField()
    rows = Nested(many=True)


class Open(APIView):
    authentication_classes = ()
    permission_classes = ()
    renderer_classes = (JSONRenderer,)
    content_negotiation_class = DefaultContentNegotiation

    def get(self, request):
        return Response({"fine": True})

    def post(self, request):
        Outer(data=request.data).is_valid(raise_exception=True)
        return Response()


class Closed(Open):
    authentication_classes = (BasicAuthentication,)
    permission_classes = (IsAuthenticated,)


def raising(error):
    def get(self, request):
        raise error

    return type("Raising", (Open,), {"get": get}).as_view()


ERRORS = {
    "absent": Http404("secret"),
    "hidden": exceptions.NotFound("secret draft"),
    "forbidden": PermissionDenied("secret"),
    "gone": Gone("Withdrawn at the author's wish."),
    "refused": Refused(Fault("kind", "No such kind.", ("a", "b"), "a"), Fault("x", "Unknown.")),
    "throttled": exceptions.Throttled(wait=7.2),
    "broken": ZeroDivisionError("secret"),
}

urlpatterns = [
    path("api/open/", Open.as_view()),
    path("api/closed/", Closed.as_view()),
    *[path(f"api/{name}/", raising(error)) for name, error in ERRORS.items()],
]


@pytest.fixture
def api(settings, client):
    settings.ROOT_URLCONF = __name__
    settings.MIDDLEWARE = []
    client.raise_request_exception = False
    return client


def problem(response, status):
    assert response.status_code == status
    assert response["Content-Type"] == "application/problem+json"
    data = response.json()
    assert ProblemSerializer(data=data).is_valid()
    assert (data["type"], data["status"]) == ("about:blank", status)
    assert b"secret" not in response.content
    return data


@pytest.mark.parametrize(
    ("name", "status"),
    [("absent", 404), ("hidden", 404), ("forbidden", 403), ("gone", 410), ("refused", 400),
     ("throttled", 429), ("broken", 500)],
)  # fmt: skip
def test_every_error_is_a_problem(api, name, status):
    problem(api.get(f"/api/{name}/"), status)


def test_hidden_and_absent_are_told_alike(api):
    bodies = {api.get(f"/api/{name}/").content for name in ("absent", "hidden", "nonsense", "a<b>")}
    assert len(bodies) == 1


def test_the_faults_are_the_errors(api):
    assert problem(api.get("/api/refused/"), 400)["errors"] == [
        {"name": "kind", "detail": "No such kind.", "allowed": ["a", "b"], "suggestion": "a"},
        {"name": "x", "detail": "Unknown."},
    ]


def test_gone_gives_the_reason(api):
    assert problem(api.get("/api/gone/"), 410)["detail"] == "Withdrawn at the author's wish."


def test_the_errors_of_a_serializer_are_named_by_their_place(api):
    response = api.post("/api/open/", {"rows": [{"number": "x"}]}, content_type="application/json")
    assert {error["name"] for error in problem(response, 400)["errors"]} == {
        "name",
        "rows.0.number",
    }


@pytest.mark.parametrize("body", ["{", "\0", '{"name": "\\ud800"}', "null", "[]", "1e999"])
def test_a_broken_body_is_a_400(api, body):
    problem(api.post("/api/open/", body, content_type="application/json"), 400)


def test_methods_media_types_and_tokens(api, db):
    refused = api.delete("/api/open/")
    problem(refused, 405)
    assert "GET" in refused["Allow"]
    problem(api.generic("<B>", "/api/open/"), 405)
    problem(api.post("/api/open/", "<a/>", content_type="text/xml"), 415)
    problem(api.get("/api/open/", headers={"accept": "text/turtle"}), 406)
    problem(api.get("/api/closed/", headers={"authorization": "Basic bm9ib2R5Om5vYm9keQ=="}), 401)
    anonymous = api.get("/api/closed/")
    problem(anonymous, 401)
    assert anonymous["WWW-Authenticate"].startswith("Basic")
    assert api.get("/api/throttled/")["Retry-After"] == "8"


@pytest.mark.parametrize("kind", ["<script>alert(1)</script>", "x" * 5000])
def test_what_was_sent_comes_back_neither_as_markup_nor_at_length(api, kind):
    response = api.post("/api/open/", "x", content_type=kind)
    problem(response, 415)
    assert b"<" not in response.content
    assert len(response.content) < 600
