"""References made up for tests; what one is about is given by name."""

from datetime import date

from awl_archive.citing import forms
from awl_archive.citing.reference import Agent, Reference

AT = "https://archive.example"


def page(**said):
    values = {
        "uid": "bcdfghjkmn", "title": "Workers’ Fight", "form": forms.PAGE, "kind": "Organization",
        "label": "political group", "address": f"{AT}/id/bcdfghjkmn/",
        "page": f"{AT}/history/organisations/workers-fight/", "revised": date(2026, 10, 2),
        "date": "2026-10-02", "date_words": "1966 to 1975", "description": "A group.",
        "facts": {"foundingDate": "1966"},
    }  # fmt: skip
    return Reference(**values | said)


def title(**said):
    values = {
        "uid": "bcdfghjkmp", "title": "Workers’ Fight", "form": forms.PERIODICAL,
        "kind": "Newspaper", "label": "newspaper", "address": f"{AT}/id/bcdfghjkmp/",
        "page": f"{AT}/publications/workers-fight/", "date": "", "date_words": "1967 to 1975",
        "publishers": (Agent("Workers’ Fight", "Organization", f"{AT}/id/bcdfghjkmn/"),),
        "facts": {"startDate": "1967", "endDate": "1975"},
    }  # fmt: skip
    return page(**values | said)


def issue(**said):
    values = {
        "uid": "bcdfghjkmq", "title": "Workers’ Fight 14", "form": forms.ISSUE,
        "kind": "PublicationIssue", "label": "issue", "address": f"{AT}/id/bcdfghjkmq/",
        "page": f"{AT}/publications/workers-fight/14/", "within": title(), "number": "14",
        "date": "1968-05", "date_words": "May\N{NO-BREAK SPACE}1968", "publishers": (),
        "facts": {"issueNumber": "14"},
    }  # fmt: skip
    return title(**values | said)


def article(**said):
    values = {
        "uid": "bcdfghjkmr", "title": "On unity", "form": forms.IN_NEWSPAPER, "kind": "Article",
        "label": "article", "address": f"{AT}/id/bcdfghjkmr/",
        "page": f"{AT}/publications/workers-fight/14/on-unity/", "within": issue(), "number": "",
        "pages": ("3", "4"), "authors": (Agent("A. N. Author"), Agent("The Editorial Board")),
        "editors": (Agent("E. Ditor"),), "facts": {"pageStart": "3", "pageEnd": "4"},
    }  # fmt: skip
    return issue(**values | said)


EVERY = {"page": page(), "title": title(), "issue": issue(), "article": article()}
