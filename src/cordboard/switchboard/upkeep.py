"""What follows on the floor when the configuration changes under way: a queue is gone, a user is an agent no more."""

import asyncio
import logging
from collections.abc import Awaitable

from cordboard.core.errors import Refused
from cordboard.core.reasons import RouteFailure
from cordboard.switchboard.catalogue import Catalogue
from cordboard.switchboard.catalogues import Catalogues
from cordboard.switchboard.floor_view import FloorView
from cordboard.switchboard.ports import Clock, Unavailable
from cordboard.switchboard.staffing import Staffing
from cordboard.switchboard.stage import Stage
from cordboard.switchboard.turn import Turns
from cordboard.switchboard.webchat_driver import Driver

LOOK = 10.0
"""Seconds between two looks without a change, in case one was missed."""

log = logging.getLogger("cordboard.upkeep")


class Upkeep:
    """Moves chats out of queues that are gone, and signs off agents who are none any more."""

    def __init__(
        self,
        *,
        turns: Turns,
        clock: Clock,
        catalogues: Catalogues,
        view: FloorView,
        driver: Driver,
        staffing: Staffing,
    ) -> None:
        self._turns = turns
        self._clock = clock
        self._catalogues = catalogues
        self._view = view
        self._driver = driver
        self._staffing = staffing
        self._changed = asyncio.Event()
        catalogues.on_change(self._hear)

    async def run(self) -> None:
        """Look after every change until cancelled."""
        while True:
            self._changed.clear()
            await self.look()
            sleeping = asyncio.ensure_future(self._clock.sleep(LOOK))
            changed = asyncio.ensure_future(self._changed.wait())
            try:
                await asyncio.wait({sleeping, changed}, return_when=asyncio.FIRST_COMPLETED)
            finally:
                sleeping.cancel()
                changed.cancel()

    async def look(self) -> None:
        """Compare the floor with the configuration of now."""
        catalogue = self._catalogues.current
        floor = self._view.floor
        homeless = [
            spot.wants.chat
            for spot in floor.spots.values()
            if any(queue not in catalogue.queues for queue in spot.wants.queues)
        ]
        for chat_id in homeless:
            await self._carry_on(self._leave_queue(chat_id))
        for user in [user for user in floor.desks if catalogue.agent(user) is None]:
            await self._carry_on(self._staffing.sign_out(user))

    async def _leave_queue(self, chat_id: str) -> None:
        def decide(stage: Stage) -> None:
            route = stage.chat.route
            if route is not None and route.queue and route.queue not in self._catalogues.current.queues:
                self._driver.route_failed(stage, why=RouteFailure.UNKNOWN)

        await self._turns.chat(chat_id, decide, agents=())

    async def _carry_on(self, what: Awaitable[object]) -> None:
        try:
            await what
        except (Refused, Unavailable) as failure:
            log.warning("upkeep_waits reason=%s", failure)

    def _hear(self, _old: Catalogue, _new: Catalogue) -> None:
        self._changed.set()
