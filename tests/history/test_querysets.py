from datetime import timedelta

import pytest
from django.utils import timezone

from history.models import Event, Organisation, Position, Tie
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def a():
    return make.organisation("a", title="Workers’ League")


@pytest.fixture
def b():
    return make.organisation("b", title="Alliance")


@pytest.fixture
def hidden():
    return make.organisation("h", title="Hidden League", **make.HIDDEN)


def slugs(queryset):
    return list(queryset.order_by("slug").values_list("slug", flat=True))


def test_named_by_title_alias_or_abbreviation(a, b, hidden):
    make.name(a, "WL", kind="abbreviation")
    make.name(a, "The League for Workers")
    make.name(b, "League of old", kind="former")
    make.name(hidden, "WL")
    public = Organisation.objects.published()
    assert slugs(public.named("league")) == ["a", "b"]
    assert slugs(public.named("wl")) == ["a"]
    assert slugs(public.named("Alliance")) == ["b"]
    assert slugs(public.named("nobody")) == []
    assert slugs(public.named("%")) == slugs(public.named("_")) == []
    assert slugs(Organisation.objects.named("wl")) == ["a", "h"]


def test_ties_of_an_organisation_are_its_own_and_those_to_it(a, b, hidden):
    own, to_it, words = make.tie(a, b), make.tie(b, a), make.tie(a, "others")
    to_hidden, of_hidden = make.tie(a, hidden), make.tie(hidden, a)
    make.tie(b, "others")
    assert set(Tie.objects.of(a)) == {own, to_it, words, to_hidden, of_hidden}
    assert set(Tie.objects.published().of(a)) == {own, to_it, words}
    assert set(Tie.objects.published().of(hidden)) == set()


def test_positions_concerning_an_organisation_are_held_by_it_or_about_it(a, b, hidden):
    asked, secret = make.question(), make.question(**make.HIDDEN)
    held, about = make.position(asked, a), make.position(asked, "somebody", target=a)
    both = make.position(asked, a, target=a)
    unseen = [
        make.position(secret, a), make.position(asked, hidden, target=a),
        make.position(asked, a, target=hidden),
    ]  # fmt: skip
    make.position(asked, b)
    assert set(Position.objects.concerning(a)) == {held, about, both, *unseen}
    assert set(Position.objects.published().concerning(a)) == {held, about, both}


def test_events_involving_an_organisation(a, b, hidden):
    def event(slug, **fields):
        made = make.event(slug, **fields)
        make.role(made, "target", a)
        return made

    make.role(event("both"), "opponent", b)
    make.role(event("twice"), "initiator", a)
    event("draft", **make.HIDDEN)
    make.role(make.event("of-b"), "target", b)
    make.role(make.event("of-words"), "target", "Workers’ League")
    make.role(make.event("of-hidden"), "target", hidden)
    assert slugs(Event.objects.published().involving(a)) == ["both", "twice"]
    assert slugs(Event.objects.published().involving(b)) == ["both", "of-b"]
    assert slugs(Event.objects.involving(hidden)) == []


def test_a_role_counts_from_when_it_is_public(b):
    now = timezone.now()
    later = make.organisation(publish_at=now + timedelta(days=1))
    make.role(make.event("e"), "target", later)
    for days, found in ((0, []), (2, ["e"])):
        at = now + timedelta(days=days)
        assert slugs(Event.objects.involving(later, at)) == found


def test_descent_of_events(a, b, hidden):
    fusion = make.event(kind="fusion")
    c = make.organisation()
    for name, who in (("predecessor", a), ("predecessor", b), ("successor", c)):
        make.role(fusion, name, who)
    incomplete = make.event(kind="fusion")
    make.role(incomplete, "predecessor", a)
    breakup = make.event(kind="breakup", **make.HIDDEN)
    for name, who in (("predecessor", c), ("successor", "most"), ("successor", hidden)):
        make.role(breakup, name, who)
    departure = make.event(kind="departure")
    for name, who in (("faction", c), ("host", a), ("successor", b)):
        make.role(departure, name, who)
    assert set(Event.objects.descent()) == {(a.pk, c.pk), (b.pk, c.pk), (c.pk, hidden.pk)}
    assert set(Event.objects.published().descent()) == {(a.pk, c.pk), (b.pk, c.pk)}
    assert Event.objects.none().descent() == []
