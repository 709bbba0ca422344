import pytest

from tests.citing import samples


def test_an_article_is_in_its_newspaper_and_has_the_number_of_its_issue():
    article = samples.article()
    assert (article.container, article.issue) == ("Workers’ Fight", "14")
    assert samples.issue().container == "Workers’ Fight"
    assert samples.title().container == ""
    assert samples.page().container == "AWL Archive"


@pytest.mark.parametrize(
    ("date", "words", "note"),
    [
        ("1975", "1975", ""),
        ("1975-05-12", "12\N{NO-BREAK SPACE}May\N{NO-BREAK SPACE}1975", ""),
        ("1975", "at the end of 1975", "Date: at the end of 1975"),
        ("", "perhaps in 1979", "Date: perhaps in 1979"),
        ("", "", ""),
    ],
)
def test_a_note_says_what_numbers_cannot(date, words, note):
    assert samples.title(date=date, date_words=words).note == note


def test_a_page_is_dated_by_its_revision_and_has_no_note():
    assert samples.page().note == ""
    assert samples.page().issued == (2026, 10, 2)
