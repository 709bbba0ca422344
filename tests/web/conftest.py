import pytest

MIDDLEWARE = [
    "awl_archive.web.middleware.CleanRequest",
    "django.middleware.security.SecurityMiddleware",
    "awl_archive.web.middleware.PermissionsPolicy",
    "awl_archive.web.middleware.Compress",
    "awl_archive.web.middleware.CleanAddress",
    "awl_archive.web.middleware.Moment",
    "django.middleware.http.ConditionalGetMiddleware",
    "awl_archive.web.middleware.PrivateWhenSignedIn",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
]


@pytest.fixture
def site(settings, client):
    """A client of the small site in tests/web/urls.py."""
    settings.ROOT_URLCONF = "tests.web.urls"
    settings.MIDDLEWARE = MIDDLEWARE
    settings.SECURE_SSL_REDIRECT = False
    client.raise_request_exception = False
    return client
