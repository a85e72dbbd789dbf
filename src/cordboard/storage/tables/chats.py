"""Chats: the document's row, its log, and the rows that guard it.

`events` has no foreign key to `chats`: a unit writes both in one transaction under the chat's version check, so the
key could never fail, and it would cost a look-up for every message. The rarer rows have theirs.
"""

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, Table, Text
from sqlalchemy import text as sql

from cordboard.core.chat.chat import OPEN, ChatState
from cordboard.core.chat.events import Visibility
from cordboard.core.routing.dialog import DialogState
from cordboard.storage.tables.base import METADATA, binary, flag, millis, number, one_of, text

OPEN_STATES = tuple(state.value for state in ChatState if state in OPEN)
_OPEN = sql(one_of("state", OPEN_STATES))


def _chat_id(*, key: bool = True) -> Column[str]:
    return Column("chat_id", Text, ForeignKey("chats.id"), nullable=False, primary_key=key)


chats = Table(
    "chats",
    METADATA,
    text("id", key=True),
    number("version"),
    text("state"),
    text("point"),
    text("visitor"),
    text("visitor_key"),
    text("call_class"),
    number("last_seq"),
    millis("opened_at"),
    millis("ended_at", null=True),
    text("visitor_name"),
    text("url"),
    text("queue", null=True),
    text("agent", null=True),
    text("doc"),
    CheckConstraint(one_of("state", tuple(state.value for state in ChatState)), name="state"),
    CheckConstraint("id <> ''", name="id_given"),
    Index(
        "uq_chats_visitor_point", "visitor", "point", unique=True, sqlite_where=_OPEN, postgresql_where=_OPEN
    ),
    Index("ix_chats_state", "state"),
    # In the order of the list of chats, with what it is searched by: found and counted without reading a document.
    Index("ix_chats_listed", "opened_at", "id", "state", "point", "queue", "visitor_name"),
    Index("ix_chats_visitor_key_opened_at", "visitor_key", "opened_at"),
)

_SENT = sql("client_id IS NOT NULL")

events = Table(
    "events",
    METADATA,
    text("chat_id", key=True),
    number("seq", key=True),
    millis("at"),
    text("kind"),
    text("visibility"),
    text("role"),
    text("author"),
    text("client_id", null=True),
    binary("body_hash", null=True),
    text("body"),
    CheckConstraint(one_of("visibility", tuple(each.value for each in Visibility)), name="visibility"),
    CheckConstraint("seq > 0", name="seq"),
    Index(
        "uq_events_client_id",
        *("chat_id", "author", "client_id"),
        unique=True,
        sqlite_where=_SENT,
        postgresql_where=_SENT,
    ),
)

RINGING, TALKING, WRAP_UP, OVER = "ringing", "talking", "wrap_up", "over"
_HELD = sql(one_of("state", (TALKING, WRAP_UP)))
_RINGING = sql(one_of("state", (RINGING,)))

assignments = Table(
    "assignments",
    METADATA,
    _chat_id(),
    number("gen", key=True),
    text("agent"),
    text("state"),
    text("queue"),
    millis("offered_at", null=True),
    millis("answered_at", null=True),
    millis("ended_at", null=True),
    millis("due_at", null=True),
    CheckConstraint(one_of("state", (RINGING, TALKING, WRAP_UP, OVER)), name="state"),
    Index("uq_assignments_held", "chat_id", unique=True, sqlite_where=_HELD, postgresql_where=_HELD),
    Index(
        "uq_assignments_ringing",
        "chat_id",
        "agent",
        unique=True,
        sqlite_where=_RINGING,
        postgresql_where=_RINGING,
    ),
    Index("ix_assignments_agent", "agent", "chat_id", "answered_at"),
)

waiting = Table(
    "waiting",
    METADATA,
    _chat_id(),
    text("queue", key=True),
    number("priority"),
    millis("arrived_at"),
    text("to_agent"),
)

timers = Table(
    "timers",
    METADATA,
    _chat_id(),
    text("name", key=True),
    millis("due_at"),
    Index("ix_timers_due_at", "due_at"),
)

runs = Table(
    "runs",
    METADATA,
    _chat_id(),
    number("number", key=True),
    text("script"),
    number("version"),
    flag("ended"),
    text("doc"),
    Index("ix_runs_script_version_chat_id", "script", "version", "chat_id"),
)

dialogs = Table(
    "dialogs",
    METADATA,
    text("cross_ref", key=True),
    _chat_id(key=False),
    text("host"),
    text("state"),
    text("route"),
    millis("requested_at"),
    millis("ended_at", null=True),
    CheckConstraint(one_of("state", tuple(state.value for state in DialogState)), name="state"),
    Index("ix_dialogs_chat_id", "chat_id"),
)

created = Table(
    "created",
    METADATA,
    text("key", key=True),
    _chat_id(key=False),
    binary("body_hash"),
    millis("at"),
    CheckConstraint("key <> ''", name="key_given"),
    Index("ix_created_chat_id", "chat_id"),
    Index("ix_created_at", "at"),
)

left_messages = Table(
    "left_messages",
    METADATA,
    _chat_id(),
    millis("at"),
    text("doc"),
    millis("handled_at", null=True),
    text("handled_by", null=True),
    CheckConstraint("(handled_at IS NULL) = (handled_by IS NULL)", name="handled_by_somebody"),
    Index("ix_left_messages_at_chat_id", "at", "chat_id"),
)
"""What a visitor left for later, one per chat; `doc` holds the fields as JSON."""
