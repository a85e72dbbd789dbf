"""Outside routing hosts: who registered for which points, and the numbered messages to each registration."""

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, Table, Text

from cordboard.storage.tables.base import METADATA, millis, number, text

registrations = Table(
    "registrations",
    METADATA,
    text("id", key=True),
    text("user"),
    text("host"),
    text("points"),
    number("last_seq"),
    millis("created_at"),
    millis("seen_at"),
    CheckConstraint("id <> ''", name="id_given"),
    Index("ix_registrations_user", "user"),
    Index("ix_registrations_seen_at", "seen_at"),
)
"""`points` is a JSON list of names; `seen_at` tells whether the host still listens."""

host_messages = Table(
    "host_messages",
    METADATA,
    Column(
        "registration",
        Text,
        ForeignKey("registrations.id", ondelete="CASCADE"),
        nullable=False,
        primary_key=True,
    ),
    number("seq", key=True),
    text("cross_ref"),
    millis("at"),
    text("body"),
    CheckConstraint("seq > 0", name="seq"),
    Index("ix_host_messages_at", "at"),
)
"""Numbered 1, 2, 3 … per registration, and gone with it."""
