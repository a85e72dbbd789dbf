"""Feeds: what one reader gets, in order and once, from where it stands. The web turns them into streams and answers.

A feed ends nothing and owns nothing: closing it is all that is needed, at any moment.
"""

import asyncio
from collections import deque
from collections.abc import Callable
from typing import Any

import msgspec

from cordboard.core.chat.party import Role
from cordboard.switchboard.streams.live import Live, Whisper

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
