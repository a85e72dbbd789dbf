"""Whether chats under way need an object of the configuration: asked in the transaction that would remove it."""

from collections.abc import Callable, Iterator, Mapping

import msgspec
from sqlalchemy import Connection, func, select

from cordboard.storage.tables.agents import slots
from cordboard.storage.tables.chats import OPEN_STATES, chats, runs, waiting


def uses(connection: Connection, table: str, name: str) -> list[str]:
    """In what ways chats under way need the object, as words for a manager; empty: they do not."""
    ask = _ASK.get(table)
    return [] if ask is None else list(ask(connection, name))


def has_run(connection: Connection, script: str, number: int) -> bool:
    """Whether any chat on record has run this version."""
    query = select(runs.c.chat_id).where(runs.c.script == script, runs.c.version == number).limit(1)
    return connection.execute(query).first() is not None


def _point(connection: Connection, name: str) -> Iterator[str]:
    query = (
        select(func.count()).select_from(chats).where(chats.c.point == name, chats.c.state.in_(OPEN_STATES))
    )
    yield from _told(connection.execute(query).scalar_one(), "open")


def _queue(connection: Connection, name: str) -> Iterator[str]:
    query = select(func.count()).select_from(waiting).where(waiting.c.queue == name)
    yield from _told(connection.execute(query).scalar_one(), "waiting")


def _user(connection: Connection, name: str) -> Iterator[str]:
    query = select(func.count()).select_from(slots).where(slots.c.agent == name, slots.c.chat_id.is_not(None))
    yield from _told(connection.execute(query).scalar_one(), "at hand")


def _script(connection: Connection, name: str) -> Iterator[str]:
    # The document of a run names its script and those that this one calls at the moment.
    named = f'"script":{msgspec.json.encode(name).decode()}'
    query = (
        select(func.count())
        .select_from(chats)
        .join(runs, runs.c.chat_id == chats.c.id)
        .where(chats.c.state.in_(OPEN_STATES), ~runs.c.ended, runs.c.doc.contains(named, autoescape=True))
    )
    yield from _told(connection.execute(query).scalar_one(), "running it")


def _told(number: int, how: str) -> Iterator[str]:
    if number:
        yield f"{number} chat{'s' if number > 1 else ''} {how}"


_ASK: Mapping[str, Callable[[Connection, str], Iterator[str]]] = {
    "routing_points": _point,
    "queues": _queue,
    "users": _user,
    "scripts": _script,
}
