"""A breaker per destination: who failed five times in a row is left alone for a while, then tried once (F26).

`Breaker` is a value and its functions are pure; `Breakers` keeps one for each destination in use.
"""

from collections import OrderedDict

import msgspec
from msgspec.structs import replace

from cordboard.core.instant import SECOND, Millis

FAILURES = 5
OPEN_FOR = 30 * SECOND
KEPT = 1_000
"""Destinations remembered; the one used longest ago is forgotten first."""


class Breaker(msgspec.Struct, frozen=True):
    """`open_until` None: closed. `probing`: one call is on its way to see whether the destination is back."""

    failures: int = 0
    open_until: Millis | None = None
    probing: bool = False


CLOSED = Breaker()


def admitted(breaker: Breaker, *, now: Millis) -> Breaker | None:
    """The breaker once a call is under way; None: no call may be made now."""
    if breaker.open_until is None:
        return breaker
    if breaker.probing or now < breaker.open_until:
        return None
    return replace(breaker, probing=True)


def failed(breaker: Breaker, *, now: Millis) -> Breaker:
    """The breaker after a call that failed."""
    failures = breaker.failures + 1
    if breaker.probing or failures >= FAILURES:
        return Breaker(failures=failures, open_until=now + OPEN_FOR)
    return replace(breaker, failures=failures)


def given_up(breaker: Breaker) -> Breaker:
    """The breaker after a call that was broken off here: it proves nothing."""
    return replace(breaker, probing=False)


class Breakers:
    """The breakers of all destinations of this node."""

    def __init__(self) -> None:
        self._kept: OrderedDict[str, Breaker] = OrderedDict()

    def admit(self, destination: str, *, now: Millis) -> bool:
        """Whether a call may be made; if so, its end is to be told by one of the three below."""
        breaker = admitted(self._kept.get(destination, CLOSED), now=now)
        if breaker is None:
            return False
        self._keep(destination, breaker)
        return True

    def succeeded(self, destination: str) -> None:
        self._kept.pop(destination, None)

    def failed(self, destination: str, *, now: Millis) -> None:
        self._keep(destination, failed(self._kept.get(destination, CLOSED), now=now))

    def given_up(self, destination: str) -> None:
        self._keep(destination, given_up(self._kept.get(destination, CLOSED)))

    def _keep(self, destination: str, breaker: Breaker) -> None:
        if breaker == CLOSED:
            self._kept.pop(destination, None)
            return
        self._kept[destination] = breaker
        self._kept.move_to_end(destination)
        if len(self._kept) > KEPT:
            self._kept.popitem(last=False)
