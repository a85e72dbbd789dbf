"""Who is there: visitors' windows and agents' desks, by their streams and calls on this node.

Absence is written down once it has lasted for a grace time; what follows from it hangs on timers and rows, so a
restart forgets nothing but the moment of the last sign of life, which then counts from the start of the process.
"""

import logging

from cordboard.core.chat import words
from cordboard.core.chat.party import Role
from cordboard.core.errors import Refused
from cordboard.core.instant import SECOND, Millis
from cordboard.core.queueing.agent import AgentState
from cordboard.switchboard.ports import Clock, Store, Unavailable
from cordboard.switchboard.staffing import GRACE, LOSS, Staffing
from cordboard.switchboard.turn import Done, Turns

VISITOR_GRACE = 15 * SECOND
"""A visitor without a stream or call for so long is away; bridges the gaps between long-polls."""
LOOK = 1.0
"""Seconds between two looks."""

log = logging.getLogger("cordboard.presence")


class Presence:
    """Signs of life, and the turns that follow from their absence."""

    def __init__(self, *, turns: Turns, store: Store, clock: Clock, staffing: Staffing) -> None:
        self._turns = turns
        self._store = store
        self._clock = clock
        self._staffing = staffing
        self._chat_streams: dict[str, int] = {}
        self._chat_seen: dict[str, Millis] = {}
        self._away: set[str] = set()
        self._desk_streams: dict[str, int] = {}
        self._desk_seen: dict[str, Millis] = {}
        self._lost: dict[str, Millis] = {}
        self._given_up: set[str] = set()

    async def start(self) -> None:
        """Everybody open in the store may still be there: their grace begins now."""
        now = self._clock.now()
        for chat_id, away in await self._store.open_chats():
            self._chat_seen[chat_id] = now
            if away:
                self._away.add(chat_id)
        for agent in await self._store.agents():
            if agent.state is not AgentState.SIGNED_OUT:
                self._desk_seen[agent.user] = now
                if agent.lost_at is not None:
                    self._lost[agent.user] = agent.lost_at

    def committed(self, done: Done) -> None:
        """Follow which chats are open and which agents are on."""
        chat = done.chat
        for row in done.events:
            if row.role == Role.VISITOR and chat is not None:
                self.visitor_seen(chat.id)
            elif row.role == Role.AGENT:
                self.desk_seen(row.author.partition(":")[2])
        if chat is not None:
            if not chat.open:
                self._chat_seen.pop(chat.id, None)
                self._away.discard(chat.id)
            elif done.before is None:
                self._chat_seen[chat.id] = self._clock.now()
        for agent in done.agents:
            if agent.state is AgentState.SIGNED_OUT:
                self._desk_seen.pop(agent.user, None)
                self._lost.pop(agent.user, None)
                self._given_up.discard(agent.user)
                continue
            self._desk_seen.setdefault(agent.user, self._clock.now())
            if agent.lost_at is None:
                self._lost.pop(agent.user, None)
                self._given_up.discard(agent.user)
            else:
                self._lost[agent.user] = agent.lost_at

    def connected(self) -> tuple[list[str], list[str]]:
        """Chats whose visitors, and agents whose desks, are connected to this node."""
        return list(self._chat_streams), list(self._desk_streams)

    def visitor_joined(self, chat_id: str) -> None:
        """A stream of the visitor is open."""
        self._chat_streams[chat_id] = self._chat_streams.get(chat_id, 0) + 1

    def visitor_left(self, chat_id: str) -> None:
        """A stream of the visitor is closed."""
        _less(self._chat_streams, chat_id)
        self.visitor_seen(chat_id)

    def visitor_seen(self, chat_id: str) -> None:
        """The visitor called."""
        if chat_id in self._chat_seen:
            self._chat_seen[chat_id] = self._clock.now()

    def desk_joined(self, user: str) -> None:
        """A stream of the desk is open."""
        self._desk_streams[user] = self._desk_streams.get(user, 0) + 1
        self.desk_seen(user)

    def desk_left(self, user: str) -> None:
        """A stream of the desk is closed."""
        _less(self._desk_streams, user)
        self.desk_seen(user)

    def desk_seen(self, user: str) -> None:
        """The desk called."""
        self._desk_seen[user] = self._clock.now()

    async def run(self) -> None:
        """Look until cancelled."""
        while True:
            try:
                await self.look()
            except (Unavailable, Refused) as failure:
                log.warning("presence_waits reason=%s", failure)
            await self._clock.sleep(LOOK)

    async def look(self) -> None:
        """Write down who went away or came back since the last look."""
        now = self._clock.now()
        for chat_id, seen in tuple(self._chat_seen.items()):
            there = chat_id in self._chat_streams or now - seen < VISITOR_GRACE
            if there and chat_id in self._away:
                self._away.discard(chat_id)
                await self._turn(chat_id, away=False)
            elif not there and chat_id not in self._away:
                self._away.add(chat_id)
                await self._turn(chat_id, away=True)
        for user, seen in tuple(self._desk_seen.items()):
            there = user in self._desk_streams or now - seen < GRACE
            if there and user in self._lost:
                await self._staffing.found(user)
            elif not there and user not in self._lost:
                agent = await self._staffing.lost(user)
                if agent.state is AgentState.SIGNED_OUT:
                    self._desk_seen.pop(user, None)
        for user, lost_at in tuple(self._lost.items()):
            # The loss counts from the last sign of life; the grace time is part of it.
            if user not in self._given_up and now - lost_at >= LOSS - GRACE:
                self._given_up.add(user)
                await self._staffing.given_up(user)

    async def _turn(self, chat_id: str, *, away: bool) -> None:
        try:
            await self._turns.chat(chat_id, words.visitor_away if away else words.visitor_back)
        except Refused:
            self._chat_seen.pop(chat_id, None)


def _less(counts: dict[str, int], key: str) -> None:
    left = counts.get(key, 0) - 1
    if left > 0:
        counts[key] = left
    else:
        counts.pop(key, None)
