"""Questions to data sources: databases that the operator has opened, by stored statements with typed binds (SEC-63).

Rows, columns and bytes are bounded here, whatever the statement gives; the two databases have a file each.
"""

import asyncio
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from cordboard.outbound import query_postgres, query_sqlite
from cordboard.outbound.answers import KEPT, ROOM, size
from cordboard.outbound.breaker import Breakers
from cordboard.switchboard.outside.way_out import OutsideFailure, Query
from cordboard.switchboard.ports import Clock

LONGEST = 10.0
"""Seconds that one question may take at most."""
GRACE = 0.5
"""Seconds more for a database to say itself that the time is over."""


class Queries:
    """Asks data sources. `connections`: the operator's setting, name → URL."""

    def __init__(self, *, clock: Clock, breakers: Breakers, connections: Mapping[str, str]) -> None:
        self._clock = clock
        self._breakers = breakers
        self._connections = connections

    async def ask(self, query: Query) -> Sequence[Mapping[str, Any]]:
        """The rows, with the columns that may be seen. Raises OutsideFailure and nothing else."""
        url = self._connections.get(query.connection)
        if url is None:
            raise OutsideFailure(
                "failed", f"There is no connection {query.connection!r}; the setting data_sources names them."
            )
        where = f"data source {query.connection}"
        if not self._breakers.admit(where, now=self._clock.now()):
            raise OutsideFailure(
                "failed", f"The {where} failed several times in a row and is left alone for a while."
            )
        away = False
        try:
            async with asyncio.timeout(min(query.timeout, LONGEST) + GRACE):
                ask = query_sqlite.ask if url.startswith("sqlite") else query_postgres.ask
                names, rows = await ask(url, query)
        except TimeoutError:
            away = True
            raise OutsideFailure("timeout", f"The {where} did not answer in time.") from None
        except OutsideFailure as failure:
            away = failure.again
            raise
        finally:
            if away:
                self._breakers.failed(where, now=self._clock.now())
            else:
                self._breakers.succeeded(where)
        return _seen(names, rows, query.columns)


def _seen(
    names: Sequence[str], rows: Sequence[Sequence[Any]], columns: Sequence[str]
) -> Sequence[Mapping[str, Any]]:
    missing = [column for column in columns if column not in names]
    if missing:
        raise OutsideFailure("failed", f"The statement gives no column {missing[0]!r}.")
    places = [(column, names.index(column)) for column in columns]
    found = [{column: _plain(row[place]) for column, place in places} for row in rows]
    if size(found) > KEPT - ROOM:
        raise OutsideFailure("failed", f"The rows are larger than {KEPT // 1024} KiB.")
    return found


def _plain(value: Any) -> str | int | float | bool | None:
    """A value of a database as one of a script."""
    match value:
        case None | bool() | int() | float() | str():
            return value
        case Decimal():
            return int(value) if value == value.to_integral_value() else float(value)
        case datetime() | date() | time():
            return value.isoformat()
        case bytes() | bytearray() | memoryview():
            raise OutsideFailure(
                "failed", "A column holds bytes; a script reads text, numbers and yes or no."
            )
        case _:
            return str(value)
