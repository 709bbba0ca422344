"""What an upper section adds to a lower entry's detail, and to its description."""

import sys
from types import ModuleType

import pytest
from django.apps import apps
from django.db.models import Value
from drf_spectacular.generators import SchemaGenerator
from rest_framework import serializers

from awl_archive.web.adds import additions
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def added(monkeypatch):
    module = ModuleType("tests.made_up_above")
    module.extend = lambda queryset: queryset.annotate(members=Value(3))
    module.FIELDS = {"members": serializers.IntegerField}
    monkeypatch.setitem(sys.modules, module.__name__, module)
    config = apps.get_app_config("site")
    monkeypatch.setattr(config, "adds", {"history.Organisation": module.__name__}, raising=False)
    additions.cache_clear()
    yield
    additions.cache_clear()


@pytest.mark.usefixtures("added")
def test_a_detail_holds_what_is_added(client):
    group, event = make.organisation(), make.event()
    assert client.get(f"/api/v1/organisations/{group.pk}/").json()["members"] == 3
    assert "members" not in client.get("/api/v1/organisations/").json()["results"][0]
    assert "members" not in client.get(f"/api/v1/events/{event.pk}/").json()


@pytest.mark.usefixtures("added")
def test_the_schema_describes_what_is_added():
    schemas = SchemaGenerator().get_schema(public=True)["components"]["schemas"]
    assert "members" in schemas["OrganisationDetail"]["properties"]
    assert "members" not in schemas["Organisation"]["properties"]
