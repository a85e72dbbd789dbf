"""What managers set up: one table a subject, all alike, the blacklist, and pictures."""

from sqlalchemy import Index, Table

from cordboard.storage.tables.base import METADATA, binary, millis, number, text


def _subject(name: str) -> Table:
    """A table of named documents. `version` is the ETag, `position` the managers' order."""
    return Table(
        name,
        METADATA,
        text("name", key=True),
        number("position"),
        number("version"),
        text("doc"),
        millis("updated_at"),
        text("updated_by"),
    )


routing_points = _subject("routing_points")
layouts = _subject("layouts")
call_classes = _subject("call_classes")
queues = _subject("queues")
agent_groups = _subject("agent_groups")
skills = _subject("skills")
users = _subject("users")
user_groups = _subject("user_groups")
roles = _subject("roles")
status_codes = _subject("status_codes")
outcomes = _subject("outcomes")
outcome_categories = _subject("outcome_categories")
calendars = _subject("calendars")
variables = _subject("variables")
canned_replies = _subject("canned_replies")
hosts = _subject("hosts")
data_sources = _subject("data_sources")
webhooks = _subject("webhooks")

SUBJECTS: dict[str, Table] = {
    table.name: table
    for table in (
        routing_points,
        layouts,
        call_classes,
        queues,
        agent_groups,
        skills,
        users,
        user_groups,
        roles,
        status_codes,
        outcomes,
        outcome_categories,
        calendars,
        variables,
        canned_replies,
        hosts,
        data_sources,
        webhooks,
    )
}
"""Every subject by its table's name."""

blacklist = Table(
    "blacklist",
    METADATA,
    text("id", key=True),
    text("description"),
    number("family"),
    binary("start16"),
    binary("end16"),
    text("start_text"),
    text("end_text"),
    millis("expires_at", null=True),
    text("created_by"),
    millis("created_at"),
    number("hits"),
    number("version"),
    Index("ix_blacklist_start16_end16", "start16", "end16"),
    Index("ix_blacklist_created_at_id", "created_at", "id"),
)
"""Inclusive ranges of addresses; both ends are 16 bytes, IPv4 mapped, so that bytes compare as addresses do."""

blacklist_imports = Table(
    "blacklist_imports",
    METADATA,
    text("id", key=True),
    number("rows"),
    millis("begun_at"),
    millis("touched_at"),
)
"""Imports under way. Entries whose ids begin with such an import's id count for nothing until its row is gone."""

pictures = Table(
    "pictures",
    METADATA,
    text("id", key=True),
    text("type"),
    binary("content"),
    millis("created_at"),
    text("created_by"),
)
"""Logos of layouts. The id is the SHA-256 of the content, so that a picture never changes."""
