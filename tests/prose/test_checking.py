import pytest

from awl_archive.prose.checking import prose_problems
from tests import make

pytestmark = pytest.mark.django_db


def test_what_prose_points_to_is_there():
    make.source("a-source", outline="History\nHistory > Origins")
    other = make.organisation()
    text = f"[It](/id/{other.pk}/) says so. [@a-source, History > Origins; @a-source]"
    make.organisation(body=text)
    assert list(prose_problems()) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[It](/id/bbbbbbbbbb/)", "there is no entry bbbbbbbbbb"),
        ("So. [@nobody, History]", "there is no source “nobody”"),
        ("So. [@a-source, Index]", "“Index” is not in the outline of a-source"),
    ],
)
def test_what_is_not_there_is_named(text, words):
    make.source("a-source", outline="History\nHistory > Origins")
    entry = make.organisation(silences=text)
    assert list(prose_problems()) == [f"silences of {entry.pk}: {words}"]
