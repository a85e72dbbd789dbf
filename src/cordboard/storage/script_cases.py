"""Test cases of scripts, as rows; they go with their script."""

from collections.abc import Sequence

from sqlalchemy import Connection, RowMapping, delete, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from cordboard.storage.tables.scripts import script_cases
from cordboard.switchboard.ports import Conflict
from cordboard.switchboard.scripts.case_views import StoredCase

_C = script_cases.c
_ROWS = select(_C.name, _C.doc, _C.version, _C.updated_at, _C.updated_by)


def every(connection: Connection, script: str) -> Sequence[StoredCase]:
    """The cases of a script, by name."""
    query = _ROWS.where(_C.script == script).order_by(_C.name)
    return [_read(row) for row in connection.execute(query).mappings()]


def get(connection: Connection, script: str, name: str) -> StoredCase | None:
    """One case."""
    row = connection.execute(_ROWS.where(_C.script == script, _C.name == name)).mappings().one_or_none()
    return None if row is None else _read(row)


def count(connection: Connection, script: str) -> int:
    """How many cases a script has."""
    query = select(func.count()).select_from(script_cases).where(_C.script == script)
    return int(connection.execute(query).scalar_one())


def put(connection: Connection, script: str, case: StoredCase, *, seen: StoredCase | None) -> None:
    """Writes a case, in the place of the one seen. Raises Conflict when that is no more, or the name is taken."""
    values = {
        "script": script,
        "name": case.name,
        "doc": case.doc.decode(),
        "version": case.version,
        "updated_at": case.updated_at,
        "updated_by": case.updated_by,
    }
    try:
        if seen is None:
            connection.execute(insert(script_cases).values(values))
            return
        found = (_C.script == script) & (_C.name == seen.name) & (_C.version == seen.version)
        changed = connection.execute(update(script_cases).where(found).values(values)).rowcount
    except IntegrityError as error:  # the name is taken, or the script is gone
        raise Conflict("script_cases.name") from error
    if changed == 0:
        raise Conflict("script_cases.version")


def drop(connection: Connection, script: str, *, seen: StoredCase) -> None:
    """Removes a case. Raises Conflict when it is no longer the one seen."""
    found = (_C.script == script) & (_C.name == seen.name) & (_C.version == seen.version)
    if connection.execute(delete(script_cases).where(found)).rowcount == 0:
        raise Conflict("script_cases.version")


def _read(row: RowMapping) -> StoredCase:
    return StoredCase(**{**row, "doc": row["doc"].encode()})
