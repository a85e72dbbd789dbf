"""Readers: opens feeds where a cursor stands, counts them as presence, and tells them what changes without events."""

import logging

import msgspec

from cordboard.core.queueing.agent import Use
from cordboard.switchboard.agents import Agents
from cordboard.switchboard.ports import Clock
from cordboard.switchboard.presence import Presence
from cordboard.switchboard.routing.facts import Floorplan
from cordboard.switchboard.streams.cursor import parse_chat_cursor, parse_desk_cursor
from cordboard.switchboard.streams.desk_feed import DeskFeed
from cordboard.switchboard.streams.feeds import VisitorFeed
from cordboard.switchboard.streams.live import Live
from cordboard.switchboard.visitors import Visitors

LOOK = 2.0
"""Seconds between two looks at places in line and queues."""

log = logging.getLogger("cordboard.readers")


class Readers:
    """Feeds in use. Closing a feed goes through here, so that presence is right."""

    def __init__(
        self,
        *,
        live: Live,
        visitors: Visitors,
        agents: Agents,
        presence: Presence,
        floor: Floorplan,
        clock: Clock,
    ) -> None:
        self._live = live
        self._visitors = visitors
        self._agents = agents
        self._presence = presence
        self._floor = floor
        self._clock = clock
        self._windows: dict[VisitorFeed, int | None] = {}
        self._desks: dict[DeskFeed, bytes] = {}

    async def visitor(self, chat_id: str, *, after: str | None) -> VisitorFeed:
        """The chat's events after a cursor; without one, from the beginning.

        A cursor of other times begins with `resync`. Raises Refused (`invalid`, `not_found`).
        """
        seq = parse_chat_cursor(after, epoch=self._live.epoch) if after else 0
        chat = await self._visitors.chat(chat_id, at_least=seq or 0)
        lost = seq is None or seq > chat.last_seq
        feed = VisitorFeed(self._live, chat_id=chat_id, seq=chat.last_seq if lost or seq is None else seq)
        if lost:
            feed.whisper("resync", {})
        self._windows[feed] = None
        self._presence.visitor_joined(chat_id)
        return feed

    async def desk(self, user: str, *, after: str | None) -> DeskFeed:
        """All that concerns an agent after a cursor; without one, from now on.

        Only chats that are at the agent's desk are read, whatever the cursor says, and the last words of those that
        left it since.
        """
        parsed = parse_desk_cursor(after, epoch=self._live.epoch) if after else None
        agent = await self._agents.agent(user, at_least=parsed[0] if parsed is not None else 0)
        if not after:
            parsed = (agent.last_seq, dict[str, int]())
        at_hand = {slot.chat for slot in agent.slots if slot.use is not Use.RINGING}
        lost = parsed is None or parsed[0] > agent.last_seq
        seq, places = parsed if parsed is not None and not lost else (agent.last_seq, dict[str, int]())
        chats = {chat_id: place for chat_id, place in places.items() if chat_id in at_hand}
        left = {chat_id: place for chat_id, place in places.items() if chat_id not in at_hand}
        if not after:
            for chat_id in at_hand:
                chats[chat_id] = (await self._visitors.chat(chat_id)).last_seq
        feed = DeskFeed(self._live, user=user, seq=seq, chats=chats, left=left)
        if lost:
            feed.whisper("resync", {})
        self._desks[feed] = b""
        self._presence.desk_joined(user)
        return feed

    def close(self, feed: VisitorFeed | DeskFeed) -> None:
        """The reader is gone; closing twice is no fault."""
        feed.close()
        if isinstance(feed, VisitorFeed):
            if self._windows.pop(feed, False) is not False:
                self._presence.visitor_left(feed.chat_id)
        elif self._desks.pop(feed, False) is not False:
            self._presence.desk_left(feed.user)

    def wake_all(self) -> None:
        """Let every waiting reader return, for example to say goodbye."""
        for feed in (*self._windows, *self._desks):
            feed.wake()

    async def run(self) -> None:
        """Tell places in line and queues until cancelled."""
        while True:
            await self._clock.sleep(LOOK)
            try:
                self.tell_places()
                await self.tell_queues()
            except Exception:
                log.exception("readers_failed")

    def tell_places(self) -> None:
        """Tell visitors in line their place, when it has changed."""
        for feed, told in tuple(self._windows.items()):
            place = self._floor.position(feed.chat_id)
            if place == told:
                continue
            self._windows[feed] = place
            if place is not None:
                wait = self._floor.estimated_wait(feed.chat_id)
                feed.whisper("position", {"position": place, "estimated_wait": wait})

    async def tell_queues(self) -> None:
        """Tell desks how their queues stand, when that has changed."""
        for feed, told in tuple(self._desks.items()):
            agent = await self._agents.agent(feed.user)
            told_now = {
                "queues": self._agents.queues(agent),
                "colleagues": self._agents.colleagues(feed.user),
            }
            body = msgspec.json.encode(told_now)
            if body != told and feed in self._desks:
                self._desks[feed] = body
                feed.whisper("queues", told_now)
