"""Lists, counts of what is uncited, permissions; and addresses that nobody types."""

import pytest
from django.contrib.auth.models import Permission
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from awl_archive.sources.models import Citation, Source
from history.models import Chapter, Event, Organisation, Question
from tests import make
from tests.editing.desk import Desk, account, url
from tests.site.hostile import LONG, VALUES

pytestmark = pytest.mark.django_db
MAKERS = {
    Organisation: make.organisation, Event: make.event, Question: make.question,
    Chapter: make.chapter, Source: make.source,
}  # fmt: skip
LISTS = [url(model, "changelist") for model in (*MAKERS, Citation)]
FEW = ("", '"', "%", "-1", "2147483648", str(2**63), "9" * 5_000, "1.-2.99", "1980-02-30", *LONG)


def asked(desk, address):
    with CaptureQueriesContext(connection) as queries:
        assert desk.get(address).status_code == 200
    return len(queries)


@pytest.mark.parametrize("model", MAKERS)
def test_a_list_asks_as_often_for_one_as_for_fifty(desk, model):
    counts = []
    for size in (1, 3, 50):
        while (number := model.objects.count()) < size:
            entry = MAKERS[model](f"entry-{number}")
            if model is not Source:
                make.citation(entry, Source.objects.first() or make.source("a-source"))
        counts.append(asked(desk, url(model, "changelist")))
    assert len(set(counts)) == 1
    assert counts[0] <= 8


def test_the_list_of_citations_asks_as_often_for_one_as_for_fifty(desk):
    source, entry = make.source(), make.organisation("group")
    counts = []
    for size in (1, 3, 50):
        for _ in range(size - Citation.objects.count()):
            make.citation(make.tie(entry, "others"), source)
        counts.append(asked(desk, url(Citation, "changelist")))
    assert len(set(counts)) == 1
    assert "group</a>, Tie" in desk.get(url(Citation, "changelist")).content.decode()


def test_what_is_uncited_is_counted_on_list_form_and_index(desk):
    entry, source = make.organisation("group"), make.source()
    part = make.name(entry, "The Group")
    make.tie(entry, "others")
    make.citation(part, source)
    found = desk.get(url(Organisation, "changelist"), uncited="yes").content.decode()
    assert '<td class="field-uncited_column">2</td>' in found
    text = desk.get(url(entry)).content.decode()
    assert "2 of 3 statements: the entry itself; tie: worked with others" in text
    index = " ".join(desk.get("/admin/").content.decode().split())
    assert "Without a citation: 2" in index
    assert (
        f'<a href="{url(Organisation, "changelist")}?uncited=yes">Ties</a></th> <td>1</td>' in index
    )
    make.citation(entry, source)
    make.citation(entry.ties.get(), source)
    assert "Without a citation: 0" in desk.get("/admin/").content.decode()
    for value, count in (("yes", 0), ("no", 1)):
        response = desk.get(url(Organisation, "changelist"), uncited=value)
        assert response.context["cl"].result_count == count


def test_a_wrong_filter_is_told(desk):
    response = desk.client.get(url(Organisation, "changelist"), {"evidence": "bogus"}, follow=True)
    assert "no such filter" in response.content.decode()


@pytest.mark.parametrize("key", ["9" * 400, "x" * 5_000, "_5F", "%", "'", "1e999"])
def test_the_form_of_nothing(desk, key):
    for page in ("change", "history", "delete"):
        answer = desk.get(f"/admin/history/organisation/{key}/{page}/")
        assert answer.status_code in (302, 400, 403, 404)


@pytest.mark.parametrize("term", VALUES)
def test_no_term_breaks_the_autocomplete(desk, term):
    make.organisation("group")
    named = {"app_label": "history", "model_name": "tie", "field_name": "party"}
    assert desk.get("/admin/autocomplete/", term=term, **named).status_code == 200
    assert desk.get("/admin/autocomplete/", term="", page=term, **named).status_code in (200, 404)
    for name in named:
        assert desk.get("/admin/autocomplete/", **named | {name: term}).status_code == 403


def test_who_may_nothing_sees_nothing():
    desk = Desk(account("carla", is_staff=True))
    entry = make.organisation("group", title="Workers’ Fight")
    index = desk.get("/admin/").content.decode()
    assert "permission to view or edit anything" in index
    assert "Without a citation" not in index
    named = {"app_label": "history", "model_name": "tie", "field_name": "party"}
    for address, query in (
        (url(entry), {}), (url(entry, "history"), {}), (url(entry, "delete"), {}),
        *((address, {}) for address in LISTS), ("/admin/autocomplete/", named),
    ):  # fmt: skip
        assert desk.get(address, **query).status_code == 403
    assert desk.client.post(url(entry), {"_move_withdrawn": "x"}).status_code == 403


def test_who_may_look_sees_all_and_changes_nothing():
    user = account("carla", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__startswith="view_"))
    desk, entry = Desk(user), make.organisation("group", status="draft")
    make.citation(make.name(entry, "The Group"), make.source("book", title="A Book"))
    answer = desk.get(url(entry))
    text = answer.content.decode()
    assert (answer.status_code, "The Group" in text, "A Book" in text) == (200, True, True)
    assert "_move_" not in text
    assert desk.client.post(url(entry), {"_move_review": "x"}).status_code == 403
    entry.refresh_from_db()
    assert entry.status == "draft"


def test_a_session_is_for_those_who_signed_in(desk):
    visitor = Client()
    for address in ("/admin/login/", "/admin/", "/history/"):
        visitor.get(address, follow=True)
    assert "sessionid" not in visitor.cookies
    assert "sessionid" in desk.client.cookies
    assert desk.get("/admin/")["Cache-Control"] == "private, no-store"
