"""What the chats on record tell about a script version: its newest runs, with the events that are counted."""

from collections.abc import Sequence

import msgspec
from sqlalchemy import Connection, select

from cordboard.core.instant import Millis
from cordboard.storage.tables.chats import chats, events, runs
from cordboard.switchboard.scripts.script_figures import Happening

MOST_EVENTS = 50_000
"""Read at once; the oldest chats' are left out."""

_COUNTED = ("answered", "chat_ended", "junked", "exit_taken")


class _Told(msgspec.Struct, frozen=True):
    """The members of an event's body that are counted."""

    run: int = 0
    waited: int = 0
    reason: str = ""
    abandoned: bool = False
    node: str = ""
    exit: str = ""


_READ = msgspec.json.Decoder(_Told)


def of_version(
    connection: Connection, script: str, number: int, *, since: Millis, most: int
) -> tuple[Sequence[str], Sequence[Happening]]:
    """The chats opened `since` among the newest `most` runs, and what happened in them, in order within each chat."""
    ran = (
        select(runs.c.chat_id, runs.c.number)
        .where(runs.c.script == script, runs.c.version == number)
        .order_by(runs.c.chat_id.desc())  # ids are in order of time
        .limit(most)
        .subquery()
    )
    counted = (
        select(ran.c.chat_id, ran.c.number)
        .join(chats, chats.c.id == ran.c.chat_id)
        .where(chats.c.opened_at >= since)
    )
    of_chat: dict[str, set[int]] = {}
    for chat_id, run in connection.execute(counted):
        of_chat.setdefault(chat_id, set()).add(run)
    query = (
        select(events.c.chat_id, events.c.kind, events.c.body)
        .where(events.c.chat_id.in_(select(ran.c.chat_id)))
        .where(events.c.kind.in_(_COUNTED))
        .order_by(events.c.chat_id.desc(), events.c.seq)
        .limit(MOST_EVENTS)
    )
    happenings: list[Happening] = []
    for chat_id, kind, body in connection.execute(query):
        told = _READ.decode(body)
        if chat_id not in of_chat or (kind == "exit_taken" and told.run not in of_chat[chat_id]):
            continue
        happenings.append(
            Happening(
                chat=chat_id,
                kind=kind,
                waited=told.waited,
                reason=told.reason,
                abandoned=told.abandoned,
                node=told.node,
                exit=told.exit,
            )
        )
    return list(of_chat), happenings
