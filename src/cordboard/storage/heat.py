"""Which chats ran a script version, and what their scripts did: read for the counts of ways."""

from collections.abc import Sequence

import msgspec
from sqlalchemy import ColumnElement, Connection, select

from cordboard.core.instant import Millis
from cordboard.storage.tables.chats import chats, events, runs
from cordboard.switchboard.scripts.heat import Ran, Step

_KINDS = ("node_entered", "exit_taken", "run_noted")


class _Told(msgspec.Struct, frozen=True):
    """The members of an event's body that are counted."""

    run: int = 0
    node: str = ""
    exit: str = ""
    script: str = ""
    version: int = 0


_READ = msgspec.json.Decoder(_Told)


def chats_that_ran(
    connection: Connection,
    script: str,
    number: int,
    *,
    since: Millis | None,
    until: Millis | None,
    limit: int,
) -> Sequence[Ran]:
    """The newest chats opened in the period that ran the version, or a script that called it, newest first."""
    period: list[ColumnElement[bool]] = []
    if since is not None:
        period.append(chats.c.opened_at >= since)
    if until is not None:
        period.append(chats.c.opened_at < until)
    began = (
        select(runs.c.chat_id, runs.c.number, chats.c.opened_at)
        .join(chats, chats.c.id == runs.c.chat_id)
        .where(runs.c.script == script, runs.c.version == number, *period)
        .order_by(chats.c.opened_at.desc(), chats.c.id.desc())
        .limit(limit)
    )
    found: dict[str, tuple[Millis, set[int]]] = {}
    for chat_id, run, opened_at in connection.execute(began):
        found.setdefault(chat_id, (opened_at, set()))[1].add(run)
    # A called script has no row of its own: the remark by which it begins is looked for in the newest chats.
    newest = (
        select(chats.c.id, chats.c.opened_at)
        .where(*period)
        .order_by(chats.c.opened_at.desc(), chats.c.id.desc())
        .limit(limit)
        .subquery()
    )
    remark = f'"script":{msgspec.json.encode(script).decode()},"version":{number}'
    called = (
        select(newest.c.id, newest.c.opened_at)
        .join(events, events.c.chat_id == newest.c.id)
        .where(events.c.kind == "run_noted", events.c.body.contains(remark, autoescape=True))
        .distinct()
    )
    for chat_id, opened_at in connection.execute(called):
        found.setdefault(chat_id, (opened_at, set()))
    ran = [Ran(chat_id, opened_at, frozenset(numbers)) for chat_id, (opened_at, numbers) in found.items()]
    return sorted(ran, key=lambda each: (each.opened_at, each.chat), reverse=True)[:limit]


def steps(connection: Connection, chat_ids: Sequence[str]) -> Sequence[Step]:
    """What the scripts of these chats did, in order within each chat."""
    query = (
        select(events.c.chat_id, events.c.at, events.c.kind, events.c.body)
        .where(events.c.chat_id.in_(chat_ids), events.c.kind.in_(_KINDS))
        .order_by(events.c.chat_id, events.c.seq)
    )
    found: list[Step] = []
    for chat_id, at, kind, body in connection.execute(query):
        told = _READ.decode(body)
        found.append(
            Step(
                chat=chat_id,
                at=at,
                kind=kind,
                run=told.run,
                node=told.node,
                exit=told.exit,
                script=told.script,
                version=told.version,
            )
        )
    return found
