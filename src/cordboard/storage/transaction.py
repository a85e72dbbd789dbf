"""The transaction that takes items one by one: pieces of work, and the units of a batch in which a check has failed.

Synchronous, over a Connection: the same for both databases. The usual batch takes the short road beside it, by the
bare driver: `sqlite_writer`, `postgres`.
"""

from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from cordboard.storage import verdicts
from cordboard.storage.commit import Pending, PendingWork, together
from cordboard.storage.statement import Row, Statement
from cordboard.switchboard.ports import Conflict

TRIES = 3
"""How often one item is tried when PostgreSQL gives it up for another transaction's sake."""


class CommitFailed(Exception):
    """COMMIT itself raised; the cause says what."""


@dataclass(frozen=True)
class Dialect:
    """How the two databases differ here."""

    execute: Callable[[Connection, Statement, list[Row]], int]
    """Runs a statement for all rows; answers how many rows it wrote."""
    lost: Callable[[Connection, BaseException], bool]
    """Whether the transaction as a whole is gone after this error."""


def write_batch(connection: Connection, batch: list[Pending], dialect: Dialect) -> None:
    """Writes each item in a savepoint of its own and commits; an item that failed alone carries its error.

    Raises what broke the transaction as a whole, CommitFailed when that was the COMMIT.
    """
    transaction = connection.begin()
    for item in batch:
        item.error = None  # of an earlier try on a connection that broke
        _apart(connection, item, dialect)
    try:
        transaction.commit()
    except Exception as error:
        raise CommitFailed from error


def _apart(connection: Connection, item: Pending, dialect: Dialect) -> None:
    """Writes one item in a savepoint, so that its failure spoils nothing else."""
    for left in reversed(range(TRIES)):
        savepoint = connection.begin_nested()
        try:
            if isinstance(item, PendingWork):
                item.value = item.work(connection)
            else:
                for statement, rows in together([item]):
                    _checked(connection, statement, rows, dialect)
        except Exception as error:
            if dialect.lost(connection, error):
                raise
            savepoint.rollback()
            if left and verdicts.wants_retry(error):
                continue
            item.error = verdicts.judged(error)
        else:
            savepoint.commit()
        return


def _checked(connection: Connection, statement: Statement, rows: list[Row], dialect: Dialect) -> None:
    """Raises Conflict when a check does not hold."""
    try:
        count = dialect.execute(connection, statement, rows)
    except DBAPIError as error:
        if not verdicts.is_unique(error):
            raise
        raise verdicts.conflict(error, guard=statement.guard, unique=statement.unique) from error
    if statement.checked and count != len(rows):
        raise Conflict(statement.guard)
