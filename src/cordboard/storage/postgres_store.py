"""The store on PostgreSQL: two committers, works and reads in tasks that no caller's departure can cancel."""

import asyncio
import logging
from collections import deque
from collections.abc import Callable, Coroutine
from typing import Any, TypeVar

from sqlalchemy import Connection
from sqlalchemy.ext.asyncio import AsyncConnection

from cordboard.storage import postgres, verdicts
from cordboard.storage.commit import MOST_WAITING, Pending, PendingUnit, PendingWork, take_batch, tell
from cordboard.storage.store import OnFatal, SqlStore
from cordboard.storage.transaction import CommitFailed, Dialect, write_batch
from cordboard.switchboard.ports import OutcomeUnknown, Unavailable, Unit

T = TypeVar("T")

COMMITTERS = 2
WORKS = 2
"""Connections for `write`: configuration and the like."""

logger = logging.getLogger(__name__)


class PostgresStore(SqlStore):
    """Store over one database. All its async methods belong to the loop that uses it first."""

    def __init__(self, url: str, *, readers: int, on_fatal: OnFatal) -> None:
        super().__init__()
        self._on_fatal = on_fatal
        self._writing = postgres.writing_engine(url, connections=COMMITTERS + WORKS)
        self._reading = postgres.reading_engine(url, connections=readers)
        self._waiting: deque[Pending] = deque()
        self._busy: set[str] = set()
        self._news = asyncio.Event()
        self._closed = False
        self._works = asyncio.Semaphore(WORKS)
        self._tasks: set[asyncio.Task[Any]] = set()
        self._commits = 0
        self._committers = [asyncio.create_task(self._commit_forever()) for _ in range(COMMITTERS)]
        for committer in self._committers:
            committer.add_done_callback(self._committer_ended)

    @property
    def commits(self) -> int:
        return self._commits

    async def commit(self, unit: Unit) -> None:
        self._refuse_if_closed()
        if len(self._waiting) >= MOST_WAITING:
            raise Unavailable(f"{len(self._waiting)} writes wait already")
        future: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.append(PendingUnit.of(unit, future))
        self._news.set()
        await future

    async def write(self, work: Callable[[Connection], T]) -> T:
        self._refuse_if_closed()
        return await self._uncancelled(self._work(work))

    async def read(self, work: Callable[[Connection], T]) -> T:
        self._refuse_if_closed()
        return await self._uncancelled(self._read(work))

    async def close(self) -> None:
        """Writes what waits, then ends the committers and every connection."""
        if self._closed:
            return
        self._closed = True
        self._news.set()
        await asyncio.gather(*self._committers, *self._tasks, return_exceptions=True)
        await self._writing.dispose()
        await self._reading.dispose()

    def _refuse_if_closed(self) -> None:
        if self._closed:
            raise Unavailable("the store is closed")

    async def _uncancelled(self, work: Coroutine[Any, Any, T]) -> T:
        """Runs database work in a task of its own: who waits may go, the work goes on (D12)."""
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._forget)
        return await asyncio.shield(task)

    def _committer_ended(self, committer: "asyncio.Task[None]") -> None:
        if not committer.cancelled() and (error := committer.exception()) is not None:
            logger.critical("a committer ends by a mistake of ours", exc_info=error)
            self._on_fatal(error)

    def _forget(self, task: "asyncio.Task[Any]") -> None:
        self._tasks.discard(task)
        if not task.cancelled():
            task.exception()  # heard, so that nobody complains when the caller has gone

    async def _work(self, work: Callable[[Connection], T]) -> T:
        item = PendingWork(work, asyncio.get_running_loop().create_future())
        item.future.set_result(None)
        async with self._works:
            await self._write(None, [item], keep=False)
        if item.error is not None:
            raise item.error
        return item.value

    async def _read(self, work: Callable[[Connection], T]) -> T:
        for left in (1, 0):
            try:
                async with self._reading.connect() as connection:
                    return await connection.run_sync(work)
            except Exception as error:
                outcome = verdicts.judged(error)
                if left and verdicts.is_disconnect(error):
                    continue  # a connection from before the server's restart; reading twice does no harm
                raise outcome from None if outcome is error else error
        raise AssertionError("unreachable")

    async def _commit_forever(self) -> None:
        connection: AsyncConnection | None = None
        while True:
            batch = take_batch(self._waiting, self._busy)
            if not batch:
                if self._closed and not self._waiting:
                    break
                self._news.clear()
                await self._news.wait()
                continue
            keys = {key for item in batch if isinstance(item, PendingUnit) for key in item.keys}
            self._busy |= keys
            try:
                connection = await self._write(connection, batch, keep=True)
            finally:
                self._busy -= keys
                tell(batch)
                self._news.set()
        if connection is not None:
            await connection.close()

    async def _write(
        self, connection: AsyncConnection | None, batch: list[Pending], *, keep: bool
    ) -> AsyncConnection | None:
        """Writes a batch; answers the connection if it is fit to be used again and `keep`."""
        try:
            for left in (1, 0):
                try:
                    connection = connection or await self._writing.connect()
                    units = [item for item in batch if isinstance(item, PendingUnit)]
                    if len(units) < len(batch) or not await postgres.commit_units(connection, units):
                        await connection.run_sync(write_batch, batch, _DIALECT)
                    break
                except Exception as error:
                    # Before COMMIT a lost connection means: nothing is written. Once more on a new one.
                    again = left and verdicts.is_disconnect(error) and not isinstance(error, CommitFailed)
                    connection = await _thrown_away(connection)
                    if not again:
                        raise
        except BaseException as error:
            connection = await _thrown_away(connection)
            outcome = _judge(error)
            for item in batch:
                item.error = item.error or outcome
            if not isinstance(error, Exception):
                raise
            return None
        self._commits += 1
        if keep:
            return connection
        if connection is not None:
            await connection.close()
        return None


_DIALECT = Dialect(execute=postgres.execute, lost=lambda _, error: verdicts.is_disconnect(error))


async def _thrown_away(connection: AsyncConnection | None) -> None:
    if connection is not None:
        try:
            await connection.invalidate()
            await connection.close()
        except Exception as error:
            logger.warning("closing a broken connection: %s", error)


def _judge(error: BaseException) -> BaseException:
    if isinstance(error, CommitFailed):
        found = error.__cause__ or error
        if verdicts.is_disconnect(found) or verdicts.cause(found) is found:
            return OutcomeUnknown(str(verdicts.cause(found)))
        error = found
    outcome = verdicts.judged(error)
    if not isinstance(outcome, Unavailable):
        logger.error("a batch of writes failed", exc_info=error)
    return outcome
