"""Migrations bring both databases to the schema in the code, once, alone, and never over a newer one."""

import asyncio
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import asyncpg
import pysqlite3
import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, func, inspect, select

from cordboard.storage import migrate as migrations
from cordboard.storage.engine import migrate, open_store
from cordboard.storage.migrate import HEAD, config
from cordboard.storage.schema import METADATA
from cordboard.storage.scripts import heads
from cordboard.storage.sqlite import UnfitStorage

ADDED = ("registrations", "host_messages", "left_messages")


@pytest.fixture(params=["sqlite", "postgres"])
def empty(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a database without a schema."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'var' / 'cordboard.db'}"
    else:
        yield request.getfixturevalue("postgres_url")


async def test_the_migrated_schema_is_the_one_in_the_code(empty: str) -> None:
    migrate(empty)

    def differences(connection: Connection) -> list[object]:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        return list(compare_metadata(context, METADATA))

    def checks(connection: Connection) -> dict[str, set[str | None]]:
        inspector = inspect(connection)
        return {
            table: {check["name"] for check in inspector.get_check_constraints(table)}
            for table in METADATA.tables
        }

    store = await open_store(empty)
    try:
        assert await store.read(differences) == []
        found = await store.read(checks)
    finally:
        await store.close()
    wanted = {
        name: {check.name for check in table.constraints if type(check).__name__ == "CheckConstraint"}
        for name, table in METADATA.tables.items()
    }
    assert found == wanted


def test_the_newest_migration_is_the_one_that_is_asked_for() -> None:
    assert ScriptDirectory.from_config(config()).get_current_head() == HEAD


async def test_migrating_twice_changes_nothing(empty: str) -> None:
    migrate(empty)
    store = await open_store(empty)
    epoch = await store.epoch()
    await store.close()

    migrate(empty)

    store = await open_store(empty)
    assert await store.epoch() == epoch
    await store.close()


def test_nodes_that_start_together_migrate_once(empty: str) -> None:
    with ThreadPoolExecutor(4) as pool:
        outcomes = list(pool.map(lambda _: migrate(empty), range(4)))

    assert outcomes == [None] * 4


async def test_a_database_without_this_schema_is_not_opened(empty: str) -> None:
    with pytest.raises(UnfitStorage, match="cordboard migrate"):
        await open_store(empty)


async def test_a_newer_database_is_neither_migrated_nor_opened(empty: str) -> None:
    migrate(empty)
    await _execute(empty, "UPDATE alembic_version SET version_num = '9999'")

    with pytest.raises(UnfitStorage, match="newer version"):
        migrate(empty)
    with pytest.raises(UnfitStorage, match="newer version"):
        await open_store(empty)


async def test_what_is_there_comes_through_the_next_migration(
    empty: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(migrations, "HEAD", "0001")
    migrate(empty)
    await _execute(empty, "INSERT INTO scripts VALUES ('Mine', 'Ours', false, 3, 1000, 'zoe')")
    await _execute(
        empty,
        "INSERT INTO script_versions VALUES "
        "('Mine', 1, 'first', true, true, false, true, 'abc', 'zoe', 1000, '{}')",
    )
    monkeypatch.undo()

    migrate(empty)

    store = await open_store(empty)
    try:
        (script,) = await store.read(heads)
        assert await store.read(lambda c: {name: rows(c, name) for name in ADDED}) == dict.fromkeys(ADDED, 0)
    finally:
        await store.close()
    assert (script.name, script.row_version, [each.sha256 for each in script.versions]) == (
        "Mine",
        3,
        ["abc"],
    )
    assert (script.next, script.share, script.since) == (None, 0, None)


async def test_a_migration_that_fails_leaves_no_trace(empty: str) -> None:
    if empty.startswith("sqlite"):
        Path(empty.removeprefix("sqlite:///")).parent.mkdir()
    await _execute(empty, "CREATE TABLE timers (mine int)")

    with pytest.raises(Exception, match="timers"):
        migrate(empty)

    await _execute(empty, "DROP TABLE timers")
    migrate(empty)


def rows(connection: Connection, table: str) -> int:
    return connection.execute(select(func.count()).select_from(METADATA.tables[table])).scalar_one()


async def _execute(address: str, statement: str) -> None:
    if address.startswith("sqlite"):
        with pysqlite3.connect(address.removeprefix("sqlite:///")) as connection:
            connection.execute(statement)
        connection.close()
        return
    connection = await asyncpg.connect(address.replace("+asyncpg", ""))
    await connection.execute(statement)
    await connection.close()
    await asyncio.sleep(0)
