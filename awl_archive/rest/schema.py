"""The OpenAPI description, with the errors that every endpoint really sends."""

from drf_spectacular.openapi import AutoSchema

from awl_archive.rest.problems import ProblemSerializer

PROBLEM = ["application/problem+json"]


class ArchiveSchema(AutoSchema):
    def _get_response_bodies(self, direction="response"):
        bodies = super()._get_response_bodies(direction)
        codes = ["400", "404"] + (["410"] if self._is_detail() else [])
        return bodies | {
            code: self._get_response_for_code(ProblemSerializer, code, PROBLEM, direction)
            for code in codes
        }

    def _is_detail(self):
        return getattr(self.view, "action", "") == "retrieve"
