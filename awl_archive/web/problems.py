"""Problem details (RFC 9457), the one shape of every error below /api/."""

import json
from dataclasses import dataclass
from http import HTTPStatus

from django.http import HttpResponse

MEDIA_TYPE = "application/problem+json"
API_PREFIX = "/api/"
DETAILS = {
    400: "The request could not be read.",
    403: "This is not open to you.",
    404: "There is nothing at this address.",
    500: "Something went wrong here. It is not your fault.",
}
# What a client sent may be named in an answer: never at length, and never as markup, even where
# a program puts the answer into a page.
LONGEST_ECHO = 300
MARKUP = {ord(letter): f"\\u{ord(letter):04x}" for letter in "<>&"}


@dataclass(frozen=True)
class Fault:
    """What is wrong with one named value of a request; `name` is "" for the whole of it."""

    name: str
    detail: str
    allowed: tuple = ()
    suggestion: str = ""

    def __str__(self):
        words = [f"{self.name}: {self.detail}" if self.name else self.detail]
        if self.suggestion:
            words.append(f"Did you mean “{self.suggestion}”?")
        if self.allowed:
            words.append(f"Allowed: {', '.join(self.allowed)}.")
        return " ".join(words)

    def as_json(self):
        data = {"name": self.name[:LONGEST_ECHO], "detail": self.detail[:LONGEST_ECHO]}
        if self.allowed:
            data["allowed"] = list(self.allowed)
        if self.suggestion:
            data["suggestion"] = self.suggestion
        return data


def problem_response(status, detail="", faults=(), headers=None):
    """An answer of the given status; `faults` become its `errors`."""
    problem = {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": str(detail or DETAILS.get(status, HTTPStatus(status).description))[:LONGEST_ECHO],
    }
    if faults:
        problem["errors"] = [fault.as_json() for fault in faults]
    body = json.dumps(problem).translate(MARKUP)
    return HttpResponse(body, status=status, content_type=MEDIA_TYPE, headers=headers)


def is_for_api(request):
    return request.path_info.startswith(API_PREFIX)
