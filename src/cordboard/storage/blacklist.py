"""The blacklist's rows. Whom an entry stops is decided in memory (core/routing/blacklist.py)."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Row, and_, delete, func, insert, or_, select, update

from cordboard.core.instant import Millis
from cordboard.core.routing.address import address_range
from cordboard.core.routing.blacklist import BlacklistEntry
from cordboard.storage import meta
from cordboard.storage.tables.configuration import blacklist

_B = blacklist.c
_MAPPED = 0xFFFF << 32
_SHOWN = (
    _B.id,
    _B.description,
    _B.start_text,
    _B.end_text,
    _B.expires_at,
    _B.created_by,
    _B.created_at,
    _B.hits,
)


def mark(connection: Connection) -> str:
    """Changes when an entry is added, changed or removed; hits do not count."""
    return meta.value(connection, meta.BLACKLIST_VERSION)


def every(connection: Connection) -> Sequence[BlacklistEntry]:
    """All entries, oldest first."""
    return [_entry(row) for row in connection.execute(select(*_SHOWN).order_by(_B.created_at, _B.id))]


def page(
    connection: Connection, *, limit: int, after: tuple[Millis, str] | None = None
) -> Sequence[BlacklistEntry]:
    """As `every`, from the entry behind the (created at, id) `after`."""
    query = select(*_SHOWN).order_by(_B.created_at, _B.id).limit(limit)
    if after is not None:
        made, entry_id = after
        query = query.where(or_(_B.created_at > made, and_(_B.created_at == made, _B.id > entry_id)))
    return [_entry(row) for row in connection.execute(query)]


def get(connection: Connection, entry_id: str) -> BlacklistEntry | None:
    """One entry."""
    row = connection.execute(select(*_SHOWN).where(_B.id == entry_id)).one_or_none()
    return None if row is None else _entry(row)


def count(connection: Connection) -> int:
    """How many entries there are."""
    return connection.execute(select(func.count()).select_from(blacklist)).scalar_one()


def overlapping(connection: Connection, start: str, end: str) -> Sequence[BlacklistEntry]:
    """The entries that share an address with this range. Raises Refused for what is no range."""
    family, first, last = _key(start, end)
    query = select(*_SHOWN).where(_B.family == family, _B.start16 <= last, _B.end16 >= first)
    return [_entry(row) for row in connection.execute(query.order_by(_B.start16, _B.id))]


def put(connection: Connection, entry: BlacklistEntry, *, new: bool) -> None:
    """Writes an entry. Raises Refused for what is no range."""
    family, first, last = _key(entry.start, entry.end)
    values = {
        "description": entry.description,
        "family": family,
        "start16": first,
        "end16": last,
        "start_text": entry.start,
        "end_text": entry.end,
        "expires_at": entry.expires_at,
        "created_by": entry.created_by,
        "created_at": entry.created_at,
    }
    if new:
        connection.execute(insert(blacklist).values(id=entry.id, hits=entry.hits, version=1, **values))
    else:
        connection.execute(
            update(blacklist).where(_B.id == entry.id).values(version=_B.version + 1, **values)
        )
    meta.count(connection, meta.BLACKLIST_VERSION)


def drop(connection: Connection, entry_id: str) -> None:
    """Removes an entry."""
    connection.execute(delete(blacklist).where(_B.id == entry_id))
    meta.count(connection, meta.BLACKLIST_VERSION)


def add_hits(connection: Connection, hits: Mapping[str, int]) -> None:
    """Adds to how often entries turned somebody away; in order of ids, as every writer locks."""
    for entry_id, more in sorted(hits.items()):
        connection.execute(update(blacklist).where(_B.id == entry_id).values(hits=_B.hits + more))


def _key(start: str, end: str) -> tuple[int, bytes, bytes]:
    """Family and both ends as 16 bytes, IPv4 mapped into IPv6."""
    found = address_range(start, end)
    offset = _MAPPED if found.family == 4 else 0
    return found.family, (found.first + offset).to_bytes(16), (found.last + offset).to_bytes(16)


def _entry(row: Row[*tuple[Any, ...]]) -> BlacklistEntry:
    entry_id, description, start, end, expires_at, created_by, created_at, hits = row
    return BlacklistEntry(
        id=entry_id,
        description=description,
        start=start,
        end=end,
        expires_at=expires_at,
        created_by=created_by,
        created_at=created_at,
        hits=hits,
    )
