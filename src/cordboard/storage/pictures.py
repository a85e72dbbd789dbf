"""Logos of layouts as rows. A picture's id is the SHA-256 of its bytes: it is kept once, and never changes."""

from collections.abc import Collection

from sqlalchemy import Connection, delete, insert, select

from cordboard.core.instant import Millis
from cordboard.storage.tables.configuration import pictures
from cordboard.switchboard.configuration.pictures import Picture

_P = pictures.c


def put(connection: Connection, picture_id: str, picture: Picture, *, at: Millis, by: str) -> None:
    """Keeps a picture; one that is there already stays as it is."""
    if connection.execute(select(_P.id).where(_P.id == picture_id)).first() is None:
        row = {"id": picture_id, "type": picture.type, "content": picture.content}
        connection.execute(insert(pictures).values(**row, created_at=at, created_by=by))


def get(connection: Connection, picture_id: str) -> Picture | None:
    """A picture."""
    row = connection.execute(select(_P.type, _P.content).where(_P.id == picture_id)).one_or_none()
    return None if row is None else Picture(type=row.type, content=bytes(row.content))


def keep_only(connection: Connection, wanted: Collection[str]) -> None:
    """Removes every picture but these."""
    connection.execute(delete(pictures).where(_P.id.not_in(sorted(wanted))))
