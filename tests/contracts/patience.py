"""Waiting for what happens in another process or thread, with a deadline."""

import asyncio
from collections.abc import Awaitable, Callable


async def until(happened: Callable[[], Awaitable[object]], *, within: float = 20) -> None:
    """Looks again and again until it has happened; raises TimeoutError when it does not."""
    async with asyncio.timeout(within):
        while True:
            if await happened():
                return
            await asyncio.sleep(0.01)
