"""The one thread that writes to SQLite: takes what waits, writes it in one transaction, tells the outcome."""

import logging
import threading
from collections import deque
from queue import Empty, SimpleQueue

import pysqlite3
from sqlalchemy import Connection, Engine

from cordboard.storage import verdicts
from cordboard.storage.commit import Pending, PendingUnit, take_batch, tell, together
from cordboard.storage.statement import Row, Statement
from cordboard.storage.store import OnFatal
from cordboard.storage.transaction import Dialect, write_batch
from cordboard.switchboard.ports import OutcomeUnknown, Unavailable

logger = logging.getLogger(__name__)


class SqliteWriter:
    """Owns the writing connection. `commits` counts transactions, `written` is set after each."""

    def __init__(self, engine: Engine, *, on_fatal: OnFatal) -> None:
        self._engine = engine
        self._on_fatal = on_fatal
        self._queue: SimpleQueue[list[Pending] | None] = SimpleQueue()
        self._waiting: deque[Pending] = deque()
        self._connection: Connection | None = None
        self._closing = False
        self._thread = threading.Thread(target=self._run, name="sqlite-writer", daemon=True)
        self.commits = 0
        self.written = threading.Event()

    def start(self) -> None:
        """Opens the connection, raising whatever is wrong with it, and begins."""
        self._connection = self._engine.connect()
        self._thread.start()

    def submit(self, items: list[Pending]) -> None:
        """Hands over what became ready; never blocks."""
        self._queue.put(items)

    def stop(self) -> None:
        """Writes what was handed over, then ends the thread. Blocks."""
        self._queue.put(None)
        self._thread.join()

    def _run(self) -> None:
        try:
            while batch := self._next():
                self._write(batch)
                _deliver(batch)
        except BaseException as error:
            # Without this thread nothing would be written any more, and everybody would wait for ever.
            logger.critical("the writing thread ends by a mistake of ours", exc_info=error)
            self._on_fatal(error)
            raise
        finally:
            self._discard()

    def _next(self) -> list[Pending]:
        """What shares the next transaction; empty at the end."""
        if not self._waiting and not self._closing:
            self._accept(self._queue.get())
        while True:
            try:
                self._accept(self._queue.get_nowait())
            except Empty:
                return take_batch(self._waiting)

    def _accept(self, items: list[Pending] | None) -> None:
        if items is None:
            self._closing = True
        else:
            self._waiting.extend(items)

    def _write(self, batch: list[Pending]) -> None:
        try:
            connection = self._connection = self._connection or self._engine.connect()
            units = [item for item in batch if isinstance(item, PendingUnit)]
            grouped = len(units) == len(batch) and _commit_units(_driver(connection), units)
            if not grouped:
                write_batch(connection, batch, _DIALECT)
        except Exception as error:
            self._discard()
            outcome = self._judge(error)
            for item in batch:
                item.error = item.error or outcome
        else:
            self.commits += 1
            self.written.set()

    def _judge(self, error: BaseException) -> BaseException:
        if verdicts.is_doubtful(error):
            logger.critical("the database file is in doubt: %s", error)
            self._on_fatal(error)
            return OutcomeUnknown(str(verdicts.cause(error)))
        # A COMMIT that SQLite refuses for any other reason is known to be undone: the connection is closed.
        outcome = verdicts.judged(error)
        if not isinstance(outcome, Unavailable):
            logger.error("a batch of writes failed", exc_info=error)
        return outcome

    def _discard(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            try:
                connection.close()
            except Exception as error:
                logger.warning("closing a broken connection: %s", error)


def _driver(connection: Connection) -> pysqlite3.Connection:
    driver = connection.connection.driver_connection
    assert isinstance(driver, pysqlite3.Connection)
    return driver


def _commit_units(driver: pysqlite3.Connection, units: list[PendingUnit]) -> bool:
    """The usual batch by the bare driver, at half the cost. False: a check failed, nothing is written."""
    driver.execute("BEGIN IMMEDIATE")
    try:
        for statement, rows in together(units):
            written = driver.executemany(statement.sqlite, rows).rowcount
            if statement.checked and written != len(rows):
                driver.execute("ROLLBACK")
                return False
    except pysqlite3.IntegrityError:
        driver.execute("ROLLBACK")
        return False
    driver.execute("COMMIT")
    return True


def _execute(connection: Connection, statement: Statement, rows: list[Row]) -> int:
    return connection.exec_driver_sql(statement.sqlite, rows).rowcount


def _lost(connection: Connection, error: BaseException) -> bool:
    # On a full disk or an I/O error SQLite rolls the whole transaction back by itself.
    return verdicts.is_doubtful(error) or not _driver(connection).in_transaction


_DIALECT = Dialect(execute=_execute, lost=_lost)


def _deliver(batch: list[Pending]) -> None:
    loop = batch[0].future.get_loop()
    try:
        loop.call_soon_threadsafe(tell, batch)
    except RuntimeError:
        logger.warning("the loop was closed before %d writes could be told; they are committed", len(batch))
