"""Rows of an import of the blacklist: written in small pieces, unseen until the import is done.

An entry's id is the import's id and the row's number. So what belongs to an import is one range of the primary key, and
what is seen needs no look at any other table while no import is under way.
"""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, Connection, and_, delete, insert, not_, select, update

from cordboard.core.instant import Millis
from cordboard.core.routing.blacklist_row import RowContent
from cordboard.storage import meta
from cordboard.storage.tables.configuration import blacklist, blacklist_imports

_B, _I = blacklist.c, blacklist_imports.c
_MAPPED = 0xFFFF << 32
_DIGITS = 7


def visible(connection: Connection, *, but: str = "") -> ColumnElement[bool]:
    """The entries that count: not those of imports under way, `but` the one named."""
    under_way = connection.execute(select(_I.id).where(_I.id != but)).scalars().all()
    return and_(True, *(not_(_of(each)) for each in under_way))


def begin(connection: Connection, import_id: str, *, at: Millis) -> None:
    """An import begins."""
    connection.execute(insert(blacklist_imports).values(id=import_id, rows=0, begun_at=at, touched_at=at))


def stage(
    connection: Connection, import_id: str, rows: Sequence[RowContent], *, first: int, by: str, at: Millis
) -> None:
    """Writes rows, the first of them the import's row number `first`."""
    connection.execute(
        insert(blacklist),
        [
            {
                "id": f"{import_id}{number:0{_DIGITS}d}",
                "description": row.description,
                "family": row.covered.family,
                "start16": _bytes(row.covered.family, row.covered.first),
                "end16": _bytes(row.covered.family, row.covered.last),
                "start_text": row.start,
                "end_text": row.end,
                "expires_at": row.expires_at,
                "created_by": by,
                "created_at": at,
                "hits": 0,
                "version": 1,
            }
            for number, row in enumerate(rows, start=first)
        ],
    )
    connection.execute(
        update(blacklist_imports).where(_I.id == import_id).values(rows=_I.rows + len(rows), touched_at=at)
    )


def finish(connection: Connection, import_id: str) -> bool:
    """From now on its rows count. False: it is not under way (any more)."""
    done = connection.execute(delete(blacklist_imports).where(_I.id == import_id)).rowcount == 1
    meta.count(connection, meta.BLACKLIST_VERSION)
    return done


def drop(connection: Connection, import_id: str, *, limit: int) -> bool:
    """Takes away some rows of an import that came to nothing, at last the import itself; whether that was the end."""
    some = select(_B.id).where(_of(import_id)).limit(limit)
    if connection.execute(delete(blacklist).where(_B.id.in_(some))).rowcount > 0:
        return False
    connection.execute(delete(blacklist_imports).where(_I.id == import_id))
    return True


def abandoned(connection: Connection, *, before: Millis) -> Sequence[str]:
    """Imports at which nobody has worked since."""
    return connection.execute(select(_I.id).where(_I.touched_at < before)).scalars().all()


def _of(import_id: str) -> ColumnElement[bool]:
    return _B.id.between(f"{import_id}{'0' * _DIGITS}", f"{import_id}{'9' * _DIGITS}")


def _bytes(family: int, number: int) -> bytes:
    return (number + (_MAPPED if family == 4 else 0)).to_bytes(16)
