"""A stored statement asked of a SQLite file: opened for reading, guarded, and stopped when its time is over."""

import asyncio
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any
from urllib.parse import quote, unquote, urlsplit

import pysqlite3

from cordboard.core.outside.sql import binds
from cordboard.switchboard.outside.way_out import OutsideFailure, Query

STEPS = 2_000
"""Steps of SQLite's machine between two looks at the clock."""
_ALLOWED = {
    pysqlite3.SQLITE_SELECT,
    pysqlite3.SQLITE_READ,
    pysqlite3.SQLITE_FUNCTION,
    pysqlite3.SQLITE_RECURSIVE,
}

_readers = ThreadPoolExecutor(8, thread_name_prefix="data-source")


async def ask(url: str, query: Query) -> tuple[Sequence[str], Sequence[Sequence[Any]]]:
    """(column names, at most `max_rows` rows). Raises OutsideFailure, or TimeoutError."""
    return await asyncio.get_running_loop().run_in_executor(_readers, _ask, url, query)


def _ask(url: str, query: Query) -> tuple[Sequence[str], Sequence[Sequence[Any]]]:
    over = time.monotonic() + query.timeout
    path = unquote(urlsplit(url).path)[1:]
    try:
        connection = pysqlite3.connect(
            f"file:{quote(path)}?mode=ro", uri=True, isolation_level=None, timeout=query.timeout
        )
    except pysqlite3.Error as error:
        raise OutsideFailure("failed", f"The database cannot be opened: {error}.", again=True) from None
    try:
        connection.execute("PRAGMA query_only=ON")
        connection.execute("PRAGMA trusted_schema=OFF")
        connection.set_authorizer(_may)
        connection.set_progress_handler(lambda: time.monotonic() > over, STEPS)
        wanted = {name: query.arguments[name] for name in binds(query.sql)}
        cursor = connection.execute(query.sql, wanted)
        rows = cursor.fetchmany(query.max_rows)
        return [column[0] for column in cursor.description], rows
    except (pysqlite3.Error, pysqlite3.Warning, OverflowError) as error:
        if time.monotonic() > over:
            raise TimeoutError from None
        raise OutsideFailure("failed", f"The statement failed: {error}.") from None
    finally:
        connection.close()


def _may(action: int, *_: object) -> int:
    return pysqlite3.SQLITE_OK if action in _ALLOWED else pysqlite3.SQLITE_DENY
