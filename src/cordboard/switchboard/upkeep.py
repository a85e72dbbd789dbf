"""Looks after what nobody else comes back to: queues and agents that are gone, chats held for who cannot come."""

import asyncio
import logging
from collections.abc import Awaitable

from cordboard.core.chat import places
from cordboard.core.chat.chat import WAITING
from cordboard.core.errors import Refused
from cordboard.core.queueing.waiting import GROUP, QUEUE
from cordboard.core.reasons import RouteFailure
from cordboard.switchboard.configuration.catalogue import Catalogue
from cordboard.switchboard.configuration.catalogues import Catalogues
from cordboard.switchboard.floor_view import FloorView
from cordboard.switchboard.pause import pause
from cordboard.switchboard.ports import Clock, Unavailable
from cordboard.switchboard.routing.webchat_driver import Driver
from cordboard.switchboard.staffing import Staffing
from cordboard.switchboard.stage import Stage
from cordboard.switchboard.turn import Turns

LOOK = 1.0
"""Seconds between two looks without a change."""

log = logging.getLogger("cordboard.upkeep")


class Upkeep:
    """Leaves nobody stuck when the configuration or the floor has changed under a chat."""

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
        self._seen: Catalogue | None = None
        catalogues.on_change(self._hear)

    async def run(self) -> None:
        """Look after every change until cancelled."""
        while True:
            self._changed.clear()
            await self.look()
            await pause(self._clock, LOOK, until=self._changed)

    async def look(self) -> None:
        """Compare the floor with the configuration of now, and with who can still be reached."""
        for user in tuple(self._staffing.unfinished):
            await self._carry_on(self._staffing.sign_out(user))
        for chat_id, user in tuple(self._view.held_for.items()):
            spot = self._view.floor.spots.get(chat_id)
            if self._view.agent(user, weight=spot.wants.weight if spot else 1) is not None:
                await self._carry_on(self._give_up_on(chat_id, user))
        catalogue = self._catalogues.current
        floor = self._view.floor
        # Also without a change: a chat can come from where the change is not known yet.
        if any(_gone(place, catalogue) for place in floor.lines()):
            for chat_id in [
                spot.wants.chat
                for spot in floor.spots.values()
                if any(_gone(place, catalogue) for place in spot.wants.places)
            ]:
                await self._carry_on(self._leave_places(chat_id))
        if catalogue is self._seen:
            return
        for user in [user for user in floor.desks if catalogue.agent(user) is None]:
            await self._carry_on(self._staffing.sign_out(user))
        self._seen = catalogue

    async def _give_up_on(self, chat_id: str, user: str) -> None:
        """A chat held for one agent does not ring there, and cannot: the route has failed."""

        def decide(stage: Stage) -> None:
            route = stage.chat.route
            why = self._view.agent(user, weight=stage.chat.weight)
            if route is not None and route.agent == user and not stage.chat.offers and why is not None:
                self._driver.route_failed(stage, why=why)

        await self._turns.chat(chat_id, decide, agents=())

    async def _leave_places(self, chat_id: str) -> None:
        """Queues and groups are gone: the chat waits on in the others; without another the route has failed."""

        def decide(stage: Stage) -> None:
            route = stage.chat.route
            if route is None or stage.chat.state not in WAITING:
                return
            catalogue = self._catalogues.current
            gone = [place for place in route.places if _gone(place, catalogue)]
            if not gone:
                return
            if len(gone) == len(route.places):
                self._driver.route_failed(stage, why=RouteFailure.UNKNOWN)
                return
            for place in gone:
                places.leave_one(stage, place, why="it is no more")

        await self._turns.chat(chat_id, decide, agents=())

    async def _carry_on(self, what: Awaitable[object]) -> None:
        try:
            await what
        except (Refused, Unavailable) as failure:
            log.warning("upkeep_waits reason=%s", failure)
        except Exception:
            log.exception("upkeep_failed")

    def _hear(self, _old: Catalogue, _new: Catalogue) -> None:
        self._changed.set()


def _gone(place: str, catalogue: Catalogue) -> bool:
    """Whether a queue or group is configured no more."""
    name = place[len(QUEUE) :]
    if place.startswith(QUEUE):
        return name not in catalogue.queues
    return place.startswith(GROUP) and name not in catalogue.agent_groups
