"""What is still to be done outside: read when due, settled when done."""

from collections.abc import Sequence

from sqlalchemy import Connection, bindparam, select, update

from cordboard.core.instant import Millis
from cordboard.storage.tables.system import outbox
from cordboard.switchboard.ports import Conflict, OutboxItem

_DUE = (
    select(outbox.c.key, outbox.c.kind, outbox.c.due_at, outbox.c.body, outbox.c.chat_id, outbox.c.tries)
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
        OutboxItem(key=key, kind=kind, due_at=due_at, body=body.encode(), chat=chat, tries=tries)
        for key, kind, due_at, body, chat, tries in rows
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
