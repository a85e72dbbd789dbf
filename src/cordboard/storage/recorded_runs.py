"""Which recorded chats began with a script, newest first: what a replay reads."""

from collections.abc import Sequence

from sqlalchemy import Connection, select

from cordboard.core.instant import Millis
from cordboard.storage.tables.chats import chats, runs

FIRST_RUN = 1


def first_runs(
    connection: Connection,
    script: str,
    *,
    before: str | None,
    limit: int,
    since: Millis | None = None,
    point: str | None = None,
) -> Sequence[tuple[str, int]]:
    """(chat id, version) of chats that are over and whose first run was of the script, older than the chat `before`."""
    query = (
        select(runs.c.chat_id, runs.c.version)
        .join(chats, chats.c.id == runs.c.chat_id)
        .where(runs.c.script == script, runs.c.number == FIRST_RUN, chats.c.ended_at.is_not(None))
        .order_by(runs.c.chat_id.desc())  # ids are in order of time
        .limit(limit)
    )
    if before is not None:
        query = query.where(runs.c.chat_id < before)
    if since is not None:
        query = query.where(chats.c.opened_at >= since)
    if point is not None:
        query = query.where(chats.c.point == point)
    return [(row.chat_id, row.version) for row in connection.execute(query)]


def run_doc(connection: Connection, chat_id: str) -> str | None:
    """The first run of a chat as it was stored last, as JSON."""
    query = select(runs.c.doc).where(runs.c.chat_id == chat_id, runs.c.number == FIRST_RUN)
    doc: str | None = connection.execute(query).scalar()
    return doc
