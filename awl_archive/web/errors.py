"""Every page of an error: the handlers of 400, 403, 404 and 500 that the roof's urls name, and the
410 that a view answers with where an entry was."""

from http import HTTPStatus

from django.http import HttpResponse
from django.shortcuts import render
from django.template import loader

from awl_archive.web.metadata import PageMetadata
from awl_archive.web.problems import DETAILS, is_for_api, problem_response


def error_page(status, request=None):
    """`<status>.html` where the site has one, else a bare page.

    Without a request no context processor runs, so a page that must answer whatever is broken
    (the host name, the session, the database) is made without one.
    """
    template = loader.select_template([f"{status}.html", "web/error.html"])
    context = {"status": status, "title": HTTPStatus(status).phrase, "detail": DETAILS[status]}
    return HttpResponse(template.render(context, request), status=status)


def static_error(request, status):
    return problem_response(status) if is_for_api(request) else error_page(status)


def bad_request(request, exception=None):
    return static_error(request, 400)


def permission_denied(request, exception=None):
    return static_error(request, 403)


def page_not_found(request, exception=None):
    """The same bytes for what is hidden and what never was: nothing of the address is in it."""
    return problem_response(404) if is_for_api(request) else error_page(404, request)


def gone_page(request, gone):
    """`gone` says what stood there, as far as may be said, and why it went."""
    metadata = PageMetadata(title="No longer here", robots="noindex")
    return render(request, "410.html", {"gone": gone, "metadata": metadata}, status=410)


def server_error(request):
    return static_error(request, 500)
