"""A stored statement asked of PostgreSQL: in a read-only transaction, stopped by the server when its time is over."""

from collections.abc import Sequence
from contextlib import suppress
from typing import Any

import asyncpg

from cordboard.core.outside.sql import binds, with_binds
from cordboard.switchboard.outside.way_out import OutsideFailure, Query

_driver: Any = asyncpg  # it tells no types


async def ask(url: str, query: Query) -> tuple[Sequence[str], Sequence[Sequence[Any]]]:
    """(column names, at most `max_rows` rows). Raises OutsideFailure, or TimeoutError.

    A connection for each question, thrown away after: one that was broken off in the middle proves nothing.
    """
    milliseconds = str(max(1, int(query.timeout * 1000)))
    try:
        connection = await _driver.connect(
            url.replace("postgresql+asyncpg:", "postgresql:", 1),
            timeout=query.timeout,
            statement_cache_size=0,
            server_settings={
                "application_name": "cordboard data source",
                "default_transaction_read_only": "on",
                "statement_timeout": milliseconds,
                "lock_timeout": milliseconds,
            },
        )
    except TimeoutError:  # it is an OSError as well
        raise
    except (OSError, asyncpg.PostgresError, asyncpg.InterfaceError) as error:
        raise OutsideFailure(
            "failed", f"The database does not let us in: {_told(error)}.", again=True
        ) from None
    try:
        return await _ask(connection, query)
    except (asyncpg.QueryCanceledError, TimeoutError):
        raise TimeoutError from None
    except asyncpg.DataError as error:
        told = f"An argument does not fit where it stands; cast it in the statement: {_told(error)}."
        raise OutsideFailure("failed", told) from None
    except (OSError, asyncpg.PostgresError, asyncpg.InterfaceError) as error:
        raise OutsideFailure("failed", f"The statement failed: {_told(error)}.") from None
    finally:
        connection.terminate()


async def _ask(connection: Any, query: Query) -> tuple[Sequence[str], Sequence[Sequence[Any]]]:
    names = binds(query.sql)
    text = with_binds(query.sql, lambda name: f"${names.index(name) + 1}")
    async with connection.transaction(readonly=True):
        statement = await connection.prepare(text)
        cursor = await statement.cursor(*(_whole(query.arguments[name]) for name in names))
        rows = await cursor.fetch(query.max_rows)
        columns = [attribute.name for attribute in statement.get_attributes()]
    with suppress(OSError):  # a goodbye that does not arrive is none of the answer's business
        await connection.close(timeout=1)
    return columns, [tuple(row) for row in rows]


def _whole(value: str | float | bool | None) -> str | int | float | bool | None:
    """A number without a fraction as a whole one: PostgreSQL is told types exactly."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _told(error: Exception) -> str:
    return " ".join(str(error).split())[:200].rstrip(".") or type(error).__name__
