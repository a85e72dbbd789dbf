"""A clock that jumps: time passes only when a test says so, and everything due by then has happened."""

import asyncio
import heapq
from collections.abc import Awaitable, Callable

START = 1_800_000_000_000
"""Friday 2027-01-15, 08:00 UTC."""


class JumpingClock:
    """Implements the port `Clock`. `settle` is asked for after every step: it returns when nothing is under way."""

    def __init__(self, at: int = START) -> None:
        self._now = at
        self._sleepers: list[tuple[int, int, asyncio.Future[None]]] = []
        self._number = 0
        self.settle: Callable[[], Awaitable[None]] = _nothing

    def now(self) -> int:
        return self._now

    async def sleep(self, seconds: float) -> None:
        waiter: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._number += 1
        heapq.heappush(self._sleepers, (self._now + round(seconds * 1000), self._number, waiter))
        await waiter

    async def advance(self, seconds: float) -> None:
        """Let time pass, waking sleepers one moment after the other."""
        until = self._now + round(seconds * 1000)
        await self.settle()
        while self._sleepers and self._sleepers[0][0] <= until:
            moment = self._sleepers[0][0]
            self._now = max(self._now, moment)
            while self._sleepers and self._sleepers[0][0] <= moment:
                waiter = heapq.heappop(self._sleepers)[2]
                if not waiter.done():
                    waiter.set_result(None)
            await self.settle()
        self._now = until
        await self.settle()

    def jump(self, seconds: float) -> None:
        """Set the wall clock forth or back, as an administrator or a leap would; nobody is woken by it."""
        self._now += round(seconds * 1000)


async def _nothing() -> None:
    await asyncio.sleep(0)
