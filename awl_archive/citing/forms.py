"""What an entry is to reference managers: the name of its kind in each of their formats."""

from typing import NamedTuple


class Form(NamedTuple):
    """`within` is the field of BibTeX for what the work is a part of."""

    bibtex: str
    ris: str
    csl: str
    within: str = ""


# A page of the archive on something; all the others are the works themselves.
PAGE = Form("online", "ELEC", "webpage", "organization")
PERIODICAL = Form("misc", "JFULL", "periodical")
ISSUE = Form("periodical", "JFULL", "periodical", "series")
ARTICLE = Form("article", "JOUR", "article-journal", "journal")
IN_MAGAZINE = Form("article", "MGZN", "article-magazine", "journal")
IN_NEWSPAPER = Form("article", "NEWS", "article-newspaper", "journal")
BOOK = Form("book", "BOOK", "book")
PAMPHLET = Form("booklet", "PAMP", "pamphlet")
DOCUMENT = Form("misc", "GEN", "document")
WEBSITE = Form("online", "ELEC", "webpage")
