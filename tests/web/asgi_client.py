"""A client that speaks ASGI to the application in this process, and can hold an answer open."""

import asyncio
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote

import msgspec
from starlette.types import ASGIApp, Message

HOME = "192.0.2.10"


@dataclass(frozen=True)
class Reply:
    """A whole answer."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        return msgspec.json.decode(self.body)

    @property
    def code(self) -> str:
        """The problem's code; empty when the answer is none."""
        return self.json["code"] if "problem+json" in self.headers.get("content-type", "") else ""


@dataclass
class Open:
    """An answer that is still coming. `hang_up` closes it from the client's side."""

    status: int = 0
    headers: dict[str, str] = field(default_factory=dict[str, str])
    text: str = ""
    finished: bool = False
    task: "asyncio.Task[None] | None" = None
    _gone: asyncio.Event = field(default_factory=asyncio.Event)
    _news: asyncio.Event = field(default_factory=asyncio.Event)
    stalled: asyncio.Event | None = None

    async def until(self, word: str, seconds: float = 5) -> str:
        """Everything so far, as soon as it holds the word."""
        async with asyncio.timeout(seconds):
            while word not in self.text:
                self._news.clear()
                await self._news.wait()
        return self.text

    async def end(self, seconds: float = 5) -> str:
        """Everything, once the answer has ended by itself."""
        assert self.task is not None
        async with asyncio.timeout(seconds):
            await asyncio.wait([self.task])
        return self.text

    async def hang_up(self) -> None:
        self._gone.set()
        await self.end()

    @property
    def events(self) -> list[tuple[str | None, Any]]:
        """(id, event) of every frame that has arrived whole."""
        found: list[tuple[str | None, Any]] = []
        for frame in self.text.split("\n\n")[:-1]:
            lines = dict(line.split(": ", 1) for line in frame.split("\n") if not line.startswith(":"))
            if "data" in lines:
                found.append((lines.get("id"), msgspec.json.decode(lines["data"])))
        return found


class Client:
    """One caller: an address, a cookie jar for one cookie, headers that go with every call."""

    def __init__(self, app: ASGIApp, *, address: str = HOME, headers: dict[str, str] | None = None) -> None:
        self.app = app
        self.address = address
        self.headers = headers or {}

    def with_headers(self, **headers: str) -> "Client":
        """The same caller with more headers; `_` in a name stands for `-`."""
        more = {name.replace("_", "-"): value for name, value in headers.items()}
        return Client(self.app, address=self.address, headers=self.headers | more)

    async def get(self, path: str, **headers: str) -> Reply:
        return await self.call("GET", path, headers=headers)

    async def post(self, path: str, body: Any = None, **headers: str) -> Reply:
        return await self.call("POST", path, body, headers=headers)

    async def put(self, path: str, body: Any = None, **headers: str) -> Reply:
        return await self.call("PUT", path, body, headers=headers)

    async def delete(self, path: str, **headers: str) -> Reply:
        return await self.call("DELETE", path, headers=headers)

    async def call(
        self, method: str, path: str, body: Any = None, *, headers: dict[str, str] | None = None
    ) -> Reply:
        """Send a request; bytes go as they are, None as no body, anything else as JSON."""
        opened = self.open(method, path, body, headers=headers)
        await opened.end(30)
        assert opened.task is not None
        opened.task.result()
        return Reply(opened.status, opened.headers, opened.text.encode("latin-1"))

    def open(
        self, method: str, path: str, body: Any = None, *, headers: dict[str, str] | None = None
    ) -> Open:
        """Send a request and hand back the answer while it comes."""
        raw = body if isinstance(body, bytes) else b"" if body is None else msgspec.json.encode(body)
        given = {name.replace("_", "-").lower(): value for name, value in (headers or {}).items()}
        everything = {name.lower(): value for name, value in self.headers.items()} | given
        if raw and "content-type" not in everything:
            everything["content-type"] = "application/json"
        where, _, query = path.partition("?")
        scope = {
            "type": "http",
            "asgi": {"version": "3.0"},
            "http_version": "1.1",
            "method": method,
            "scheme": "http",
            "path": where,
            "raw_path": quote(where, safe="/%:@!$&'()*+,;=~").encode(),
            "query_string": query.encode(),
            "headers": [
                (b"host", b"chat.example"),
                *((name.encode(), value.encode("latin-1")) for name, value in everything.items()),
            ],
            "client": (self.address, 40_000),
            "server": ("chat.example", 80),
        }
        opened = Open()
        opened.task = asyncio.create_task(self._run(scope, raw, opened))
        return opened

    async def _run(self, scope: dict[str, Any], raw: bytes, opened: Open) -> None:
        sent = False

        async def receive() -> Message:
            nonlocal sent
            if not sent:
                sent = True
                return {"type": "http.request", "body": raw, "more_body": False}
            await opened._gone.wait()
            return {"type": "http.disconnect"}

        async def send(message: Message) -> None:
            if opened.stalled is not None:
                await opened.stalled.wait()
            if message["type"] == "http.response.start":
                opened.status = message["status"]
                opened.headers = {k.decode(): v.decode("latin-1") for k, v in message["headers"]}
            else:
                opened.text += message.get("body", b"").decode("latin-1")
                opened.finished = not message.get("more_body", False)
            opened._news.set()

        try:
            await self.app(scope, receive, send)
        finally:
            opened._news.set()
