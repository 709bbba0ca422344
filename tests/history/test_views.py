"""The lineage as pages show it: the rows of the content, drawn and told alike."""

import re

import pytest
from django.urls import reverse

from history.models import EventRole, Tie
from history.views import whole
from tests import make
from tests.history.test_content import (
    AWL,
    ICL,
    IMG,
    IS,
    LF,
    MW,
    ROWS,
    RSL,
    SCLV,
    SOA,
    TENDENCY,
    TT,
    WF,
    WP,
    WSL,
    WSL_BEFORE,
)  # fmt: skip

LINK = re.compile(r'<a[^>]*?href="(/[^"]+)"')
MARKS = {
    "socialist-organiser-proscribed-1990", "awl-applies-to-be-de-registered-2015",
    "london-young-labour-motion-2018", "labour-votes-to-proscribe-the-awl-2022",
}  # fmt: skip


def links(html):
    return set(LINK.findall(html))


def svg(html, name):
    return html.partition(f'class="diagram {name}"')[2].partition("</svg>")[0]


def listed(html):
    return html.partition('<section class="part" id="list">')[2].partition("</section>")[0]


def event(slug):
    return f"/history/events/{slug}/"


def body(slug):
    return f"/history/organisations/{slug}/"


def words(slug, role):
    row = EventRole.objects.get(event__slug=slug, role=role, party=None)
    return f"{event(slug)}#{row.pk}"


@pytest.mark.usefixtures("content")
class TestContent:
    @pytest.fixture
    def page(self, client):
        return client.get("/history/lineage/").content.decode()

    def test_both_layouts_and_the_list_lead_to_the_same(self, page):
        tie = Tie.objects.get(kind="worked_through", organisation__slug=WSL)
        stubs = EventRole.objects.filter(event__slug="break-up-of-1984", party=None)
        expected = {
            *map(event, (*ROWS, *MARKS)),
            *map(body, (AWL, ICL, IMG, IS, LF, MW, RSL, SCLV, SOA, TT, WF, WP, WSL, WSL_BEFORE)),
            body(TENDENCY),
            f"{body(WSL)}#{tie.pk}",
            words("former-workers-power-members-leave-1976", "part_that_left"),
            *(f"{event('break-up-of-1984')}#{row.pk}" for row in stubs),
        }
        assert links(svg(page, "wide")) == expected
        assert links(svg(page, "narrow")) == expected
        assert links(listed(page)) - {"/history/events/"} == expected

    def test_how_the_rows_are_drawn(self, rf):
        found = whole(None)
        slugs = {body.row.slug: body for body in found.bodies.values()}
        looks = {knot.event.slug: knot.look for knot in found.knots}
        assert {slug for slug, look in looks.items() if look == "implied"} == {
            "trotskyist-tendency-and-international-socialists-part",
            "alliance-for-workers-liberty-launched",
        }
        assert {slug for slug, look in looks.items() if look == "apart"} == {
            "workers-fight-joins-the-international-socialists",
            "socialist-campaign-for-a-labour-victory-founded",
        }
        hosts = {slug: found.bodies[one.host].row.slug for slug, one in slugs.items() if one.host}
        assert hosts == {TT: IS, LF: IS}
        assert [knot.kind for _, knot in slugs[WF].meanwhile] == ["departure"]
        assert slugs[SCLV].end is None
        assert slugs[AWL].end is None
        assert slugs[SOA].end.kind == "dissolution"
        (mergers,) = [knot for knot in found.knots if knot.beside]
        assert mergers.beside.event.slug == "fusion-of-workers-fight-and-workers-power"
        assert {mark.event.slug for mark in found.marks} == MARKS
        [words] = [
            knot.words
            for knot in found.knots
            if knot.event.slug == "trotskyist-tendency-and-international-socialists-part"
        ]
        assert words == (
            "departure, December\u00a01971 or later, “expulsion” / “defuse” · implied"
        )  # fmt: skip

    def test_each_body_has_the_picture_of_those_it_is_joined_to(self, client):
        page = client.get(body(SOA)).content.decode()
        found = links(svg(page, "wide"))
        assert {one for one in found if one.startswith("/history/org")} == {
            body(SCLV), body(SOA), body(AWL),
        }  # fmt: skip
        assert links(svg(page, "narrow")) == found
        alone = client.get(body("no-sweat")).content.decode()
        assert 'class="diagram' not in alone

    def test_the_history_has_it_in_small(self, client):
        page = client.get("/history/").content.decode()
        assert {body(AWL), body(RSL), event("fusion-of-1981")} <= links(svg(page, "wide"))
        assert "fusion, 1981" not in svg(page, "wide").replace("(fusion, 1981)", "")
        assert "/history/lineage/" in links(page)


@pytest.mark.django_db
class TestFew:
    address = "/history/lineage/"

    def test_no_event_is_told_in_words(self, client):
        page = client.get(self.address).content.decode()
        assert "No event of descent is public yet." in page
        assert "<svg" not in page
        assert client.get("/history/").status_code == 200

    def test_without_dates_no_years_are_drawn(self, client):
        one = make.event(kind="succession")
        make.role(one, "predecessor", make.organisation())
        make.role(one, "successor", make.organisation())
        page = client.get(self.address).content.decode()
        assert "Nothing here is dated" in page
        assert 'class="year"' not in page

    def test_nothing_hidden_is_drawn(self, client):
        shown, hidden = make.event("shown", kind="succession"), make.event(
            "hidden-event", kind="succession", **make.HIDDEN)  # fmt: skip
        a, b = make.organisation("aa"), make.organisation("bb")
        canary = make.organisation("canary", **make.HIDDEN)
        for event_ in (shown, hidden):
            make.role(event_, "predecessor", a)
            make.role(event_, "successor", b)
        ended = make.event("ended", kind="fusion", edtf="1980")
        make.role(ended, "predecessor", b)
        make.role(ended, "predecessor", canary)
        make.role(ended, "successor", make.organisation("cc"))
        make.tie(b, canary, kind="phase_of")
        make.tie(canary, b, kind="worked_through")
        for address in (self.address, "/history/", a.get_absolute_url(), b.get_absolute_url()):
            page = client.get(address).content.decode()
            assert "canary" not in page
            assert "hidden-event" not in page

    def test_a_circle_of_drafts_is_no_error(self, client):
        a, b = make.organisation("aa"), make.organisation("bb")
        for before, after in ((a, b), (b, a)):
            one = make.event(kind="succession")
            make.role(one, "predecessor", before)
            make.role(one, "successor", after)
        found = links(svg(client.get(self.address).content.decode(), "wide"))
        assert {a.get_absolute_url(), b.get_absolute_url()} <= found

    @pytest.mark.parametrize("most", ["MOST_BODIES", "MOST_ROWS"])
    def test_too_much_for_one_picture_is_said(self, client, monkeypatch, most):
        monkeypatch.setattr(f"history.views.{most}", 1)
        one = make.event(kind="succession")
        make.role(one, "predecessor", make.organisation())
        make.role(one, "successor", make.organisation())
        assert b"more than one picture can hold" in client.get(self.address).content
        assert client.get(reverse("history:index")).status_code == 200
