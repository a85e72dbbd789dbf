"""The distributor: makes the offers that the floor allows, one turn each, as soon as anything changes.

It matches on both sides' changes and sweeps every second (DESIGN §2.8). A match is a proposal: the turn checks it
again under the locks, and the schema guards it.
"""

import asyncio
import logging

from msgspec.structs import replace

from cordboard.core.chat import answering, offering
from cordboard.core.errors import Refused
from cordboard.core.instant import Millis
from cordboard.core.queueing.agent import AgentState, Use
from cordboard.core.queueing.distribution import Match, next_match
from cordboard.core.queueing.eligibility import has_skills, serves_place
from cordboard.core.reasons import Code, Withdrawn
from cordboard.switchboard.configuration.catalogues import Catalogues
from cordboard.switchboard.floor_view import FloorView, waits_otherwise
from cordboard.switchboard.pause import pause
from cordboard.switchboard.ports import Clock, Store, Unavailable
from cordboard.switchboard.routing.webchat_driver import Driver
from cordboard.switchboard.staffing import Staffing
from cordboard.switchboard.stage import Stage
from cordboard.switchboard.turn import Done, Turns

SWEEP = 1.0
"""Seconds between two looks at the whole floor."""
SIDE_BY_SIDE = 256
"""Offers under way at once."""
DEFAULT_ANSWER_TIMEOUT = 20
"""Seconds, for a group, for a route to one agent and for a queue that is gone (DESIGN §11)."""

log = logging.getLogger("cordboard.distributor")


class Distributor:
    """Turns matches into offers."""

    def __init__(
        self,
        *,
        turns: Turns,
        store: Store,
        clock: Clock,
        catalogues: Catalogues,
        view: FloorView,
        driver: Driver,
        staffing: Staffing,
    ) -> None:
        self._turns = turns
        self._store = store
        self._clock = clock
        self._catalogues = catalogues
        self._view = view
        self._driver = driver
        self._staffing = staffing
        self._changed = asyncio.Event()
        self._under_way: set[asyncio.Task[None]] = set()
        self._meanwhile: list[Done] | None = None
        """What is committed while the floor is built anew."""
        self.progressed_at: Millis = 0
        """When the floor was last looked at to its end (I-31)."""

    async def start(self) -> None:
        """Build the floor from the store. What this node commits while it reads is newer than what it reads."""
        self._meanwhile = meanwhile = list[Done]()
        try:
            agents = await self._store.agents()
            chats = await self._store.waiting_chats()
        finally:
            self._meanwhile = None
        self._view.rebuild(chats=chats, agents=agents)
        for done in meanwhile:
            self._view.see(done)
        for agent in agents:
            # A crash may have fallen between an agent's going off and the withdrawal of what rang there.
            ringing = any(slot.use is Use.RINGING for slot in agent.slots)
            if ringing and (agent.state is not AgentState.READY or agent.lost_at is not None):
                await self._staffing.take_offers(agent, reason=Withdrawn.AGENT_NOT_READY)
            if agent.state is AgentState.SIGNED_OUT and agent.slots:
                await self._staffing.take_chats(agent, why="signed out")

    def committed(self, done: Done) -> None:
        """A turn of this node: the floor may allow more now."""
        self._view.committed(done)
        if self._meanwhile is not None:
            self._meanwhile.append(done)
        if done.agents or (waits_otherwise(done) and done.chat is not None and done.chat.route is not None):
            self._changed.set()

    async def run(self) -> None:
        """Distribute until cancelled."""
        while True:
            self._changed.clear()
            try:
                self.look_at_refusals()
                await self.distribute()
            except Unavailable:
                log.warning("distributor_waits reason=storage_unavailable")
            except Exception:
                log.exception("distributor_failed")
            self.progressed_at = self._clock.now()
            await pause(self._clock, SWEEP, until=self._changed)

    async def distribute(self) -> None:
        """Make every offer that is possible now; they are under way when this returns."""
        self._view.follow_catalogue()
        while (match := next_match(self._view.floor, self._clock.now())) is not None:
            while len(self._under_way) >= SIDE_BY_SIDE:
                await asyncio.wait(self._under_way, return_when=asyncio.FIRST_COMPLETED)
            task = asyncio.create_task(self._offer(match))
            self._under_way.add(task)
            task.add_done_callback(self._under_way.discard)

    def look_at_refusals(self) -> None:
        """Chats whose round is over may ring again at those who refused them."""
        now = self._clock.now()
        for chat_id in [chat for chat, until in self._view.refusals.items() if until <= now]:
            loaded = self._turns.chats.peek(chat_id)
            if loaded is not None:
                self._view.put_chat(loaded.chat)
            else:
                self._view.refusals.pop(chat_id, None)
                task = asyncio.create_task(self._see_again(chat_id))
                self._under_way.add(task)
                task.add_done_callback(self._under_way.discard)

    def look_again(self) -> None:
        """The floor was changed from outside: another node has committed something."""
        self._changed.set()

    async def settle(self) -> None:
        """Wait until no offer is under way."""
        while self._under_way:
            await asyncio.wait(self._under_way)

    @property
    def busy(self) -> bool:
        """Whether something is under way or still to be looked at."""
        return bool(self._under_way) or self._changed.is_set()

    async def _offer(self, match: Match) -> None:
        try:
            await self._turns.chat(
                match.chat, lambda stage: self._decide(stage, match), agents=(match.agent,)
            )
        except Refused as no:
            log.info("offer_dropped chat=%s agent=%s reason=%s", match.chat, match.agent, no.code)
            await self._see_again(match.chat, match.agent)
        except Unavailable:
            await self._clock.sleep(SWEEP)
            await self._see_again(match.chat, match.agent)
        except Exception:
            log.exception("offer_failed chat=%s agent=%s", match.chat, match.agent)
            await self._clock.sleep(SWEEP)
            await self._see_again(match.chat, match.agent)

    def _decide(self, stage: Stage, match: Match) -> None:
        route = stage.chat.route
        if route is None:
            raise Refused(Code.WRONG_STATE, "The chat does not wait any more.")
        agent = stage.agent(match.agent)
        if not serves_place(agent, match.place) or not has_skills(agent, route.skills):
            raise Refused(Code.UNKNOWN_DESTINATION, "The agent cannot take chats from there any more.")
        refused = {user: until for user, until in route.refused.items() if until > stage.now}
        if match.agent in refused:
            raise Refused(Code.WRONG_STATE, "The agent has refused the chat in this round.")
        if refused != route.refused:
            stage.change(route=replace(route, refused=refused))
        queue = self._catalogues.current.queues.get(match.queue)  # none for a group or one agent
        timeout = route.answer_timeout or (queue.answer_timeout if queue else DEFAULT_ANSWER_TIMEOUT)
        auto = queue is not None and queue.auto_accept
        held = offering.offer(
            stage,
            user=match.agent,
            answer_timeout=timeout,
            why=match.why,
            not_chosen=self._view.named(match.not_chosen),
            auto=auto,
            place=match.place,
        )
        if auto:
            answering.answer(stage, user=match.agent, gen=held.gen)
            self._driver.answered(stage, agent=match.agent, queue=held.queue)

    async def _see_again(self, chat_id: str, *users: str) -> None:
        """Put on the floor what is true: a proposal that came to nothing must not count."""
        try:
            loaded = self._turns.chats.peek(chat_id) or await self._store.load_chat(chat_id)
            if loaded is not None:
                self._view.put_chat(loaded.chat)
            for user in users:
                agent = self._turns.agents.peek(user) or await self._store.load_agent(user)
                if agent is not None:
                    self._view.floor.put_agent(agent)
        except Unavailable:
            log.warning("floor_unsure chat=%s reason=storage_unavailable", chat_id)
        self._changed.set()
