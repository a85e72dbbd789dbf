"""How often something outside is tried within the time it has: pauses, and what is worth a second try."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

from cordboard.core.instant import SECOND
from cordboard.switchboard.outside.errands import Again, Claim
from cordboard.switchboard.outside.way_out import OutsideFailure
from cordboard.switchboard.ports import Clock

T = TypeVar("T")

LONGEST = 10.0
"""Seconds that one try may take."""
GRACE = 5.0
"""Seconds that a claim has beyond a try, to tell of it."""
LEASE = int((LONGEST + GRACE) * SECOND)
PAUSES = (0.25, 1.0)
"""Between tries; a script is told soon that nobody is there."""
PATIENT = (0.25, 1.0, 2.0, 2.0, 2.0)
LEAST = 0.5
"""Seconds that must be left for another try."""


async def tried(
    attempt: Callable[[float], Awaitable[T]],
    *,
    clock: Clock,
    claim: Claim,
    seconds: float,
    patient: bool = False,
) -> T:
    """What `attempt(seconds it has)` answers, within so many seconds in all.

    It is tried again when nothing had reached the other side; `patient`: also when an answer did not come in time,
    for others who know a repeat by its key. Raises the last OutsideFailure, or Again when another node took over.
    """
    over = clock.now() + int(seconds * SECOND)
    for pause in (*(PATIENT if patient else PAUSES), None):
        left = (over - clock.now()) / SECOND
        try:
            return await _bounded(attempt, min(left, LONGEST))
        except OutsideFailure as failure:
            worth = failure.again or (patient and failure.kind == "timeout")
            if not worth or pause is None or (over - clock.now()) / SECOND < pause + LEAST:
                raise
        await clock.sleep(pause)
        if not await claim.keep():
            raise Again("taken over by another node")
    raise AssertionError("unreachable")


async def _bounded(attempt: Callable[[float], Awaitable[T]], seconds: float) -> T:
    """The ports keep time themselves; a place at the bulkhead is not lost to one that does not."""
    try:
        async with asyncio.timeout(seconds + 1):
            return await attempt(seconds)
    except TimeoutError:
        raise OutsideFailure("timeout", "There was no answer in time.") from None
