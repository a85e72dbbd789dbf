"""The fan-out within one process: whoever listens is called at once."""

import logging
from collections.abc import Callable, Iterator

from cordboard.switchboard.ports import Subscription

logger = logging.getLogger(__name__)

Hear = Callable[[str, str], None]


class MemoryFanout:
    """Implements `switchboard.ports.Fanout`; belongs to one thread."""

    def __init__(self) -> None:
        self._exact: dict[str, list[Hear]] = {}
        self._below: dict[str, list[Hear]] = {}

    async def start(self) -> None:
        """Nothing to be done."""

    async def close(self) -> None:
        """Nobody is called any more."""
        self._exact.clear()
        self._below.clear()

    def publish(self, subject: str, note: str) -> None:
        """Calls everyone who listens; what a listener raises is logged and disturbs nobody else."""
        for hear in tuple(self._listening(subject)):
            try:
                hear(subject, note)
            except Exception:
                logger.exception("a listener to %s failed", subject)

    def subscribe(self, subject: str, hear: Hear) -> Subscription:
        """Listens to a subject, or to all below it when it ends in `.>`. Ending it twice is no fault."""
        table, key = (self._below, subject[:-1]) if subject.endswith(".>") else (self._exact, subject)
        table.setdefault(key, []).append(hear)
        ended = False

        def end() -> None:
            nonlocal ended
            listeners = table.get(key, [])
            if not ended and hear in listeners:
                listeners.remove(hear)
                if not listeners:
                    del table[key]
            ended = True

        return end

    def _listening(self, subject: str) -> Iterator[Hear]:
        yield from self._exact.get(subject, ())
        if self._below:
            at = subject.find(".")
            while at >= 0:
                yield from self._below.get(subject[: at + 1], ())
                at = subject.find(".", at + 1)
