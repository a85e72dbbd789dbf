"""Hints reach who listens, in this process and on other nodes, and nothing about them can block or raise."""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import asynccontextmanager
from urllib.parse import urlsplit

import pytest
from nats.aio.client import Client

from cordboard.fanout.memory import MemoryFanout
from cordboard.fanout.nats import MOST_UNSENT, NatsFanout
from cordboard.switchboard.ports import Fanout


class Ear:
    """Remembers what it heard, and lets a test wait for it."""

    def __init__(self) -> None:
        self.heard: list[tuple[str, str]] = []
        self._news = asyncio.Event()

    def __call__(self, subject: str, note: str) -> None:
        self.heard.append((subject, note))
        self._news.set()

    async def until(self, *hints: tuple[str, str]) -> None:
        async with asyncio.timeout(10):
            while not set(hints) <= set(self.heard):
                self._news.clear()
                await self._news.wait()


@pytest.fixture(params=["memory", "nats"])
async def pair(request: pytest.FixtureRequest) -> AsyncIterator[tuple[Fanout, Fanout]]:
    """Two nodes: the one that tells and the one that listens. In memory they are the same."""
    if request.param == "memory":
        alone = MemoryFanout()
        yield alone, alone
        return
    url: str = request.getfixturevalue("nats_url")
    nodes = [NatsFanout(url, subject=f"hints.{id(request)}") for _ in range(2)]
    for node in nodes:
        await node.start()
        await node.ready.wait()
    yield nodes[0], nodes[1]
    for node in nodes:
        await node.close()


async def test_a_hint_reaches_who_listens_to_its_subject_and_to_all_above(
    pair: tuple[Fanout, Fanout],
) -> None:
    teller, listener = pair
    exact, below, everything, other = Ear(), Ear(), Ear(), Ear()
    listener.subscribe("chat.c1", exact)
    listener.subscribe("chat.>", below)
    listener.subscribe("chat.c1.typing.>", other)
    listener.subscribe("chat.c1", everything)

    teller.publish("chat.c1", "42")
    teller.publish("chat.c2", "a note with spaces, ünd söme")
    teller.publish("chats", "")

    await below.until(("chat.c1", "42"), ("chat.c2", "a note with spaces, ünd söme"))
    assert exact.heard == everything.heard == [("chat.c1", "42")]
    assert len(below.heard) == 2
    assert other.heard == []


async def test_names_with_dots_and_blanks_are_subjects_too(pair: tuple[Fanout, Fanout]) -> None:
    teller, listener = pair
    ear = Ear()
    listener.subscribe("agent.ann.lee@example.com", ear)
    listener.subscribe("queue.After sales > general", ear)

    teller.publish("agent.ann.lee@example.com", "1")
    teller.publish("queue.After sales > general", "2")

    await ear.until(("agent.ann.lee@example.com", "1"), ("queue.After sales > general", "2"))


async def test_the_own_node_hears_at_once(pair: tuple[Fanout, Fanout]) -> None:
    teller, _ = pair
    ear = Ear()
    end = teller.subscribe("chat.c1", ear)

    teller.publish("chat.c1", "1")
    at_once = list(ear.heard)
    end()
    end()
    teller.publish("chat.c1", "2")

    assert at_once == ear.heard == [("chat.c1", "1")]


async def test_a_listener_that_fails_disturbs_nobody(pair: tuple[Fanout, Fanout]) -> None:
    teller, listener = pair
    ear = Ear()

    def fail(subject: str, note: str) -> None:
        raise LookupError(subject)

    listener.subscribe("chat.c1", fail)
    listener.subscribe("chat.c1", ear)
    teller.publish("chat.c1", "1")

    await ear.until(("chat.c1", "1"))


async def test_without_nats_hints_work_at_home_and_what_waits_is_bounded() -> None:
    node = NatsFanout("nats://127.0.0.1:9")
    await node.start()
    ear = Ear()
    node.subscribe("chat.c1", ear)

    for number in range(MOST_UNSENT + 10):
        node.publish("chat.c1", str(number))
    await asyncio.sleep(0)

    assert len(ear.heard) == MOST_UNSENT + 10
    assert len(node._unsent) == MOST_UNSENT
    await node.close()


async def test_hints_flow_again_after_the_connection_broke(nats_url: str) -> None:
    teller, listener = (
        NatsFanout(nats_url, subject="hints.again"),
        NatsFanout(nats_url, subject="hints.again"),
    )
    for node in (teller, listener):
        await node.start()
        await node.ready.wait()
    ear = Ear()
    listener.subscribe("chat.c1", ear)

    transport = listener._client._transport
    assert transport is not None
    transport.close()
    async with asyncio.timeout(10):
        while ("chat.c1", "again") not in ear.heard:
            teller.publish("chat.c1", "again")
            await asyncio.sleep(0.02)

    for node in (teller, listener):
        await node.close()


async def test_a_server_that_pings_before_it_answers_is_tried_again(nats_url: str) -> None:
    """A busy NATS server does so: its first PING is due a second after it was called."""
    async with ping_first(nats_url) as slow:
        teller, listener = (
            NatsFanout(nats_url, subject="hints.slow"),
            NatsFanout(slow, subject="hints.slow"),
        )
        for node in (teller, listener):
            await node.start()
            await node.ready.wait()
        there, back = Ear(), Ear()
        listener.subscribe("chat.c1", there)
        teller.subscribe("chat.c2", back)

        teller.publish("chat.c1", "1")
        listener.publish("chat.c2", "2")

        await there.until(("chat.c1", "1"))
        await back.until(("chat.c2", "2"))
        for node in (teller, listener):
            await node.close()


async def test_a_connection_that_cannot_be_closed_is_followed_by_another(
    nats_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The client writes what it still holds when it is closed, into a connection that may be broken."""
    close, broken = Client.close, [True]

    async def closing(client: Client) -> None:
        await close(client)
        if broken:
            broken.clear()
            raise ConnectionResetError

    async with ping_first(nats_url) as slow:
        with monkeypatch.context() as patched:
            patched.setattr(Client, "close", closing)
            node = NatsFanout(slow, subject="hints.broken")
            await node.start()
            await asyncio.wait_for(node.ready.wait(), 20)
            await node.close()

    assert not broken


@asynccontextmanager
async def ping_first(nats_url: str) -> AsyncGenerator[str]:
    """The address of a way to the NATS server on which the first connection hears PING before the first PONG."""
    there = urlsplit(nats_url)
    todo = [True]

    async def carry(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, *, meddle: bool) -> None:
        try:
            while data := await reader.read(65_536):
                if meddle and todo and b"PONG" in data:
                    todo.clear()
                    data = b"PING\r\n" + data
                writer.write(data)
                await writer.drain()
        except ConnectionError:
            pass
        finally:
            writer.close()

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        upstream, down = await asyncio.open_connection(there.hostname, there.port)
        await asyncio.gather(carry(reader, down, meddle=False), carry(upstream, writer, meddle=True))

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    try:
        yield f"nats://127.0.0.1:{server.sockets[0].getsockname()[1]}"
        assert not todo, "the server did not ping first"
    finally:
        server.close()
