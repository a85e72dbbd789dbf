"""A heap whose members can change their keys or leave: what is no longer true is thrown away when it surfaces."""

from collections.abc import Iterator
from heapq import heapify, heappop, heappush
from typing import Any, Generic, TypeVar

K = TypeVar("K", bound=tuple[Any, ...])


class LazyHeap(Generic[K]):
    """Members by name, the lowest key first. The last part of every key is the member's name."""

    __slots__ = ("_heap", "live")

    def __init__(self) -> None:
        self.live: dict[str, K] = {}
        """The members and their keys; not to be changed from outside."""
        self._heap: list[K] = []

    def __len__(self) -> int:
        return len(self.live)

    def put(self, name: str, key: K) -> None:
        """Add a member or change its key."""
        if self.live.get(name) == key:
            return
        self.live[name] = key
        heappush(self._heap, key)
        if len(self._heap) > 2 * len(self.live) + 64:
            self._heap = list(self.live.values())
            heapify(self._heap)

    def drop(self, name: str) -> None:
        """Take a member out, if it is there."""
        self.live.pop(name, None)

    def peek(self) -> K | None:
        """The lowest key; None: empty."""
        heap, live = self._heap, self.live
        while heap:
            key = heap[0]
            if live.get(key[-1]) == key:
                return key
            heappop(heap)
        return None

    def in_order(self) -> Iterator[K]:
        """The keys from the lowest up; looking at the first n costs n log n. Not to be changed meanwhile."""
        seen: list[K] = []
        try:
            while (key := self.peek()) is not None:
                heappop(self._heap)
                # A member that left and came back with the same key stands in the heap twice.
                if not seen or key != seen[-1]:
                    seen.append(key)
                    yield key
        finally:
            for key in seen:
                heappush(self._heap, key)
