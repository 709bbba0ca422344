import pytest

from awl_archive.publishing.registry import entry_models, part_models
from awl_archive.sources.models import Citation, ExternalIdentifier, Source
from awl_archive.sources.uncited import EXEMPT, cited_models, uncited, uncited_counts, with_uncited
from history.models import Event, EventRole, Organisation, OrganisationName
from tests import make

pytestmark = pytest.mark.django_db


def test_sources_and_citations_themselves_are_exempt():
    exempt = {Source, Citation, ExternalIdentifier}
    assert set(cited_models()) == {*entry_models(), *part_models()} - exempt
    assert set(EXEMPT) == {model._meta.label for model in exempt}


def test_what_has_no_citation_is_counted():
    book = make.source()
    cited, bare = make.organisation(), make.organisation(**make.HIDDEN)
    names = [make.name(cited, words) for words in "abc"]
    event = make.event()
    make.role(event, "target", cited)
    make.identifier(cited)
    make.citation(cited, book)
    make.citation(cited, book, against=True)
    make.citation(names[0], make.source(**make.HIDDEN))
    counts = {model: count for model, count in uncited_counts().items() if count}
    assert counts == {Organisation: 1, OrganisationName: 2, Event: 1, EventRole: 1}
    assert list(uncited(Organisation)) == [bare]
    found = with_uncited(Organisation.objects.all())
    assert {row.pk: row.uncited for row in found} == {cited.pk: 2, bare.pk: 1}
    assert with_uncited(Event.objects.all()).get().uncited == 2
    assert {row.uncited for row in with_uncited(Source.objects.all())} == {0}


def test_a_removed_statement_is_not_counted():
    entry = make.organisation()
    make.citation(entry, make.source())
    make.name(entry, "Old").delete()
    assert with_uncited(Organisation.objects.all()).get().uncited == 0
