"""Ends the open chats of visitors who have been blacklisted; their streams and calls are refused by the face."""

import asyncio
import logging

from cordboard.core.chat.party import SYSTEM
from cordboard.core.errors import Refused
from cordboard.core.reasons import Ended
from cordboard.core.routing.blacklist import Blacklist
from cordboard.switchboard.configuration.catalogue import Catalogue
from cordboard.switchboard.configuration.catalogues import Catalogues
from cordboard.switchboard.open_chats import OpenChats
from cordboard.switchboard.ports import Clock, Unavailable
from cordboard.switchboard.routing.webchat_driver import Driver
from cordboard.switchboard.stage import Stage
from cordboard.switchboard.turn import Done, Turns

TOGETHER = 50
"""Chats ended side by side: they share commits."""

log = logging.getLogger("cordboard.barring")


class Barring:
    """Looks through the open chats whenever the blacklist has changed."""

    def __init__(
        self, *, turns: Turns, clock: Clock, catalogues: Catalogues, driver: Driver, open_chats: OpenChats
    ) -> None:
        self._turns = turns
        self._clock = clock
        self._catalogues = catalogues
        self._driver = driver
        self._open_chats = open_chats
        self._changed = asyncio.Event()
        self._changed.set()
        catalogues.on_change(self._hear)

    async def run(self) -> None:
        """Look after every change until cancelled."""
        while True:
            await self._changed.wait()
            self._changed.clear()
            await self.look()

    async def look(self) -> None:
        """End what the blacklist of now holds."""
        blacklist, now = self._catalogues.current.blacklist, self._clock.now()
        found = [
            chat_id
            for chat_id, address in self._open_chats.addresses()
            if blacklist.find(address, now) is not None
        ]
        for first in range(0, len(found), TOGETHER):
            await asyncio.gather(*(self._end(chat_id) for chat_id in found[first : first + TOGETHER]))

    def committed(self, done: Done) -> None:
        """A chat may have been let in while its address was being blacklisted."""
        chat = done.chat
        if chat is None or done.before is not None or not chat.open:
            return
        if self._blacklist.find(chat.visitor.address, self._clock.now()) is not None:
            self._changed.set()

    @property
    def _blacklist(self) -> Blacklist:
        return self._catalogues.current.blacklist

    async def _end(self, chat_id: str) -> None:
        def decide(stage: Stage) -> None:
            if stage.chat.open:
                self._driver.visitor_gone(stage, by=SYSTEM, reason=Ended.BLACKLISTED)

        try:
            await self._turns.chat(chat_id, decide, agents=())
        except (Refused, Unavailable) as failure:
            log.warning("barring_waits chat=%s reason=%s", chat_id, failure)
            self._changed.set()
            await self._clock.sleep(1)
        except Exception:
            log.exception("barring_failed chat=%s", chat_id)

    def _hear(self, old: Catalogue, new: Catalogue) -> None:
        if old.blacklist is not new.blacklist:
            self._changed.set()
