"""Marks script versions that have run: their records refer to them, so they are never removed (DESIGN §6)."""

import asyncio
import logging
from collections.abc import Awaitable, Callable

from cordboard.core.errors import Refused
from cordboard.switchboard.ports import Unavailable
from cordboard.switchboard.turn import Done

log = logging.getLogger("cordboard.run_marks")


class RunMarks:
    """Tells the office of each version once; a mark that fails is set by the next chat that runs the version."""

    def __init__(self, mark: Callable[[str, int], Awaitable[None]]) -> None:
        self._mark = mark
        self._known: set[tuple[str, int]] = set()
        self._under_way: set[asyncio.Task[None]] = set()

    def committed(self, done: Done) -> None:
        """A turn may have begun a run, or a script that this one calls and waits in."""
        run = done.run
        if run is None:
            return
        for version in ((run.script, run.version), *((frame.script, frame.version) for frame in run.frames)):
            if version in self._known:
                continue
            self._known.add(version)
            task = asyncio.create_task(self._tell(*version))
            self._under_way.add(task)
            task.add_done_callback(self._under_way.discard)

    async def _tell(self, script: str, version: int) -> None:
        try:
            await self._mark(script, version)
        except (Unavailable, Refused) as failure:
            self._known.discard((script, version))
            log.warning("mark_failed script=%s version=%d reason=%s", script, version, failure)
