"""What only SQLite has: a file, settings, one writer, a WAL, and a disk that may fill up."""

import asyncio
import stat
from collections.abc import AsyncIterator
from itertools import pairwise
from pathlib import Path

import pysqlite3
import pytest
from msgspec.structs import replace

from cordboard.storage import sqlite
from cordboard.storage.checkpoint import Checkpointer
from cordboard.storage.engine import migrate, open_store
from cordboard.storage.sqlite import (
    UnfitStorage,
    check_file_system,
    check_library,
    reading_engine,
    writing_engine,
)
from cordboard.storage.sqlite_store import SqliteStore
from cordboard.storage.sqlite_writer import SqliteWriter
from cordboard.storage.store import SqlStore
from cordboard.switchboard.ports import OutcomeUnknown, Unavailable
from tests.builders import a_chat, an_event, changed, opened
from tests.contracts.patience import until


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A migrated database file."""
    made = tmp_path / "cordboard.db"
    migrate(made)
    return made


@pytest.fixture
async def store(path: Path) -> AsyncIterator[SqlStore]:
    made = await open_store(path)
    yield made
    await made.close()


def test_a_sqlite_that_can_corrupt_files_is_refused() -> None:
    check_library("3.51.3")
    with pytest.raises(UnfitStorage, match=r"3\.40\.1 can corrupt"):
        check_library("3.40.1")


def test_a_network_file_system_is_refused(tmp_path: Path) -> None:
    local = "22 1 8:1 / / rw - ext4 /dev/sda1 rw\n"
    check_file_system(tmp_path, local)
    with pytest.raises(UnfitStorage, match="nfs4"):
        check_file_system(tmp_path, f"{local}23 22 0:9 / {tmp_path} rw - nfs4 server:/x rw\n")


async def test_a_missing_database_is_named(tmp_path: Path) -> None:
    with pytest.raises(UnfitStorage, match="there is no database at"):
        await open_store(tmp_path / "none.db")


async def test_nobody_else_may_read_the_file(path: Path, store: SqlStore) -> None:
    await store.commit(opened(a_chat()))

    modes = {stat.S_IMODE(file.stat().st_mode) for file in path.parent.glob("cordboard.db*")}

    assert modes == {0o600}


def test_connections_are_set_up_as_promised(path: Path) -> None:
    wanted = {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "busy_timeout": 5000,
        "trusted_schema": 0,
        "cell_size_check": 1,
        "wal_autocheckpoint": 0,
    }
    with writing_engine(path).connect() as connection:
        found = {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar_one() for name in wanted}
    with (
        reading_engine(path, connections=1).connect() as connection,
        pytest.raises(Exception, match="readonly"),
    ):
        connection.exec_driver_sql("DELETE FROM chats")

    assert found == wanted


async def test_readers_see_only_what_is_committed(path: Path, store: SqlStore) -> None:
    chat = a_chat()
    await store.commit(opened(chat))
    other = pysqlite3.connect(str(path), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    other.execute("UPDATE chats SET doc = 'nonsense'")

    loaded = await store.load_chat(chat.id)

    other.execute("ROLLBACK")
    other.close()
    assert loaded is not None
    assert loaded.chat == chat


async def test_a_locked_database_is_unavailable_and_then_works_again(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sqlite, "BUSY_TIMEOUT", 50)
    store = await open_store(path)
    other = pysqlite3.connect(str(path), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")

    with pytest.raises(Unavailable, match="locked"):
        await store.commit(opened(a_chat()))
    other.execute("ROLLBACK")
    await store.commit(opened(a_chat()))

    assert await store.load_chat("c1") is not None
    other.close()
    await store.close()


async def test_a_full_disk_is_unavailable_and_loses_nothing(store: SqliteStore) -> None:
    before = [a_chat(f"c{number}") for number in range(40)]
    await asyncio.gather(*(store.commit(opened(chat)) for chat in before))
    connection = store._writer._connection
    assert connection is not None
    driver = connection.connection.driver_connection
    assert driver is not None
    pages = driver.execute("PRAGMA page_count").fetchone()[0]
    driver.execute(f"PRAGMA max_page_count = {pages}")
    large = "x" * 200_000

    outcomes = await asyncio.gather(
        *(
            store.commit(changed(chat, replace(chat, version=2, last_seq=1), an_event(1, text=large)))
            for chat in before
        ),
        return_exceptions=True,
    )
    await asyncio.gather(
        *(
            store.commit(changed(chat, replace(chat, version=2, last_seq=1), an_event(1, text=large)))
            for chat in before
        )
    )

    assert all(isinstance(outcome, Unavailable) for outcome in outcomes)
    assert [len(await store.events_after(chat.id, seq=0, limit=9)) for chat in before] == [1] * 40


async def test_a_damaged_file_stops_the_process_before_anything_else_is_told(path: Path) -> None:
    told: list[BaseException] = []
    store = await open_store(path, on_fatal=told.append)
    header = 4096
    with path.open("r+b") as file:
        file.seek(header)
        file.write(b"\xff" * (path.stat().st_size - header))

    with pytest.raises(OutcomeUnknown):
        await store.commit(opened(a_chat()))

    assert len(told) == 1
    await store.close()


async def test_a_closed_store_refuses(path: Path) -> None:
    store = await open_store(path)
    waiting = asyncio.ensure_future(store.commit(opened(a_chat())))
    await asyncio.sleep(0)

    await store.close()
    await waiting

    with pytest.raises(Unavailable):
        await store.commit(opened(a_chat("c2")))
    with pytest.raises(Unavailable):
        await store.load_chat("c1")
    again = await open_store(path)
    assert await again.load_chat("c1") is not None
    await again.close()


async def test_the_wal_stays_bounded_under_load(path: Path) -> None:
    large = 512 * 1024
    engine = writing_engine(path)
    writer = SqliteWriter(engine, on_fatal=lambda _: None)
    writer.start()
    checkpointer = Checkpointer(path, writer.written, large=large)
    checkpointer.start()
    writer.stop()
    wal = path.with_name("cordboard.db-wal")
    busy = pysqlite3.connect(str(path), isolation_level=None)
    busy.execute("PRAGMA wal_autocheckpoint = 0").fetchall()
    sizes: list[int] = []

    for number in range(300):
        busy.execute("INSERT INTO meta (key, value) VALUES (?, ?)", (str(number), "x" * 20_000))
        writer.written.set()
        sizes.append(wal.stat().st_size)
        await asyncio.sleep(0.002)

    async def empty() -> bool:
        return wal.stat().st_size == 0

    await until(empty)

    checkpointer.stop()
    busy.close()
    engine.dispose()
    grown = sum(after - before for before, after in pairwise(sizes) if after > before)
    assert grown > 4 * large
    assert max(sizes) < 6 * large


@pytest.mark.parametrize(
    "query",
    [
        "SELECT doc FROM chats WHERE state IN ('queued', 'offered') ORDER BY opened_at, id",
        "SELECT chat_id, name, due_at FROM timers WHERE due_at <= 5 ORDER BY due_at, chat_id LIMIT 9",
        "SELECT min(due_at) FROM timers",
        "SELECT seq, body FROM events WHERE chat_id = 'c' AND seq > 5 ORDER BY seq LIMIT 9",
        "SELECT seq, body FROM agent_events WHERE user = 'a' AND seq > 5 ORDER BY seq LIMIT 9",
        "SELECT key FROM outbox WHERE done_at IS NULL AND due_at <= 5 ORDER BY due_at, key LIMIT 9",
        "SELECT id FROM chats ORDER BY opened_at DESC, id DESC LIMIT 9",
        "UPDATE chats SET doc = 'd' WHERE id = 'c' AND version = 3",
        "UPDATE slots SET gen = 1 WHERE agent = 'a' AND number = 1 AND chat_id IS NULL",
    ],
)
def test_no_frequent_statement_walks_a_whole_table(path: Path, query: str) -> None:
    with writing_engine(path).connect() as connection:
        plan = [row[3] for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {query}")]

    assert not [step for step in plan if step.startswith("SCAN") and "INDEX" not in step]
