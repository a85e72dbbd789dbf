"""Feeds: what one reader gets, in order and once, from where it stands. The web turns them into streams and answers.

A feed ends nothing and owns nothing: closing it is all that is needed, at any moment.
"""

import asyncio
from collections import deque
from collections.abc import Callable
from typing import Any

import msgspec

from cordboard.core.chat.party import Role
from cordboard.switchboard.cursor import desk_cursor
from cordboard.switchboard.live import Live, Whisper
from cordboard.switchboard.log_tail import PAGE, LogTail
from cordboard.switchboard.ports import StoredEvent

_LETTING_GO = frozenset({"agent_left", "wrap_up_done", "chat_ended", "junked"})
WHISPERS = 32
"""Whispers kept for a slow reader; older ones are dropped."""


class Item(msgspec.Struct, frozen=True):
    """Something for the reader. `cursor` None: told without a number. `body`: JSON; of a chat's event, staff's form."""

    cursor: str | None
    kind: str
    body: bytes
    visibility: str = "staff"


class Feed:
    """What all feeds share: being woken, and whispers."""

    __slots__ = ("_closers", "_live", "_waiter", "_wake", "_wakes", "_whispers")

    def __init__(self, live: Live) -> None:
        self._live = live
        self._waiter: asyncio.Future[None] | None = None
        self._whispers: deque[Item] = deque(maxlen=WHISPERS)
        self._closers: list[Callable[[], None]] = []
        self._wakes = 0
        self._wake = self._woken

    def _woken(self) -> None:
        self._wakes += 1
        waiter = self._waiter
        if waiter is not None and not waiter.done():
            waiter.set_result(None)

    def whisper(self, kind: str, body: dict[str, Any]) -> None:
        """Tell this reader something without a number."""
        self._whispers.append(Item(None, kind, msgspec.json.encode({"kind": kind, **body})))
        self._woken()

    def _told(self) -> list[Item]:
        told = list(self._whispers)
        self._whispers.clear()
        return told

    async def _pause(self, timeout: float, *, seen: int) -> bool:
        """Wait to be woken after wake number `seen`; answers False when the time is over."""
        if self._wakes != seen:
            return True
        self._waiter = asyncio.get_running_loop().create_future()
        waiter = self._waiter
        try:
            await asyncio.wait((waiter,), timeout=timeout)
        finally:
            self._waiter = None
        return waiter.done()

    def wake(self) -> None:
        """Let a waiting `next` return."""
        self._woken()

    def close(self) -> None:
        """End the reader's registration."""
        for closer in self._closers:
            closer()
        self._closers.clear()
        self._woken()


class VisitorFeed(Feed):
    """The events of one chat after `seq`; the web decides what of each the visitor may see."""

    __slots__ = ("_tail", "chat_id", "seq")

    def __init__(self, live: Live, *, chat_id: str, seq: int) -> None:
        super().__init__(live)
        self.chat_id = chat_id
        self.seq = seq
        self._tail = live.chat_tail(chat_id)
        self._tail.wakes.add(self._wake)
        self._closers.append(live.listen(chat_id, self._heard))

    @property
    def cursor(self) -> str:
        """Where the reader stands."""
        return self._live.cursor(self.seq)

    async def next(self, timeout: float) -> list[Item]:
        """What is new, at once if there is anything, else within `timeout` seconds; an empty list after that."""
        while True:
            seen = self._wakes
            events = await self._tail.after(self.seq)
            items = self._told()
            for event in events:
                self.seq = event.seq
                items.append(Item(self.cursor, event.kind, event.body, event.visibility))
            if items:
                return items
            if not await self._pause(timeout, seen=seen):
                return []
            if not self._whispers and not self._tail.has_after(self.seq):
                return []

    def _heard(self, whisper: Whisper) -> None:
        if whisper.by.role is not Role.VISITOR:
            by = {"role": whisper.by.role, "name": whisper.by.name}
            self.whisper(whisper.kind, {"by": by, **whisper.body})

    def close(self) -> None:
        self._tail.wakes.discard(self._wake)
        super().close()
        self._live.drop_idle(chat_id=self.chat_id)


class _Place(msgspec.Struct, frozen=True):
    chat_id: str
    gen: int = 0
    from_seq: int = 0


class _LetGo(msgspec.Struct, frozen=True):
    agent: str = ""
    gen: int | None = None
    state: str = ""


class DeskFeed(Feed):
    """All that concerns one agent: the own log, and every chat at hand.

    `left`: places in chats that went away while nobody listened. Their last words, up to the agent's leaving and no
    further, come with the `chat_released` of the own log, which also proves that the agent had them.
    """

    __slots__ = ("_gone", "_left", "_logs", "_own", "chats", "seq", "user")

    def __init__(
        self, live: Live, *, user: str, seq: int, chats: dict[str, int], left: dict[str, int] | None = None
    ) -> None:
        super().__init__(live)
        self.user = user
        self.seq = seq
        self.chats: dict[str, int] = {}
        self._left = dict(left or {})
        self._logs: dict[str, tuple[LogTail, Callable[[], None]]] = {}
        self._gone: set[str] = set()
        """Chats that the agent has left and whose release is still to be told: what follows there is for others."""
        self._own = live.agent_tail(user)
        self._own.wakes.add(self._wake)
        for chat_id, place in chats.items():
            self._watch(chat_id, place)

    @property
    def cursor(self) -> str:
        """Where the reader stands, in every log."""
        return desk_cursor(self._live.epoch, self.seq, {**self._left, **self.chats})

    async def next(self, timeout: float) -> list[Item]:
        """What is new, at once if there is anything, else within `timeout` seconds; an empty list after that."""
        while True:
            seen = self._wakes
            items = await self._gather()
            if items:
                return items
            if not await self._pause(timeout, seen=seen):
                return []
            if not self._whispers and not self._news():
                return []

    def _news(self) -> bool:
        return self._own.has_after(self.seq) or any(
            log.has_after(self.chats[chat_id])
            for chat_id, (log, _) in self._logs.items()
            if chat_id not in self._gone
        )

    async def _gather(self) -> list[Item]:
        items = self._told()
        told: dict[str, int] = {}
        for chat_id in tuple(self.chats):
            await self._read_chat(chat_id, items)
        for event in await self._own.after(self.seq):
            if event.kind == "chat_released":
                # Its last words were committed with the release: they come first. The release may have been read from
                # the store before this node's loop was told of the commit, so the chat's log is read there too.
                released = msgspec.json.decode(event.body, type=_Place)
                if released.chat_id in self.chats:
                    self._logs[released.chat_id][0].doubt()
                    await self._read_chat(released.chat_id, items)
                    told[released.chat_id] = self.chats[released.chat_id]
                    self._unwatch(released.chat_id)
                elif released.chat_id in self._left:
                    await self._last_words(released, items)
            self.seq = event.seq
            if event.kind == "chat_taken":
                place = msgspec.json.decode(event.body, type=_Place)
                if place.chat_id not in self.chats:
                    # It may have gone and come back since the last look: nothing is told twice.
                    self._watch(place.chat_id, max(place.from_seq, told.get(place.chat_id, 0)))
            items.append(Item(self.cursor, event.kind, event.body))
            if event.kind == "chat_taken":
                await self._read_chat(msgspec.json.decode(event.body, type=_Place).chat_id, items)
        return items

    async def _read_chat(self, chat_id: str, items: list[Item]) -> None:
        log, _ = self._logs[chat_id]
        while chat_id not in self._gone:
            events = await log.after(self.chats[chat_id])
            for event in events:
                self.chats[chat_id] = event.seq
                if event.visibility != "trace":
                    items.append(Item(self.cursor, event.kind, with_chat(chat_id, event)))
                if self._lets_go(event):
                    self._gone.add(chat_id)
                    break
            if len(events) < PAGE:
                break

    def _lets_go(self, event: StoredEvent) -> bool:
        """Whether this agent has left the chat with this event."""
        if event.kind not in ("agent_left", "wrap_up_done"):
            return False
        return msgspec.json.decode(event.body, type=_LetGo).agent == self.user

    async def _last_words(self, released: _Place, items: list[Item]) -> None:
        chat_id = released.chat_id
        place = self._left.pop(chat_id)
        found: list[StoredEvent] = []
        log = self._live.chat_tail(chat_id)
        log.doubt()
        for event in await log.after(place):
            found.append(event)
            if event.kind in _LETTING_GO:
                let_go = msgspec.json.decode(event.body, type=_LetGo)
                if let_go.gen == released.gen or (let_go.gen is None and let_go.state != "wrap_up"):
                    items.extend(
                        Item(self.cursor, last.kind, with_chat(chat_id, last))
                        for last in found
                        if last.visibility != "trace"
                    )
                    break
        self._live.drop_idle(chat_id=chat_id)

    def _watch(self, chat_id: str, place: int) -> None:
        log = self._live.chat_tail(chat_id)
        log.wakes.add(self._wake)
        self.chats[chat_id] = place
        self._logs[chat_id] = (log, self._live.listen(chat_id, self._heard))

    def _unwatch(self, chat_id: str) -> None:
        self._gone.discard(chat_id)
        log, stop = self._logs.pop(chat_id)
        log.wakes.discard(self._wake)
        stop()
        del self.chats[chat_id]
        self._live.drop_idle(chat_id=chat_id)

    def _heard(self, whisper: Whisper) -> None:
        if whisper.by.role is Role.AGENT and whisper.by.id == self.user:
            return
        by = {"role": whisper.by.role, "id": whisper.by.id, "name": whisper.by.name}
        self.whisper(whisper.kind, {"chat_id": whisper.chat, "by": by, **whisper.body})

    def close(self) -> None:
        for chat_id in tuple(self.chats):
            self._unwatch(chat_id)
        self._own.wakes.discard(self._wake)
        super().close()
        self._live.drop_idle(user=self.user)


def with_chat(chat_id: str, event: StoredEvent) -> bytes:
    """The event's JSON with the chat's id as its first member, without decoding it."""
    return b'{"chat_id":"' + chat_id.encode() + b'",' + event.body[1:]
