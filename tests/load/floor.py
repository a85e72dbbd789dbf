"""A running server with agents at their desks, for measuring: clients that cost as little as they can."""

import asyncio
import contextlib
import json
import os
import tempfile
from collections.abc import AsyncGenerator, Callable
from pathlib import Path
from time import perf_counter

from tests.faults.centre import AGENT_PASSWORD, PAGE, POINT, Session, set_up
from tests.faults.connection import Answer, Connection, EventStream, request
from tests.faults.server import Server

SERVER_CORE, CLIENT_CORE = 0, 1
SLOTS = 30
"""Chats per agent: the most there can be."""


def pin() -> set[int] | None:
    """Put this process on one core, and answer the other for the server; None where there is only one."""
    cores = sorted(os.sched_getaffinity(0))
    if len(cores) < 2:
        return None
    os.sched_setaffinity(0, {cores[CLIENT_CORE]})
    return {cores[SERVER_CORE]}


def cpu_seconds(pid: int) -> float:
    """CPU that a process has used, user and system: steadier than time on a machine that others use too."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


class Desk:
    """An agent's desk: takes whatever rings, or leaves it, and notes when events come."""

    def __init__(self, port: int, session: Session) -> None:
        self._port = port
        self.session = session
        self.accepts = True
        self.taken = 0
        self.offered: Callable[[str, float], None] = lambda _chat, _at: None
        self.told: Callable[[bytes, float], None] = lambda _data, _at: None
        self._work: set[asyncio.Task[None]] = set()

    @classmethod
    async def open(cls, port: int, user: str) -> "Desk":
        connection = await Connection.to(port)
        session = Session(await connection.ask(Session.opening(user, AGENT_PASSWORD)))
        desk = cls(port, session)
        snapshot = await connection.ask(session.request("GET", "/api/v1/desk"))
        assert snapshot.status == 200, snapshot
        headers = {
            **session.headers,
            "accept": "text/event-stream",
            "last-event-id": snapshot.json()["cursor"],
        }
        raw = request("GET", "/api/v1/desk/events", headers=headers)
        stream = await EventStream.to(port, raw, desk._on_event)
        assert stream.status == 200, stream.status
        ready = await connection.ask(session.request("PUT", "/api/v1/desk/state", {"state": "ready"}))
        assert ready.status == 200, ready
        connection.close()
        return desk

    async def not_ready(self) -> None:
        connection = await Connection.to(self._port)
        body = {"state": "not_ready"}
        assert (await connection.ask(self.session.request("PUT", "/api/v1/desk/state", body))).status == 200
        connection.close()

    def _on_event(self, name: str | None, data: bytes) -> None:
        now = perf_counter()
        if data.startswith(b'{"kind":"offer",'):
            event = json.loads(data)
            self.offered(event["chat_id"], now)
            if self.accepts:
                task = asyncio.create_task(self._accept(event["chat_id"], event["gen"]))
                self._work.add(task)
                task.add_done_callback(self._work.discard)
        elif name is not None:
            self.told(data, now)

    async def _accept(self, chat: str, gen: int) -> None:
        connection = await Connection.to(self._port)
        answer = await connection.ask(
            self.session.request("POST", f"/api/v1/desk/chats/{chat}/accept", {"gen": gen})
        )
        assert answer.status == 200, answer
        self.taken += 1
        connection.close()


@contextlib.asynccontextmanager
async def floor(
    *, desks: int, settings: dict[str, object] | None = None
) -> AsyncGenerator[tuple[Server, list[Desk]]]:
    """A fresh server and so many desks, all ready."""
    cores = pin()
    names = [f"crew{number}" for number in range(max(desks, 1))]
    given = {"answer_timeout": 600, "queue_timeout": 3600, **(settings or {})}
    with (
        tempfile.TemporaryDirectory(prefix="cordboard-load-") as folder,
        Server(Path(folder) / "data", cores=cores) as server,
    ):
        server.prepare()
        await asyncio.to_thread(server.start)
        await set_up(server, agents=names, max_chats=SLOTS, wrap_up_timeout=0, settings=given)
        yield server, [await Desk.open(server.port, name) for name in names[:desks]]


def opening(number: int) -> bytes:
    """The request that opens a chat."""
    body = {"url": PAGE, "point": POINT, "title": "Cart", "visitor": {"name": f"Visitor {number}"}}
    return request("POST", "/api/v1/chats", body, headers={"idempotency-key": f"load-{os.getpid()}-{number}"})


async def opened(connection: Connection, number: int) -> tuple[str, str, str]:
    """A new chat: id, token, cursor."""
    answer: Answer = await connection.ask(opening(number))
    assert answer.status == 201, answer
    found = answer.json()
    return found["chat_id"], found["token"], found["cursor"]


async def until(condition: Callable[[], bool], seconds: float, what: str) -> None:
    """Wait for a condition. Raises AssertionError."""
    over = perf_counter() + seconds
    while not condition():
        assert perf_counter() < over, f"{what}: not within {seconds:g} s"
        await asyncio.sleep(0.01)
