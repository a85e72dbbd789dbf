"""The house's own books: outbox, audit, leases, secrets, meta."""

from sqlalchemy import BigInteger, Column, Index, LargeBinary, Table
from sqlalchemy import text as sql

from cordboard.storage.tables.base import METADATA, ROW_NUMBER, binary, millis, number, text

_OPEN = sql("done_at IS NULL")
_TO_SOMEBODY = sql("receiver IS NOT NULL")

outbox = Table(
    "outbox",
    METADATA,
    text("key", key=True),
    text("kind"),
    millis("due_at"),
    number("tries"),
    millis("done_at", null=True),
    text("note"),
    text("chat_id", null=True),
    text("body"),
    text("receiver", null=True),
    Index("ix_outbox_due_at", "due_at", sqlite_where=_OPEN, postgresql_where=_OPEN),
    Index(
        "ix_outbox_receiver_due_at",
        "receiver",
        "due_at",
        sqlite_where=_TO_SOMEBODY,
        postgresql_where=_TO_SOMEBODY,
    ),
)

audit = Table(
    "audit",
    METADATA,
    Column("id", ROW_NUMBER, primary_key=True, autoincrement=True),
    millis("at"),
    text("who"),
    text("what"),
    text("object_kind"),
    text("object_name"),
    text("before", null=True),
    text("after", null=True),
    text("address"),
    Column("prev_hash", LargeBinary, nullable=False, unique=True),
    binary("hash"),
    # In the order of the list, and with all that is looked for: acts are counted without reading what they did.
    Index("ix_audit_who", "who", "id", "at", "object_kind", "object_name"),
    Index("ix_audit_object_kind", "object_kind", "id", "at", "who", "object_name"),
    Index("ix_audit_object_name", "object_name", "id", "at", "who", "object_kind"),
    Index("ix_audit_at", "at", "who", "object_kind", "object_name"),
    sqlite_autoincrement=True,
)
"""Append-only; every row's hash covers the row before it, and no row has two successors (SEC-112)."""

leases = Table(
    "leases",
    METADATA,
    text("name", key=True),
    text("holder"),
    Column("token", BigInteger, nullable=False),
    millis("expires_at"),
)
"""`token` grows with every new holder: work done under a lease states it, so that a late holder is refused."""

secrets = Table("secrets", METADATA, text("name", key=True), binary("value"))

meta = Table("meta", METADATA, text("key", key=True), text("value"))
"""Single values: the epoch of cursors, the configuration's version."""
