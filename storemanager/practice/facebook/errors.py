"""The Graph API's refusals: one envelope, many codes."""

import json
from collections.abc import Mapping

from storemanager.practice.http import Json, Response

JSON_TYPE = {"Content-Type": "application/json; charset=UTF-8"}


class GraphError(Exception):
    """A refusal, with the status it is answered with."""

    def __init__(
        self, code: int, message: str, *, subcode: int = 0, status: int = 400, kind: str = "OAuthException"
    ) -> None:
        super().__init__(message)
        self.code, self.message, self.subcode, self.status, self.kind = code, message, subcode, status, kind

    def response(self, headers: Mapping[str, str]) -> Response:
        """The envelope."""
        body: dict[str, Json] = {"message": self.message, "type": self.kind, "code": self.code}
        if self.subcode:
            body["error_subcode"] = self.subcode
        if self.code in (1, 2, 4, 17, 32, 613) or self.code >= 80000:
            body["is_transient"] = True
        body["fbtrace_id"] = "APractice"
        return Response(self.status, json.dumps({"error": body}).encode(), {**JSON_TYPE, **headers})


def token_dead(message: str, subcode: int = 463) -> GraphError:
    """190: no retry helps."""
    return GraphError(190, message, subcode=subcode, status=401)


def bad_parameter(message: str, subcode: int = 0) -> GraphError:
    """100: the call itself is wrong."""
    return GraphError(100, f"(#100) {message}", subcode=subcode)


def not_visible(node: str) -> GraphError:
    """100/33: not there, or not for this token."""
    message = (
        f"Unsupported get request. Object with ID '{node}' does not exist, cannot be loaded due to missing "
        "permissions, or does not support this operation"
    )
    return GraphError(100, message, subcode=33, kind="GraphMethodException")


def unknown_path(path: str) -> GraphError:
    """2500: there is no such edge (any more)."""
    return GraphError(2500, f"Unknown path components: {path}")


def no_permission(name: str) -> GraphError:
    """200: a right that Meta has not granted."""
    code = 230 if name == "pages_messaging" else 200
    return GraphError(code, f"(#{code}) Requires {name} permission to manage the object", status=403)
