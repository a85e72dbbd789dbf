"""The store as the switchboard sees it, for whichever database: what is read is the same everywhere."""

import time
from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from typing import TypeVar

from sqlalchemy import Connection

from cordboard.core.chat.chat import Chat
from cordboard.core.instant import Millis
from cordboard.core.queueing.agent import Agent
from cordboard.storage import agents, chats, meta, outbox
from cordboard.switchboard.ports import LoadedChat, OutboxItem, StoredEvent, Unit

T = TypeVar("T")

OnFatal = Callable[[BaseException], None]
"""Called, on any thread, when nothing more can be stored safely by this process: it must end."""


class SqlStore(ABC):
    """Implements `switchboard.ports.Store`; the two databases differ in `commit`, `write`, `read` and `close`."""

    def __init__(self) -> None:
        self._epoch: str | None = None

    @abstractmethod
    async def commit(self, unit: Unit) -> None: ...

    @abstractmethod
    async def write(self, work: Callable[[Connection], T]) -> T: ...

    @abstractmethod
    async def read(self, work: Callable[[Connection], T]) -> T: ...

    @abstractmethod
    async def close(self) -> None: ...

    @property
    @abstractmethod
    def commits(self) -> int:
        """Transactions committed so far: how well the grouping works."""

    async def load_chat(self, chat_id: str) -> LoadedChat | None:
        return await self.read(lambda connection: chats.load(connection, chat_id))

    async def load_agent(self, user: str) -> Agent | None:
        return await self.read(lambda connection: agents.load(connection, user))

    async def agents(self) -> Sequence[Agent]:
        return await self.read(agents.everyone)

    async def waiting_chats(self) -> Sequence[Chat]:
        return await self.read(chats.waiting)

    async def open_chats(self) -> Sequence[Chat]:
        return await self.read(chats.open_chats)

    async def earlier_chats(self, key: str, *, before: str, limit: int) -> Sequence[Chat]:
        return await self.read(lambda connection: chats.earlier(connection, key, before=before, limit=limit))

    async def due_timers(self, *, now: Millis, limit: int) -> Sequence[tuple[str, str, Millis]]:
        return await self.read(lambda connection: chats.due_timers(connection, now=now, limit=limit))

    async def next_due(self) -> Millis | None:
        return await self.read(chats.next_due)

    async def events_after(self, chat_id: str, *, seq: int, limit: int) -> Sequence[StoredEvent]:
        return await self.read(
            lambda connection: chats.events_after(connection, chat_id, seq=seq, limit=limit)
        )

    async def agent_events_after(self, user: str, *, seq: int, limit: int) -> Sequence[tuple[int, bytes]]:
        return await self.read(lambda connection: agents.events_after(connection, user, seq=seq, limit=limit))

    async def created_chat(self, key: str) -> tuple[str, bytes] | None:
        return await self.read(lambda connection: chats.created_chat(connection, key))

    async def due_outbox(self, *, now: Millis, limit: int, kinds: Sequence[str] = ()) -> Sequence[OutboxItem]:
        return await self.read(lambda connection: outbox.due(connection, now=now, limit=limit, kinds=kinds))

    async def claim_outbox(self, key: str, *, seen: Millis, until: Millis) -> bool:
        return await self.write(lambda connection: outbox.claim(connection, key, seen=seen, until=until))

    async def settle_outbox(self, key: str, *, done: bool, retry_at: Millis | None, note: str) -> None:
        at = time.time_ns() // 1_000_000  # informative only: when it was settled
        await self.write(
            lambda connection: outbox.settle(connection, key, done=done, retry_at=retry_at, note=note, at=at)
        )

    def settling(self, key: str, *, note: str) -> Callable[[Connection], None]:
        at = time.time_ns() // 1_000_000
        return lambda connection: outbox.settle_once(connection, key, note=note, at=at)

    async def epoch(self) -> str:
        if self._epoch is None:
            self._epoch = await self.read(lambda connection: meta.value(connection, meta.EPOCH))
        return self._epoch
