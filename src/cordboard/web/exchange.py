"""One request and its answer, as thin as ASGI allows: the hot endpoints work on this alone."""

import itertools
import secrets

from starlette.types import Receive, Scope, Send

from cordboard.core.errors import Refused
from cordboard.web.errors import problem
from cordboard.web.wire import RawHeaders, header

_BOOT = secrets.token_hex(4)
_numbers = itertools.count(1)

SAFE: tuple[tuple[bytes, bytes], ...] = (
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
    (b"cache-control", b"no-store"),
    (b"cross-origin-resource-policy", b"same-origin"),
)
"""On every answer that carries data of people."""

JSON_HEADERS: tuple[tuple[bytes, bytes], ...] = ((b"content-type", b"application/json"),)


class Exchange:
    """A request under way.

    `extra` goes onto whatever answer is sent (request id, security headers, CORS). `started` tells whether an
    answer has begun: then no other can follow.
    """

    __slots__ = ("address", "extra", "receive", "request_id", "scope", "send", "started", "status")

    def __init__(self, scope: Scope, receive: Receive, send: Send, *, address: str) -> None:
        self.scope = scope
        self.receive = receive
        self.send = send
        self.address = address
        self.request_id = f"{_BOOT}-{next(_numbers):x}"
        self.extra: list[tuple[bytes, bytes]] = [(b"x-request-id", self.request_id.encode()), *SAFE]
        self.started = False
        self.status = 0

    @property
    def method(self) -> str:
        """The request's method, upper-case."""
        return self.scope["method"]

    @property
    def path(self) -> str:
        """The path as it came, percent-encoded."""
        raw = self.scope.get("raw_path")
        return self.scope["path"] if raw is None else raw.decode("latin-1")

    def header(self, name: bytes) -> bytes | None:
        """The first request header of a lower-case name."""
        return header(self.scope, name)

    async def answer(self, status: int, body: bytes, headers: RawHeaders = JSON_HEADERS) -> None:
        """Send a whole answer; a HEAD gets only its head. Give no content type with an empty body."""
        start = [*self.extra, *headers]
        if status not in {204, 304}:
            start.append((b"content-length", str(len(body)).encode()))
        await self.begin(status, start)
        await self.send({"type": "http.response.body", "body": b"" if self.method == "HEAD" else body})

    async def begin(self, status: int, headers: RawHeaders) -> None:
        """Send the head of an answer, nothing added."""
        self.started = True
        self.status = status
        await self.send({"type": "http.response.start", "status": status, "headers": headers})

    async def refuse(self, refused: Refused) -> None:
        """Answer with a refusal."""
        status, headers, body = problem(refused, request_id=self.request_id)
        await self.answer(status, body, headers)
