"""A small site for the tests of web: nothing of the archive's own stands behind it."""

from django.contrib.auth import login
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.http import Http404, HttpResponse
from django.middleware.csrf import get_token
from django.urls import path

handler400 = "awl_archive.web.errors.bad_request"
handler403 = "awl_archive.web.errors.permission_denied"
handler404 = "awl_archive.web.errors.page_not_found"
handler500 = "awl_archive.web.errors.server_error"


def page(request):
    return HttpResponse(f"a page at {request.at:%Y}")


def long(request):
    return HttpResponse("a long page " * 500)


def with_form(request):
    get_token(request)
    return long(request)


def signed_in(request):
    login(request, User.objects.create(username="editor"))
    return HttpResponse("welcome")


def fails_with(error):
    def view(request):
        raise error

    return view


FAULTS = {
    "broken": ZeroDivisionError(),
    "forbidden": PermissionDenied("secret"),
    "hidden": Http404("a draft named secret"),
    "suspicious": SuspiciousOperation("secret"),
}

urlpatterns = [
    path("", page),
    path("page/", page),
    path("long/", long),
    path("form/", with_form),
    path("login/", signed_in),
    path("api/page/", page),
    *[path(f"{name}/", fails_with(error)) for name, error in FAULTS.items()],
    *[path(f"api/{name}/", fails_with(error)) for name, error in FAULTS.items()],
]
