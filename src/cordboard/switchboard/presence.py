"""Who is there: visitors' windows and agents' desks, by their streams and calls on this node.

Absence is written down once it has lasted for a grace time; what follows from it hangs on timers and rows, so a
restart forgets nothing but the moment of the last sign of life, which then counts from the start of the process.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterable

from cordboard.core.chat import words
from cordboard.core.chat.chat import Chat
from cordboard.core.chat.party import Role
from cordboard.core.errors import Refused
from cordboard.core.instant import SECOND, Millis
from cordboard.core.queueing.agent import AgentState
from cordboard.core.reasons import Code
from cordboard.switchboard.ports import Clock, Store, Unavailable
from cordboard.switchboard.staffing import GRACE, LOSS, Staffing
from cordboard.switchboard.turn import Done, Turns

VISITOR_GRACE = 15 * SECOND
"""A visitor without a stream or call for so long is away; bridges the gaps between long-polls."""
AT_ONCE = 100
"""Turns under way at once."""
LOOK = 1.0
"""Seconds between two looks."""

Change = Callable[[], Awaitable[None]]

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

    async def start(self, chats: Iterable[Chat]) -> None:
        """Everybody in these open chats may still be there: their grace begins now.

        Who was away or lost stays so until the next sign of life.
        """
        for chat in chats:
            self.see(chat)
        now = self._clock.now()
        for agent in await self._store.agents():
            if agent.state is AgentState.SIGNED_OUT:
                continue
            self._desk_seen[agent.user] = now if agent.lost_at is None else agent.lost_at - GRACE
            if agent.lost_at is not None:
                self._lost[agent.user] = agent.lost_at

    def see(self, chat: Chat) -> None:
        """The chat as it is now, whichever node has changed it."""
        if not chat.open:
            self._chat_seen.pop(chat.id, None)
            self._away.discard(chat.id)
            return
        since = chat.visitor_away_since
        if since is None:
            self._away.discard(chat.id)
            self._chat_seen.setdefault(chat.id, self._clock.now())
        else:
            self._away.add(chat.id)
            self._chat_seen.setdefault(chat.id, since - VISITOR_GRACE)

    def committed(self, done: Done) -> None:
        """Follow which chats are open and which agents are on."""
        chat = done.chat
        for row in done.events:
            if row.role == Role.VISITOR and chat is not None:
                self.visitor_seen(chat.id)
            elif row.role == Role.AGENT:
                self.desk_seen(row.author.partition(":")[2])
        if chat is not None:
            self.see(chat)
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
            await self.look()
            await self._clock.sleep(LOOK)

    async def look(self) -> None:
        """Write down who went away or came back since the last look; one that fails holds up nobody else."""
        now = self._clock.now()
        changes = [self._visitor(chat_id, now - seen) for chat_id, seen in self._chat_seen.items()]
        changes += [self._desk(user, now - seen) for user, seen in self._desk_seen.items()]
        changes += [self._loss(user, now - lost_at) for user, lost_at in self._lost.items()]
        due = [change for change in changes if change is not None]
        for begin in range(0, len(due), AT_ONCE):
            await asyncio.gather(*(self._carry_out(change) for change in due[begin : begin + AT_ONCE]))

    def _visitor(self, chat_id: str, silent: Millis) -> Change | None:
        there = chat_id in self._chat_streams or silent < VISITOR_GRACE
        if there == (chat_id not in self._away):
            return None
        return lambda: self._visitor_turn(chat_id, away=not there)

    def _desk(self, user: str, silent: Millis) -> Change | None:
        there = user in self._desk_streams or silent < GRACE
        if there == (user not in self._lost):
            return None
        return lambda: self._desk_turn(user, there=there)

    def _loss(self, user: str, lost_for: Millis) -> Change | None:
        # The loss counts from the last sign of life; the grace time is part of it.
        if user in self._given_up or lost_for < LOSS - GRACE:
            return None
        return lambda: self._give_up(user)

    async def _carry_out(self, change: Change) -> None:
        try:
            await change()
        except (Unavailable, Refused) as failure:
            log.warning("presence_waits reason=%s", failure)
        except Exception:
            log.exception("presence_failed")

    async def _visitor_turn(self, chat_id: str, *, away: bool) -> None:
        try:
            await self._turns.chat(chat_id, words.visitor_away if away else words.visitor_back)
        except Refused as no:
            if no.code is not Code.NOT_FOUND:
                raise
            self._chat_seen.pop(chat_id, None)
            self._away.discard(chat_id)

    async def _desk_turn(self, user: str, *, there: bool) -> None:
        if there:
            await self._staffing.found(user)
            return
        try:
            agent = await self._staffing.lost(user)
        except Refused:  # nobody who ever was an agent
            self._desk_seen.pop(user, None)
            return
        if agent.state is AgentState.SIGNED_OUT:
            self._desk_seen.pop(user, None)

    async def _give_up(self, user: str) -> None:
        if await self._staffing.given_up(user) and user in self._lost:
            self._given_up.add(user)


def _less(counts: dict[str, int], key: str) -> None:
    left = counts.get(key, 0) - 1
    if left > 0:
        counts[key] = left
    else:
        counts.pop(key, None)
