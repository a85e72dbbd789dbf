"""How people and programs prove who they are. No secret stands here in the clear: only digests."""

from sqlalchemy import Column, ForeignKey, Index, LargeBinary, Table, Text

from cordboard.storage.tables.base import METADATA, binary, flag, millis, text


def _user(*, key: bool = False) -> Column[str]:
    return Column("user", Text, ForeignKey("users.name", ondelete="CASCADE"), nullable=False, primary_key=key)


passwords = Table(
    "passwords", METADATA, _user(key=True), text("hash"), millis("changed_at"), flag("must_change")
)

sessions = Table(
    "sessions",
    METADATA,
    binary("token_hash", key=True),
    _user(),
    binary("csrf_hash"),
    millis("created_at"),
    millis("seen_at"),
    millis("expires_at"),
    text("address"),
    text("user_agent"),
    millis("revoked_at", null=True),
    Index("ix_sessions_user", "user"),
    Index("ix_sessions_expires_at", "expires_at"),
)

api_tokens = Table(
    "api_tokens",
    METADATA,
    text("id", key=True),
    text("name"),
    Column("token_hash", LargeBinary, nullable=False, unique=True),
    _user(),
    text("permissions"),
    millis("created_at"),
    millis("expires_at", null=True),
    millis("last_used_at", null=True),
    millis("revoked_at", null=True),
    Index("ix_api_tokens_user", "user"),
)
