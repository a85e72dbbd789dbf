"""What only PostgreSQL has: connections that break, a COMMIT whose outcome nobody knows, callers who leave midway."""

import asyncio
import time
from collections.abc import AsyncIterator, Iterator

import asyncpg
import pytest
from msgspec.structs import replace
from sqlalchemy import Connection, text

from cordboard.storage.engine import migrate, open_store
from cordboard.storage.store import SqlStore
from cordboard.switchboard.ports import OutcomeUnknown, Unavailable
from tests.builders import a_chat, an_event, changed, opened
from tests.contracts.patience import until
from tests.servers.postgres import Postgres

SLOW_COMMIT = """
CREATE FUNCTION dawdle() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_sleep(30); RETURN NULL; END $$;
CREATE CONSTRAINT TRIGGER dawdle AFTER INSERT ON events DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION dawdle();
"""
OTHERS = "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"


@pytest.fixture
def url(postgres_server: Postgres) -> Iterator[str]:
    """A migrated database."""
    name = postgres_server.create(postgres_server.template(migrate))
    yield postgres_server.url(name)
    postgres_server.drop(name)


@pytest.fixture
async def store(url: str) -> AsyncIterator[SqlStore]:
    made = await open_store(url)
    yield made
    await made.close()


@pytest.fixture
async def admin(url: str) -> AsyncIterator[asyncpg.Connection]:
    """Another connection to the same database."""
    connection = await asyncpg.connect(url.replace("+asyncpg", ""))
    yield connection
    await connection.close()


async def test_broken_connections_are_replaced_without_anybody_noticing(
    store: SqlStore, admin: asyncpg.Connection
) -> None:
    chat = a_chat()
    await store.commit(opened(chat))
    assert await store.load_chat(chat.id) is not None

    await admin.execute(f"SELECT pg_terminate_backend(pid) FROM ({OTHERS}) AS o")
    await store.commit(changed(chat, replace(chat, version=2, last_seq=1), an_event(1)))
    loaded = await store.load_chat(chat.id)

    assert loaded is not None
    assert loaded.chat.last_seq == 1
    assert await store.write(lambda connection: connection.execute(text("SELECT 7")).scalar_one()) == 7


async def test_a_commit_that_is_cut_off_has_an_unknown_outcome(
    store: SqlStore, admin: asyncpg.Connection
) -> None:
    chat = a_chat()
    await store.commit(opened(chat))
    await admin.execute(SLOW_COMMIT)
    unit = changed(chat, replace(chat, version=2, last_seq=1), an_event(1))
    waiting = asyncio.ensure_future(store.commit(unit))
    await until(lambda: admin.fetch(f"{OTHERS} AND query LIKE 'COMMIT%' AND wait_event = 'PgSleep'"))

    await admin.execute(f"SELECT pg_terminate_backend(pid) FROM ({OTHERS}) AS o")

    with pytest.raises(OutcomeUnknown):
        await waiting
    await admin.execute("DROP TRIGGER dawdle ON events")
    loaded = await store.load_chat(chat.id)
    assert loaded is not None
    assert loaded.chat == chat
    await store.commit(unit)


async def test_no_database_means_unavailable(url: str, postgres_server: Postgres) -> None:
    store = await open_store(url)
    postgres_server.drop(url.rsplit("/", 1)[1])

    with pytest.raises(Unavailable):
        await store.commit(opened(a_chat()))
    with pytest.raises(Unavailable):
        await store.load_chat("c1")
    with pytest.raises(Unavailable):
        await store.write(lambda _: None)

    await store.close()


async def test_a_caller_who_leaves_a_read_leaves_no_transaction_behind(
    store: SqlStore, admin: asyncpg.Connection
) -> None:
    def slowly(connection: Connection) -> None:
        connection.execute(text("SELECT pg_sleep(0.2)"))

    waiting = [asyncio.ensure_future(store.read(slowly)) for _ in range(20)]
    await asyncio.sleep(0.05)
    for each in waiting:
        each.cancel()
    await asyncio.gather(*waiting, return_exceptions=True)

    async def all_idle() -> bool:
        return not await admin.fetch(f"{OTHERS} AND state <> 'idle'")

    await until(all_idle)
    assert await store.load_chat("c1") is None


async def test_a_lock_held_by_somebody_else_holds_up_only_who_needs_it(
    store: SqlStore, admin: asyncpg.Connection
) -> None:
    first, second = a_chat("c1"), a_chat("c2")
    await asyncio.gather(store.commit(opened(first)), store.commit(opened(second)))
    transaction = admin.transaction()
    await transaction.start()
    await admin.execute("SELECT 1 FROM chats WHERE id = 'c1' FOR UPDATE")

    held = asyncio.ensure_future(
        store.commit(changed(first, replace(first, version=2, last_seq=1), an_event(1)))
    )
    await asyncio.sleep(0.05)
    began = time.monotonic()
    await store.commit(changed(second, replace(second, version=2, last_seq=1), an_event(1)))
    passed = time.monotonic() - began
    waits = not held.done()
    await transaction.rollback()
    await held

    assert waits
    assert passed < 4


async def test_readers_have_one_snapshot(store: SqlStore, admin: asyncpg.Connection) -> None:
    await store.commit(opened(a_chat()))

    def twice(connection: Connection) -> tuple[str, str]:
        query = text(
            "SELECT current_setting('transaction_isolation') || current_setting('transaction_read_only')"
        )
        return connection.execute(query).scalar_one(), connection.execute(query).scalar_one()

    assert await store.read(twice) == ("repeatable readon", "repeatable readon")
