"""The room put together: its parts in the order in which they rest on one another, started and stopped as one."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from functools import partial

from cordboard.switchboard.agents import Agents
from cordboard.switchboard.barring import Barring
from cordboard.switchboard.configuration.catalogues import Catalogues
from cordboard.switchboard.distributor import Distributor
from cordboard.switchboard.floor_view import FloorView
from cordboard.switchboard.junking import Junking
from cordboard.switchboard.neighbours import Neighbours
from cordboard.switchboard.open_chats import OpenChats
from cordboard.switchboard.outside import webhooks
from cordboard.switchboard.outside.errands import Errands
from cordboard.switchboard.outside.outward import Outward, performers
from cordboard.switchboard.ports import Clock, Fanout, Ids, Mailer, Store
from cordboard.switchboard.presence import Presence
from cordboard.switchboard.routing.hosts import Hosts
from cordboard.switchboard.routing.registration_rows import RegistrationRows
from cordboard.switchboard.routing.registrations import Registrations
from cordboard.switchboard.routing.webchat_driver import Driver
from cordboard.switchboard.staffing import Staffing
from cordboard.switchboard.streams.live import Live
from cordboard.switchboard.streams.readers import Readers
from cordboard.switchboard.timers import Timers
from cordboard.switchboard.turn import Turns
from cordboard.switchboard.upkeep import Upkeep
from cordboard.switchboard.visitors import Visitors

AGAIN = 1.0
"""Seconds before a background loop that failed is started again."""

log = logging.getLogger("cordboard.switchboard")


class Switchboard:
    """Everything below the HTTP face that is alive."""

    def __init__(
        self,
        *,
        store: Store,
        fanout: Fanout,
        clock: Clock,
        ids: Ids,
        mailer: Mailer,
        catalogues: Catalogues,
        registrations: RegistrationRows,
        outward: Outward | None = None,
        limits: bool = True,
    ) -> None:
        self.store = store
        self.clock = clock
        self.catalogues = catalogues
        self.live = Live(store=store, fanout=fanout, node=ids.new("n"))
        self.turns = Turns(store=store, clock=clock, scripts=catalogues)
        self.floor = FloorView(clock=clock, catalogues=catalogues)
        self.registrations = Registrations(
            store=store,
            rows=registrations,
            clock=clock,
            ids=ids,
            fanout=fanout,
            catalogues=catalogues,
            live=self.live,
        )
        self.driver = Driver(catalogues=catalogues, floor=self.floor, registered=self.registrations)
        self.hosts = Hosts(turns=self.turns, driver=self.driver, registrations=self.registrations)
        self.staffing = Staffing(turns=self.turns, clock=clock, catalogues=catalogues, driver=self.driver)
        self.presence = Presence(turns=self.turns, store=store, clock=clock, staffing=self.staffing)
        self.open_chats = OpenChats(enabled=limits)
        self.visitors = Visitors(
            turns=self.turns,
            store=store,
            clock=clock,
            ids=ids,
            catalogues=catalogues,
            driver=self.driver,
            floor=self.floor,
            live=self.live,
            mailer=mailer,
            open_chats=self.open_chats,
        )
        self.agents = Agents(
            turns=self.turns,
            store=store,
            clock=clock,
            catalogues=catalogues,
            driver=self.driver,
            floor=self.floor,
            live=self.live,
            staffing=self.staffing,
        )
        self.junking = Junking(turns=self.turns, driver=self.driver)
        self.barring = Barring(
            turns=self.turns,
            clock=clock,
            catalogues=catalogues,
            driver=self.driver,
            open_chats=self.open_chats,
        )
        self.timers = Timers(
            turns=self.turns, store=store, clock=clock, catalogues=catalogues, driver=self.driver
        )
        self.distributor = Distributor(
            turns=self.turns,
            store=store,
            clock=clock,
            catalogues=catalogues,
            view=self.floor,
            driver=self.driver,
            staffing=self.staffing,
        )
        self.errands = Errands(
            store=store,
            clock=clock,
            performers=performers(
                outward,
                turns=self.turns,
                store=store,
                clock=clock,
                catalogues=catalogues,
                driver=self.driver,
                hosts=self.hosts,
                mailer=mailer,
            ),
        )
        self.readers = Readers(
            live=self.live,
            visitors=self.visitors,
            agents=self.agents,
            presence=self.presence,
            floor=self.floor,
            clock=clock,
        )
        self.neighbours = Neighbours(
            turns=self.turns,
            store=store,
            clock=clock,
            fanout=fanout,
            live=self.live,
            view=self.floor,
            distributor=self.distributor,
            presence=self.presence,
            open_chats=self.open_chats,
        )
        self.upkeep = Upkeep(
            turns=self.turns,
            clock=clock,
            catalogues=catalogues,
            view=self.floor,
            driver=self.driver,
            staffing=self.staffing,
        )
        self.turns.tell_outside = partial(webhooks.record, catalogues)
        # Memory first, then what decides on it, then what tells.
        self.turns.listen(self.open_chats.committed)
        self.turns.listen(self.barring.committed)
        self.turns.listen(self.presence.committed)
        self.turns.listen(self.distributor.committed)
        self.turns.listen(self.timers.committed)
        self.turns.listen(self.errands.committed)
        self.turns.listen(self.registrations.committed)
        self.turns.listen(self.live.committed)
        self._beside: dict[str, Callable[[], Awaitable[None]]] = {}
        self._tasks: list[asyncio.Task[None]] = []

    def beside(self, name: str, loop: Callable[[], Awaitable[None]]) -> None:
        """Keep another room's loop running too, from the start to the stop."""
        self._beside[name] = loop

    async def start(self) -> None:
        """Take up where the store stands, then begin to work."""
        await self.live.start()
        self.neighbours.start()
        await self.registrations.start()
        chats = await self.store.open_chats()
        self.open_chats.begin(chats)
        await self.presence.start(chats)
        await self.distributor.start()
        loops: dict[str, Callable[[], Awaitable[None]]] = {
            "catalogues": self.catalogues.watch,
            "distributor": self.distributor.run,
            "timers": self.timers.run,
            "presence": self.presence.run,
            "errands": self.errands.run,
            "readers": self.readers.run,
            "neighbours": self.neighbours.run,
            "upkeep": self.upkeep.run,
            "barring": self.barring.run,
            "registrations": self.registrations.run,
            **self._beside,
        }
        self._tasks = [
            asyncio.create_task(self._keep_running(name, loop), name=f"cordboard {name}")
            for name, loop in loops.items()
        ]

    async def stop(self) -> None:
        """Stop working; what is not done stays as rows."""
        left = set(self._tasks)
        while left:
            # Again and again: what is awaited inside may lose a cancellation, and a stop must come to its end.
            for task in left:
                task.cancel()
            _, left = await asyncio.wait(left, timeout=1)
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self.distributor.settle()
        self._tasks.clear()

    async def _keep_running(self, name: str, loop: Callable[[], Awaitable[None]]) -> None:
        while True:
            try:
                await loop()
            except asyncio.CancelledError:
                raise
            except Exception:
                # A loop that has died unnoticed leaves everybody waiting (I-31).
                log.exception("loop_failed name=%s", name)
                await asyncio.sleep(AGAIN)
