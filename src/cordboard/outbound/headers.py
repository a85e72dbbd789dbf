"""Headers of a call: which ones a script may set, and how many an answer may have. Pure."""

import re
from collections.abc import Mapping, Sequence

from cordboard.outbound.addresses import NotAllowed
from cordboard.outbound.answers import Unfit

MOST = 50
LARGEST = 8 * 1024
"""Bytes of all headers that a script sets."""
MOST_ANSWERED = 100
LARGEST_ANSWERED = 32 * 1024

METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"})
OURS = frozenset(
    {
        "accept-encoding",
        "connection",
        "content-length",
        "cordboard-signature",
        "expect",
        "host",
        "idempotency-key",
        "keep-alive",
        "proxy-authorization",
        "proxy-connection",
        "te",
        "trailer",
        "transfer-encoding",
        "upgrade",
    }
)
"""What makes a message one message, or tells who sends it: not for scripts to set."""

_NAME = re.compile(r"[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}")
_VALUE = re.compile(r"[^\x00-\x08\x0a-\x1f\x7f]*")

Headers = list[tuple[bytes, bytes]]


def sendable(given: Mapping[str, str], *, body: bytes) -> Headers:
    """The headers to send, with those that a call always has. Raises NotAllowed."""
    if len(given) > MOST:
        raise NotAllowed(f"A call has at most {MOST} headers.")
    headers: Headers = []
    for name, value in given.items():
        if not _NAME.fullmatch(name) or not _VALUE.fullmatch(value):
            raise NotAllowed(f"{name[:50]!r} is not a header that can be sent.")
        if name.lower() in OURS:
            raise NotAllowed(f"The header {name} is not for a script to set.")
        headers.append((name.encode(), value.strip().encode()))
    if sum(len(name) + len(value) for name, value in headers) > LARGEST:
        raise NotAllowed(f"The headers of a call are at most {LARGEST} bytes.")
    named = {name.lower() for name, _ in headers}
    if b"user-agent" not in named:
        headers.append((b"user-agent", b"Cordboard"))
    if b"accept" not in named:
        headers.append((b"accept", b"application/json, text/*;q=0.9, */*;q=0.1"))
    if body and b"content-type" not in named:
        json = body.lstrip()[:1] in (b"{", b"[")
        headers.append((b"content-type", b"application/json" if json else b"text/plain; charset=utf-8"))
    # Nothing is unpacked here: a megabyte stays one.
    headers += [(b"accept-encoding", b"identity"), (b"connection", b"close")]
    return headers


def check_answered(headers: Sequence[tuple[bytes, bytes]]) -> None:
    """Raises Unfit when an answer comes with more than can be meant well."""
    if len(headers) > MOST_ANSWERED or sum(len(n) + len(v) for n, v in headers) > LARGEST_ANSWERED:
        raise Unfit("The answer has too many or too large headers.")
    for name, value in headers:
        if name.lower() == b"content-encoding" and value.strip().lower() not in (b"", b"identity"):
            raise Unfit("The answer is packed, though none was asked for so.")
