"""Grouped commits: what waits to be written, how it is put together, and how its outcome is told.

Grouping is natural, without linger: what became ready while the last commit ran shares the next transaction. Units
that write to the same document never share one, so that the order of statements cannot mix their effects.
"""

from asyncio import Future
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from cordboard.storage.statement import Row, Statement
from cordboard.storage.statements import ORDER
from cordboard.storage.unit import Writes, touched, writes
from cordboard.switchboard.ports import Unit

MOST_IN_A_BATCH = 512
MOST_WAITING = 20_000
"""Beyond this many nothing more is taken: refusing is better than growing (DESIGN §2.13)."""


@dataclass(slots=True, eq=False)
class PendingUnit:
    """A unit that waits for its commit."""

    writes: Writes
    keys: tuple[str, ...]
    future: Future[None]
    error: BaseException | None = None

    @classmethod
    def of(cls, unit: Unit, future: Future[None]) -> "PendingUnit":
        """Raises ValueError for a unit that contradicts itself."""
        return cls(writes(unit), touched(unit), future)


@dataclass(slots=True, eq=False)
class PendingWork:
    """A function that waits for the writing connection."""

    work: Callable[[Connection], Any]
    future: Future[Any]
    value: Any = None
    error: BaseException | None = None


Pending = PendingUnit | PendingWork


def take_batch(waiting: deque[Pending], busy: Iterable[str] = ()) -> list[Pending]:
    """Takes from the head what may share a transaction: up to the first unit that meets a document twice."""
    batch: list[Pending] = []
    met = set(busy)
    while waiting and len(batch) < MOST_IN_A_BATCH:
        item = waiting[0]
        if isinstance(item, PendingUnit):
            if not met.isdisjoint(item.keys):
                break
            met.update(item.keys)
        batch.append(waiting.popleft())
    return batch


def together(units: Iterable[PendingUnit]) -> Sequence[tuple[Statement, list[Row]]]:
    """The writes of many units, by statement, in the fixed order."""
    rows: dict[Statement, list[Row]] = {}
    for unit in units:
        for statement, row in unit.writes:
            given = rows.get(statement)
            if given is None:
                rows[statement] = [row]
            else:
                given.append(row)
    return [(statement, rows[statement]) for statement in ORDER if statement in rows]


def tell(batch: Iterable[Pending]) -> None:
    """Wakes everyone who still waits; on the loop's own thread."""
    for item in batch:
        if item.future.done():
            continue  # the caller went away; what it asked for was written all the same
        if item.error is not None:
            item.future.set_exception(item.error)
        elif isinstance(item, PendingWork):
            item.future.set_result(item.value)
        else:
            item.future.set_result(None)
