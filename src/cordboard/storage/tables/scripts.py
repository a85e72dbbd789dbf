"""Routing scripts, their numbered versions and test cases, and who has one open in the editor or saves it."""

from sqlalchemy import Column, ForeignKey, Index, Table, Text
from sqlalchemy import text as sql

from cordboard.storage.tables.base import METADATA, flag, millis, number, text

scripts = Table(
    "scripts",
    METADATA,
    text("name", key=True),
    text("description"),
    flag("supplied"),
    number("version"),
    millis("updated_at"),
    text("updated_by"),
    number("next_version", null=True),
    number("next_share", null=True),
    millis("next_since", null=True),
)
"""`next_*`: the candidate version, the share of new chats in percent that run it, and since when; or all null."""

_ACTIVE = sql("active")

script_versions = Table(
    "script_versions",
    METADATA,
    Column("script", Text, ForeignKey("scripts.name"), nullable=False, primary_key=True),
    number("number", key=True),
    text("description"),
    flag("locked"),
    flag("active"),
    flag("system"),
    flag("has_run"),
    text("sha256"),
    text("created_by"),
    millis("created_at"),
    text("definition"),
    Index("uq_script_versions_active", "script", unique=True, sqlite_where=_ACTIVE, postgresql_where=_ACTIVE),
)

script_cases = Table(
    "script_cases",
    METADATA,
    Column(
        "script",
        Text,
        ForeignKey("scripts.name", ondelete="CASCADE"),
        nullable=False,
        primary_key=True,
    ),
    text("name", key=True),
    text("doc"),
    number("version"),
    millis("updated_at"),
    text("updated_by"),
)
"""Scenarios with what is expected of them; `version` is the ETag."""

script_editors = Table(
    "script_editors",
    METADATA,
    text("script", key=True),
    number("number", key=True),
    text("user", key=True),
    millis("since"),
    millis("seen_at"),
    Index("ix_script_editors_seen_at", "seen_at"),
)
"""Who has a version open; one not seen for a while has gone."""

draft_sittings = Table(
    "draft_sittings",
    METADATA,
    text("script", key=True),
    number("number", key=True),
    text("user"),
    text("address"),
    millis("began_at"),
    millis("saved_at"),
    number("saves"),
    text("before"),
    text("after"),
    text("definition"),
    Index("ix_draft_sittings_saved_at", "saved_at"),
)
"""Saves of a draft that the audit tells as one; `definition` is that before the first."""
