"""A stop comes to its end, whatever happens in that moment."""

import asyncio

from cordboard.switchboard.configuration.catalogues import HINT
from tests.centre import Centre


async def test_a_hint_in_the_moment_of_the_stop_does_not_keep_the_watch_alive(centre: Centre) -> None:
    watching = asyncio.create_task(centre.catalogues.watch())
    await centre.settle()

    centre.fanout.publish(HINT, "1")
    watching.cancel()
    await asyncio.wait({watching}, timeout=5)

    assert watching.cancelled()


async def test_a_loop_that_loses_a_cancellation_is_cancelled_again(centre: Centre) -> None:
    asked = 0

    async def deaf() -> None:
        nonlocal asked
        while asked < 2:
            try:
                await asyncio.Event().wait()
            except asyncio.CancelledError:
                asked += 1

    centre.board._tasks.append(asyncio.create_task(deaf()))
    await centre.settle()

    await centre.board.stop()

    assert asked == 2
