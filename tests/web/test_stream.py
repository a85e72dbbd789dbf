"""Streams and long-polls over a feed that a test holds in its hand."""

import asyncio
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from starlette.types import Receive, Scope, Send

from cordboard.web.context import Face
from cordboard.web.exchange import Exchange
from cordboard.web.stream import Feed, Listening, OpenStreams, poll, staff_view, stream
from cordboard.web.wire import ENCODER
from tests.web.asgi_client import Client, Open


@dataclass
class Thing:
    cursor: str | None
    body: bytes
    kind: str = "message_sent"
    visibility: str = "staff"


class HandFeed:
    """Tells what a test puts into it."""

    def __init__(self, *things: Thing) -> None:
        self.things = deque(things)
        self.cursor = "e:0"
        self._news = asyncio.Event()

    def put(self, thing: Thing) -> None:
        self.things.append(thing)
        self._news.set()

    async def next(self, timeout: float, /) -> Sequence[Thing]:
        if not self.things:
            self._news.clear()
            try:
                async with asyncio.timeout(timeout):
                    await self._news.wait()
            except TimeoutError:
                return []
        told = list(self.things)
        self.things.clear()
        if told and told[-1].cursor:
            self.cursor = told[-1].cursor
        return told

    def wake(self) -> None:
        self._news.set()

    def close(self) -> None:
        self.wake()


class Door:
    """An application that is nothing but one stream, or one poll."""

    def __init__(self, feed: Feed, *, wait: float | None = None, **face: Any) -> None:
        self.feed = feed
        self.wait = wait
        self.face = Face(secret=b"s", static=Path(), **face)
        self.closing = asyncio.Event()
        self.streams = OpenStreams(closing=self.closing)
        self.valid = True
        self.listening: Listening | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        exchange = Exchange(scope, receive, send, address="")
        self.listening = Listening(self.feed, valid=self._valid)
        self.streams.add(self.listening)
        if self.wait is None:
            await stream(exchange, self.feed, view=staff_view, face=self.face, listening=self.listening)
        else:
            found = await poll(exchange, self.feed, view=staff_view, wait=self.wait, listening=self.listening)
            await exchange.answer(200, ENCODER.encode(found))
        self.streams.remove(self.listening)

    async def _valid(self) -> bool:
        return self.valid


def opened(door: Door) -> Open:
    return Client(door).open("GET", "/")


async def test_a_stream_begins_with_a_comment_and_numbers_what_has_a_number() -> None:
    feed = HandFeed(Thing("e:1", b'{"seq":1}'), Thing(None, b'{"kind":"typing"}', kind="typing"))

    answer = opened(Door(feed))
    await answer.until("typing")

    assert answer.text.startswith(": \n\n")
    assert answer.events == [("e:1", {"seq": 1}), (None, {"kind": "typing"})]
    assert answer.headers["content-type"].startswith("text/event-stream")
    assert answer.headers["x-accel-buffering"] == "no"
    assert "no-" in answer.headers["cache-control"]
    await answer.hang_up()


async def test_a_quiet_stream_beats() -> None:
    answer = opened(Door(HandFeed(), heartbeat_seconds=0.02))

    text = await answer.until(": \n\n: \n\n: \n\n")

    assert set(text.split("\n\n")) == {": ", ""}
    await answer.hang_up()


async def test_a_stream_ends_itself_with_a_retry() -> None:
    answer = opened(Door(HandFeed(), stream_seconds=0))

    text = await answer.end()

    assert "retry: " in text
    assert answer.events[-1][1]["kind"] == "bye"
    assert answer.finished


async def test_a_closing_server_says_bye() -> None:
    door = Door(HandFeed())
    answer = opened(door)
    await answer.until(":")

    door.closing.set()
    door.streams.say_bye()
    await answer.end()

    assert answer.events[-1][1]["kind"] == "bye"
    assert answer.finished
    assert len(door.streams) == 0


async def test_who_comes_to_a_closing_server_is_sent_away() -> None:
    door = Door(HandFeed())
    door.closing.set()

    answer = opened(door)
    await answer.end()

    assert answer.events[-1][1]["kind"] == "bye"


async def test_who_may_not_listen_any_more_is_cut_off_without_another_word() -> None:
    feed = HandFeed()
    door = Door(feed)
    answer = opened(door)
    await answer.until(":")

    door.valid = False
    await door.streams.sweep()
    feed.put(Thing("e:1", b'{"secret":1}'))
    await answer.end()

    assert "secret" not in answer.text
    assert answer.finished


async def test_a_client_that_hangs_up_is_noticed() -> None:
    door = Door(HandFeed())
    answer = opened(door)
    await answer.until(":")

    await answer.hang_up()

    assert len(door.streams) == 0


async def test_a_reader_who_takes_nothing_is_cut_off() -> None:
    feed = HandFeed()
    door = Door(feed, write_seconds=0.05)
    answer = opened(door)
    await answer.until(":")

    answer.stalled = asyncio.Event()
    feed.put(Thing("e:1", b"{}"))
    await answer.end()

    assert not answer.finished
    assert len(door.streams) == 0


async def test_a_poll_answers_at_once_when_there_is_something() -> None:
    reply = await Client(Door(HandFeed(Thing("e:1", b'{"seq":1}')), wait=25)).get("/")

    assert reply.json == [{"seq": 1}]


async def test_a_poll_waits_for_something() -> None:
    feed = HandFeed()
    answer = opened(Door(feed, wait=25))
    await asyncio.sleep(0)

    feed.put(Thing("e:1", b'{"seq":1}'))
    await answer.end()

    assert answer.text == '[{"seq":1}]'


async def test_a_poll_ends_with_nothing() -> None:
    reply = await Client(Door(HandFeed(), wait=0.02)).get("/")

    assert reply.json == []


async def test_a_waiting_poll_is_told_of_the_end() -> None:
    door = Door(HandFeed(), wait=25)
    answer = opened(door)
    await asyncio.sleep(0.01)

    door.streams.say_bye()
    await answer.end()

    assert '"bye"' in answer.text
