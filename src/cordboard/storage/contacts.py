"""Chats as staff look for them: newest first, a page at a time, by what their rows show."""

from collections.abc import Sequence

from sqlalchemy import Connection, func, select

from cordboard.core.instant import Millis
from cordboard.storage.listing import after_place
from cordboard.storage.tables.chats import assignments, chats, runs
from cordboard.switchboard.configuration.ledgers import Contact, Wanted

_C = chats.c
_SHOWN = (
    *(_C.id, _C.state, _C.point, _C.visitor, _C.call_class, _C.opened_at, _C.ended_at),
    *(_C.visitor_name, _C.url, _C.queue, _C.agent, _C.last_seq),
)


def search(
    connection: Connection, wanted: Wanted, *, limit: int, before: tuple[Millis, str] | None = None
) -> Sequence[Contact]:
    """Newest first, from the one behind the (opened at, id) `before`."""
    query = after_place(select(*_SHOWN).limit(limit), by=_C.opened_at, key=_C.id, down=True, after=before)
    for column, value in ((_C.point, wanted.point), (_C.queue, wanted.queue), (_C.visitor, wanted.visitor)):
        if value is not None:
            query = query.where(column == value)
    if wanted.states is not None:
        query = query.where(_C.state.in_(wanted.states))
    if wanted.agent is not None:
        # Who was only offered a chat never had it.
        had = select(assignments.c.chat_id).where(
            assignments.c.agent == wanted.agent, assignments.c.answered_at.is_not(None)
        )
        query = query.where(_C.id.in_(had))
    if wanted.text is not None:
        query = query.where(func.lower(_C.visitor_name).contains(wanted.text.lower(), autoescape=True))
    if wanted.since is not None:
        query = query.where(_C.opened_at >= wanted.since)
    if wanted.until is not None:
        query = query.where(_C.opened_at < wanted.until)
    return [Contact(**row) for row in connection.execute(query).mappings()]


def runs_of(connection: Connection, chat_id: str) -> Sequence[tuple[int, str, int]]:
    """(number, script, version) of each run of a chat, in their order."""
    query = select(runs.c.number, runs.c.script, runs.c.version)
    found = connection.execute(query.where(runs.c.chat_id == chat_id).order_by(runs.c.number))
    return [(row.number, row.script, row.version) for row in found]
