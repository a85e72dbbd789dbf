"""Chats as staff look for them: newest first, a page at a time, by what their rows show."""

from collections.abc import Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, Select, func, select

from cordboard.core.instant import Millis
from cordboard.storage.listing import after_place, up_to
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
    return [Contact(**row) for row in connection.execute(_sought(query, wanted)).mappings()]


def count(connection: Connection, wanted: Wanted, *, most: int) -> int | None:
    """How many chats are wanted, counted up to `most`; None: that would take looking at every chat.

    A part of a name, and an agent beside anything else, are such; all else stands in an index.
    """
    if wanted.text is not None or wanted.visitor is not None:
        return None
    if wanted.agent is not None:
        if msgspec.structs.replace(wanted, agent=None) != Wanted():
            return None
        return up_to(connection, _had(wanted.agent).distinct(), most)
    if msgspec.structs.replace(wanted, states=None) == Wanted() and wanted.states is not None:
        return up_to(connection, select(_C.id).where(_C.state.in_(wanted.states)), most)
    query = _sought(select(_C.id), wanted).order_by(_C.opened_at.desc(), _C.id.desc())
    return up_to(connection, query, most)


def _had(agent: str) -> Select[tuple[str]]:
    """The chats that an agent ever had: who was only offered one never had it."""
    return select(assignments.c.chat_id).where(
        assignments.c.agent == agent, assignments.c.answered_at.is_not(None)
    )


def _sought(query: Select[*tuple[Any, ...]], wanted: Wanted) -> Select[*tuple[Any, ...]]:
    for column, value in ((_C.point, wanted.point), (_C.queue, wanted.queue), (_C.visitor, wanted.visitor)):
        if value is not None:
            query = query.where(column == value)
    if wanted.states is not None:
        # Joined to nothing it is in no index of its own: by that SQLite would read every chat of a state and sort them.
        query = query.where(_C.state.concat("").in_(wanted.states))
    if wanted.agent is not None:
        query = query.where(_C.id.in_(_had(wanted.agent)))
    if wanted.text is not None:
        query = query.where(func.lower(_C.visitor_name).contains(wanted.text.lower(), autoescape=True))
    if wanted.since is not None:
        query = query.where(_C.opened_at >= wanted.since)
    if wanted.until is not None:
        query = query.where(_C.opened_at < wanted.until)
    return query


def runs_of(connection: Connection, chat_id: str) -> Sequence[tuple[int, str, int]]:
    """(number, script, version) of each run of a chat, in their order."""
    query = select(runs.c.number, runs.c.script, runs.c.version)
    found = connection.execute(query.where(runs.c.chat_id == chat_id).order_by(runs.c.number))
    return [(row.number, row.script, row.version) for row in found]
