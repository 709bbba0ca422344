"""The yardstick: one answer of fixed bytes behind the middleware that Django proposes. What it
costs tells how fast the machine is, and at what moment."""

from django.http import HttpResponse
from django.urls import path

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
BODY = "x" * 6_458  # as long as the article of the page that others were measured with


def answer(request):
    return HttpResponse(BODY)


urlpatterns = [path("", answer)]
