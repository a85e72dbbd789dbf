"""PostgreSQL as it must be set up: which driver, which settings, which pools (reliability.md f.3.7)."""

from collections.abc import Callable, Sequence
from functools import cache
from typing import Any, Protocol, cast

import asyncpg
from sqlalchemy import Connection, event
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.engine.url import URL, make_url
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine
from sqlalchemy.pool import ConnectionPoolEntry, NullPool

from cordboard.storage import verdicts
from cordboard.storage.commit import PendingUnit, together
from cordboard.storage.statement import Row, Statement
from cordboard.storage.transaction import CommitFailed

CONNECT_TIMEOUT = 5.0
"""Seconds."""
ANSWER_TIMEOUT = 60.0
"""Seconds until a statement without an answer counts as lost; of a COMMIT the outcome is then unknown."""
MIGRATION_LOCK = 0x_C0_4D_B0_A4_D
"""Key of the advisory lock that lets one migration run at a time."""

_SETTINGS = {
    "application_name": "cordboard",
    "lock_timeout": "5000",
    "idle_in_transaction_session_timeout": "30000",
    "TimeZone": "UTC",
}


def address(url: str) -> URL:
    """The SQLAlchemy address, by asyncpg, whatever driver the text names."""
    return make_url(url.replace("postgres://", "postgresql://", 1)).set(drivername="postgresql+asyncpg")


def writing_engine(url: str, *, connections: int) -> AsyncEngine:
    """READ COMMITTED: rows are locked by updating them, and checks stand in the statements."""
    return _engine(url, pool_size=connections, isolation_level="READ COMMITTED")


def reading_engine(url: str, *, connections: int) -> AsyncEngine:
    """Read-only transactions of one snapshot each; a pool of its own, so that reading cannot starve writing."""
    engine = _engine(url, pool_size=connections, isolation_level="REPEATABLE READ")
    return engine.execution_options(postgresql_readonly=True)


def migrating_engine(url: str) -> AsyncEngine:
    """One connection without time limits: a migration takes as long as it takes."""
    return create_async_engine(address(url), poolclass=NullPool, connect_args={"timeout": CONNECT_TIMEOUT})


def _engine(url: str, **given: Any) -> AsyncEngine:
    engine = create_async_engine(
        address(url),
        max_overflow=0,
        pool_timeout=CONNECT_TIMEOUT,
        connect_args={
            "timeout": CONNECT_TIMEOUT,
            "command_timeout": ANSWER_TIMEOUT,
            "server_settings": _SETTINGS,
        },
        **given,
    )
    event.listen(engine.sync_engine, "checkin", _check_idle)
    return engine


def _check_idle(connection: DBAPIConnection | None, entry: ConnectionPoolEntry) -> None:
    """A connection that comes back with an open transaction is thrown away, never lent again (D12)."""
    driver = None if connection is None else getattr(connection, "driver_connection", None)
    if driver is not None and not driver.is_closed() and driver.is_in_transaction():
        entry.invalidate()


class _Driver(Protocol):
    """As much of asyncpg's connection as is used here; its own types are partly unknown."""

    async def execute(self, query: str, /, *args: object) -> str: ...


async def commit_units(connection: AsyncConnection, units: Sequence[PendingUnit]) -> bool:
    """The usual batch by the bare driver, a third of the cost. False: a check failed, nothing is written.

    Raises CommitFailed when COMMIT itself raises, else what broke the connection.
    """
    raw = cast("_Driver", (await connection.get_raw_connection()).driver_connection)
    await raw.execute("BEGIN")
    try:
        for statement, rows in together(units):
            status = await raw.execute(statement.postgres, *_columns(statement, rows))
            if statement.checked and int(status.rpartition(" ")[2]) != len(rows):
                await raw.execute("ROLLBACK")
                return False
    except asyncpg.PostgresError as error:
        if verdicts.is_disconnect(error):
            raise
        await raw.execute("ROLLBACK")
        return False
    try:
        await raw.execute("COMMIT")
    except Exception as error:
        raise CommitFailed from error
    return True


def execute(connection: Connection, statement: Statement, rows: list[Row]) -> int:
    """Runs a statement for all rows."""
    return connection.exec_driver_sql(statement.postgres, _columns(statement, rows)).rowcount


def _columns(statement: Statement, rows: list[Row]) -> tuple[tuple[object, ...], ...]:
    """An array for each value, in order of the rows' keys so that two batches lock alike."""
    if len(rows) > 1:
        rows.sort(key=_key(statement))
    return tuple(zip(*rows, strict=True))


@cache
def _key(statement: Statement) -> Callable[[Row], tuple[Any, ...]]:
    names = (*statement.values, *statement.where)
    keys = [column.name for column in statement.table.primary_key.columns]
    first = len(statement.values) if statement.where else 0
    places = [first + (names[first:]).index(key) for key in keys]
    return lambda row: tuple(row[place] for place in places)
