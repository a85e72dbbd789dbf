"""Reading chats and their logs: by id, by what waits, by what is due."""

from collections.abc import Sequence

import msgspec
from sqlalchemy import Connection, bindparam, func, select

from cordboard.core.chat.chat import OPEN, WAITING, Chat
from cordboard.core.instant import Millis
from cordboard.director.run import Run
from cordboard.storage.tables.chats import chats, created, events, runs, timers
from cordboard.switchboard.ports import LoadedChat, StoredEvent

chat_from = msgspec.json.Decoder(Chat).decode
_run_from = msgspec.json.Decoder(Run).decode

_CHAT = select(chats.c.doc).where(chats.c.id == bindparam("id"))
_RUN = select(runs.c.doc).where(runs.c.chat_id == bindparam("id")).order_by(runs.c.number.desc()).limit(1)
_SENT = select(events.c.author, events.c.client_id, events.c.seq, events.c.at, events.c.body_hash).where(
    events.c.chat_id == bindparam("id"), events.c.client_id.is_not(None)
)
_WAITING = (
    select(chats.c.doc)
    .where(chats.c.state.in_(sorted(state.value for state in WAITING)))
    .order_by(chats.c.opened_at, chats.c.id)
)
_EVENTS = (
    select(events.c.seq, events.c.kind, events.c.visibility, events.c.body)
    .where(events.c.chat_id == bindparam("id"), events.c.seq > bindparam("after"))
    .order_by(events.c.seq)
    .limit(bindparam("most"))
)
_DUE = (
    select(timers.c.chat_id, timers.c.name, timers.c.due_at)
    .where(timers.c.due_at <= bindparam("now"))
    .order_by(timers.c.due_at, timers.c.chat_id)
    .limit(bindparam("most"))
)
_OPEN = select(chats.c.doc).where(chats.c.state.in_(sorted(state.value for state in OPEN)))
_EARLIER = (
    select(chats.c.doc)
    .where(chats.c.visitor_key == bindparam("key"), chats.c.id < bindparam("before"))
    .order_by(chats.c.opened_at.desc(), chats.c.id.desc())
    .limit(bindparam("most"))
)
_NEXT_DUE = select(func.min(timers.c.due_at))
_CREATED = select(created.c.chat_id, created.c.body_hash).where(created.c.key == bindparam("key"))


def load(connection: Connection, chat_id: str) -> LoadedChat | None:
    """A chat with its newest run and what its writers sent under ids of their own."""
    doc = connection.execute(_CHAT, {"id": chat_id}).scalar_one_or_none()
    if doc is None:
        return None
    run = connection.execute(_RUN, {"id": chat_id}).scalar_one_or_none()
    sent = {
        (author, client_id): (seq, at, bytes(body_hash or b""))
        for author, client_id, seq, at, body_hash in connection.execute(_SENT, {"id": chat_id})
        if client_id is not None
    }
    return LoadedChat(chat=chat_from(doc), run=None if run is None else _run_from(run), sent=sent)


def waiting(connection: Connection) -> Sequence[Chat]:
    """Every chat that is queued or offered."""
    return [chat_from(doc) for doc in connection.execute(_WAITING).scalars()]


def open_chats(connection: Connection) -> Sequence[Chat]:
    """Every chat whose visitor's side is open."""
    return [chat_from(doc) for doc in connection.execute(_OPEN).scalars()]


def earlier(connection: Connection, key: str, *, before: str, limit: int) -> Sequence[Chat]:
    """Chats of the same visitor that are older than the chat `before`, newest first; none for a stranger."""
    if not key:
        return []  # strangers have no key, and no history that another stranger's agent may read
    rows = connection.execute(_EARLIER, {"key": key, "before": before, "most": limit})
    return [chat_from(doc) for doc in rows.scalars()]


def events_after(connection: Connection, chat_id: str, *, seq: int, limit: int) -> Sequence[StoredEvent]:
    """The chat's events after `seq`, in order, all visibilities."""
    rows = connection.execute(_EVENTS, {"id": chat_id, "after": seq, "most": limit})
    return [StoredEvent(seq, kind, visibility, body.encode()) for seq, kind, visibility, body in rows]


def due_timers(connection: Connection, *, now: Millis, limit: int) -> Sequence[tuple[str, str, Millis]]:
    """(chat id, timer's name, due at) of what is due, oldest first."""
    return [(chat, name, due) for chat, name, due in connection.execute(_DUE, {"now": now, "most": limit})]


def next_due(connection: Connection) -> Millis | None:
    """When the earliest timer is due."""
    return connection.execute(_NEXT_DUE).scalar_one()


def created_chat(connection: Connection, key: str) -> tuple[str, bytes] | None:
    """(chat id, body hash) of an Idempotency-Key."""
    row = connection.execute(_CREATED, {"key": key}).one_or_none()
    return None if row is None else (row[0], bytes(row[1]))
