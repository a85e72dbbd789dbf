"""Routing scripts and their versions, as rows. What may change is decided by the switchboard."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update

from cordboard.storage.tables.scripts import script_versions, scripts
from cordboard.switchboard.configuration.book import ScriptHead, VersionHead

_V = script_versions.c
_HEAD = [column for column in script_versions.columns if column is not _V.definition]


def heads(connection: Connection) -> Sequence[ScriptHead]:
    """Every script by name, with its versions by number; what follows from definitions is left empty."""
    versions: dict[str, list[VersionHead]] = {}
    for row in connection.execute(select(*_HEAD).order_by(_V.script, _V.number)).mappings():
        fields = dict(row)
        versions.setdefault(fields.pop("script"), []).append(VersionHead(**fields))
    return [
        ScriptHead(
            name=row["name"],
            description=row["description"],
            supplied=row["supplied"],
            row_version=row["version"],
            updated_at=row["updated_at"],
            updated_by=row["updated_by"],
            next=row["next_version"],
            share=row["next_share"] or 0,
            since=row["next_since"],
            versions=tuple(versions.get(row["name"], ())),
        )
        for row in connection.execute(select(scripts).order_by(scripts.c.name)).mappings()
    ]


def definition(connection: Connection, script: str, number: int) -> bytes | None:
    """The JSON of one version."""
    query = select(_V.definition).where(_V.script == script, _V.number == number)
    text = connection.execute(query).scalar_one_or_none()
    return None if text is None else text.encode()


def put(connection: Connection, head: ScriptHead, *, new: bool) -> None:
    """Writes a script's own row, without its versions."""
    values = {
        "name": head.name,
        "description": head.description,
        "supplied": head.supplied,
        "version": head.row_version,
        "updated_at": head.updated_at,
        "updated_by": head.updated_by,
        "next_version": head.next,
        "next_share": None if head.next is None else head.share,
        "next_since": None if head.next is None else head.since,
    }
    if new:
        connection.execute(insert(scripts).values(values))
    else:
        connection.execute(update(scripts).where(scripts.c.name == head.name).values(values))


def drop(connection: Connection, name: str) -> None:
    """Removes a script with its versions."""
    connection.execute(delete(script_versions).where(_V.script == name))
    connection.execute(delete(scripts).where(scripts.c.name == name))


def put_version(
    connection: Connection, script: str, version: VersionHead, *, definition: bytes | None, new: bool
) -> None:
    """Writes a version; `definition` None leaves the stored one."""
    values: dict[str, Any] = {name: getattr(version, name) for name in version.__slots__} | {"script": script}
    if definition is not None:
        values["definition"] = definition.decode()
    if new:
        connection.execute(insert(script_versions).values(values))
    else:
        connection.execute(
            update(script_versions).where(_V.script == script, _V.number == version.number).values(values)
        )


def drop_version(connection: Connection, script: str, number: int) -> None:
    """Removes a version."""
    connection.execute(delete(script_versions).where(_V.script == script, _V.number == number))


def mark_run(connection: Connection, versions: Iterable[tuple[str, int]]) -> int:
    """Notes that versions have run: they are immutable and locked from now on. Answers how many were not yet."""
    marked = 0
    for script, number in versions:
        query = update(script_versions).where(_V.script == script, _V.number == number, ~_V.has_run)
        marked += connection.execute(query.values(has_run=True, locked=True)).rowcount
    return marked
