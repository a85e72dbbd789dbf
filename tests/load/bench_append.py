"""How much the store's grouped commit costs beside the bare driver: one checked UPDATE and one INSERT a message.

Both sides write the same rows to the same kind of database, in turns, in one run: SQLite with `synchronous=FULL`,
and PostgreSQL as the tests start it (no fsync there: only the CPU of our own process is worth reading). The bare side
has its rows ready and no callers; ours gets documents from waiting tasks and answers each. Run it with
`python -m tests.load.bench_append [SECONDS]`.
"""

import asyncio
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import asyncpg
import msgspec
import uvloop
from msgspec.structs import replace

from cordboard.core.chat.chat import Chat, Page, Visitor
from cordboard.storage import statements
from cordboard.storage.engine import migrate, open_store
from cordboard.storage.sqlite import writing_engine
from cordboard.switchboard.ports import ChatChange, NewEvent, Unit
from tests.servers.postgres import Postgres, postgres

WAITERS = (1, 64, 256)
ROUNDS = 3
NOW = 1_800_000_000_000
BODY = msgspec.json.encode({"seq": 1, "kind": "message_sent", "text": "x" * 200, "client_id": "0" * 20})
Rows = tuple[list[tuple[Any, ...]], list[tuple[Any, ...]]]


@dataclass
class Measured:
    """Messages per second, microseconds of CPU of this process per message, messages per commit."""

    rate: float
    cpu: float
    grouped: float


def main(seconds: float = 2.0) -> None:
    """Prints the tables."""
    print(f"append and commit, {seconds:g} s each, medians of {ROUNDS} rounds")
    with tempfile.TemporaryDirectory() as folder:
        files = (str(Path(folder) / f"{number}.db") for number in range(1000))
        _table("SQLite", lambda: next(files), _bare_sqlite, seconds)
    with postgres() as server:
        _table("PostgreSQL", lambda: _database(server), _bare_postgres, seconds)


def _table(
    name: str, address: Callable[[], str], bare_side: Callable[[str, int, float], Measured], seconds: float
) -> None:
    print(f"{name:<11} waiters  bare msg/s  ours msg/s   bare CPU    our CPU  ratio  grouped")
    for waiters in WAITERS:
        bare: list[Measured] = []
        ours: list[Measured] = []
        for _ in range(ROUNDS):
            bare.append(bare_side(_migrated(address()), waiters, seconds))
            ours.append(uvloop.run(_ours(_migrated(address()), waiters, seconds)))
        one, two = _median(bare), _median(ours)
        print(
            f"{waiters:>19} {one.rate:>11,.0f} {two.rate:>11,.0f} {one.cpu:>7.1f} µs {two.cpu:>7.1f} µs "
            f"{two.cpu / one.cpu:>6.2f} {two.grouped:>8.1f}"
        )


def _database(server: Postgres) -> str:
    return server.url(server.create())


def _migrated(address: str) -> str:
    migrate(address)
    return address


def _median(measured: list[Measured]) -> Measured:
    return Measured(
        *(statistics.median(getattr(m, field) for m in measured) for field in ("rate", "cpu", "grouped"))
    )


def _a_chat(number: int) -> Chat:
    return Chat(
        id=f"c{number:025d}",
        point="demo",
        layout="Default",
        call_class="General",
        opened_at=NOW,
        visitor=Visitor(id=f"v{number}", number=number, address="192.0.2.7", language="en"),
        page=Page(url="https://shop.example/products/lamps?colour=green", title="Lamps"),
        version=1,
    )


def _said(chat: Chat) -> Chat:
    return replace(
        chat, version=chat.version + 1, last_seq=chat.last_seq + 1, read={"visitor": chat.last_seq}
    )


def _event(seq: int) -> NewEvent:
    return NewEvent(seq, NOW, "message_sent", "visitor", "visitor", "v1", f"{seq:020d}", b"h" * 16, BODY)


async def _open_all(address: str, chats: list[Chat]) -> None:
    store = await open_store(address)
    units = [Unit(chat=ChatChange(before=None, after=chat), at=NOW) for chat in chats]
    await asyncio.gather(*(store.commit(unit) for unit in units))
    await store.close()


def _rows(chats: list[Chat], doc: str, version: int) -> Rows:
    body, sent = BODY.decode(), f"{version:020d}"
    said = [(version + 1, version, doc, chat.id, version) for chat in chats]
    common = ("message_sent", "visitor", "visitor", "v1", sent, b"h" * 16, body)
    return said, [(chat.id, version, NOW, *common) for chat in chats]


def _bare_sqlite(address: str, waiters: int, seconds: float) -> Measured:
    chats = [_a_chat(number) for number in range(waiters)]
    uvloop.run(_open_all(address, chats))
    engine = writing_engine(Path(address))
    connection = engine.connect()
    bare = connection.connection.driver_connection
    assert bare is not None
    doc = msgspec.json.encode(_said(chats[0])).decode()
    commits = 0
    began, cpu = time.perf_counter(), time.process_time()
    while time.perf_counter() - began < seconds:
        said, events = _rows(chats, doc, commits + 1)
        bare.execute("BEGIN IMMEDIATE")
        assert bare.executemany(statements.CHAT_SAID.sqlite, said).rowcount == waiters
        bare.executemany(statements.EVENT.sqlite, events)
        bare.execute("COMMIT")
        commits += 1
        if commits % 64 == 0:
            bare.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchall()
    passed, used = time.perf_counter() - began, time.process_time() - cpu
    connection.close()
    engine.dispose()
    return _measured(commits * waiters, passed, used, commits)


def _bare_postgres(address: str, waiters: int, seconds: float) -> Measured:
    chats = [_a_chat(number) for number in range(waiters)]

    async def run() -> Measured:
        await _open_all(address, chats)
        bare = await asyncpg.connect(address.replace("+asyncpg", ""))
        doc = msgspec.json.encode(_said(chats[0])).decode()
        commits = 0
        began, cpu = time.perf_counter(), time.process_time()
        while time.perf_counter() - began < seconds:
            said, events = _rows(chats, doc, commits + 1)
            async with bare.transaction():
                await bare.fetch(statements.CHAT_SAID.postgres, *zip(*said, strict=True))
                await bare.fetch(statements.EVENT.postgres, *zip(*events, strict=True))
            commits += 1
        passed, used = time.perf_counter() - began, time.process_time() - cpu
        await bare.close()
        return _measured(commits * waiters, passed, used, commits)

    return uvloop.run(run())


async def _ours(address: str, waiters: int, seconds: float) -> Measured:
    chats = [_a_chat(number) for number in range(waiters)]
    await _open_all(address, chats)
    store = await open_store(address)
    commits, sent = store.commits, 0
    began, cpu = time.perf_counter(), time.process_time()
    until = began + seconds

    async def talk(chat: Chat) -> None:
        nonlocal sent
        while time.perf_counter() < until:
            after = _said(chat)
            change = ChatChange(before=chat, after=after, events=(_event(after.last_seq),))
            await store.commit(Unit(chat=change, at=NOW))
            chat = after
            sent += 1

    await asyncio.gather(*(talk(chat) for chat in chats))
    passed, used = time.perf_counter() - began, time.process_time() - cpu
    measured = _measured(sent, passed, used, store.commits - commits)
    await store.close()
    return measured


def _measured(messages: int, passed: float, used: float, commits: int) -> Measured:
    return Measured(messages / passed, used / messages * 1e6, messages / commits)


if __name__ == "__main__":
    main(*(float(given) for given in sys.argv[1:]))
