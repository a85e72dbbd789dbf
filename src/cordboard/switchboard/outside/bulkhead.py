"""A bulkhead: so much at a time in all, so much to one destination, and one after the other within a lane (F26)."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import AsyncExitStack, asynccontextmanager


class _Gate:
    """A semaphore that is forgotten when nobody uses it."""

    __slots__ = ("semaphore", "users")

    def __init__(self, places: int) -> None:
        self.semaphore = asyncio.Semaphore(places)
        self.users = 0


class Bulkhead:
    """Keeps a slow destination from holding up others: its own wait before any of the common places is taken."""

    def __init__(self, *, total: int, each: int) -> None:
        self._total = asyncio.Semaphore(total)
        self._each = each
        self._gates: dict[str, _Gate] = {}

    @asynccontextmanager
    async def place(self, destination: str, *, lane: str = "") -> AsyncGenerator[None]:
        """Wait for a place at the destination. What has the same `lane` goes in the order in which it came."""
        async with AsyncExitStack() as stack:
            if lane:
                await stack.enter_async_context(self._through(f"lane {lane}", 1))
            await stack.enter_async_context(self._through(f"to {destination}", self._each))
            await stack.enter_async_context(self._total)
            yield

    @asynccontextmanager
    async def _through(self, name: str, places: int) -> AsyncGenerator[None]:
        gate = self._gates.setdefault(name, _Gate(places))
        gate.users += 1
        try:
            async with gate.semaphore:
                yield
        finally:
            gate.users -= 1
            if not gate.users:
                del self._gates[name]
