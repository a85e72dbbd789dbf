"""All that a unit may write, as a fixed list of statements in a fixed order."""

from sqlalchemy import Table

from cordboard.storage.numbering import HOST_COUNTED, HOST_MESSAGE
from cordboard.storage.statement import Statement
from cordboard.storage.tables import agents, chats, system


def _insert(table: Table, *values: str, guard: str, **unique: str) -> Statement:
    return Statement(table=table, verb="insert", values=values, guard=guard, unique=unique, checked=True)


def _upsert(table: Table, *values: str) -> Statement:
    return Statement(table=table, verb="upsert", values=values, guard=table.name)


_SHOWN = ("state", "point", "call_class", "ended_at", "visitor_name", "queue", "agent")

CHAT_SAID = Statement(
    table=chats.chats,
    verb="update",
    values=("version", "last_seq", "doc"),
    where=("id", "version"),
    checked=True,
    guard="chats.version",
)
"""The usual change: only the document and the numbers; no index is touched."""
CHAT_CHANGED = Statement(
    table=chats.chats,
    verb="update",
    values=("version", "last_seq", "doc", *_SHOWN),
    where=("id", "version"),
    keep=frozenset({"queue", "agent"}),
    checked=True,
    guard="chats.version",
    unique={"visitor": "chats.visitor_point"},
)
CHAT_OPENED = _insert(
    chats.chats,
    *("id", "version", "last_seq", "doc", *_SHOWN, "visitor", "visitor_key", "opened_at", "url"),
    guard="chats.id",
    visitor="chats.visitor_point",
)
AGENT_CHANGED = Statement(
    table=agents.agents,
    verb="update",
    values=("version", "state", "last_seq", "doc"),
    where=("user", "version"),
    checked=True,
    guard="agents.version",
)
AGENT_NEW = _insert(agents.agents, "user", "version", "state", "last_seq", "doc", guard="agents.user")
EVENT = _insert(
    chats.events,
    *("chat_id", "seq", "at", "kind", "visibility", "role", "author", "client_id", "body_hash", "body"),
    guard="events.seq",
    client_id="events.client_id",
)
AGENT_EVENT = _insert(agents.agent_events, "user", "seq", "at", "kind", "body", guard="agent_events.seq")
CREATED = _insert(chats.created, "key", "chat_id", "body_hash", "at", guard="created.key")

SLOT_ADDED = Statement(table=agents.slots, verb="upsert", values=("agent", "number"), guard="slots.number")
SLOT_FREED = Statement(
    table=agents.slots,
    verb="update",
    values=("chat_id", "gen", "use"),
    where=("agent", "number", "chat_id", "gen"),
    checked=True,
    guard="slots.freed",
)
SLOT_TAKEN = Statement(
    table=agents.slots,
    verb="update",
    values=("chat_id", "gen", "use"),
    where=("agent", "number"),
    extra="chat_id IS NULL",
    checked=True,
    guard="slots.taken",
)
SLOT_USED = Statement(
    table=agents.slots,
    verb="update",
    values=("use",),
    where=("agent", "number", "chat_id", "gen"),
    checked=True,
    guard="slots.use",
)
SLOT_REMOVED = Statement(
    table=agents.slots,
    verb="delete",
    where=("agent", "number"),
    extra="chat_id IS NULL",
    checked=True,
    guard="slots.removed",
)

ASSIGNMENT_OVER = Statement(
    table=chats.assignments,
    verb="update",
    values=("state", "ended_at"),
    where=("chat_id", "gen", "state"),
    checked=True,
    guard="assignments.state",
)
ASSIGNMENT_MOVED = Statement(
    table=chats.assignments,
    verb="update",
    values=("state", "answered_at", "due_at"),
    where=("chat_id", "gen", "state"),
    checked=True,
    guard="assignments.state",
    unique={"held": "assignments.held", "chat_id": "assignments.held"},
)
ASSIGNMENT_MADE = _insert(
    chats.assignments,
    *("chat_id", "gen", "agent", "state", "queue", "offered_at", "answered_at", "due_at"),
    guard="assignments.gen",
)

WAITING_LEFT = Statement(table=chats.waiting, verb="delete", where=("chat_id", "queue"), guard="waiting")
WAITING = _upsert(chats.waiting, "chat_id", "queue", "priority", "arrived_at", "to_agent")
TIMER_GONE = Statement(table=chats.timers, verb="delete", where=("chat_id", "name"), guard="timers")
TIMER = _upsert(chats.timers, "chat_id", "name", "due_at")
RUN = _upsert(chats.runs, "chat_id", "number", "script", "version", "ended", "doc")
DIALOG = _upsert(chats.dialogs, "cross_ref", "chat_id", "host", "state", "route", "requested_at", "ended_at")
LEFT_MESSAGE = _upsert(chats.left_messages, "chat_id", "at", "doc", "handled_at", "handled_by")
OUTBOX = _insert(
    system.outbox,
    *("key", "kind", "due_at", "tries", "note", "chat_id", "body", "receiver"),
    guard="outbox.key",
)

ORDER: tuple[Statement, ...] = (
    *(CHAT_SAID, CHAT_CHANGED, CHAT_OPENED, AGENT_CHANGED, AGENT_NEW),
    *(ASSIGNMENT_OVER, ASSIGNMENT_MOVED, ASSIGNMENT_MADE),
    *(SLOT_ADDED, SLOT_FREED, SLOT_TAKEN, SLOT_USED, SLOT_REMOVED),
    *(WAITING_LEFT, WAITING, TIMER_GONE, TIMER, RUN, DIALOG),
    LEFT_MESSAGE,
    *(CREATED, EVENT, AGENT_EVENT, OUTBOX, HOST_COUNTED, HOST_MESSAGE),
)
"""Chats are locked before agents, agents before slots; what is given up goes before what is taken."""
