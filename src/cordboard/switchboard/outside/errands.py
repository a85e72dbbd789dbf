"""Errands: what is to be done outside after a commit. Each is a row with a key; a crash repeats it, never loses it.

Who is about to do one claims it first, by compare-and-set, so that two nodes do not both; the claim runs out by itself.
How each kind is done stands in `calls.py`, `mailing.py` and `global_setting.py`.
"""

import asyncio
import logging
from collections.abc import Callable, Iterable, Mapping
from typing import Protocol

from cordboard.core.instant import SECOND, Millis
from cordboard.switchboard.outside.bulkhead import Bulkhead
from cordboard.switchboard.pause import pause
from cordboard.switchboard.ports import Clock, OutboxItem, Store, Unavailable
from cordboard.switchboard.turn import Done

TRIES = 8
LOOK = 1.0
"""Seconds between two looks for errands that others left behind."""
AT_ONCE = 500
MOST = 5_000
"""Errands of this node's own turns that are held in memory at a time."""
PATIENCE = 10 * SECOND
"""After the first try that failed; twice as long after each one more."""

MOST_WORDS = 500
"""Characters of the note of how an errand ended."""

log = logging.getLogger("cordboard.errands")


class Again(Exception):
    """An errand that could not be done now; the text is noted with it.

    `after`: how long to wait before the next try, for errands with a patience of their own.
    """

    def __init__(self, text: str, *, after: Millis | None = None) -> None:
        super().__init__(text)
        self.after = after


class Claim(Protocol):
    """That an errand is being done here, as the other nodes see it."""

    async def keep(self) -> bool:
        """Ask for as much time again; False: another node has taken it over."""
        ...


class Performer(Protocol):
    """Does errands of some kinds."""

    bulkhead: Bulkhead

    def destination(self, item: OutboxItem) -> tuple[str, str]:
        """(where it goes, its lane): so much to one destination at a time, and a lane in order; empty: no lane."""
        ...

    def lease(self, item: OutboxItem) -> Millis:
        """How long a try can take: after that another node takes this one for dead."""
        ...

    async def perform(self, item: OutboxItem, claim: Claim) -> str | None:
        """Do it; how it ended. None: its row is settled already. Raises Again, or anything, to have it tried again."""
        ...


class Errands:
    """Does what the outbox holds: at once what this node has committed, within a second what is left by others."""

    def __init__(self, *, store: Store, clock: Clock, performers: Mapping[str, Performer]) -> None:
        self._store = store
        self._clock = clock
        self._performers = performers
        self._fresh: list[OutboxItem] = []
        self._new = asyncio.Event()
        self._at_work: dict[str, asyncio.Task[None]] = {}
        self._claimed: dict[str, _Claim] = {}

    @property
    def busy(self) -> int:
        """How many errands are under way or wait for their place."""
        return len(self._at_work) + len(self._fresh)

    def committed(self, done: Done) -> None:
        """A turn has recorded errands: they begin at once."""
        if done.outbox:
            # Behind a slow destination only so many wait in memory; the sweep finds the others as rows.
            self._fresh.extend(done.outbox[: max(0, MOST - self.busy)])
            self._new.set()

    async def run(self) -> None:
        """Work until cancelled; what is not done then is another node's, or the next life's."""
        looked: Millis | None = None
        try:
            while True:
                self._new.clear()
                self._begin(self._take_fresh())
                try:
                    now = self._clock.now()
                    if looked is None or not 0 <= now - looked < LOOK * SECOND:
                        looked = now
                        await self.sweep()
                except Unavailable:
                    log.warning("errands_wait reason=storage_unavailable")
                await pause(self._clock, LOOK, until=self._new)
        finally:
            await self._give_back()

    async def sweep(self) -> None:
        """Begin everything that is due and not under way. Each bulkhead is looked after by itself."""
        groups: dict[int, list[str]] = {}
        for kind, performer in self._performers.items():
            groups.setdefault(id(performer.bulkhead), []).append(kind)
        for kinds in groups.values():
            self._begin(await self._store.due_outbox(now=self._clock.now(), limit=AT_ONCE, kinds=kinds))

    def _take_fresh(self) -> list[OutboxItem]:
        fresh, self._fresh = self._fresh, []
        return [item for item in fresh if item.due_at <= self._clock.now()]

    def _begin(self, items: Iterable[OutboxItem]) -> None:
        for item in items:
            performer = self._performers.get(item.kind)
            if performer is None or item.key in self._at_work:
                continue
            task = asyncio.create_task(self._do(item, performer), name=f"errand {item.key}")
            self._at_work[item.key] = task
            task.add_done_callback(self._over(item.key))

    def _over(self, key: str) -> Callable[[asyncio.Task[None]], None]:
        def forget(_: asyncio.Task[None]) -> None:
            self._at_work.pop(key, None)

        return forget

    async def _do(self, item: OutboxItem, performer: Performer) -> None:
        try:
            destination, lane = performer.destination(item)
            async with performer.bulkhead.place(destination, lane=lane):
                claim = _Claim(self._store, self._clock, item, lease=performer.lease(item))
                if not await claim.keep():
                    return
                self._claimed[item.key] = claim
                note = await performer.perform(item, claim)
            if note is not None:
                await self._store.settle_outbox(item.key, done=True, retry_at=None, note=_fit(note))
            self._claimed.pop(item.key, None)
        except Unavailable:
            self._claimed.pop(item.key, None)
            log.warning("errand_waits key=%s reason=storage_unavailable", item.key)
        except Exception as failure:
            await self._put_off(item, failure)

    async def _put_off(self, item: OutboxItem, failure: Exception) -> None:
        known = isinstance(failure, Again)
        note = _fit(str(failure)) if known else type(failure).__name__
        log.warning(
            "errand_failed key=%s try=%d reason=%s", item.key, item.tries + 1, note, exc_info=not known
        )
        wait: Millis | None = PATIENCE * 2 ** (item.tries + 1) if item.tries + 1 < TRIES else None
        if isinstance(failure, Again) and failure.after is not None:
            wait = failure.after
        retry_at = None if wait is None else self._clock.now() + wait
        try:
            await self._store.settle_outbox(item.key, done=False, retry_at=retry_at, note=note)
        except Unavailable:
            log.warning("errand_waits key=%s reason=storage_unavailable", item.key)
        self._claimed.pop(item.key, None)

    async def _give_back(self) -> None:
        """Let others take at once what was claimed here and is not done."""
        tasks = list(self._at_work.values())
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        claimed, self._claimed = self._claimed, {}
        try:
            for claim in claimed.values():
                await claim.give_back()
        except Unavailable:
            log.warning("errands_kept reason=storage_unavailable")


def _fit(note: str) -> str:
    """A note as any database takes it: others have had a say in its words."""
    return note.replace("\0", "\N{REPLACEMENT CHARACTER}")[:MOST_WORDS]


class _Claim:
    """`due_at` of the row says until when it is held; it is moved by compare-and-set."""

    def __init__(self, store: Store, clock: Clock, item: OutboxItem, *, lease: Millis) -> None:
        self._store = store
        self._clock = clock
        self._key = item.key
        self._lease = lease
        self._until = item.due_at

    async def keep(self) -> bool:
        return await self._move(self._clock.now() + self._lease)

    async def give_back(self) -> None:
        await self._move(self._clock.now())

    async def _move(self, until: Millis) -> bool:
        seen, self._until = self._until, until
        return await self._store.claim_outbox(self._key, seen=seen, until=until)
