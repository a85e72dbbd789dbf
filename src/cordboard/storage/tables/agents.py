"""Agents at work: the document's row, their own log, and the slots that are their capacity."""

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, Table, Text
from sqlalchemy import text as sql

from cordboard.core.queueing.agent import AgentState, Use
from cordboard.storage.tables.base import METADATA, millis, number, one_of, text

agents = Table(
    "agents",
    METADATA,
    text("user", key=True),
    number("version"),
    text("state"),
    number("last_seq"),
    text("doc"),
    CheckConstraint(one_of("state", tuple(state.value for state in AgentState)), name="state"),
)

# No foreign key to `agents`: for the reason given for the chats' events.
agent_events = Table(
    "agent_events",
    METADATA,
    text("user", key=True),
    number("seq", key=True),
    millis("at"),
    text("kind"),
    text("body"),
    CheckConstraint("seq > 0", name="seq"),
)

slots = Table(
    "slots",
    METADATA,
    Column("agent", Text, ForeignKey("agents.user"), nullable=False, primary_key=True),
    number("number", key=True),
    Column("chat_id", Text, ForeignKey("chats.id"), nullable=True),
    number("gen", null=True),
    text("use", null=True),
    CheckConstraint(one_of("use", tuple(use.value for use in Use)), name="use"),
    CheckConstraint(
        "(chat_id IS NULL) = (gen IS NULL) AND (chat_id IS NULL) = (use IS NULL)", name="taken_or_free"
    ),
    Index(
        "ix_slots_chat_id",
        "chat_id",
        sqlite_where=sql("chat_id IS NOT NULL"),
        postgresql_where=sql("chat_id IS NOT NULL"),
    ),
)
"""A row is one unit of capacity; taking it is an update that finds it free."""
