import pytest
from django.db import IntegrityError, transaction

from awl_archive.prose.models import Mark
from history.models import Chapter
from tests import make

pytestmark = pytest.mark.django_db


def marks(entry):
    return set(
        Mark.objects.filter(entry=entry.pk).values_list("field", "target", "source_key", "locator")
    )


def link(entry, words="words"):
    return f"[{words}](/id/{entry.pk}/)"


def test_prose_is_stored_as_html_beside_it():
    entry = make.chapter(body="Some *words*.", hatnote="Not **that**.", silences="- who\n- when")
    html = Chapter.objects.get(pk=entry.pk).prose_html
    assert html["body"] == "<p>Some <em>words</em>.</p>\n"
    assert html["hatnote"] == "<p>Not <strong>that</strong>.</p>\n"
    assert "<li>who</li>" in html["silences"]
    entry.body = ""
    entry.save()
    assert Chapter.objects.get(pk=entry.pk).body_html == ""


def test_notes_of_two_texts_have_ids_of_their_own():
    entry = make.chapter(body="One^[a].", silences="Two^[b].")
    assert f'id="fn-{entry.pk}-body-1"' in entry.body_html
    assert f'id="fn-{entry.pk}-silences-1"' in entry.silences_html


def test_links_and_citations_leave_marks_once_per_text():
    other = make.organisation()
    entry = make.chapter(
        body=f"{link(other)} and {link(other)} [@book, History > Origins; @book] [@book]",
        hatnote=f"Not {link(other)}.",
        silences="[@paper]",
    )
    assert marks(entry) == {
        ("body", other.pk, "", ""), ("body", "", "book", "History > Origins"),
        ("body", "", "book", ""), ("hatnote", other.pk, "", ""), ("silences", "", "paper", ""),
    }  # fmt: skip
    assert Mark.objects.count() == 5
    assert {str(mark) for mark in Mark.objects.all()} == {other.pk, "book", "paper"}


def test_marks_are_rewritten_on_save():
    first, second = make.organisation(), make.organisation()
    entry, beside = make.chapter(body=link(first)), make.chapter(body=link(first))
    entry.body = f"{link(second)} [@book]"
    entry.save()
    assert marks(entry) == {("body", second.pk, "", ""), ("body", "", "book", "")}
    assert marks(beside) == {("body", first.pk, "", "")}
    entry.body = ""
    entry.save()
    assert marks(entry) == set()


def test_an_address_that_is_no_entrys_leaves_no_mark():
    entry = make.chapter(body="[a](https://example.org/) [b](/id/AAAA/) [c](/about/)")
    assert marks(entry) == set()


def test_marks_go_with_an_entry_never_public():
    entry = make.chapter(body="[@book]", **make.HIDDEN)
    entry.delete()
    assert not Mark.objects.exists()


def test_a_save_that_fails_keeps_the_marks():
    make.chapter("taken")
    entry = make.chapter("free", body="[@book]")
    entry.slug, entry.body = "taken", "[@paper]"
    with pytest.raises(IntegrityError), transaction.atomic():
        entry.save()
    assert marks(entry) == {("body", "", "book", "")}


@pytest.mark.parametrize("values", [{}, {"target": "bcdfghjkmn", "source_key": "book"}])
def test_a_mark_is_a_link_or_a_citation(values):
    entry = make.chapter()
    with pytest.raises(IntegrityError), transaction.atomic():
        Mark.objects.create(entry_id=entry.pk, field="body", **values)


def test_own_words_hold_the_prose_without_its_signs():
    entry = make.chapter(title="T", body="Some *words* [@book].", silences="- who")
    assert entry.own_words() == ["", "Some words.", "", "who"]
