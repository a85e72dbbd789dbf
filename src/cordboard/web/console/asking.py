"""What all routes of the console share: who asks, ETags, and the errors that come with them."""

from collections.abc import Mapping
from typing import Any

from cordboard.core.reasons import Code
from cordboard.switchboard.configuration.ranks import Actor
from cordboard.web.route import Call, Header

BASE = "/api/v1"
IF_MATCH = Header(
    "if-match", "The ETag of the GET: 412 when somebody else was first. Without it the PUT always counts."
)

READING = (Code.NOT_FOUND,)
WRITING = (
    Code.ALREADY_EXISTS,
    Code.CHANGED_MEANWHILE,
    Code.FORBIDDEN,
    Code.IN_USE,
    Code.INVALID,
    Code.NOT_FOUND,
    Code.OUTRANKED,
    Code.READ_ONLY,
    Code.UNKNOWN_REFERENCE,
)


def actor(call: Call[Any, Any]) -> Actor:
    """Who makes a change, as the audit names them."""
    staff = call.staff
    return Actor(user=staff.user, rank=staff.rank, permissions=staff.permissions, address=call.address)


def if_match(call: Call[Any, Any]) -> str | None:
    """The tag that the caller has seen; None: any."""
    return call.headers.get("if-match")


def tagged(etag: str) -> Mapping[str, str]:
    """The headers of an answer that can be edited."""
    return {"etag": etag}
