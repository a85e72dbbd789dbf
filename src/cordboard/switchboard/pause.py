"""How background loops rest: until something happens, and at the latest after a while."""

import asyncio

from cordboard.switchboard.ports import Clock


async def pause(clock: Clock, seconds: float, *, until: asyncio.Event) -> None:
    """Come back when `until` is set, or after `seconds` of the clock. The event is left as it is."""
    sleeping = asyncio.ensure_future(clock.sleep(seconds))
    happened = asyncio.ensure_future(until.wait())
    try:
        await asyncio.wait({sleeping, happened}, return_when=asyncio.FIRST_COMPLETED)
    finally:
        sleeping.cancel()
        happened.cancel()
