"""The managers' named documents: one set of functions for every subject.

`subject` is a table's name (`queues`, `users`, …: tables/configuration.py). Whether a change is allowed is decided
by the switchboard; here only versions and names are guarded.
"""

from collections.abc import Sequence

import msgspec
from sqlalchemy import Connection, delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from cordboard.core.instant import Millis
from cordboard.storage import verdicts
from cordboard.storage.tables.configuration import SUBJECTS
from cordboard.switchboard.ports import Conflict


class Stored(msgspec.Struct, frozen=True, kw_only=True):
    """A document with its row: `version` guards against lost updates, `position` is the managers' order."""

    name: str
    position: int
    version: int
    doc: str
    updated_at: Millis
    updated_by: str


def every(connection: Connection, subject: str) -> Sequence[Stored]:
    """All documents of a subject, in the managers' order, then by name."""
    table = SUBJECTS[subject]
    rows = connection.execute(select(table).order_by(table.c.position, table.c.name)).mappings()
    return [Stored(**row) for row in rows]


def get(connection: Connection, subject: str, name: str) -> Stored | None:
    """One document."""
    table = SUBJECTS[subject]
    row = connection.execute(select(table).where(table.c.name == name)).mappings().one_or_none()
    return None if row is None else Stored(**row)


def add(connection: Connection, subject: str, row: Stored) -> None:
    """Stores a new document. Raises Conflict when the name is taken."""
    try:
        connection.execute(insert(SUBJECTS[subject]).values(msgspec.structs.asdict(row)))
    except IntegrityError as error:
        if verdicts.is_unique(error):
            raise Conflict(f"{subject}.name") from error
        raise


def change(connection: Connection, subject: str, row: Stored, *, seen: int) -> None:
    """Replaces the row of this name. Raises Conflict unless its version is still the one seen."""
    table = SUBJECTS[subject]
    changed = update(table).where(table.c.name == row.name, table.c.version == seen)
    if connection.execute(changed.values(msgspec.structs.asdict(row))).rowcount == 0:
        raise Conflict(f"{subject}.version")


def remove(connection: Connection, subject: str, name: str, *, seen: int) -> None:
    """Deletes a document. Raises Conflict unless its version is still the one seen."""
    table = SUBJECTS[subject]
    if connection.execute(delete(table).where(table.c.name == name, table.c.version == seen)).rowcount == 0:
        raise Conflict(f"{subject}.version")
