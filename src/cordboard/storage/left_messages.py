"""What visitors left for later: listed for staff, and marked when somebody has seen to it."""

from collections.abc import Sequence

import msgspec
from sqlalchemy import Connection, RowMapping, func, select, update

from cordboard.core.instant import Millis
from cordboard.storage.listing import after_place, matching
from cordboard.storage.tables.chats import chats, left_messages
from cordboard.switchboard.left_messages import LeftMessage

_L = left_messages.c
_SHOWN = (
    *(_L.chat_id, _L.at, _L.doc, _L.handled_at, _L.handled_by),
    *(chats.c.point, chats.c.visitor_name, chats.c.url),
)
_ALL = select(*_SHOWN).join(chats, chats.c.id == _L.chat_id)


def page(
    connection: Connection,
    *,
    handled: bool | None,
    words: Sequence[str] = (),
    down: bool = False,
    limit: int,
    after: tuple[Millis, str] | None = None,
) -> tuple[Sequence[LeftMessage], int]:
    """Oldest first, or newest, from the one behind the (at, chat) `after`, and how many there are in all."""
    wanted = matching((_L.doc, chats.c.visitor_name, chats.c.point), words)
    if handled is not None:
        wanted &= _L.handled_at.is_not(None) if handled else _L.handled_at.is_(None)
    query = after_place(_ALL.where(wanted).limit(limit), by=_L.at, key=_L.chat_id, down=down, after=after)
    counted = (
        select(func.count()).select_from(left_messages).join(chats, chats.c.id == _L.chat_id).where(wanted)
    )
    total = connection.execute(counted).scalar_one()
    return [_read(row) for row in connection.execute(query).mappings()], total


def get(connection: Connection, chat_id: str) -> LeftMessage | None:
    """What was left in a chat."""
    row = connection.execute(_ALL.where(_L.chat_id == chat_id)).mappings().one_or_none()
    return _read(row) if row is not None else None


def mark(connection: Connection, chat_id: str, *, at: Millis, by: str) -> None:
    """Somebody has seen to it; who was first stays."""
    found = (_L.chat_id == chat_id) & _L.handled_at.is_(None)
    connection.execute(update(left_messages).where(found).values(handled_at=at, handled_by=by))


def _read(row: RowMapping) -> LeftMessage:
    return LeftMessage(
        chat_id=row[_L.chat_id],
        at=row[_L.at],
        point=row[chats.c.point],
        visitor=row[chats.c.visitor_name],
        url=row[chats.c.url],
        fields=msgspec.json.decode(row[_L.doc], type=dict[str, str]),
        handled_at=row[_L.handled_at],
        handled_by=row[_L.handled_by],
    )
