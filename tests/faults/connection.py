"""HTTP/1.1 as thin as it gets: one keep-alive connection, and one event stream. Knows nothing of the product."""

import asyncio
import json
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple, cast

HOST = "127.0.0.1"


class NotSent(Exception):
    """The server could not be reached: the request had no effect."""


class Lost(Exception):
    """The connection ended, or time was over, before a whole answer had come: the outcome is unknown."""


class Answer(NamedTuple):
    status: int
    head: bytes
    body: bytes

    def json(self) -> Any:
        return json.loads(self.body) if self.body else None

    def header(self, name: str) -> str | None:
        for line in self.head.split(b"\r\n")[1:]:
            key, _, value = line.partition(b":")
            if key.strip().lower() == name.encode():
                return value.strip().decode("latin-1")
        return None


def request(
    method: str,
    path: str,
    body: object = None,
    *,
    token: str | None = None,
    headers: Mapping[str, str] | None = None,
) -> bytes:
    """The bytes of a request. `body` is sent as JSON; `token` as a bearer's."""
    raw = b"" if body is None else json.dumps(body).encode()
    lines = [f"{method} {path} HTTP/1.1", "host: localhost", f"content-length: {len(raw)}"]
    if raw:
        lines.append("content-type: application/json")
    if token is not None:
        lines.append(f"authorization: Bearer {token}")
    lines += [f"{name}: {value}" for name, value in (headers or {}).items()]
    return ("\r\n".join(lines) + "\r\n\r\n").encode("latin-1") + raw


class Connection(asyncio.Protocol):
    """One request at a time; answers must carry their length."""

    def __init__(self) -> None:
        self._transport: asyncio.Transport | None = None
        self._buffer = b""
        self._waiting: asyncio.Future[Answer] | None = None
        self.open = False

    @classmethod
    async def to(cls, port: int) -> "Connection":
        """Raises NotSent."""
        try:
            _, connection = await asyncio.get_running_loop().create_connection(cls, HOST, port)
        except OSError as error:
            raise NotSent(str(error)) from error
        return connection

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast("asyncio.Transport", transport)
        self.open = True

    def ask(self, raw: bytes) -> asyncio.Future[Answer]:
        """Send a request; the answer comes by the future, or Lost."""
        assert self._transport is not None
        waiting = self._waiting = asyncio.get_running_loop().create_future()
        if self.open:
            self._transport.write(raw)
        else:
            waiting.set_exception(Lost("the connection was closed"))
        return waiting

    def data_received(self, data: bytes) -> None:
        buffer = self._buffer = self._buffer + data if self._buffer else data
        end = buffer.find(b"\r\n\r\n")
        if end < 0:
            return
        at = buffer.find(b"content-length: ", 0, end)
        length = int(buffer[at + 16 : buffer.find(b"\r", at)]) if at > 0 else 0
        whole = end + 4 + length
        if len(buffer) < whole:
            return
        self._buffer = buffer[whole:]
        waiting, self._waiting = self._waiting, None
        if waiting is not None and not waiting.done():
            waiting.set_result(Answer(int(buffer[9:12]), buffer[:end], buffer[end + 4 : whole]))

    def connection_lost(self, exc: Exception | None) -> None:
        del exc
        self.open = False
        waiting, self._waiting = self._waiting, None
        if waiting is not None and not waiting.done():
            waiting.set_exception(Lost("the connection was cut"))

    def close(self) -> None:
        self.open = False
        if self._transport is not None:
            self._transport.abort()


OnEvent = Callable[[str | None, bytes], None]
"""Called with an event's id and its data."""


class EventStream(asyncio.Protocol):
    """Server-sent events in a chunked answer. `ended` is set when nothing more can come."""

    def __init__(self, on_event: OnEvent) -> None:
        self._on_event = on_event
        self._transport: asyncio.Transport | None = None
        self._raw = b""
        self._text = b""
        self.status = 0
        loop = asyncio.get_running_loop()
        self.began: asyncio.Future[int] = loop.create_future()
        self.ended = asyncio.Event()

    @classmethod
    async def to(cls, port: int, raw: bytes, on_event: OnEvent) -> "EventStream":
        """A stream whose head has come; `status` tells whether it is one. Raises NotSent, Lost."""
        loop = asyncio.get_running_loop()
        try:
            _, stream = await loop.create_connection(lambda: cls(on_event), HOST, port)
        except OSError as error:
            raise NotSent(str(error)) from error
        assert stream._transport is not None
        stream._transport.write(raw)
        try:
            stream.status = await stream.began
        except asyncio.CancelledError:
            stream.close()
            raise
        return stream

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast("asyncio.Transport", transport)

    def data_received(self, data: bytes) -> None:
        self._raw += data
        if not self.began.done():
            end = self._raw.find(b"\r\n\r\n")
            if end < 0:
                return
            self.began.set_result(int(self._raw[9:12]))
            self._raw = self._raw[end + 4 :]
        if self.ended.is_set():
            return
        at = 0
        while (line := self._raw.find(b"\r\n", at)) >= 0:
            size = int(self._raw[at:line], 16)
            if len(self._raw) < line + 4 + size:
                break
            self._text += self._raw[line + 2 : line + 2 + size]
            at = line + 4 + size
            if size == 0:
                self.close()
        self._raw = self._raw[at:]
        if b"\n\n" in self._text:
            *frames, self._text = self._text.split(b"\n\n")
            for frame in frames:
                self._tell(frame)

    def _tell(self, frame: bytes) -> None:
        name: str | None = None
        for line in frame.split(b"\n"):
            if line.startswith(b"data: "):
                self._on_event(name, line[6:])
            elif line.startswith(b"id: "):
                name = line[4:].decode()

    def connection_lost(self, exc: Exception | None) -> None:
        del exc
        if not self.began.done():
            self.began.set_exception(Lost("the connection was cut"))
        self.ended.set()

    def close(self) -> None:
        if self._transport is not None:
            self._transport.abort()
        self.ended.set()
