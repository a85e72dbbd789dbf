"""The audit: who did what to which object, in the transaction of the act; a chain that shows if a row was changed."""

from collections.abc import Iterator, Sequence
from hashlib import sha256
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Connection, Select, func, insert, select

from cordboard.core.instant import Millis
from cordboard.storage.listing import up_to
from cordboard.storage.tables.people import api_tokens
from cordboard.storage.tables.system import audit
from cordboard.switchboard.configuration.ledgers import Sought

_CHAIN_LOCK = 0x_A0_D1_7
_FIRST = bytes(32)
_ANY = Sought()
Query = Select[*tuple[Any, ...]]


class AuditRow(msgspec.Struct, frozen=True, kw_only=True):
    """An act. `before` and `after` are JSON of the object, without secrets; None: it was not, or is no more, there."""

    id: int = 0
    at: Millis
    who: str
    what: str
    object_kind: str
    object_name: str
    before: str | None = None
    after: str | None = None
    address: str = ""


def append(connection: Connection, row: AuditRow) -> int:
    """Adds a row behind the newest; answers its number. `row.id` is not looked at."""
    if connection.dialect.name == "postgresql":
        # Two transactions must not follow the same row; SQLite has one writer anyway.
        connection.execute(select(func.pg_advisory_xact_lock(_CHAIN_LOCK)))
    newest = select(audit.c.hash).order_by(audit.c.id.desc()).limit(1)
    before = bytes(connection.execute(newest).scalar_one_or_none() or _FIRST)
    values = {field: getattr(row, field) for field in row.__struct_fields__ if field != "id"}
    added = insert(audit).values(**values, prev_hash=before, hash=_hash(before, row)).returning(audit.c.id)
    return connection.execute(added).scalar_one()


def page(
    connection: Connection, sought: Sought = _ANY, *, limit: int, before_id: int | None = None
) -> Sequence[AuditRow]:
    """Rows, newest first, from the one before `before_id`."""
    query = _named(connection, select(audit).order_by(audit.c.id.desc()).limit(limit), sought)
    if before_id is not None:
        query = query.where(audit.c.id < before_id)
    # A sum is in no index: SQLite would take the times' first, read every act of the span and sort them.
    return [row for row, _, _ in _rows(connection, _within(query, audit.c.at + 0, sought))]


def count(connection: Connection, sought: Sought, *, most: int) -> int:
    """How many rows there are; one more than `most`: there are more, and they are not counted."""
    query = _named(connection, select(audit.c.at), sought)
    return up_to(connection, _within(query, audit.c.at, sought), most)


def _named(connection: Connection, query: Query, sought: Sought) -> Query:
    for column, value in ((audit.c.who, sought.who), (audit.c.object_kind, sought.object_kind)):
        if value is not None:
            query = query.where(column == value)
    if sought.object_name is None:
        return query
    # Tokens go by ids: they are looked for by the names that people gave them, also when they are revoked.
    named = select(api_tokens.c.id).where(api_tokens.c.name == sought.object_name)
    ids = connection.execute(named).scalars().all()
    column = audit.c.object_name
    return query.where(column.in_([sought.object_name, *ids]) if ids else column == sought.object_name)


def _within(query: Query, at: ColumnElement[int], sought: Sought) -> Query:
    if sought.since is not None:
        query = query.where(at >= sought.since)
    if sought.until is not None:
        query = query.where(at < sought.until)
    return query


def first_broken(connection: Connection) -> int | None:
    """Number of the first row that does not fit the chain; None: all is as it was written."""
    before = _FIRST
    for row, prev_hash, own_hash in _rows(connection, select(audit).order_by(audit.c.id)):
        if prev_hash != before or own_hash != _hash(before, row):
            return row.id
        before = own_hash
    return None


def _rows(connection: Connection, query: Query) -> Iterator[tuple[AuditRow, bytes, bytes]]:
    for found in connection.execute(query).mappings():
        fields = {field: found[field] for field in AuditRow.__struct_fields__}
        yield AuditRow(**fields), bytes(found["prev_hash"]), bytes(found["hash"])


def _hash(before: bytes, row: AuditRow) -> bytes:
    fields = [getattr(row, field) for field in row.__struct_fields__ if field != "id"]
    return sha256(before + msgspec.json.encode(fields)).digest()
