"""How a refusal looks on the wire: one table from code to status and title, one body (RFC 9457)."""

from collections.abc import Mapping
from typing import Annotated

import msgspec
from msgspec import Meta

from cordboard.core.errors import Refused
from cordboard.core.reasons import Code

PROBLEM_TYPE = "application/problem+json"

STATUS: Mapping[Code, tuple[int, str]] = {
    Code.MALFORMED: (400, "Not understood"),
    Code.INVALID: (422, "Not valid"),
    Code.TOO_LARGE: (413, "Too large"),
    Code.UNSUPPORTED_MEDIA_TYPE: (415, "Unsupported media type"),
    Code.METHOD_NOT_ALLOWED: (405, "Method not allowed"),
    Code.NOT_FOUND: (404, "Not found"),
    Code.IDEMPOTENCY_CONFLICT: (409, "Same id, other content"),
    Code.RESYNC: (410, "Cursor no longer known"),
    Code.UNAUTHENTICATED: (401, "Nobody signed in"),
    Code.WRONG_CREDENTIALS: (401, "Wrong user name or password"),
    Code.FORBIDDEN: (403, "Not permitted"),
    Code.CSRF: (403, "CSRF token missing or wrong"),
    Code.RATE_LIMITED: (429, "Too many requests"),
    Code.BUSY: (503, "Busy"),
    Code.SHUTTING_DOWN: (503, "Shutting down"),
    Code.STORAGE_UNAVAILABLE: (503, "Storage unavailable"),
    Code.BLACKLISTED: (403, "Not served"),
    Code.URL_NOT_ACCEPTED: (403, "Page not accepted"),
    Code.UNKNOWN_POINT: (404, "Unknown routing point"),
    Code.NOT_HANDLED: (403, "Not handled"),
    Code.POINT_INACTIVE: (403, "Routing point inactive"),
    Code.IDENTITY_REFUSED: (403, "Identity refused"),
    Code.TOO_MANY_OPEN: (429, "Too many open chats"),
    Code.CHAT_ENDED: (409, "Chat ended"),
    Code.WRONG_STATE: (409, "Not possible in this state"),
    Code.STALE_GEN: (409, "Assignment is not current"),
    Code.OFFER_GONE: (409, "Offer gone"),
    Code.NOT_YOURS: (403, "Not your chat"),
    Code.NOT_READY: (409, "Not ready"),
    Code.SIGNED_OUT: (409, "Signed out"),
    Code.AT_CAPACITY: (409, "At capacity"),
    Code.UNKNOWN_DESTINATION: (422, "Unknown destination"),
    Code.PICK_NOT_ALLOWED: (403, "Queue does not allow picking"),
    Code.UNKNOWN_STATUS_CODE: (422, "Unknown status code"),
    Code.UNKNOWN_OUTCOME: (422, "Unknown outcome"),
    Code.OUTCOMES_REQUIRED: (409, "Outcomes required"),
    Code.NO_MAIL: (409, "No mail set up"),
    Code.ALREADY_EXISTS: (409, "Already exists"),
    Code.IN_USE: (409, "In use"),
    Code.CHANGED_MEANWHILE: (412, "Changed meanwhile"),
    Code.CONFIRM_NEEDED: (409, "Confirmation needed"),
    Code.UNKNOWN_REFERENCE: (422, "Unknown reference"),
    Code.READ_ONLY: (409, "Read-only"),
    Code.OUTRANKED: (403, "Outranked"),
    Code.VERSION_LOCKED: (409, "Version locked"),
    Code.VERSION_ACTIVE: (409, "Version active"),
    Code.SCRIPT_INVALID: (422, "Script has errors"),
    Code.INVALID_CROSS_REF: (404, "Unknown dialog"),
    Code.TOO_MANY_REGISTRATIONS: (429, "Too many registrations"),
    Code.INTERNAL: (500, "Internal error"),
}
"""Code → (status, title). A test fails on a code that is missing."""

RETRY_AFTER = 1
"""Seconds told with a 503 or 429 that names none."""


class Problem(msgspec.Struct, frozen=True, kw_only=True):
    """What is documented of a refusal; a code may add members of its own."""

    type: str
    title: str
    status: Annotated[int, Meta(ge=400, le=599)]
    detail: str
    code: Code
    request_id: str


def problem(refused: Refused, *, request_id: str) -> tuple[int, list[tuple[bytes, bytes]], bytes]:
    """Status, headers and body that tell of a refusal. Members of `extra` never hide the standard ones."""
    status, title = STATUS[refused.code]
    body = {
        **refused.extra,
        "type": f"urn:cordboard:problem:{refused.code}",
        "title": title,
        "status": status,
        "detail": refused.detail,
        "code": refused.code,
        "request_id": request_id,
    }
    headers = [(b"content-type", PROBLEM_TYPE.encode())]
    after = refused.retry_after
    if after is None and status in {429, 503}:
        after = RETRY_AFTER
    if after is not None:
        headers.append((b"retry-after", str(after).encode()))
    if refused.code is Code.UNAUTHENTICATED:
        headers.append((b"www-authenticate", b"Bearer"))
    if refused.code is Code.METHOD_NOT_ALLOWED and "allow" in refused.extra:
        headers.append((b"allow", str(refused.extra["allow"]).encode()))
    return status, headers, msgspec.json.encode(body)
