"""SQLite as it must be set up: which library, which file, which settings (reliability.md f.3.6)."""

import os
from pathlib import Path
from typing import Literal
from urllib.parse import quote

import pysqlite3
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import NullPool, QueuePool

Synchronous = Literal["FULL", "NORMAL", "EXTRA"]

OLDEST = (3, 51, 3)
"""The first version without the WAL-reset corruption bug."""
BUSY_TIMEOUT = 5_000
"""Milliseconds to wait for another process's lock."""

_NETWORK = {
    "nfs",
    "nfs4",
    "cifs",
    "smb3",
    "smbfs",
    "9p",
    "afs",
    "ceph",
    "glusterfs",
    "lustre",
    "beegfs",
    "ocfs2",
}
_NETWORK_PREFIXES = ("fuse.sshfs", "fuse.ceph", "fuse.gluster", "fuse.s3", "fuse.rclone")


class UnfitStorage(Exception):
    """The database cannot be used as it is; the sentence says why and what to do."""


def check_library(version: str = pysqlite3.sqlite_version) -> None:
    """Raises UnfitStorage for a SQLite that can corrupt a file in WAL mode."""
    if tuple(int(part) for part in version.split(".")) < OLDEST:
        oldest = ".".join(map(str, OLDEST))
        raise UnfitStorage(
            f"SQLite {version} can corrupt a database in WAL mode; {oldest} or newer is needed"
        )


def check_file_system(path: Path, mounts: str | None = None) -> None:
    """Raises UnfitStorage when the file lies on a network file system: locks and syncs there are not to be trusted.

    `mounts` is the text of /proc/self/mountinfo; where the system has none, nothing is checked.
    """
    if mounts is None:
        try:
            mounts = Path("/proc/self/mountinfo").read_text()
        except OSError:
            return
    where = path.resolve()
    best, kind = "", ""
    for line in mounts.splitlines():
        left, _, right = line.partition(" - ")
        point = left.split(" ")[4].replace("\\040", " ")
        if len(point) >= len(best) and where.is_relative_to(point):
            best, kind = point, right.split(" ")[0]
    if kind in _NETWORK or kind.startswith(_NETWORK_PREFIXES):
        raise UnfitStorage(f"{path} lies on a network file system ({kind}); SQLite needs a local disk")


def prepare_file(path: Path) -> None:
    """Creates the file if there is none, readable by nobody else; its WAL takes the same mode."""
    os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    path.chmod(0o600)


def writing_engine(path: Path, *, synchronous: Synchronous = "FULL", foreign_keys: bool = True) -> Engine:
    """An engine whose transactions take the write lock at once. Its connection belongs to one thread at a time."""

    def connect() -> pysqlite3.Connection:
        connection = pysqlite3.connect(
            os.fspath(path), isolation_level=None, check_same_thread=False, timeout=BUSY_TIMEOUT / 1000
        )
        _set(
            connection,
            journal_mode="WAL",
            synchronous=synchronous,
            wal_autocheckpoint=0,
            busy_timeout=BUSY_TIMEOUT,
            foreign_keys="ON" if foreign_keys else "OFF",
            trusted_schema="OFF",
            cell_size_check="ON",
        )
        return connection

    engine = create_engine("sqlite://", module=pysqlite3, creator=connect, poolclass=NullPool)
    event.listen(engine, "begin", _begin_immediate)
    return engine


def reading_engine(path: Path, *, connections: int) -> Engine:
    """An engine of read-only connections; a transaction is one consistent snapshot."""
    address = f"file:{quote(os.fspath(path.resolve()))}?mode=ro"

    def connect() -> pysqlite3.Connection:
        connection = pysqlite3.connect(
            address, uri=True, isolation_level=None, check_same_thread=False, timeout=BUSY_TIMEOUT / 1000
        )
        _set(
            connection,
            query_only="ON",
            busy_timeout=BUSY_TIMEOUT,
            trusted_schema="OFF",
            cell_size_check="ON",
        )
        return connection

    engine = create_engine(
        "sqlite://",
        module=pysqlite3,
        creator=connect,
        poolclass=QueuePool,
        pool_size=connections,
        max_overflow=0,
    )
    event.listen(engine, "begin", _begin)
    return engine


def checkpoint_connection(path: Path, *, busy_timeout: int) -> pysqlite3.Connection:
    """A bare connection for checkpoints; it waits at most `busy_timeout` ms for readers and the writer."""
    connection = pysqlite3.connect(os.fspath(path), isolation_level=None, check_same_thread=False)
    _set(connection, wal_autocheckpoint=0, busy_timeout=busy_timeout, synchronous="FULL")
    return connection


def _set(connection: pysqlite3.Connection, **pragmas: str | int) -> None:
    for name, value in pragmas.items():
        connection.execute(f"PRAGMA {name} = {value}").fetchall()
        now = connection.execute(f"PRAGMA {name}").fetchone()[0]
        if str(now).upper() != str(_NUMBERS.get(value, value)).upper():
            raise UnfitStorage(f"SQLite does not take {name} = {value}: it stays {now}")


_NUMBERS: dict[str | int, int] = {"ON": 1, "OFF": 0, "NORMAL": 1, "FULL": 2, "EXTRA": 3}


def _begin_immediate(connection: Connection) -> None:
    # A deferred transaction that turns into a writing one fails at once instead of waiting.
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN")
