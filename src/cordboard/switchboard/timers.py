"""Timers are rows. Any node sweeps them; the turn claims one by taking it out of the chat's document."""

import asyncio
import logging
from collections.abc import Callable

from cordboard.core.chat import ending, offering, timers
from cordboard.core.chat.chat import ChatState
from cordboard.core.chat.events import MessageSent
from cordboard.core.chat.party import SYSTEM
from cordboard.core.errors import Refused
from cordboard.core.instant import SECOND, Millis
from cordboard.core.reasons import Ended, RouteFailure
from cordboard.switchboard.configuration.catalogues import Catalogues
from cordboard.switchboard.pause import pause
from cordboard.switchboard.ports import Clock, Store, Unavailable
from cordboard.switchboard.routing.webchat_driver import Driver
from cordboard.switchboard.stage import Stage
from cordboard.switchboard.turn import Done, Turns

SWEEP = 1.0
"""Seconds between two looks at the table, whatever is known."""
AT_ONCE = 200
"""Timers carried out side by side."""
IDLE_WARNING = "Are you still there? This chat ends soon if you do not write."

log = logging.getLogger("cordboard.timers")


class Timers:
    """Wakes what is due. A loser of a claim does nothing: the timer is no longer in the chat."""

    def __init__(
        self, *, turns: Turns, store: Store, clock: Clock, catalogues: Catalogues, driver: Driver
    ) -> None:
        self._turns = turns
        self._store = store
        self._clock = clock
        self._catalogues = catalogues
        self._driver = driver
        self._next: Millis | None = None
        self._nearer = asyncio.Event()
        self._handlers: dict[str, Callable[[Stage], None]] = {
            timers.RUN: driver.timer_due,
            timers.ROUTE: self._route_due,
            timers.REPLY: driver.reply_due,
            timers.WRAP_UP: self._wrap_up_due,
            timers.VISITOR_GONE: self._visitor_gone,
            timers.IDLE_WARN: self._warn_idle,
            timers.IDLE_END: self._end_idle,
        }
        self.progressed_at: Millis = 0
        """When the sweep last ran to its end (I-31)."""

    def committed(self, done: Done) -> None:
        """A turn set timers: wake in time for the nearest."""
        if done.chat is None or not done.chat.timers:
            return
        nearest = min(timer.due_at for timer in done.chat.timers)
        if self._next is None or nearest < self._next:
            self._next = nearest
            self._nearer.set()

    async def run(self) -> None:
        """Sweep until cancelled."""
        while True:
            try:
                await self.sweep()
            except Unavailable:
                log.warning("timers_wait reason=storage_unavailable")
            await self._sleep()

    async def sweep(self) -> int:
        """Carry out everything that is due now; answers how many."""
        done = 0
        while True:
            due = await self._store.due_timers(now=self._clock.now(), limit=AT_ONCE)
            if due:
                await asyncio.gather(*(self._fire(chat_id, name) for chat_id, name, _ in due))
                done += len(due)
            if len(due) < AT_ONCE:
                break
        self._next = await self._store.next_due()
        self.progressed_at = self._clock.now()
        return done

    async def _sleep(self) -> None:
        self._nearer.clear()
        wait = SWEEP
        if self._next is not None:
            wait = min(SWEEP, max(0.0, (self._next - self._clock.now()) / SECOND))
        await pause(self._clock, wait, until=self._nearer)

    async def _fire(self, chat_id: str, name: str) -> None:
        try:
            await self._turns.chat(chat_id, lambda stage: self._due(stage, name), agents=())
        except Refused as no:
            log.warning("timer_refused chat=%s timer=%s reason=%s", chat_id, name, no.code)
            await self._postpone(chat_id, name)
        except Unavailable:
            raise
        except Exception:
            # One chat that cannot go on must not stop the others (F25); it is tried again later.
            log.exception("timer_failed chat=%s timer=%s", chat_id, name)
            await self._postpone(chat_id, name)

    def _due(self, stage: Stage, name: str) -> None:
        timer = next((timer for timer in stage.chat.timers if timer.name == name), None)
        if timer is None or timer.due_at > stage.now:
            return
        stage.disarm(name)
        gen = timers.gen_of(name)
        if gen is not None:
            self._offer_due(stage, gen)
        else:
            self._handlers[name](stage)

    def _route_due(self, stage: Stage) -> None:
        self._driver.route_failed(stage, why=RouteFailure.TIMEOUT)

    def _offer_due(self, stage: Stage, gen: int) -> None:
        held = next((held for held in stage.chat.offers if held.gen == gen), None)
        if held is None:
            return
        alone = stage.chat.route is not None and bool(stage.chat.route.agent)
        offering.expire(stage, held)
        if alone:
            self._driver.route_failed(stage, why=RouteFailure.TIMEOUT)

    def _wrap_up_due(self, stage: Stage) -> None:
        if stage.chat.state is ChatState.WRAP_UP:
            ending.wrap_up_done(stage, why="time")

    def _visitor_gone(self, stage: Stage) -> None:
        if stage.chat.open:
            self._driver.visitor_gone(stage, by=SYSTEM, reason=Ended.VISITOR_LOST)

    def _warn_idle(self, stage: Stage) -> None:
        if stage.chat.state is ChatState.TALKING:
            layout = self._catalogues.current.layouts.get(stage.chat.layout)
            texts = layout.texts if layout is not None else {}
            language = stage.chat.visitor.language[:2].lower()
            text = texts.get(language, texts.get("en", {})).get("idle_warning", IDLE_WARNING)
            stage.happened(MessageSent, by=SYSTEM, text=text)

    def _end_idle(self, stage: Stage) -> None:
        if stage.chat.state is ChatState.TALKING:
            self._driver.visitor_gone(stage, by=SYSTEM, reason=Ended.VISITOR_IDLE)

    async def _postpone(self, chat_id: str, name: str) -> None:
        def decide(stage: Stage) -> None:
            if any(timer.name == name for timer in stage.chat.timers):
                stage.arm(name, stage.now + 30 * SECOND)

        try:
            await self._turns.chat(chat_id, decide)
        except Refused as no:
            log.warning("timer_stays chat=%s timer=%s reason=%s", chat_id, name, no.code)
