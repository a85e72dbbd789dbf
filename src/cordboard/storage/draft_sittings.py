"""Sittings over drafts, as rows: what the audit has still to tell."""

from collections.abc import Sequence
from dataclasses import asdict

from sqlalchemy import Connection, delete, insert, select
from sqlalchemy.engine import RowMapping

from cordboard.core.instant import Millis
from cordboard.storage.tables.scripts import draft_sittings
from cordboard.switchboard.configuration.shelf import Sitting

_C = draft_sittings.c


def of_script(connection: Connection, script: str) -> Sequence[Sitting]:
    """The sittings over versions of a script, by number."""
    query = select(draft_sittings).where(_C.script == script).order_by(_C.number)
    return [_read(row) for row in connection.execute(query).mappings()]


def over(connection: Connection, *, silent: Millis, begun: Millis, most: int) -> Sequence[Sitting]:
    """At most so many sittings without a save since `silent`, or begun before `begun`."""
    query = select(draft_sittings).where((_C.saved_at <= silent) | (_C.began_at <= begun))
    query = query.order_by(_C.saved_at, _C.script, _C.number).limit(most)
    return [_read(row) for row in connection.execute(query).mappings()]


def put(connection: Connection, sitting: Sitting) -> None:
    """Writes the sitting over a version, in the place of what was there."""
    drop(connection, sitting.script, sitting.number)
    values = asdict(sitting)
    for name in ("before", "after", "definition"):
        values[name] = values[name].decode()
    connection.execute(insert(draft_sittings).values(values))


def drop(connection: Connection, script: str, number: int, *, saves: int | None = None) -> bool:
    """Removes the sitting over a version, with `saves` only if it has so many; whether there was one."""
    query = delete(draft_sittings).where(_C.script == script, _C.number == number)
    if saves is not None:
        query = query.where(_C.saves == saves)
    return connection.execute(query).rowcount > 0


def _read(row: RowMapping) -> Sitting:
    fields = dict(row)
    for name in ("before", "after", "definition"):
        fields[name] = fields[name].encode()
    return Sitting(**fields)
