import json

from awl_archive.web.problems import Fault, problem_response


def test_a_problem_has_the_members_of_rfc_9457():
    response = problem_response(404)
    assert response["Content-Type"] == "application/problem+json"
    assert json.loads(response.content) == {
        "type": "about:blank",
        "title": "Not Found",
        "status": 404,
        "detail": "There is nothing at this address.",
    }


def test_faults_become_errors():
    fault = Fault("colour", "Not a colour.", ("red", "black"), "red")
    (error,) = json.loads(problem_response(400, faults=[fault]).content)["errors"]
    assert error == {
        "name": "colour",
        "detail": "Not a colour.",
        "allowed": ["red", "black"],
        "suggestion": "red",
    }


def test_what_was_sent_is_never_markup_nor_long():
    content = problem_response(400, "<b>&" + "x" * 999, [Fault("<i>" + "x" * 999, "")]).content
    assert not set(b"<>&") & set(content)
    assert len(content) < 900
    assert json.loads(content)["detail"].startswith("<b>&")


def test_a_lone_surrogate_does_not_break_the_answer():
    assert json.loads(problem_response(400, "\ud800").content)["detail"] == "\ud800"


def test_a_fault_in_words():
    assert str(Fault("", "Broken.")) == "Broken."
    fault = Fault("colour", "Not a colour.", ("red", "black"), "red")
    assert str(fault) == "colour: Not a colour. Did you mean “red”? Allowed: red, black."
