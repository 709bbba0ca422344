"""What is measured is what an archive would hold, and nothing else is ever written to."""

from collections import Counter
from io import StringIO

import pytest
from django.core.management import call_command

from awl_archive.catalogue.rebuilding import disagreements
from benchmarks import corpus, measuring
from publications.models import Article, Issue

pytestmark = pytest.mark.django_db


def test_the_corpus_is_what_saving_would_have_made(client):
    corpus.write_all(45, lambda done: None)
    call_command(measuring.REBUILD, stdout=StringIO())
    assert list(disagreements()) == []
    assert (Article.objects.count(), Issue.objects.count()) == (45, 3)
    article = Article.objects.first()
    before = article.body_html
    article.save()
    assert article.body_html == before
    assert client.get(article.get_absolute_url()).status_code == 200


def test_planted_words_stand_in_their_share_of_the_texts():
    writer, found, length, texts = corpus.Writer(), Counter(), 0, 5_000
    for _ in range(texts):
        words = " ".join(writer.text()).replace(".", "").split()
        found.update(set(words) & {corpus.RARE, corpus.MEDIUM, corpus.COMMON})
        length += len(words)
    assert length / texts == pytest.approx(corpus.LENGTH, rel=0.02)
    assert found[corpus.COMMON] / texts == pytest.approx(0.6, abs=0.04)
    assert found[corpus.MEDIUM] / texts == pytest.approx(0.06, abs=0.02)  # alone, or in the phrase
    assert 0 < found[corpus.RARE] < texts / 500


def test_the_same_on_every_run():
    assert corpus.Writer().text() == corpus.Writer().text()
    assert len(set(corpus.vocabulary())) == corpus.WORDS


def test_it_writes_to_no_database_but_its_own():
    with pytest.raises(corpus.Refused):
        corpus.make(10)
    assert not Article.objects.exists()


def test_what_does_not_answer_is_left_out(client, capsys):
    assert measuring.answers(client, "/")
    assert not measuring.answers(client, "/artificial-nonsense/")
    assert capsys.readouterr().out == "404: /artificial-nonsense/\n"


def test_a_row_says_the_middle_and_the_worst():
    cells = measuring.row("a page", [(1.0, 2.0), (2.0, 3.0), (9.0, 1.0)], 4, 5.5).split()
    assert cells == ["a", "page", "5.0", "10.0", "2.0", "2.0", "4", "5.5"]
