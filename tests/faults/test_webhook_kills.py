"""The server is killed in the middle of deliveries: each event is delivered at least once, under one id, none is lost."""

import asyncio
import re
import sqlite3
from collections import Counter
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import httpx2

from cordboard.switchboard.outside.webhooks import key_of
from tests.contracts.patience import until
from tests.faults.server import MANAGER, PASSWORD, Server

KINDS = ["chat_opened", "message_sent", "chat_ended"]
KILL_AT = (1, 6)
"""At which delivery of each life the server is killed: while the receiver has it and has not answered."""
WITHIN = 90.0
"""Seconds: what was being delivered is tried again when its claim has run out."""


class Receiver:
    """Keeps every delivery, and kills the server before it answers the one it was told of."""

    def __init__(self) -> None:
        self.port = 0
        self.met: list[tuple[str, bytes]] = []
        self.kill: tuple[int, Server] | None = None
        self.killed = asyncio.Event()

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            head = await reader.readuntil(b"\r\n\r\n")
            length = int(re.findall(rb"content-length: (\d+)", head.lower())[0])
            body = await reader.readexactly(length)
            (key,) = re.findall(rb"idempotency-key: (\S+)", head.lower())
            self.met.append((key.decode(), body))
            if self.kill is not None:
                left, server = self.kill
                self.kill = (left - 1, server) if left > 1 else None
                if left == 1:
                    await asyncio.to_thread(server.kill)
                    self.killed.set()
                    return
            writer.write(b"HTTP/1.1 204 No Content\r\ncontent-length: 0\r\n\r\n")
            await writer.drain()
        except (OSError, asyncio.IncompleteReadError):
            pass  # the server was killed while it spoke
        finally:
            writer.close()


@asynccontextmanager
async def receiving() -> AsyncGenerator[Receiver]:
    receiver = Receiver()
    listening = await asyncio.start_server(receiver.serve, "127.0.0.1", 0)
    receiver.port = listening.sockets[0].getsockname()[1]
    try:
        yield receiver
    finally:
        listening.close()


async def visit(server: Server, words: int) -> None:
    """A chat with some messages that ends; what the killed server did not take is not said."""
    async with httpx2.AsyncClient(base_url=f"http://127.0.0.1:{server.port}/api/v1", timeout=10) as client:
        try:
            opened = await client.post("/chats", json={"url": "http://localhost/demo", "point": "demo"})
            assert opened.status_code == 201, opened.text
            chat = opened.json()
            headers = {"authorization": f"Bearer {chat['token']}"}
            path = f"/chats/{chat['chat_id']}"
            for number in range(words):
                said = {"client_id": f"m{number}", "text": f"word {number}"}
                await client.post(f"{path}/messages", json=said, headers=headers)
            await client.post(f"{path}/end", headers=headers)
        except httpx2.TransportError:
            return


async def test_every_event_arrives_at_least_once_under_one_id(tmp_path: Path) -> None:
    async with receiving() as receiver:
        with Server(tmp_path / "data", outside=f"127.0.0.1:{receiver.port}") as server:
            await asyncio.to_thread(server.prepare)
            await asyncio.to_thread(server.start)
            await set_up(server, receiver)
            for turn in KILL_AT:
                receiver.kill = (turn, server)
                await asyncio.gather(*(visit(server, words=3) for _ in range(4)))
                await asyncio.wait_for(receiver.killed.wait(), 30)
                receiver.killed.clear()
                await asyncio.to_thread(server.start)
            await until(lambda: asyncio.to_thread(all_told, server), within=WITHIN)
            await asyncio.to_thread(server.stop)

    wanted, rows = events(server), deliveries(server)
    met = Counter(key for key, _ in receiver.met)
    assert set(met) == set(wanted), "none is lost, and nothing else is told"
    assert len(wanted) > sum(KILL_AT)
    assert set(rows) == set(wanted)
    assert all(note.startswith("delivered") for note in rows.values()), rows
    bodies = {(key, body) for key, body in receiver.met}
    assert len(bodies) == len(met), "a repeat says the same as the first"
    assert max(met.values()) <= 1 + len(KILL_AT), "and is made only where the answer was lost"


async def set_up(server: Server, receiver: Receiver) -> None:
    async with httpx2.AsyncClient(base_url=f"http://127.0.0.1:{server.port}/api/v1") as client:
        session = await client.post("/session", json={"user_name": MANAGER, "password": PASSWORD})
        hook = {"name": "hook", "url": f"http://127.0.0.1:{receiver.port}/", "events": KINDS}
        token = {"x-csrf-token": session.json()["csrf_token"]}
        made = await client.post("/webhooks", json=hook, headers=token)
        assert made.status_code == 201, made.text


def _ask(server: Server, query: str) -> list[Any]:
    with sqlite3.connect(server.data / "cordboard.db") as database:
        found = database.execute(query).fetchall()
    database.close()
    return found


def all_told(server: Server) -> bool:
    return _ask(server, "SELECT count(*) FROM outbox WHERE kind = 'webhook' AND done_at IS NULL") == [(0,)]


def events(server: Server) -> set[str]:
    """The id of the delivery of each event on record that is worth telling."""
    rows = _ask(server, "SELECT chat_id, seq, kind FROM events")
    return {key_of("hook", chat, seq, kind) for chat, seq, kind in rows if kind in KINDS}


def deliveries(server: Server) -> dict[str, str]:
    return dict(_ask(server, "SELECT key, note FROM outbox WHERE kind = 'webhook'"))
