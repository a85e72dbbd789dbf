"""One request and its answer, as thin as ASGI allows: the hot endpoints work on this alone."""

import itertools
import secrets

from starlette.types import Receive, Scope, Send

from cordboard.core.errors import Refused
from cordboard.web.errors import problem
from cordboard.web.wire import RawHeaders

_BOOT = secrets.token_hex(4)
_numbers = itertools.count(1)

Headers = tuple[tuple[bytes, bytes], ...]

_BARE = frozenset({204, 304})
SAFE: Headers = (
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
    (b"cache-control", b"no-store"),
    (b"cross-origin-resource-policy", b"same-origin"),
)
"""On every answer that carries data of people."""

JSON_HEADERS: Headers = ((b"content-type", b"application/json"),)


class Exchange:
    """A request under way.

    `extra` goes onto whatever answer is sent (security headers, CORS), after the request id and `always`. `started`
    tells whether an answer has begun: then no other can follow.
    """

    __slots__ = (
        "_headers",
        "_own",
        "address",
        "extra",
        "method",
        "receive",
        "request_id",
        "scope",
        "send",
        "started",
        "status",
    )

    def __init__(
        self, scope: Scope, receive: Receive, send: Send, *, address: str, always: Headers = ()
    ) -> None:
        self.scope = scope
        self.receive = receive
        self.send = send
        self.address = address
        self.request_id = f"{_BOOT}-{next(_numbers):x}"
        self._own = ((b"x-request-id", self.request_id.encode()), *always)
        self.extra: Headers = SAFE
        self.method: str = scope["method"]
        self._headers: dict[bytes, bytes] = dict(scope["headers"])
        self.started = False
        self.status = 0

    @property
    def path(self) -> str:
        """The path as it came, percent-encoded."""
        raw = self.scope.get("raw_path")
        return self.scope["path"] if raw is None else raw.decode("latin-1")

    def header(self, name: bytes) -> bytes | None:
        """A request header by its lower-case name; of a repeated one the last."""
        return self._headers.get(name)

    async def answer(self, status: int, body: bytes, headers: RawHeaders = JSON_HEADERS) -> None:
        """Send a whole answer; a HEAD gets only its head. Give no content type with an empty body."""
        if status not in _BARE:
            headers = (*headers, (b"content-length", str(len(body)).encode()))
        await self.begin(status, headers)
        await self.send({"type": "http.response.body", "body": b"" if self.method == "HEAD" else body})

    async def begin(self, status: int, headers: RawHeaders) -> None:
        """Send the head of an answer."""
        self.started = True
        self.status = status
        everything = [*self._own, *self.extra, *headers]
        await self.send({"type": "http.response.start", "status": status, "headers": everything})

    async def refuse(self, refused: Refused) -> None:
        """Answer with a refusal."""
        status, headers, body = problem(refused, request_id=self.request_id)
        await self.answer(status, body, headers)
