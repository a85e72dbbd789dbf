"""What a database error means for those who wait: a lost race, a database out of reach, doubt, or our own mistake."""

from collections.abc import Mapping

import asyncpg
import pysqlite3
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from cordboard.switchboard.ports import Conflict, Unavailable

_DOUBTFUL = {"SQLITE_IOERR", "SQLITE_CORRUPT", "SQLITE_NOTADB"}
_UNIQUE_VIOLATION = "23505"
_RETRY = {"40001", "40P01"}
_SHUT_DOWN = {"57P01", "57P02", "57P03"}
_AWAY = ("08", "28", "3D", "53", "55", "57", "58")
"""PostgreSQL's classes: connection, sign-in, no such database, resources, lock timeout, operator, system."""


def cause(error: BaseException) -> BaseException:
    """The driver's own error, beneath what SQLAlchemy and its adapters wrap around it."""
    while True:
        inner = error.orig if isinstance(error, DBAPIError) and error.orig else error.__cause__
        if inner is None or isinstance(error, (asyncpg.PostgresError, pysqlite3.Error)):
            return error
        error = inner


def is_doubtful(error: BaseException) -> bool:
    """Whether the file itself may be damaged or a sync has failed: nothing after it can be trusted."""
    return getattr(cause(error), "sqlite_errorname", "").startswith(tuple(_DOUBTFUL))


def is_unique(error: BaseException) -> bool:
    """Whether a unique index or primary key stood in the way."""
    found = cause(error)
    if getattr(found, "sqlstate", None) == _UNIQUE_VIOLATION:
        return True
    return str(found).startswith("UNIQUE constraint failed")


def wants_retry(error: BaseException) -> bool:
    """Whether PostgreSQL gave the transaction up for another one's sake: the same again may succeed."""
    return getattr(cause(error), "sqlstate", None) in _RETRY


def conflict(error: BaseException, *, guard: str, unique: Mapping[str, str]) -> Conflict:
    """The Conflict that a unique index stands for; `unique` maps words of its complaint to guards."""
    found = cause(error)
    text = f"{found} {getattr(found, 'constraint_name', '')}"
    return Conflict(next((name for word, name in unique.items() if word in text), guard))


def is_disconnect(error: BaseException) -> bool:
    """Whether the connection is gone, or could not be made."""
    if isinstance(error, DBAPIError) and error.connection_invalidated:
        return True
    found = cause(error)
    # An internal error of the driver: the server's farewell lay unread on the connection when it was used.
    if isinstance(found, asyncpg.PostgresConnectionError | asyncpg.InternalClientError | OSError):
        return True
    if isinstance(found, asyncpg.InterfaceError):
        return "connection" in str(found) and "closed" in str(found)
    return str(getattr(found, "sqlstate", None)) in _SHUT_DOWN


def judged(error: BaseException) -> BaseException:
    """The error to raise to who waits: Unavailable for a database out of reach, else the error as it is."""
    found = cause(error)
    if isinstance(found, pysqlite3.OperationalError | OSError | TimeoutError | PoolTimeout):
        return Unavailable(str(found))
    state = getattr(found, "sqlstate", None)
    if isinstance(state, str) and (state.startswith(_AWAY) or state in _RETRY):
        return Unavailable(str(found))
    if isinstance(found, asyncpg.InterfaceError | asyncpg.InternalClientError):
        return Unavailable(str(found))
    return error
