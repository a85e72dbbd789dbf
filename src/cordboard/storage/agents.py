"""Reading agents at work and their logs."""

from collections.abc import Sequence

import msgspec
from sqlalchemy import Connection, bindparam, select

from cordboard.core.queueing.agent import Agent
from cordboard.storage.tables.agents import agent_events, agents

_agent_from = msgspec.json.Decoder(Agent).decode

_AGENT = select(agents.c.doc).where(agents.c.user == bindparam("user"))
_AGENTS = select(agents.c.doc).order_by(agents.c.user)
_EVENTS = (
    select(agent_events.c.seq, agent_events.c.body)
    .where(agent_events.c.user == bindparam("user"), agent_events.c.seq > bindparam("after"))
    .order_by(agent_events.c.seq)
    .limit(bindparam("most"))
)


def load(connection: Connection, user: str) -> Agent | None:
    """An agent's working state."""
    doc = connection.execute(_AGENT, {"user": user}).scalar_one_or_none()
    return None if doc is None else _agent_from(doc)


def everyone(connection: Connection) -> Sequence[Agent]:
    """All agents that have ever worked, by name."""
    return [_agent_from(doc) for doc in connection.execute(_AGENTS).scalars()]


def events_after(connection: Connection, user: str, *, seq: int, limit: int) -> Sequence[tuple[int, bytes]]:
    """The agent's own log after `seq`, in order: (seq, JSON)."""
    rows = connection.execute(_EVENTS, {"user": user, "after": seq, "most": limit})
    return [(number, body.encode()) for number, body in rows]
