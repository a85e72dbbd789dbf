"""Event streams and long-polls out of one feed: what is told, when, and how a stream ends."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import Protocol

import msgspec

from cordboard.web.context import Face
from cordboard.web.exchange import Exchange

LONGEST_WAIT = 25
"""Seconds that a long-poll may wait at most."""
RETRY_MS = 2_000
"""How long a client should wait, at most, before it comes back after `bye`."""

_HEADERS = ((b"content-type", b"text/event-stream; charset=utf-8"), (b"x-accel-buffering", b"no"))
_COMMENT = b": \n\n"
BYE = b'{"kind":"bye","retry_ms":%d}' % RETRY_MS
_BYE = b"retry: %d\ndata: %b\n\n" % (RETRY_MS, BYE)


class Told(Protocol):
    """Something a feed tells. `cursor` None: without a number."""

    @property
    def cursor(self) -> str | None: ...
    @property
    def kind(self) -> str: ...
    @property
    def body(self) -> bytes: ...
    @property
    def visibility(self) -> str: ...


class Feed(Protocol):
    """What one reader gets, in order (`switchboard/streams/feeds.py`)."""

    @property
    def cursor(self) -> str: ...
    async def next(self, timeout: float, /) -> Sequence[Told]:
        """What is new, within `timeout` seconds; may answer nothing sooner when woken."""
        ...

    def wake(self) -> None: ...
    def close(self) -> None: ...


View = Callable[[Told], bytes | None]
"""What the reader gets to see of an item, as JSON; None: nothing."""


class Listening:
    """A reader who stays. `end` makes it stop, from outside, as soon as the current write is done."""

    __slots__ = ("_feed", "ended", "valid")

    def __init__(self, feed: Feed, *, valid: Callable[[], Awaitable[bool]]) -> None:
        self._feed = feed
        self.ended = ""
        self.valid = valid
        """Whether the reader may still listen: asked about once a second."""

    def end(self, why: str) -> None:
        """Stop: `bye`, `revoked`, `gone` or `time`. The first reason stays; calling again wakes again."""
        self.ended = self.ended or why
        self._feed.wake()


class OpenStreams:
    """All readers who stay, on this node; one loop looks after them."""

    def __init__(self, *, closing: asyncio.Event) -> None:
        self._closing = closing
        self._open: set[Listening] = set()

    def __len__(self) -> int:
        return len(self._open)

    def add(self, listening: Listening) -> None:
        """A reader comes. When the server is closing it is told to go at once."""
        self._open.add(listening)
        if self._closing.is_set():
            listening.end("bye")

    def remove(self, listening: Listening) -> None:
        """A reader goes."""
        self._open.discard(listening)

    def say_bye(self) -> None:
        """The server stops: every stream ends itself."""
        for listening in tuple(self._open):
            listening.end("bye")

    async def sweep(self) -> None:
        """End the streams of those who may not listen any more."""
        for listening in tuple(self._open):
            if listening.ended:
                listening.end(listening.ended)
            elif not await listening.valid():
                listening.end("revoked")


async def stream(
    exchange: Exchange,
    feed: Feed,
    *,
    view: View,
    face: Face,
    listening: Listening,
) -> None:
    """Send what the feed tells as server-sent events, until it is over. Closes nothing but the answer.

    A comment comes at once and after every pause, so that a dead link is noticed. A reader who takes nothing for
    `write_seconds` is cut off.
    """
    loop = asyncio.get_running_loop()
    over_at = loop.time() + face.stream_seconds
    gone = loop.create_task(_until_gone(exchange, listening))
    try:
        async with asyncio.timeout(face.write_seconds):
            await exchange.begin(200, _HEADERS)
        await _write(exchange, _COMMENT, face)
        while not listening.ended:
            left = over_at - loop.time()
            if left <= 0:
                break
            items = await _next(feed, min(face.heartbeat_seconds, left))
            if listening.ended in {"revoked", "gone"}:
                break
            frames = _frames(items, view)
            if frames:
                await _write(exchange, frames, face)
            elif not listening.ended:
                await _write(exchange, _COMMENT, face)
        if listening.ended != "gone":
            await _write(exchange, b"" if listening.ended == "revoked" else _BYE, face, more=False)
    except TimeoutError:
        _cut(exchange)
    finally:
        gone.cancel()


async def poll(
    exchange: Exchange, feed: Feed, *, view: View, wait: float, listening: Listening
) -> list[msgspec.Raw]:
    """What the feed tells within `wait` seconds, for one answer: at once if there is anything.

    Waits on while there is only what the reader may not see.
    """
    loop = asyncio.get_running_loop()
    until = loop.time() + wait
    gone = loop.create_task(_until_gone(exchange, listening)) if wait else None
    try:
        while True:
            items = await _next(feed, max(0.0, until - loop.time()))
            bodies = [msgspec.Raw(body) for item in items if (body := view(item)) is not None]
            if listening.ended == "bye":
                bodies.append(msgspec.Raw(BYE))
            if bodies or listening.ended or loop.time() >= until:
                return bodies
    finally:
        if gone is not None:
            gone.cancel()


def staff_view(item: Told) -> bytes | None:
    """Staff see items as they are; feeds leave the trace out."""
    return item.body


def wants_stream(exchange: Exchange) -> bool:
    """Whether the client asked for a stream."""
    return b"text/event-stream" in (exchange.header(b"accept") or b"").lower()


def _frames(items: Sequence[Told], view: View) -> bytes:
    """Items as frames. One that the reader may not see still moves the cursor, with the next that is seen."""
    frames: list[bytes] = []
    for item in items:
        body = view(item)
        if body is None:
            continue
        if item.cursor is not None:
            frames.append(b"id: %b\ndata: %b\n\n" % (item.cursor.encode(), body))
        else:
            frames.append(b"data: %b\n\n" % body)
    return b"".join(frames)


async def _next(feed: Feed, timeout: float) -> Sequence[Told]:
    """As `feed.next`, which may begin its waiting anew whenever it has looked at the store: woken at the end."""
    alarm = asyncio.get_running_loop().call_later(timeout + 0.01, feed.wake)
    try:
        return await feed.next(timeout)
    finally:
        alarm.cancel()


async def _write(exchange: Exchange, data: bytes, face: Face, *, more: bool = True) -> None:
    async with asyncio.timeout(face.write_seconds):
        await exchange.send({"type": "http.response.body", "body": data, "more_body": more})


async def _until_gone(exchange: Exchange, listening: Listening) -> None:
    """Wait for the client to hang up: only `receive` tells."""
    while (await exchange.receive())["type"] != "http.disconnect":
        pass
    listening.end("gone")


def _cut(exchange: Exchange) -> None:
    """Drop the connection with whatever waits in its buffer: closing it would wait for the reader."""
    abort = getattr(getattr(getattr(exchange.send, "__self__", None), "transport", None), "abort", None)
    if callable(abort):
        abort()
