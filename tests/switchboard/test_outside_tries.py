"""How often something outside is tried, and when that is worth it."""

import asyncio

import pytest

from cordboard.switchboard.outside.errands import Again
from cordboard.switchboard.outside.outside_tries import LONGEST, tried
from cordboard.switchboard.outside.way_out import OutsideFailure
from tests.clock import JumpingClock

UNSENT = OutsideFailure("failed", "nobody there", again=True)
SENT = OutsideFailure("failed", "broken off")
SLOW = OutsideFailure("timeout", "no answer")


class Claim:
    def __init__(self, *, holds: bool = True) -> None:
        self.holds = holds

    async def keep(self) -> bool:
        return self.holds


async def outcome(
    *failures: OutsideFailure, seconds: float = 30, patient: bool = False, holds: bool = True
) -> tuple[str, list[float]]:
    """What it came to, and how many seconds each try was given."""
    clock, left, given = JumpingClock(), list(failures), list[float]()

    async def attempt(seconds: float) -> str:
        given.append(seconds)
        if left:
            raise left.pop(0)
        return "answered"

    trying = asyncio.ensure_future(
        tried(attempt, clock=clock, claim=Claim(holds=holds), seconds=seconds, patient=patient)
    )
    while not trying.done():
        await clock.advance(0.25)
    try:
        return await trying, given
    except OutsideFailure as failure:
        return failure.detail, given


async def test_what_never_left_is_tried_three_times() -> None:
    assert await outcome(UNSENT, UNSENT) == ("answered", [LONGEST] * 3)
    assert (await outcome(UNSENT, UNSENT, UNSENT))[0] == "nobody there"


@pytest.mark.parametrize("failure", [SENT, SLOW])
async def test_what_may_have_had_its_effect_is_tried_once(failure: OutsideFailure) -> None:
    assert await outcome(failure) == (failure.detail, [LONGEST])


async def test_who_knows_a_repeat_by_its_key_is_asked_again_when_slow() -> None:
    assert (await outcome(SLOW, SLOW, SLOW, patient=True))[0] == "answered"
    assert (await outcome(SENT, patient=True))[0] == "broken off"


async def test_all_tries_share_the_time_there_is() -> None:
    told, given = await outcome(UNSENT, UNSENT, seconds=1)

    assert told == "nobody there"
    assert given == [1, 0.75]


async def test_an_errand_that_another_node_took_over_is_left_to_it() -> None:
    with pytest.raises(Again):
        await outcome(UNSENT, holds=False)
