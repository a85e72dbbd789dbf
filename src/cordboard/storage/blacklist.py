"""The blacklist's rows. Whom an entry stops is decided in memory (core/routing/blacklist.py)."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, and_, bindparam, delete, func, insert, select, update

from cordboard.core.errors import Refused
from cordboard.core.instant import Millis
from cordboard.core.reasons import Code
from cordboard.core.routing.address import AddressRange, address_range, begun_range
from cordboard.core.routing.blacklist import BlacklistEntry
from cordboard.storage import meta
from cordboard.storage.blacklist_imports import visible
from cordboard.storage.listing import after_place, matching
from cordboard.storage.tables.configuration import blacklist
from cordboard.switchboard.configuration.ledgers import Look

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
_FOREVER = (1 << 63) - 1
_PAGE = 5_000
OVERLAPS = 100
"""Entries told of those that share addresses with another; the rest is counted."""
_BY: Mapping[str, ColumnElement[Any]] = {
    "": _B.created_at,
    "created_at": _B.created_at,
    "created_by": _B.created_by,
    "description": func.lower(_B.description),
    "start": _B.start16,
    "end": _B.end16,
    "expires_at": func.coalesce(_B.expires_at, _FOREVER),
    "hits": _B.hits,
}
"""What entries can be sorted by."""


def mark(connection: Connection) -> str:
    """Changes when an entry is added, changed or removed; hits do not count."""
    return meta.value(connection, meta.BLACKLIST_VERSION)


def every(connection: Connection, *, but: str = "") -> Sequence[BlacklistEntry]:
    """All entries, oldest first; with those of the import `but`, which may be under way still.

    Page by page: on PostgreSQL others come to their turn between two of them.
    """
    found: list[BlacklistEntry] = []
    after: tuple[Millis, str] | None = None
    while part := page(connection, limit=_PAGE, after=after, but=but):
        found += part
        after = part[-1].created_at, part[-1].id
    return found


def page(
    connection: Connection, *, limit: int, after: tuple[Millis, str] | None = None, but: str = ""
) -> Sequence[BlacklistEntry]:
    """As `every`, from the entry behind the (created at, id) `after`."""
    seen = visible(connection, but=but)
    query = select(*_SHOWN).where(seen).order_by(_B.created_at, _B.id)
    if after is None:
        return [_entry(row) for row in connection.execute(query.limit(limit))]
    # Not as one OR: an import gives one time to a million entries, and the index would be walked from their first.
    made, entry_id = after
    beside = query.where(_B.created_at == made, _B.id > entry_id).limit(limit)
    found = [_entry(row) for row in connection.execute(beside)]
    if len(found) < limit:
        later = query.where(_B.created_at > made).limit(limit - len(found))
        found += [_entry(row) for row in connection.execute(later)]
    return found


def find(
    connection: Connection, look: Look, *, limit: int, after: tuple[int | str, str] | None = None
) -> tuple[Sequence[BlacklistEntry], tuple[int | str, str] | None, int]:
    """Entries as they are looked for, the place to go on from, and how many there are in all."""
    by = _BY.get(look.sort)
    if by is None:
        raise Refused(Code.INVALID, f"The list cannot be sorted by {look.sort!r}.", extra={"field": "sort"})
    found = and_(visible(connection), *map(_word, look.words))
    binary = look.sort in {"start", "end"}
    place = None if after is None else (_place(after[0], look.sort), after[1])
    query = select(*_SHOWN, by.label("place")).where(found).limit(limit + 1)
    rows = connection.execute(after_place(query, by=by, key=_B.id, down=look.down, after=place)).all()
    total = connection.execute(select(func.count()).select_from(blacklist).where(found)).scalar_one()
    shown = [_entry(row[:-1]) for row in rows[:limit]]
    if len(rows) <= limit:
        return shown, None, total
    value = rows[limit - 1][-1]
    return shown, (bytes(value).hex() if binary else value, shown[-1].id), total


def get(connection: Connection, entry_id: str) -> BlacklistEntry | None:
    """One entry."""
    row = connection.execute(select(*_SHOWN).where(_B.id == entry_id)).one_or_none()
    return None if row is None else _entry(row)


def count(connection: Connection) -> int:
    """How many entries there are."""
    return connection.execute(
        select(func.count()).select_from(blacklist).where(visible(connection))
    ).scalar_one()


def overlapping(
    connection: Connection, start: str, end: str, *, limit: int = OVERLAPS, but: str = ""
) -> tuple[Sequence[BlacklistEntry], int]:
    """Entries that share an address with this range, `but` one, and how many there are in all.

    Raises Refused for what is no range.
    """
    family, first, last = _key(start, end)
    found = and_(
        _B.family == family,
        _B.start16 <= last,
        _B.end16 >= first,
        _B.id != but,
        visible(connection),
    )
    rows = connection.execute(select(*_SHOWN).where(found).order_by(_B.start16, _B.id).limit(limit + 1)).all()
    shown = [_entry(row) for row in rows[:limit]]
    if len(rows) <= limit:
        return shown, len(rows)
    return shown, connection.execute(select(func.count()).select_from(blacklist).where(found)).scalar_one()


def put(connection: Connection, entry: BlacklistEntry, *, new: bool) -> None:
    """Writes an entry. Raises Refused for what is no range."""
    put_all(connection, [entry], new=new)


def put_all(connection: Connection, entries: Sequence[BlacklistEntry], *, new: bool) -> None:
    """Writes entries, many by one statement: an import may bring a million, and every commit waits for it."""
    for first in range(0, len(entries), _PAGE):
        part = entries[first : first + _PAGE]
        if new:
            rows = [{"id": each.id, "hits": each.hits, "version": 1, **_values(each)} for each in part]
            connection.execute(insert(blacklist), rows)
        else:
            connection.execute(
                _REPLACED,
                [{f"new_{k}": v for k, v in _values(each).items()} | {"of": each.id} for each in part],
            )
    if entries:
        meta.count(connection, meta.BLACKLIST_VERSION)


def drop(connection: Connection, entry_id: str) -> None:
    """Removes an entry."""
    drop_all(connection, [entry_id])


def drop_all(connection: Connection, entry_ids: Sequence[str]) -> None:
    """Removes entries."""
    for first in range(0, len(entry_ids), _PAGE):
        connection.execute(delete(blacklist).where(_B.id.in_(entry_ids[first : first + _PAGE])))
    if entry_ids:
        meta.count(connection, meta.BLACKLIST_VERSION)


def add_hits(connection: Connection, hits: Mapping[str, int]) -> None:
    """Adds to how often entries turned somebody away; in order of ids, as every writer locks."""
    for entry_id, more in sorted(hits.items()):
        connection.execute(update(blacklist).where(_B.id == entry_id).values(hits=_B.hits + more))


def _word(word: str) -> ColumnElement[bool]:
    """The entries that a word of a filter means: by address, as far as it is written, or by what people wrote."""
    covered = begun_range(word)
    if covered is None:
        return matching((_B.description, _B.start_text, _B.end_text, _B.created_by), [word])
    first, last = _key_of(covered)
    return and_(_B.family == covered.family, _B.start16 <= last, _B.end16 >= first)


def _place(value: int | str, sort: str) -> int | str | bytes:
    """The value of a place as the column has it. Raises Refused `invalid` for one of another list."""
    try:
        if sort in {"start", "end"}:
            return bytes.fromhex(str(value))
        if isinstance(value, str) is (sort in {"description", "created_by"}):
            return value if isinstance(value, str) else min(value, _FOREVER)
    except ValueError:
        pass
    raise Refused(Code.INVALID, "`after` is no place in this list.", extra={"field": "after"})


def _values(entry: BlacklistEntry) -> dict[str, Any]:
    """The columns that every writing sets."""
    family, first, last = _key(entry.start, entry.end)
    return {
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


_WRITTEN = (
    *("description", "family", "start16", "end16", "start_text", "end_text"),
    *("expires_at", "created_by", "created_at"),
)
_REPLACED = (
    update(blacklist)
    .where(_B.id == bindparam("of"))
    .values(version=_B.version + 1, **{name: bindparam(f"new_{name}") for name in _WRITTEN})
)


def _key(start: str, end: str) -> tuple[int, bytes, bytes]:
    """Family and both ends as 16 bytes, IPv4 mapped into IPv6."""
    found = address_range(start, end)
    return found.family, *_key_of(found)


def _key_of(covered: AddressRange) -> tuple[bytes, bytes]:
    offset = _MAPPED if covered.family == 4 else 0
    return (covered.first + offset).to_bytes(16), (covered.last + offset).to_bytes(16)


def _entry(row: Row[*tuple[Any, ...]] | Sequence[Any]) -> BlacklistEntry:
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
