"""The schema describes what is really sent: every answer is held against it."""

import pytest
from django.urls import reverse
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.validation import validate_schema
from jsonschema import Draft202012Validator, FormatChecker

from tests import make

pytestmark = pytest.mark.django_db

ENDPOINTS = (
    "organisations", "events", "chapters", "questions", "positions", "ties", "publications",
    "series", "issues", "articles", "contributions", "people", "affiliations", "sources",
    "citations",
)  # fmt: skip


@pytest.fixture(scope="module")
def schema():
    return SchemaGenerator().get_schema(request=None, public=True)


def refusals(schema, path, response):
    operation = schema["paths"][path]["get"]
    body = operation["responses"][str(response.status_code)]["content"]
    media_type = response["Content-Type"].partition(";")[0]
    found = {**body[media_type]["schema"], "components": schema["components"]}
    validator = Draft202012Validator(found, format_checker=FormatChecker())
    return [
        f"{error.json_path}: {error.message}" for error in validator.iter_errors(response.json())
    ]


def closed(schema):
    """The same schema, with no property allowed that it does not name."""
    for component in schema["components"]["schemas"].values():
        if "properties" in component:
            component["additionalProperties"] = False
    return schema


def test_the_schema_is_valid(schema):
    validate_schema(schema)


def test_every_endpoint_is_in_the_schema(schema):
    lists = {f"/api/v1/{name}/" for name in ENDPOINTS}
    details = {f"/api/v1/{name}/{{id}}/" for name in ENDPOINTS}
    assert set(schema["paths"]) == {"/api/v1/", "/api/v1/search/"} | lists | details


@pytest.mark.parametrize("name", ENDPOINTS)
def test_what_is_sent_is_what_is_described(client, content, schema, record_property, name):
    path, checked = f"/api/v1/{name}/", 0
    schema = closed(schema)
    # Affiliations are asked for one person at a time.
    person = "?person=sean-matgamna" if name == "affiliations" else ""
    address = path + person
    while address:
        response = client.get(address)
        assert response.status_code == 200
        assert refusals(schema, path, response) == []
        for row in response.json()["results"]:
            detail = client.get(row["api_url"])
            assert refusals(schema, f"{path}{{id}}/", detail) == []
            checked += 1
        address = response.json()["next"]
    # The first content has neither: the test below makes some.
    assert (checked > 0) == (name not in ("issues", "articles"))
    record_property(f"API {name}: details held against the schema", checked)


def test_issues_and_articles_are_sent_as_described(client, schema):
    schema = closed(schema)
    article = make.article()
    make.contribution(article=article, byline="A. N. Artificial")
    for name, row in (("issues", article.issue), ("articles", article)):
        path = f"/api/v1/{name}/"
        assert client.get(path).json()["count"] == 1
        assert refusals(schema, path, client.get(path)) == []
        assert refusals(schema, f"{path}{{id}}/", client.get(f"{path}{row.pk}/")) == []


@pytest.mark.parametrize("name", ENDPOINTS)
def test_errors_are_described_too(client, schema, name):
    path = f"/api/v1/{name}/"
    assert refusals(schema, path, client.get(f"{path}?nonsense=1")) == []
    assert refusals(schema, f"{path}{{id}}/", client.get(f"{path}bbbbbbbbbb/")) == []


@pytest.mark.parametrize("name", ENDPOINTS)
def test_the_parameters_are_those_that_are_taken(client, schema, name):
    """The list that a refusal gives is the list of the schema."""
    allowed = client.get(f"/api/v1/{name}/?nonsense=1").json()["errors"][0]["allowed"]
    described = schema["paths"][f"/api/v1/{name}/"]["get"]["parameters"]
    assert sorted(allowed) == sorted(parameter["name"] for parameter in described)


def test_the_docs_page_needs_no_other_host(client):
    response = client.get(reverse("api:docs"))
    assert response.status_code == 200
    text = response.content.decode()
    assert [word for word in text.split('"') if word.startswith(("http:", "https:", "//"))] == []
    assert "<script>" not in text
