"""What is still to be done outside: read when due, settled when done."""

from collections.abc import Sequence

import msgspec
from sqlalchemy import Connection, bindparam, case, func, select, update

from cordboard.core.instant import Millis
from cordboard.storage.listing import after_place
from cordboard.storage.tables.system import outbox
from cordboard.switchboard.ports import Conflict, OutboxItem

_DUE = (
    select(
        *(outbox.c.key, outbox.c.kind, outbox.c.due_at, outbox.c.body),
        *(outbox.c.chat_id, outbox.c.tries, outbox.c.receiver),
    )
    .where(outbox.c.done_at.is_(None), outbox.c.due_at <= bindparam("now"))
    .order_by(outbox.c.due_at, outbox.c.key)
    .limit(bindparam("most"))
)
_DUE_OF_KINDS = _DUE.where(outbox.c.kind.in_(bindparam("kinds", expanding=True)))


def due(
    connection: Connection, *, now: Millis, limit: int, kinds: Sequence[str] = ()
) -> Sequence[OutboxItem]:
    """Items not yet done whose time has come, oldest first; only of these kinds, if any are named."""
    wanted = {"now": now, "most": limit}
    rows = (
        connection.execute(_DUE_OF_KINDS, {**wanted, "kinds": list(kinds)})
        if kinds
        else connection.execute(_DUE, wanted)
    )
    return [
        OutboxItem(
            key=key, kind=kind, due_at=due_at, body=body.encode(), chat=chat, tries=tries, receiver=receiver
        )
        for key, kind, due_at, body, chat, tries, receiver in rows
    ]


def claim(connection: Connection, key: str, *, seen: Millis, until: Millis) -> bool:
    """Puts off an item that is due since `seen`, for whoever is about to do it; False: somebody else was first."""
    item = outbox.c
    taken = update(outbox).where(item.key == key, item.due_at == seen, item.done_at.is_(None))
    return connection.execute(taken.values(due_at=until)).rowcount == 1


def settle_once(connection: Connection, key: str, *, note: str, at: Millis) -> None:
    """Settles an item together with its effect. Raises Conflict when it is settled already."""
    item = outbox.c
    done = update(outbox).where(item.key == key, item.done_at.is_(None))
    if connection.execute(done.values(done_at=at, note=note, tries=item.tries + 1, body="")).rowcount == 0:
        raise Conflict("outbox.done_at")


def settle(
    connection: Connection, key: str, *, done: bool, retry_at: Millis | None, note: str, at: Millis
) -> None:
    """Counts a try. `done`, or no `retry_at`: it is not tried again; `note` says how it ended.

    What is done keeps its key, and no word of what it carried: that is people's data.
    """
    item = outbox.c
    changed: dict[str, object] = {"tries": item.tries + 1, "note": note}
    if done:
        changed |= {"done_at": at, "body": ""}
    elif retry_at is None:
        changed["done_at"] = at
    else:
        changed["due_at"] = retry_at
    connection.execute(update(outbox).where(item.key == key, item.done_at.is_(None)).values(changed))


class Sent(msgspec.Struct, frozen=True, kw_only=True):
    """An errand as it stands. `done_at` None: it is due at `due_at`."""

    key: str
    chat: str | None
    due_at: Millis
    done_at: Millis | None
    tries: int
    note: str


def of_receiver(
    connection: Connection, receiver: str, *, limit: int, before: tuple[Millis, str] | None = None
) -> Sequence[Sent]:
    """The errands for somebody, that which moved last first, from the one behind the (due at, key) `before`."""
    item = outbox.c
    query = select(item.key, item.chat_id.label("chat"), item.due_at, item.done_at, item.tries, item.note)
    query = query.where(item.receiver == receiver).limit(limit)
    found = after_place(query, by=item.due_at, key=item.key, down=True, after=before)
    return [Sent(**row) for row in connection.execute(found).mappings()]


def again(connection: Connection, key: str, *, receiver: str, at: Millis) -> bool:
    """Makes an errand for somebody due once more, under the same key; False: there is none."""
    item = outbox.c
    found = update(outbox).where(item.key == key, item.receiver == receiver)
    return connection.execute(found.values(done_at=None, due_at=at, tries=0, note="")).rowcount == 1


def waiting(connection: Connection) -> Sequence[tuple[str, int, int, Millis | None]]:
    """By kind: how many errands are not done, how many of them have failed before, since when the oldest is due."""
    item = outbox.c
    failing = func.sum(case((item.tries > 0, 1), else_=0))
    query = select(item.kind, func.count(), failing, func.min(item.due_at)).where(item.done_at.is_(None))
    rows = connection.execute(query.group_by(item.kind).order_by(item.kind))
    return [(kind, count, int(failed or 0), oldest) for kind, count, failed, oldest in rows]
