"""Errands: what is to be done outside after a commit. Each is a row with a key; a crash repeats it, never loses it."""

import asyncio
import logging

import msgspec

from cordboard.core.chat.events import ChatEvent
from cordboard.core.chat.transcript import lines
from cordboard.core.instant import SECOND, rfc3339
from cordboard.switchboard.pause import pause
from cordboard.switchboard.ports import Clock, Mailer, OutboxItem, Store, Unavailable
from cordboard.switchboard.turn import Done

TRIES = 8
LOOK = 1.0

log = logging.getLogger("cordboard.errands")


class TranscriptMail(msgspec.Struct, frozen=True):
    """Body of an errand `transcript`."""

    to: str
    chat: str
    up_to: int


class Errands:
    """Sends what the outbox holds, one try after the other, with longer and longer pauses."""

    def __init__(self, *, store: Store, clock: Clock, mailer: Mailer) -> None:
        self._store = store
        self._clock = clock
        self._mailer = mailer
        self._tries: dict[str, int] = {}
        self._new = asyncio.Event()

    def committed(self, done: Done) -> None:
        """A turn may have recorded an errand."""
        if any(row.kind == "transcript_requested" for row in done.events):
            self._new.set()

    async def run(self) -> None:
        """Work until cancelled."""
        while True:
            self._new.clear()
            try:
                await self.sweep()
            except Unavailable:
                log.warning("errands_wait reason=storage_unavailable")
            await pause(self._clock, LOOK, until=self._new)

    async def sweep(self) -> None:
        """Try everything that is due."""
        for item in await self._store.due_outbox(now=self._clock.now(), limit=50):
            await self._try(item)

    async def _try(self, item: OutboxItem) -> None:
        tries = self._tries[item.key] = self._tries.get(item.key, 0) + 1
        try:
            await self._send_transcript(item)
        except Exception as failure:
            log.warning("errand_failed key=%s try=%d reason=%s", item.key, tries, type(failure).__name__)
            gave_up = tries >= TRIES
            if gave_up:
                del self._tries[item.key]
            retry_at = None if gave_up else self._clock.now() + 10 * SECOND * 2**tries
            await self._store.settle_outbox(
                item.key, done=False, retry_at=retry_at, note=type(failure).__name__
            )
        else:
            self._tries.pop(item.key, None)
            await self._store.settle_outbox(item.key, done=True, retry_at=None, note="sent")

    async def _send_transcript(self, item: OutboxItem) -> None:
        wanted = msgspec.json.decode(item.body, type=TranscriptMail)
        events: list[ChatEvent] = []
        seq = 0
        while seq < wanted.up_to:
            page = await self._store.events_after(wanted.chat, seq=seq, limit=500)
            if not page:
                break
            seq = page[-1].seq
            events += [
                msgspec.json.decode(event.body, type=ChatEvent)
                for event in page
                if event.visibility == "visitor" and event.seq <= wanted.up_to
            ]
        loaded = await self._store.load_chat(wanted.chat)
        opened = rfc3339(loaded.chat.opened_at)[:10] if loaded is not None else ""
        await self._mailer.send(
            key=item.key, to=wanted.to, subject=f"Your chat of {opened}", text="\n".join(lines(events)) + "\n"
        )
