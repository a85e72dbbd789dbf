"""What the switchboard needs from outside: small interfaces, each with its guarantee.

Adapters (`storage`, `fanout`, `outbound`) implement them; `wiring` puts them together. Fakes for tests are real
implementations too (the memory fan-out, the jumping clock).
"""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

import msgspec
from sqlalchemy import Connection

from cordboard.core.chat.chat import Chat
from cordboard.core.instant import Millis
from cordboard.core.queueing.agent import Agent
from cordboard.director.run import Run

T = TypeVar("T")


class Clock(Protocol):
    """Time. Tests use one that jumps."""

    def now(self) -> Millis:
        """UTC now, in milliseconds. May step backwards: nothing may take order from it."""
        ...

    async def sleep(self, seconds: float) -> None:
        """Wait. A jumping clock returns as soon as it is moved past the end."""
        ...


class Ids(Protocol):
    """Identifiers nobody can guess and nobody got before."""

    def chat(self) -> str:
        """`c` and 25 lower-case base32 characters, ordered by time of making."""
        ...

    def new(self, prefix: str) -> str:
        """`prefix` and 128 random bits in base32."""
        ...


class NewEvent(msgspec.Struct, frozen=True):
    """A row of a chat's log. `body` is the event's JSON, encoded once for storage and all staff streams."""

    seq: int
    at: Millis
    kind: str
    visibility: str
    role: str
    author: str
    client_id: str | None
    body_hash: bytes | None
    """Digest of what the client sent under `client_id`: the same id with another body is refused."""
    body: bytes


class NewAgentEvent(msgspec.Struct, frozen=True):
    """A row of an agent's own log."""

    seq: int
    at: Millis
    kind: str
    body: bytes


class OutboxItem(msgspec.Struct, frozen=True):
    """Something to be done outside after the commit. `key` is the same on every try: a crash repeats it."""

    key: str
    kind: str
    """`transcript`, `mail`, `call`, `global`, `host` or `webhook`: what performs it (`errands.py`)."""
    due_at: Millis
    body: bytes
    chat: str | None = None
    tries: int = 0
    """How often it was tried without success."""
    receiver: str | None = None
    """Whom a list of such errands is asked for: a webhook's name."""


class ChatChange(msgspec.Struct, frozen=True, kw_only=True):
    """A chat before and after a turn. `before` None: it is new. `after.version` = `before.version` + 1."""

    before: Chat | None
    after: Chat
    run_before: Run | None = None
    run_after: Run | None = None
    events: tuple[NewEvent, ...] = ()


class AgentChange(msgspec.Struct, frozen=True, kw_only=True):
    """An agent before and after a turn. `before` None: no row yet. `after.version` = `before.version` + 1."""

    before: Agent | None
    after: Agent
    events: tuple[NewAgentEvent, ...] = ()


class HostMessage(msgspec.Struct, frozen=True):
    """A message to an outside host that has registered; the commit gives it the registration's next number."""

    registration: str
    """One that is gone meanwhile gets nothing: that is no conflict."""
    cross_ref: str
    body: bytes


class Created(msgspec.Struct, frozen=True):
    """The Idempotency-Key of a chat's creation, its body's digest."""

    key: str
    body_hash: bytes


class Unit(msgspec.Struct, frozen=True, kw_only=True):
    """All that one turn writes: committed whole or not at all."""

    chat: ChatChange | None = None
    agents: tuple[AgentChange, ...] = ()
    outbox: tuple[OutboxItem, ...] = ()
    host_messages: tuple[HostMessage, ...] = ()
    created: Created | None = None
    at: Millis = 0


class Conflict(Exception):
    """Somebody else was first: a version, slot, offer or key was no longer as the turn had seen it.

    Nothing of the unit was written. `what` names the guard that held (for example `chats.version`).
    """

    def __init__(self, what: str) -> None:
        super().__init__(what)
        self.what = what


class Unavailable(Exception):
    """The database cannot be reached or cannot write now. Whether the unit was written is known: it was not."""


class OutcomeUnknown(Exception):
    """The connection broke during COMMIT: the unit may be written or not. Read again before deciding."""


@dataclass(frozen=True)
class LoadedChat:
    """A chat as stored, with its run and what its writers sent so far."""

    chat: Chat
    run: Run | None
    sent: dict[tuple[str, str], tuple[int, Millis, bytes]]
    """(author, client_id) → (seq, at, body hash)."""


@dataclass(frozen=True)
class StoredEvent:
    """An event as read back for streams: number, kind, visibility and the JSON that was written."""

    seq: int
    kind: str
    visibility: str
    body: bytes


class Store(Protocol):
    """The SQL database, the only home of truth (DESIGN §2.1)."""

    async def commit(self, unit: Unit) -> None:
        """Write a unit; returns after it is committed and fsynced, together with whatever else was ready.

        Raises Conflict, Unavailable or OutcomeUnknown.
        """
        ...

    async def write(self, work: Callable[[Connection], T]) -> T:
        """Run `work` in a transaction of its own on the writing side; commit; return its answer.

        Whatever `work` raises rolls it back and is raised here.
        """
        ...

    async def read(self, work: Callable[[Connection], T]) -> T:
        """Run `work` in a read-only transaction: one consistent snapshot."""
        ...

    async def load_chat(self, chat_id: str) -> LoadedChat | None:
        """A chat with its newest state."""
        ...

    async def load_agent(self, user: str) -> Agent | None: ...

    async def agents(self) -> Sequence[Agent]:
        """All agents that have ever worked."""
        ...

    async def waiting_chats(self) -> Sequence[Chat]:
        """Chats that are queued or offered: what the floor is built from."""
        ...

    async def open_chats(self) -> Sequence[Chat]:
        """Every chat whose visitor's side is open."""
        ...

    async def due_timers(self, *, now: Millis, limit: int) -> Sequence[tuple[str, str, Millis]]:
        """(chat id, timer's name, due at), oldest first."""
        ...

    async def next_due(self) -> Millis | None: ...

    async def events_after(self, chat_id: str, *, seq: int, limit: int) -> Sequence[StoredEvent]: ...

    async def agent_events_after(self, user: str, *, seq: int, limit: int) -> Sequence[tuple[int, bytes]]: ...

    async def created_chat(self, key: str) -> tuple[str, bytes] | None:
        """(chat id, body hash) of an Idempotency-Key, if a chat was made with it."""
        ...

    async def earlier_chats(self, key: str, *, before: str, limit: int) -> Sequence[Chat]:
        """Chats of the same visitor (`Visitor.key`) older than the chat `before`, newest first."""
        ...

    async def due_outbox(self, *, now: Millis, limit: int, kinds: Sequence[str] = ()) -> Sequence[OutboxItem]:
        """Errands whose time has come, oldest first; only of these kinds, if any are named."""
        ...

    async def claim_outbox(self, key: str, *, seen: Millis, until: Millis) -> bool:
        """Take an errand that is due since `seen`: it is due again at `until` unless settled by then.

        False: another node was first, or it is settled.
        """
        ...

    async def settle_outbox(self, key: str, *, done: bool, retry_at: Millis | None, note: str) -> None: ...

    def settling(self, key: str, *, note: str) -> Callable[[Connection], None]:
        """What settles an errand inside somebody's transaction; it raises Conflict if that was done before."""
        ...

    async def epoch(self) -> str:
        """Changes when history may have been rewound (restore): old cursors are then refused."""
        ...

    async def close(self) -> None: ...


Subscription = Callable[[], None]
"""Ends a subscription."""


class Fanout(Protocol):
    """Hints between nodes (and within one): at most once, no order, no content (DESIGN §2.1).

    Losing, doubling or delaying hints changes latency, never state.
    """

    def publish(self, subject: str, note: str) -> None:
        """Tell everyone that something under `subject` changed. Never blocks, never raises."""
        ...

    def subscribe(self, subject: str, hear: Callable[[str, str], None]) -> Subscription:
        """Call `hear(subject, note)` for hints on `subject`, or on every subject below it when it ends in `.>`."""
        ...

    async def start(self) -> None: ...

    async def close(self) -> None: ...


class Mailer(Protocol):
    """Sends mail; `send` raises on failure and may be called again with the same key."""

    enabled: bool

    async def send(self, *, key: str, to: str, subject: str, text: str) -> None: ...


Task = Callable[[], Awaitable[None]]
