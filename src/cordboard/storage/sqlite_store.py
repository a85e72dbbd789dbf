"""The store on SQLite: one writing thread, a few reading ones."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TypeVar

from sqlalchemy import Connection

from cordboard.storage import verdicts
from cordboard.storage.checkpoint import Checkpointer
from cordboard.storage.commit import MOST_WAITING, Pending, PendingUnit, PendingWork
from cordboard.storage.sqlite import Synchronous, reading_engine, writing_engine
from cordboard.storage.sqlite_writer import SqliteWriter
from cordboard.storage.store import OnFatal, SqlStore
from cordboard.switchboard.ports import Unavailable, Unit

T = TypeVar("T")


class SqliteStore(SqlStore):
    """Store over one file. All its async methods belong to the loop that uses it first."""

    def __init__(self, path: Path, *, synchronous: Synchronous, readers: int, on_fatal: OnFatal) -> None:
        """Opens the file; raises UnfitStorage or the driver's error when it cannot be used."""
        super().__init__()
        self._writing = writing_engine(path, synchronous=synchronous)
        self._reading = reading_engine(path, connections=readers)
        self._readers = ThreadPoolExecutor(readers, thread_name_prefix="sqlite-reader")
        self._writer = SqliteWriter(self._writing, on_fatal=on_fatal)
        self._checkpointer = Checkpointer(path, self._writer.written)
        self._ready: list[Pending] = []
        self._unsettled = 0
        self._closed = False
        self._writer.start()
        self._checkpointer.start()

    @property
    def commits(self) -> int:
        return self._writer.commits

    async def commit(self, unit: Unit) -> None:
        future: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        await self._settled(PendingUnit.of(unit, future), future)

    async def write(self, work: Callable[[Connection], T]) -> T:
        future: asyncio.Future[T] = asyncio.get_running_loop().create_future()
        return await self._settled(PendingWork(work, future), future)

    async def _settled(self, item: Pending, future: "asyncio.Future[T]") -> T:
        """Hands the item over at the end of this round of the loop: what is ready together goes together."""
        if self._closed:
            raise Unavailable("the store is closed")
        if self._unsettled >= MOST_WAITING:
            raise Unavailable(f"{self._unsettled} writes wait already")
        if not self._ready:
            asyncio.get_running_loop().call_soon(self._hand_over)
        self._ready.append(item)
        self._unsettled += 1
        future.add_done_callback(self._count_settled)
        return await future

    def _count_settled(self, _: object) -> None:
        self._unsettled -= 1

    def _hand_over(self) -> None:
        ready, self._ready = self._ready, []
        if ready:
            self._writer.submit(ready)

    async def read(self, work: Callable[[Connection], T]) -> T:
        if self._closed:
            raise Unavailable("the store is closed")
        return await asyncio.get_running_loop().run_in_executor(self._readers, self._read, work)

    def _read(self, work: Callable[[Connection], T]) -> T:
        try:
            with self._reading.begin() as connection:
                return work(connection)
        except Exception as error:
            outcome = verdicts.judged(error)
            raise outcome from None if outcome is error else error

    async def close(self) -> None:
        """Writes what waits, empties the WAL as SQLite does at the last close, and ends the threads."""
        if self._closed:
            return
        self._closed = True
        self._hand_over()
        await asyncio.get_running_loop().run_in_executor(None, self._end)

    def _end(self) -> None:
        self._writer.stop()
        self._checkpointer.stop()
        self._readers.shutdown()
        self._reading.dispose()
        self._writing.dispose()
