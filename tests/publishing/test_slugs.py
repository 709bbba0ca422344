import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from awl_archive.publishing.slugs import RESERVED, WORDS, is_slug
from history.models import Organisation
from tests import make

GOOD = ["a", "workers-fight", "1975", "p", "p1a", "page-2", "new-left", "histories"]
BAD = ["", "-a", "a-", "a--b", "A", "a_b", "a b", "é", "a/b", "a.b", "p1", "p007", "a\n", *RESERVED]


@pytest.mark.parametrize("slug", GOOD)
def test_good(slug):
    assert is_slug(slug) is None


@pytest.mark.parametrize("slug", BAD)
def test_bad_is_refused_in_words(slug):
    with pytest.raises(ValidationError) as refused:
        is_slug(slug)
    assert refused.value.messages == [WORDS]


@pytest.mark.parametrize("slug", GOOD)
def test_the_database_takes_the_good(db, slug):
    make.organisation(slug)
    assert Organisation.objects.get().slug == slug


@pytest.mark.parametrize("slug", [slug for slug in BAD if slug != "a\n"])
def test_the_database_refuses_the_bad(db, slug):
    row = Organisation(slug=slug, title="A", kind="party")
    with pytest.raises(IntegrityError), transaction.atomic():
        Organisation.objects.bulk_create([row])
