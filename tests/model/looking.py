"""What is looked at after each step of the state machine: one snapshot of the database."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, text

from cordboard.core.chat.chat import Chat
from cordboard.core.queueing.agent import Agent
from cordboard.storage import agents, chats
from tests.model.invariants import broken, over_capacity


@dataclass(frozen=True)
class Found:
    """What the database holds after a step."""

    broken: dict[str, list[tuple[object, ...]]]
    over_capacity: list[tuple[object, ...]]
    sent: list[tuple[Any, ...]]
    created: dict[str, str]
    open: set[str]
    agents: Sequence[Agent]
    waiting: Sequence[Chat]
    rows: set[tuple[str, str]]
    """Chats and queues of the table `waiting`."""


def look(connection: Connection) -> Found:
    """Everything that is checked, in one snapshot."""
    sent = connection.execute(
        text("SELECT chat_id, author, client_id, seq FROM events WHERE client_id IS NOT NULL")
    )
    return Found(
        broken=broken(connection),
        over_capacity=over_capacity(connection),
        sent=[tuple(row) for row in sent],
        created={
            row.key: row.chat_id for row in connection.execute(text("SELECT key, chat_id FROM created"))
        },
        open={chat.id for chat in chats.open_chats(connection)},
        agents=agents.everyone(connection),
        waiting=chats.waiting(connection),
        rows={
            (row.chat_id, row.queue) for row in connection.execute(text("SELECT chat_id, queue FROM waiting"))
        },
    )
