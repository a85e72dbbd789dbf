"""Wrong passwords slow the account down, for whoever asks: a delay, never a lock (SEC-04)."""

import secrets
from collections import OrderedDict
from dataclasses import dataclass

from cordboard.core.errors import Refused
from cordboard.core.instant import MINUTE, Millis
from cordboard.core.reasons import Code
from cordboard.switchboard.configuration import passwords
from cordboard.switchboard.ports import Clock

FREE = 5
"""Wrong passwords in a window that cost nothing."""
WINDOW: Millis = 15 * MINUTE
LONGEST = 8
"""Seconds of delay at most."""
_KEPT = 10_000
_WAITING = 50
"""Sign-ins that may be held up at a time."""


@dataclass(slots=True)
class _Failures:
    since: Millis
    count: int = 0


class Attempts:
    """Counts failures per account name, known or not, in bounded memory of this node."""

    def __init__(self, *, clock: Clock, enabled: bool = True) -> None:
        self._clock = clock
        self._enabled = enabled
        self._failures: OrderedDict[str, _Failures] = OrderedDict()
        self._waiting = 0
        self._decoy: str | None = None

    async def wait(self, name: str) -> None:
        """Hold a sign-in up for as long as the account's failures say. Raises Refused `rate_limited` under attack."""
        seconds = self.delay(name)
        if not seconds:
            return
        if self._waiting >= _WAITING:
            raise Refused(Code.RATE_LIMITED, "Too many attempts to sign in.", retry=True, retry_after=LONGEST)
        self._waiting += 1
        try:
            await self._clock.sleep(seconds)
        finally:
            self._waiting -= 1

    def delay(self, name: str) -> int:
        """Seconds that a sign-in of this name is held up now: 0, then 1, 2, 4, 8."""
        known = self._current(name)
        if known is None or known.count < FREE or not self._enabled:
            return 0
        return min(LONGEST, 2 ** min(known.count - FREE, 10))

    def failed(self, name: str) -> None:
        """A wrong password."""
        known = self._current(name)
        if known is None:
            known = self._failures[name] = _Failures(self._clock.now())
            if len(self._failures) > _KEPT:
                self._failures.popitem(last=False)
        known.count += 1

    def succeeded(self, name: str) -> None:
        """The right password."""
        self._failures.pop(name, None)

    async def decoy(self) -> str:
        """A hash that no password fits: an unknown user takes as long as a known one."""
        if self._decoy is None:
            self._decoy = await passwords.hashed(secrets.token_urlsafe(24))
        return self._decoy

    def _current(self, name: str) -> _Failures | None:
        known = self._failures.get(name)
        if known is not None and self._clock.now() - known.since >= WINDOW:
            del self._failures[name]
            return None
        return known
