"""Limits per caller: token buckets and counts of open things, in bounded memory (reliability.md f.4)."""

from collections import OrderedDict

import msgspec

from cordboard.core.instant import SECOND, Millis


class Rate(msgspec.Struct, frozen=True):
    """So many at once, refilled evenly over a span: `Rate(5, MINUTE)` is five, then one every 12 seconds."""

    amount: int
    per: Millis


class RateLimit:
    """One or several rates for each key, all of which must allow a call.

    The least recently used keys are forgotten beyond `max_keys`: a forgotten key begins with full buckets.
    """

    def __init__(self, *rates: Rate, max_keys: int = 100_000) -> None:
        self._rates = [(rate.per // rate.amount, rate.per) for rate in rates]
        self._max_keys = max_keys
        # Per rate the moment at which the bucket will be full again: all that a token bucket has to remember.
        self._full_at: OrderedDict[str, list[Millis]] = OrderedDict()

    def __len__(self) -> int:
        return len(self._full_at)

    def take(self, key: str, now: Millis) -> int | None:
        """Take one token of each rate; None: taken. Else the whole seconds to wait, and nothing is taken."""
        full_at = self._full_at.get(key)
        if full_at is None:
            full_at = self._full_at[key] = [now] * len(self._rates)
            if len(self._full_at) > self._max_keys:
                self._full_at.popitem(last=False)
        else:
            self._full_at.move_to_end(key)
        after = [max(at, now) + step for at, (step, _) in zip(full_at, self._rates, strict=True)]
        wait = max((at - now - per for at, (_, per) in zip(after, self._rates, strict=True)), default=0)
        if wait > 0:
            return -(-wait // SECOND)
        full_at[:] = after
        return None


class OpenLimit:
    """How many things of one kind a key may have open at a time. A key with nothing open is forgotten."""

    def __init__(self, maximum: int) -> None:
        self.maximum = maximum
        self._open: dict[str, int] = {}

    def __len__(self) -> int:
        return len(self._open)

    def opened(self, key: str) -> int:
        """How many the key has open."""
        return self._open.get(key, 0)

    def open(self, key: str) -> bool:
        """Count one more; False, and nothing counted, when the key has its maximum."""
        now_open = self._open.get(key, 0)
        if now_open >= self.maximum:
            return False
        self._open[key] = now_open + 1
        return True

    def close(self, key: str) -> None:
        """Count one less."""
        left = self._open.get(key, 0) - 1
        if left > 0:
            self._open[key] = left
        else:
            self._open.pop(key, None)
