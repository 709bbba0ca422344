"""What is computed in the database for lists is what a page computes for itself."""

from datetime import timedelta
from itertools import product

import pytest
from django.utils import timezone

from awl_archive.catalogue.changes import collected
from awl_archive.pages.entry_record import EntryRecord
from awl_archive.pages.filters import annotated
from awl_archive.sources.apparatus import Apparatus
from history import rows
from history.models import Organisation, OrganisationName, Tie
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def sources():
    return {
        "public": make.source(),
        "hidden": make.source(**make.HIDDEN),
    }


CITED = {
    "nothing": [],
    "for": [("public", False)],
    "against": [("public", True)],
    "for and against": [("public", False), ("public", True)],
    "hidden for": [("hidden", False)],
    "hidden against": [("hidden", True), ("public", False)],
}
OWN = {
    "nothing": "unsourced",
    "for": "sourced",
    "against": "contested",
    "for and against": "contested",
    "hidden for": "unsourced",
    "hidden against": "sourced",
}


def cite(row, case, sources):
    for key, against in CITED[case]:
        make.citation(row, sources[key], against=against)


@pytest.mark.parametrize("case", CITED)
def test_a_part_by_its_own_citations(case, sources):
    part = make.name(make.organisation(), "A")
    cite(part, case, sources)
    at = timezone.now()
    assert annotated(OrganisationName.objects.all(), at).get().evidence == OWN[case]
    assert Apparatus.of([part.pk], at).evidence(part.pk) == OWN[case]


def test_an_entry_is_contested_by_a_visible_part_and_sourced_by_itself(sources):
    with collected():
        hidden = make.organisation("hidden", **make.HIDDEN)
        for own, name in product(CITED, repeat=2):
            entry = make.organisation(summary=f"{own}/{name}")
            cite(entry, own, sources)
            cite(make.name(entry, "A"), name, sources)
            cite(make.tie(entry, hidden), "against", sources)
    at = timezone.now()
    found = annotated(Organisation.objects.exclude(slug="hidden"), at)
    assert len(found) == 6**2
    for entry in found:
        own, name = entry.summary.split("/")
        due = "contested" if OWN[name] == "contested" else OWN[own]
        assert entry.evidence == due, entry.summary


def test_page_and_list_agree(sources):
    with collected():
        other = make.organisation("other")
        for own, tie, here in list(product(CITED, repeat=3))[::7]:
            entry = make.organisation()
            cite(entry, own, sources)
            cite(make.tie(entry, other), tie, sources)
            cite(make.tie(other, entry), here, sources)  # shown on its page, and not its own
    at = timezone.now()
    for entry in annotated(Organisation.objects.all(), at):
        page = EntryRecord(entry, at, rows.of_organisation(entry, at))
        assert page.evidence == entry.evidence
    ties = annotated(Tie.objects.all(), at)
    apparatus = Apparatus.of([tie.pk for tie in ties], at)
    assert {tie.pk: apparatus.evidence(tie.pk) for tie in ties} == {
        tie.pk: tie.evidence for tie in ties
    }


def test_evidence_is_of_the_moment(sources):
    entry = make.organisation()
    late = make.source(publish_at=timezone.now() + timedelta(days=1))
    make.citation(entry, late)
    now = timezone.now()
    for at, due in ((now, "unsourced"), (now + timedelta(days=2), "sourced")):
        assert annotated(Organisation.objects.all(), at).get().evidence == due
        assert Apparatus.of([entry.pk], at).evidence(entry.pk) == due


def test_statements_counted_on_the_page(sources):
    entry, other = make.organisation(), make.organisation()
    names = [make.name(entry, words) for words in "abc"]
    make.citation(names[0], sources["public"])
    make.citation(names[1], sources["hidden"])
    make.citation(make.tie(other, entry), sources["public"])
    at = timezone.now()
    page = EntryRecord(entry, at, rows.of_organisation(entry, at))
    assert page.statements == (1, 3)
