"""Registrations of outside routing hosts, and the numbered messages that wait for them."""

from collections.abc import Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, delete, func, insert, select, update

from cordboard.core.instant import Millis
from cordboard.storage.tables.routing import host_messages, registrations
from cordboard.switchboard.ports import StoredEvent
from cordboard.switchboard.routing.registration_rows import Registration

_row = registrations.c
_message = host_messages.c


def every(connection: Connection) -> Sequence[Registration]:
    """All of them, oldest first."""
    found: list[Registration] = []
    for row in connection.execute(select(registrations).order_by(_row.created_at, _row.id)).mappings():
        fields: dict[str, Any] = dict(row)
        fields["points"] = msgspec.json.decode(fields["points"], type=tuple[str, ...])
        found.append(Registration(**fields))
    return found


def put(connection: Connection, registration: Registration, *, most: int) -> bool:
    """Stores a new registration; False, and nothing stored, when its user has `most` of them already."""
    mine = select(func.count()).select_from(registrations).where(_row.user == registration.user)
    if connection.execute(mine).scalar_one() >= most:
        return False
    values = msgspec.structs.asdict(registration)
    values["points"] = msgspec.json.encode(registration.points).decode()
    connection.execute(insert(registrations).values(values))
    return True


def seen(connection: Connection, registration: str, *, at: Millis) -> None:
    """Its host listens; a time earlier than the one that is known changes nothing."""
    newer = (_row.id == registration) & (_row.seen_at < at)
    connection.execute(update(registrations).where(newer).values(seen_at=at))


def drop(connection: Connection, registration: str, *, unseen_since: Millis | None = None) -> bool:
    """Removes a registration and its messages; with `unseen_since` only if it has not been seen since then.

    Answers whether it was there to be removed.
    """
    gone = delete(registrations).where(_row.id == registration)
    if unseen_since is not None:
        gone = gone.where(_row.seen_at <= unseen_since)
    return connection.execute(gone).rowcount > 0


def messages_after(
    connection: Connection, registration: str, *, seq: int, limit: int
) -> Sequence[StoredEvent]:
    """Messages to a registration after number `seq`, in order."""
    query = (
        select(_message.seq, _message.body)
        .where(_message.registration == registration, _message.seq > seq)
        .order_by(_message.seq)
        .limit(limit)
    )
    return [StoredEvent(number, "", "staff", body.encode()) for number, body in connection.execute(query)]


def reach(connection: Connection, registration: str) -> tuple[int, int]:
    """The numbers of the oldest message that is still there and of the newest one that ever was.

    The first is one more than the second when there is none; (1, 0) for a registration that is gone.
    """
    oldest = select(func.min(_message.seq)).where(_message.registration == registration).scalar_subquery()
    row = connection.execute(select(_row.last_seq, oldest).where(_row.id == registration)).one_or_none()
    if row is None:
        return 1, 0
    newest, first = row
    return newest + 1 if first is None else first, newest


def forget_messages(connection: Connection, *, before: Millis) -> int:
    """Removes messages that were written before this time; answers how many."""
    return connection.execute(delete(host_messages).where(_message.at < before)).rowcount
