import django_filters
import pytest
from django import forms
from django.contrib.auth.models import Group, User
from django.core.exceptions import ImproperlyConfigured
from django.http import QueryDict
from django.template.loader import render_to_string

from awl_archive.web.fields import IntegerField
from awl_archive.web.filters import IntegerFilter, StrictFilterSet

KINDS = [("faction", "Faction"), ("party", "Party"), ("Alliances", [("league", "League")])]


class UserFilters(StrictFilterSet):
    orderings = {"name": "username", "seen": "last_login"}
    default_ordering = "name"

    name = django_filters.CharFilter(field_name="username", lookup_expr="icontains", label="Name")
    kind = django_filters.ChoiceFilter(field_name="first_name", choices=KINDS)
    kinds = django_filters.MultipleChoiceFilter(
        field_name="first_name", choices=KINDS[:2], label="Kinds"
    )
    group = django_filters.ModelChoiceFilter(
        field_name="groups", queryset=Group.objects, to_field_name="name"
    )
    number = IntegerFilter(field_name="id", max_value=5000)

    class Meta:
        model = User
        fields = ("is_staff", "id")


def filtered(query, **options):
    return UserFilters(QueryDict(query), User.objects.all(), **options)


def fault(query):
    (found,) = filtered(query).errors
    return found


@pytest.fixture
def users(db):
    group = Group.objects.create(name="editors")
    for name, kind in [("anna", "faction"), ("ben", "party"), ("cat", "party")]:
        user = User.objects.create(username=name, first_name=kind, is_staff=name == "ben")
        user.groups.add(group)


def names(query):
    return [user.username for user in filtered(query).qs]


def test_an_unknown_parameter_is_named_with_what_is_allowed_and_what_is_near():
    found = fault("kinde=party")
    assert found.name == "kinde"
    assert set(found.allowed) == {*UserFilters.base_filters, "page"}
    assert found.suggestion in ("kind", "kinds")


@pytest.mark.parametrize(
    "query", ["x", "=1", "KIND=party", "first_name=party", "id__in=1", "[]=1", "cursor=1"]
)
def test_other_unknown_parameters(query):
    assert fault(query).detail == "Unknown parameter."


def test_parameters_that_are_no_filters_are_passed_in(users):
    assert filtered("page=2").is_valid()
    assert not filtered("page=2", also_allowed=("cursor", "page_size")).is_valid()
    assert filtered("cursor=x&page_size=9", also_allowed=("cursor", "page_size")).is_valid()


def test_an_answer_does_not_grow_with_the_unknown_parameters():
    faults = filtered("&".join(f"x{n}" + "y" * 5000 for n in range(50))).errors
    assert len(faults) == 10
    assert all(len(found.name) < 100 for found in faults)


def test_a_bad_choice_says_what_is_allowed():
    found = fault("kind=Partei")
    assert (found.name, found.allowed) == ("kind", ("faction", "party", "league"))
    assert fault("kind=partyy").suggestion == "party"


@pytest.mark.parametrize(
    "number",
    [
        "-1",
        "+1",
        "1.0",
        "1e3",
        " 1",
        "1 ",
        "١٢",
        "1_0",
        "0x1",
        "1234567",
        str(2**63),
        "9" * 5000,
        "x",
        "5001",
        "NaN",
    ],
)
def test_bad_numbers(number):
    query = QueryDict(mutable=True)
    query["number"] = number
    assert {found.name for found in UserFilters(query, User.objects.all()).errors} == {"number"}


def test_numbers_of_the_model_are_as_strict(users):
    assert fault("id=99999999999999999999").name == "id"
    assert names("id=999999") == []


@pytest.mark.parametrize("value", ["maybe", "1", "True", "0"])
def test_yes_and_no_are_strict(value):
    assert fault(f"is_staff={value}").allowed == ("true", "false")


def test_yes_and_no(users):
    assert names("is_staff=true") == ["ben"]
    assert names("is_staff=false") == ["anna", "cat"]
    assert names("is_staff=") == ["anna", "ben", "cat"]


@pytest.mark.parametrize("text", ["x" * 201, "x" * 10_000, "a " * 21])
def test_long_text_is_an_error(text):
    assert fault(f"name={text}").detail.startswith("At most 200 characters")


@pytest.mark.parametrize(
    "text", ['"', "*", "NEAR(a b)", "col:x", "' OR 1=1 --", "%5C", "<script>", "_%25"]
)
def test_syntax_of_others_is_text(users, text):
    assert filtered(f"name={text}").is_valid()
    assert names(f"name={text}") == []


def test_a_single_value_is_given_once_and_several_may_be_more(users):
    assert fault("name=a&name=b").detail == "Give this once only."
    assert fault("ordering=name&ordering=-name").name == "ordering"
    assert names("kinds=party&kinds=faction") == ["anna", "ben", "cat"]


def test_errors_of_the_database_list_give_away_nothing(users):
    found = fault("group=editor")
    assert (found.allowed, found.suggestion) == ((), "")
    assert names("group=editors") == ["anna", "ben", "cat"]


def test_an_invalid_set_finds_nothing(users):
    assert names("nonsense=1") == []
    assert not filtered("nonsense=1").is_valid()


def test_ordering_is_from_the_table_and_total(users):
    assert names("") == ["anna", "ben", "cat"]
    assert names("ordering=-name") == ["cat", "ben", "anna"]
    assert filtered("ordering=-name").qs.query.order_by == ("-username", "-pk")
    assert fault("ordering=password").allowed == ("name", "seen", "-name", "-seen")
    assert fault("ordering=name,seen").name == "ordering"


def test_nulls_come_last_either_way(users):
    User.objects.filter(username="cat").update(last_login="2020-01-01T00:00Z")
    assert names("ordering=seen") == ["cat", "anna", "ben"]
    assert names("ordering=-seen") == ["cat", "ben", "anna"]


def test_active_filters_are_words_that_can_be_removed(users):
    query = "kinds=party&kinds=faction&group=editors&name=a%26b&ordering=-name&page=3&kind="
    active = {(found.label, found.words): found.query for found in filtered(query).active}
    assert list(active) == [
        ("Name", "a&b"), ("Kinds", "Party"), ("Kinds", "Faction"), ("Groups", "editors")
    ]  # fmt: skip
    assert active["Kinds", "Party"] == (
        "?kinds=faction&group=editors&name=a%26b&ordering=-name&kind="
    )


def test_huge_lookups_are_refused_when_the_set_is_written():
    with pytest.raises(ImproperlyConfigured):
        type(
            "Bad",
            (StrictFilterSet,),
            {"Meta": type("Meta", (), {"model": User, "fields": {"id": ["in"]}})},
        )


def test_the_form_keeps_what_was_typed_and_escapes_it(db):
    html = render_to_string(
        "web/filters.html", {"filterset": filtered('name="><script>&name=b&kind=x&zz<b>=1')}
    )
    assert 'role="alert"' in html
    assert "<script>" not in html
    assert "zz&lt;b&gt;" in html
    assert 'value="b"' in html


def test_an_integer_field_has_bounds():
    field = IntegerField(min_value=1900, max_value=2100)
    assert field.clean("1975") == 1975
    for bad in ("1899", "2101", "0", ""):
        with pytest.raises(forms.ValidationError):
            field.clean(bad)
