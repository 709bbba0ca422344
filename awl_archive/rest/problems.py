"""Every error of the API as problem details, whatever raised it."""

from django.core.exceptions import PermissionDenied
from django.http import Http404
from rest_framework import exceptions, serializers
from rest_framework.views import set_rollback

from awl_archive.web.problems import Fault, problem_response


class Refused(exceptions.APIException):
    """A request that asks what cannot be done: 400 with a Fault for each thing wrong."""

    status_code = 400
    default_detail = "The request was refused: see the errors."
    default_code = "refused"

    def __init__(self, *faults, detail=None):
        super().__init__(detail)
        self.faults = faults


class Gone(exceptions.APIException):
    """Public once, not now: `detail` is the public reason."""

    status_code = 410
    default_detail = "This was withdrawn."
    default_code = "gone"


class FaultSerializer(serializers.Serializer):
    name = serializers.CharField(allow_blank=True)
    detail = serializers.CharField()
    allowed = serializers.ListField(child=serializers.CharField(), required=False)
    suggestion = serializers.CharField(required=False)


class ProblemSerializer(serializers.Serializer):
    """For the schema: what `problem_response` writes."""

    type = serializers.CharField()
    title = serializers.CharField()
    status = serializers.IntegerField()
    detail = serializers.CharField()
    errors = FaultSerializer(many=True, required=False)


def handle(exception, context):
    """REST_FRAMEWORK["EXCEPTION_HANDLER"]; what it does not know is left to handler500."""
    if isinstance(exception, (Http404, exceptions.NotFound)):
        # One answer, with nothing of what was said where it was raised: hidden or absent.
        return problem_response(404)
    if isinstance(exception, PermissionDenied):
        return problem_response(403)
    if not isinstance(exception, exceptions.APIException):
        return None
    set_rollback()
    faults = faults_of(exception)
    detail = Refused.default_detail if faults else exception.detail
    return problem_response(exception.status_code, detail, faults, headers_of(exception))


def faults_of(exception):
    if isinstance(exception, Refused):
        return exception.faults
    return list(flattened(exception.detail)) if isinstance(exception.detail, (list, dict)) else []


def flattened(detail, name=""):
    """The faults in the nested lists and dicts of a serializer's errors."""
    if isinstance(detail, dict):
        for key, inner in detail.items():
            yield from flattened(inner, f"{name}.{key}" if name else str(key))
    elif isinstance(detail, list):
        for inner in detail:
            yield from flattened(inner, name)
    else:
        yield Fault("" if name == "non_field_errors" else name, str(detail))


def headers_of(exception):
    headers = {
        "WWW-Authenticate": getattr(exception, "auth_header", None),
        "Retry-After": getattr(exception, "wait", None),
    }
    return {name: str(value) for name, value in headers.items() if value}
