"""What is still to be done outside: read when due, settled when done."""

from collections.abc import Sequence

from sqlalchemy import Connection, bindparam, select, update

from cordboard.core.instant import Millis
from cordboard.storage.tables.system import outbox
from cordboard.switchboard.ports import OutboxItem

_DUE = (
    select(outbox.c.key, outbox.c.kind, outbox.c.due_at, outbox.c.body, outbox.c.chat_id)
    .where(outbox.c.done_at.is_(None), outbox.c.due_at <= bindparam("now"))
    .order_by(outbox.c.due_at, outbox.c.key)
    .limit(bindparam("most"))
)


def due(connection: Connection, *, now: Millis, limit: int) -> Sequence[OutboxItem]:
    """Items not yet done whose time has come, oldest first."""
    return [
        OutboxItem(key=key, kind=kind, due_at=due_at, body=body.encode(), chat=chat)
        for key, kind, due_at, body, chat in connection.execute(_DUE, {"now": now, "most": limit})
    ]


def settle(
    connection: Connection, key: str, *, done: bool, retry_at: Millis | None, note: str, at: Millis
) -> None:
    """Counts a try. `done`, or no `retry_at`: it is not tried again; `note` says how it ended."""
    item = outbox.c
    changed: dict[str, object] = {"tries": item.tries + 1, "note": note}
    if done or retry_at is None:
        changed["done_at"] = at
    else:
        changed["due_at"] = retry_at
    connection.execute(update(outbox).where(item.key == key, item.done_at.is_(None)).values(changed))
