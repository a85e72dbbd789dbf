"""How much the store's grouped commit costs beside the bare driver: one checked UPDATE and one INSERT a message.

Both sides write the same rows to SQLite with `synchronous=FULL` on the same disk, in turns, in one run. The bare side
has its rows ready and no callers; ours gets documents from waiting tasks and answers each. Run it with
`python -m tests.load.bench_append [SECONDS]`.
"""

import asyncio
import statistics
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import msgspec
import uvloop
from msgspec.structs import replace

from cordboard.core.chat.chat import Chat, Page, Visitor
from cordboard.storage import statements
from cordboard.storage.engine import migrate, open_store
from cordboard.storage.sqlite import writing_engine
from cordboard.switchboard.ports import ChatChange, NewEvent, Unit

WAITERS = (1, 64, 256)
ROUNDS = 3
NOW = 1_800_000_000_000
BODY = msgspec.json.encode({"seq": 1, "kind": "message_sent", "text": "x" * 200, "client_id": "0" * 20})


@dataclass
class Measured:
    """Messages per second, and microseconds of CPU of this process per message."""

    rate: float
    cpu: float
    per_commit: float


def main(seconds: float = 2.0) -> None:
    """Prints the table."""
    print(f"append and commit, SQLite FULL, {seconds:g} s each, medians of {ROUNDS} rounds")
    print(
        f"{'waiters':>8} {'bare msg/s':>11} {'ours msg/s':>11} {'bare CPU':>9} {'our CPU':>9} {'ratio':>6} {'grouped':>8}"
    )
    for waiters in WAITERS:
        rounds = [(_bare(waiters, seconds), _ours(waiters, seconds)) for _ in range(ROUNDS)]
        bare = _median([pair[0] for pair in rounds])
        ours = _median([pair[1] for pair in rounds])
        ratio = ours.cpu / bare.cpu
        print(
            f"{waiters:>8} {bare.rate:>11,.0f} {ours.rate:>11,.0f} {bare.cpu:>6.1f} µs {ours.cpu:>6.1f} µs "
            f"{ratio:>6.2f} {ours.per_commit:>8.1f}"
        )


def _median(measured: list[Measured]) -> Measured:
    return Measured(
        *(statistics.median(getattr(m, field) for m in measured) for field in ("rate", "cpu", "per_commit"))
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


def _bare(waiters: int, seconds: float) -> Measured:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bare.db"
        migrate(path)
        engine = writing_engine(path)
        connection = engine.connect()
        bare = connection.connection.driver_connection
        assert bare is not None
        chats = [_a_chat(number) for number in range(waiters)]
        doc = msgspec.json.encode(chats[0]).decode()
        for chat in chats:
            bare.execute(
                "INSERT INTO chats (id, version, last_seq, doc, state, point, call_class, visitor_name, visitor, "
                "opened_at, url) VALUES (?, 1, 0, ?, 'routing', 'demo', 'General', 'V', ?, ?, 'u')",
                (chat.id, doc, chat.visitor.id, NOW),
            )
        body = BODY.decode()
        update, insert = statements.CHAT_SAID.sqlite, statements.EVENT.sqlite
        commits, version = 0, 1
        began, cpu = time.perf_counter(), time.process_time()
        while time.perf_counter() - began < seconds:
            sent = f"{version:020d}"
            said = [(version + 1, version, doc, chat.id, version) for chat in chats]
            rows = [
                (chat.id, version, NOW, "message_sent", "visitor", "visitor", "v1", sent, b"h" * 16, body)
                for chat in chats
            ]
            bare.execute("BEGIN IMMEDIATE")
            assert bare.executemany(update, said).rowcount == waiters
            bare.executemany(insert, rows)
            bare.execute("COMMIT")
            version += 1
            commits += 1
            if commits % 256 == 0:
                bare.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchall()
        passed, used = time.perf_counter() - began, time.process_time() - cpu
        connection.close()
        engine.dispose()
    messages = commits * waiters
    return Measured(messages / passed, used / messages * 1e6, waiters)


def _ours(waiters: int, seconds: float) -> Measured:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "ours.db"
        migrate(path)
        return uvloop.run(_talk(path, waiters, seconds))


async def _talk(path: Path, waiters: int, seconds: float) -> Measured:
    store = await open_store(path)
    chats = [_a_chat(number) for number in range(waiters)]
    await asyncio.gather(
        *(store.commit(Unit(chat=ChatChange(before=None, after=chat), at=NOW)) for chat in chats)
    )
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
    grouped = sent / (store.commits - commits)
    await store.close()
    return Measured(sent / passed, used / sent * 1e6, grouped)


if __name__ == "__main__":
    main(*(float(given) for given in sys.argv[1:]))
