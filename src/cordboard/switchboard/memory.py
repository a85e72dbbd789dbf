"""Chats and agents in use, kept in memory behind their locks: bounded, and rebuilt from the store at need."""

import asyncio
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from typing import Generic, TypeVar

V = TypeVar("V")


class Held(Generic[V]):
    """One thing in memory. `lock` is taken before it is loaded, so that it has one hand on it."""

    __slots__ = ("lock", "users", "value")

    def __init__(self) -> None:
        self.lock = asyncio.Lock()
        self.users = 0
        self.value: V | None = None


class Memory(Generic[V]):
    """At most `size` things; those in use are never put out. `load` answers None for what does not exist."""

    def __init__(self, *, size: int, load: Callable[[str], Awaitable[V | None]]) -> None:
        self._size = size
        self._load = load
        self._held: OrderedDict[str, Held[V]] = OrderedDict()

    def take(self, key: str) -> Held[V]:
        """The place of a thing; give it back with `release`."""
        held = self._held.get(key)
        if held is None:
            held = self._held[key] = Held()
        held.users += 1
        self._trim()
        return held

    def release(self, key: str, held: Held[V]) -> None:
        """End the use begun by `take`."""
        held.users -= 1
        if held.value is None and held.users == 0:
            self._held.pop(key, None)
        elif key in self._held:
            self._held.move_to_end(key)

    async def fill(self, key: str, held: Held[V]) -> V | None:
        """The value, loaded if it is not there. Call it with the lock held."""
        if held.value is None:
            held.value = await self._load(key)
        return held.value

    def peek(self, key: str) -> V | None:
        """The value if it is in memory; committed, perhaps a moment old."""
        held = self._held.get(key)
        return held.value if held else None

    def forget(self, key: str) -> None:
        """Let go of a value that may be stale; the next use loads it."""
        held = self._held.get(key)
        if held is not None and not held.lock.locked():
            held.value = None
            if held.users == 0:
                self._held.pop(key, None)

    def _trim(self) -> None:
        while len(self._held) > self._size:
            for key, held in self._held.items():
                if held.users == 0:
                    del self._held[key]
                    break
            else:
                return
