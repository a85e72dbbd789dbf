"""Opening and migrating the database, whichever it is."""

import asyncio
import logging
import os
from collections.abc import Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import Connection, func, select

from cordboard.storage import migrate as migration
from cordboard.storage.sqlite import (
    Synchronous,
    UnfitStorage,
    check_file_system,
    check_library,
    prepare_file,
    writing_engine,
)
from cordboard.storage.sqlite_store import SqliteStore
from cordboard.storage.store import OnFatal, SqlStore

T = TypeVar("T")

SQLITE_READERS = 3
POSTGRES_READERS = 8
OLDEST_POSTGRES = 14
logger = logging.getLogger(__name__)


def stop_at_once(error: BaseException) -> None:
    """What happens by default when the file is in doubt: no exit handler may touch it any more."""
    logger.critical("stopping: %s", error)
    os._exit(70)


async def open_store(
    database: str | Path,
    *,
    synchronous: Synchronous = "FULL",
    readers: int | None = None,
    on_fatal: OnFatal = stop_at_once,
) -> SqlStore:
    """The store over a migrated database: a path, `sqlite:///PATH`, or `postgresql://…`.

    `synchronous` is SQLite's; `on_fatal` is called, on any thread, when a failed sync or a damaged file leaves doubt
    about what is stored: the process must end. Raises UnfitStorage with a sentence for people.
    """
    path = _path(database)
    if path is None:
        return await _open_postgres(str(database), readers=readers or POSTGRES_READERS, on_fatal=on_fatal)
    return await asyncio.get_running_loop().run_in_executor(
        None,
        lambda: _open_sqlite(
            path, synchronous=synchronous, readers=readers or SQLITE_READERS, on_fatal=on_fatal
        ),
    )


def migrate(database: str | Path) -> None:
    """Brings the database to this version's schema, alone: who comes second waits and finds it done.

    Creates an SQLite file that is not there. Raises UnfitStorage when the database belongs to a newer version.
    """
    path = _path(database)
    if path is None:
        _apart(lambda: _migrate_postgres(str(database)))
    else:
        _migrate_sqlite(path)


def _path(database: str | Path) -> Path | None:
    """The file of an SQLite database; None for PostgreSQL."""
    if isinstance(database, str) and database.startswith(("postgresql:", "postgresql+", "postgres:")):
        return None
    return Path(str(database).removeprefix("sqlite:///"))


def _open_sqlite(path: Path, *, synchronous: Synchronous, readers: int, on_fatal: OnFatal) -> SqlStore:
    check_library()
    check_file_system(path.parent)
    if not path.exists():
        raise UnfitStorage(f"there is no database at {path}: run 'cordboard migrate'")
    prepare_file(path)
    engine = writing_engine(path)
    try:
        with engine.connect() as connection:
            migration.check_revision(connection)
    finally:
        engine.dispose()
    return SqliteStore(path, synchronous=synchronous, readers=readers, on_fatal=on_fatal)


def _migrate_sqlite(path: Path) -> None:
    check_library()
    path.parent.mkdir(parents=True, exist_ok=True)
    check_file_system(path.parent)
    prepare_file(path)
    # Tables that a migration rebuilds would drop what refers to them; the check afterwards finds what is amiss.
    engine = writing_engine(path, foreign_keys=False)
    try:
        with engine.begin() as connection:
            migration.upgrade(connection)
            broken = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
            if broken:
                raise UnfitStorage(f"the migration would leave rows that refer to nothing: {broken[:5]}")
    finally:
        engine.dispose()


async def _open_postgres(url: str, *, readers: int, on_fatal: OnFatal) -> SqlStore:
    from cordboard.storage import postgres  # a start on SQLite does without this driver
    from cordboard.storage.postgres_store import PostgresStore

    engine = postgres.migrating_engine(url)
    try:
        async with engine.connect() as connection:
            await connection.run_sync(_check_postgres)
            await connection.run_sync(migration.check_revision)
    finally:
        await engine.dispose()
    return PostgresStore(url, readers=readers, on_fatal=on_fatal)


async def _migrate_postgres(url: str) -> None:
    from cordboard.storage import postgres

    engine = postgres.migrating_engine(url)
    try:
        async with engine.begin() as connection:
            await connection.run_sync(_check_postgres)
            await connection.execute(select(func.pg_advisory_xact_lock(postgres.MIGRATION_LOCK)))
            await connection.run_sync(migration.upgrade)
    finally:
        await engine.dispose()


def _check_postgres(connection: Connection) -> None:
    version = int(connection.exec_driver_sql("SHOW server_version_num").scalar_one())
    if version < OLDEST_POSTGRES * 10_000:
        raise UnfitStorage(f"PostgreSQL {OLDEST_POSTGRES} or newer is needed, this is {version // 10_000}")


def _apart(work: Callable[[], Coroutine[Any, Any, T]]) -> T:
    """Runs async work to its end on a loop of its own, whether or not one runs here already."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(lambda: asyncio.run(work())).result()
