"""The thread that moves SQLite's WAL into the database, off the road of commits."""

import logging
import threading
from pathlib import Path

import pysqlite3

from cordboard.storage.sqlite import checkpoint_connection

logger = logging.getLogger(__name__)

PAUSE = 0.1
"""Seconds between two passive checkpoints while there is work."""
IDLE = 2.0
"""Seconds without work after which the WAL is emptied."""
LARGE = 32 * 1024 * 1024
"""Bytes of WAL beyond which it is emptied even under load: writers wait for that, some milliseconds."""
PATIENCE = 250
"""Milliseconds that emptying waits for readers; it is tried again later."""


class Checkpointer:
    """Passive checkpoints while the writer works, a truncating one when it rests or the WAL is large."""

    def __init__(self, path: Path, written: threading.Event, *, large: int = LARGE) -> None:
        self._path = path
        self._wal = path.with_name(path.name + "-wal")
        self._written = written
        self._large = large
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name="sqlite-checkpoint", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        self._stop.set()
        self._written.set()
        self._thread.join()

    def _run(self) -> None:
        connection: pysqlite3.Connection | None = None
        emptied = True
        while not self._stop.is_set():
            worked = self._written.wait(None if emptied else IDLE)
            self._written.clear()
            if self._stop.wait(PAUSE):
                break
            try:
                connection = connection or checkpoint_connection(self._path, busy_timeout=PATIENCE)
                emptied = self._checkpoint(connection, idle=not worked)
            except pysqlite3.Error as error:
                # The WAL still holds everything; the next round tries again, and the writer judges the disk.
                logger.warning("checkpoint: %s", error)
                emptied = False
                if connection is not None:
                    connection.close()
                    connection = None
        if connection is not None:
            connection.close()

    def _checkpoint(self, connection: pysqlite3.Connection, *, idle: bool) -> bool:
        """Whether the WAL is empty now."""
        connection.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchall()
        if not idle and self._wal_size() < self._large:
            return False
        busy, _, _ = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        return busy == 0

    def _wal_size(self) -> int:
        try:
            return self._wal.stat().st_size
        except FileNotFoundError:
            return 0
