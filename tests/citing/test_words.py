import pytest

from awl_archive.citing import words
from tests.citing import samples


@pytest.mark.parametrize(
    ("reference", "said"),
    [
        (samples.page(), "“Workers’ Fight”, AWL Archive, revised 2 October 2026."),
        (
            samples.title(),
            "“Workers’ Fight”, Workers’ Fight, 1967 to 1975. AWL Archive, revised 2 October 2026.",
        ),
        (
            samples.issue(),
            "“Workers’ Fight 14”, Workers’ Fight, no. 14, May 1968."
            " AWL Archive, revised 2 October 2026.",
        ),
        (
            samples.article(),
            "A. N. Author, The Editorial Board, “On unity”, ed. E. Ditor, Workers’ Fight, no. 14,"
            " May 1968, pp. 3–4. AWL Archive, revised 2 October 2026.",
        ),
        (
            samples.article(authors=(), editors=(), pages=("3",)),
            "“On unity”, Workers’ Fight, no. 14, May 1968, p. 3."
            " AWL Archive, revised 2 October 2026.",
        ),
    ],
)
def test_a_citation_in_words(reference, said):
    assert words.write(reference).replace("\N{NO-BREAK SPACE}", " ") == said
