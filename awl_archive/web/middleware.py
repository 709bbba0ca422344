import re
from urllib.parse import unquote_plus, unquote_to_bytes

from django.conf import settings
from django.http import HttpResponseRedirect
from django.middleware.gzip import GZipMiddleware
from django.utils import timezone
from django.utils.cache import has_vary_header
from django.utils.deprecation import MiddlewareMixin
from django.utils.encoding import escape_uri_path
from django.utils.http import escape_leading_slashes

from awl_archive.web import errors
from awl_archive.web.problems import is_for_api

BROKEN_ESCAPE = re.compile(rb"%(?![0-9A-Fa-f]{2})")
TRACKING = re.compile(r"(utm_.*|mc_.*|fbclid|gclid|msclkid|igshid)", re.I | re.S)


def is_clean(raw):
    """Whether an address, or a part of one, as WSGI spells its bytes (in Latin-1) is in order."""
    try:
        data = raw.encode("latin-1")
    except UnicodeError:
        return False
    return not BROKEN_ESCAPE.search(data) and is_text(data)


def is_text(escaped):
    """Whether it is UTF-8 without NUL once its escapes are undone."""
    try:
        return "\0" not in unquote_to_bytes(escaped).decode()
    except UnicodeError:
        return False


class CleanRequest(MiddlewareMixin):
    """Outermost. PostgreSQL refuses NUL with an error, and Django has replaced bad bytes later."""

    def process_request(self, request):
        meta = request.META
        address = meta.get("RAW_URI") or meta.get("REQUEST_URI")
        # Django has undone the escapes of the path, but for those of bytes that are not UTF-8.
        path_is_clean = is_clean(address) if address else is_text(request.path_info)
        if not (path_is_clean and is_clean(meta.get("QUERY_STRING", ""))):
            return errors.bad_request(request)


class NoBodyForHead(MiddlewareMixin):
    """Told is the length that a GET would have. gunicorn drops the body too, and complains."""

    def process_response(self, request, response):
        if request.method == "HEAD" and not response.streaming:
            response.content = b""
        return response


class Moment(MiddlewareMixin):
    """One moment for the whole request, so that two queries cannot disagree on what is public."""

    def process_request(self, request):
        request.at = timezone.now()


class Compress(GZipMiddleware):
    """What a cookie has a part in may hold a secret, which the length of the compressed answer
    would give away bit by bit (BREACH): that goes as it is."""

    def process_response(self, request, response):
        if has_vary_header(response, "Cookie"):
            return response
        return super().process_response(request, response)


class CleanAddress(MiddlewareMixin):
    """Leads addresses with tracking parameters to the same address without them."""

    def process_request(self, request):
        if request.method not in ("GET", "HEAD") or is_for_api(request):
            return None
        query = request.META.get("QUERY_STRING", "").encode("latin-1").decode()
        pairs = query.split("&")
        kept = [pair for pair in pairs if not is_tracking(pair)]
        if len(kept) == len(pairs):
            return None
        # Else `//host/` would lead to that host.
        path = escape_leading_slashes(escape_uri_path(request.path))
        return HttpResponseRedirect(f"{path}?{'&'.join(kept)}" if any(kept) else path)


def is_tracking(pair):
    return TRACKING.fullmatch(unquote_plus(pair.partition("=")[0]))


class PrivateWhenSignedIn(MiddlewareMixin):
    """Inside ConditionalGetMiddleware, which then gives an ETag to anonymous answers only."""

    def process_response(self, request, response):
        cookie = settings.SESSION_COOKIE_NAME
        cookies = (request.COOKIES, response.cookies)
        if "Authorization" in request.headers or any(cookie in jar for jar in cookies):
            response["Cache-Control"] = "private, no-store"
            for name in ("ETag", "Last-Modified", "Expires"):
                response.headers.pop(name, None)
        return response


class PermissionsPolicy(MiddlewareMixin):
    """Django sets Referrer-Policy, not this one: the pages need nothing of the reader's device."""

    def process_response(self, request, response):
        response.headers.setdefault(
            "Permissions-Policy",
            "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()",
        )
        return response
