"""Agents come on, go off and change state: turns of an agent alone, and what follows for chats that ring there."""

from cordboard.core.chat import ending, offering
from cordboard.core.errors import Refused
from cordboard.core.instant import SECOND, rfc3339
from cordboard.core.queueing.agent import AT_SIGN_IN, LOST, Agent, AgentState, StateChanged
from cordboard.core.reasons import Code, RouteFailure, Withdrawn
from cordboard.switchboard.configuration.catalogues import Catalogues
from cordboard.switchboard.ports import Clock
from cordboard.switchboard.routing.webchat_driver import Driver
from cordboard.switchboard.stage import Stage
from cordboard.switchboard.turn import AgentScene, Turns

GRACE = 15 * SECOND
"""A lost desk: after so long its offers are withdrawn."""
LOSS = 60 * SECOND
"""A lost desk: after so long its chats are queued again, at the head."""
SYSTEM_CODES = 10_000
"""Status codes from here on are the system's; agents choose among those below."""


class Staffing:
    """Agents' states. Every method is safe to repeat: what is so already stays so."""

    def __init__(self, *, turns: Turns, clock: Clock, catalogues: Catalogues, driver: Driver) -> None:
        self._turns = turns
        self._clock = clock
        self._catalogues = catalogues
        self._driver = driver
        self.unfinished: set[str] = set()
        """Agents who are going off and may still have chats."""

    async def sign_in(self, user: str) -> Agent:
        """The agent comes on: not ready yet, with groups, queues, skills and capacity as configured now.

        Raises Refused (`forbidden`) for a user who is in no agent group.
        """
        fresh = self._configured(user)

        def decide(scene: AgentScene) -> Agent:
            if scene.agent.state is AgentState.SIGNED_OUT:
                scene.change(**_configuration(fresh), idle_since=scene.now, misses=0, lost_at=None)
                self._take_state(scene, AgentState.NOT_READY, AT_SIGN_IN, why="signed in")
            return scene.agent

        return await self._turns.agent(user, decide, new=fresh)

    async def set_state(self, user: str, state: AgentState, code: int | None) -> Agent:
        """The agent chooses a state. Raises Refused (`unknown_status_code`, `forbidden`)."""
        if state is AgentState.SIGNED_OUT:
            return await self.sign_out(user)
        known = self._catalogues.current.status_codes
        if code is not None and (code not in known or code >= SYSTEM_CODES or state is AgentState.READY):
            raise Refused(Code.UNKNOWN_STATUS_CODE, f"There is no status code {code} to choose.")
        await self.sign_in(user)

        def decide(scene: AgentScene) -> Agent:
            if (scene.agent.state, scene.agent.code) != (state, code):
                if state is AgentState.READY:
                    scene.change(misses=0)
                self._take_state(scene, state, code)
            return scene.agent

        agent = await self._turns.agent(user, decide)
        if state is not AgentState.READY:
            await self.take_offers(agent, reason=Withdrawn.AGENT_NOT_READY)
        return agent

    async def sign_out(self, user: str) -> Agent:
        """The agent goes off: offers are withdrawn, chats at hand go back to the head of their queues.

        Nothing happens to somebody who never was on.
        """

        def decide(scene: AgentScene) -> Agent:
            if scene.agent.state is not AgentState.SIGNED_OUT:
                scene.change(lost_at=None)
                self._take_state(scene, AgentState.SIGNED_OUT, None, why="signed out")
            return scene.agent

        # Until everything is taken from the desk the going off is unfinished: whoever looks after it tries again.
        self.unfinished.add(user)
        agent = await self._turns.agent(user, decide, new=Agent(user=user))
        await self.take_offers(agent, reason=Withdrawn.AGENT_SIGNED_OUT)
        await self.take_chats(agent, why="signed out")
        self.unfinished.discard(user)
        return agent

    async def apply_configuration(self, user: str) -> None:
        """Take groups, queues, skills and capacity anew without a new logon (the manager's *apply now*)."""
        fresh = self._configured(user)
        await self._turns.agent(user, lambda scene: scene.change(**_configuration(fresh)), new=fresh)

    async def lost(self, user: str) -> Agent:
        """No desk of the agent is connected for the grace time: offers are withdrawn, no new ones come."""

        def decide(scene: AgentScene) -> Agent:
            if scene.agent.lost_at is None and scene.agent.state is not AgentState.SIGNED_OUT:
                scene.change(lost_at=scene.now)
            return scene.agent

        agent = await self._turns.agent(user, decide)
        await self.take_offers(agent, reason=Withdrawn.AGENT_LOST)
        return agent

    async def found(self, user: str) -> None:
        """A desk of the agent is connected again."""

        def decide(scene: AgentScene) -> None:
            if scene.agent.lost_at is not None:
                scene.change(lost_at=None)

        await self._turns.agent(user, decide)

    async def given_up(self, user: str) -> bool:
        """The desk stays lost: the agent is not ready, chats go back to the head of their queues.

        Answers False when the desk has come back meanwhile, and nothing was done.
        """

        def decide(scene: AgentScene) -> Agent:
            if scene.agent.lost_at is not None and scene.agent.state is AgentState.READY:
                self._take_state(scene, AgentState.NOT_READY, LOST, why="connection lost")
            return scene.agent

        agent = await self._turns.agent(user, decide)
        if agent.lost_at is None:
            return False
        await self.take_chats(agent, why="lost")
        return True

    async def take_offers(self, agent: Agent, *, reason: Withdrawn) -> None:
        """Withdraw whatever rings at the agent; a route to this agent alone has failed."""
        user = agent.user

        def decide(stage: Stage) -> None:
            now_is = stage.agents.get(user)
            usable = now_is is not None and now_is.state is AgentState.READY and now_is.lost_at is None
            held = next((held for held in stage.chat.offers if held.agent == user), None)
            if held is None or usable:
                return
            alone = stage.chat.route is not None and bool(stage.chat.route.agent)
            offering.withdraw(stage, held, reason=reason)
            if alone:
                self._driver.route_failed(stage, why=RouteFailure.NOT_READY)

        # The slots may have changed since: each turn looks at what is true then.
        for chat_id in {slot.chat for slot in agent.slots}:
            await self._turns.chat(chat_id, decide, agents=(user,))

    async def take_chats(self, agent: Agent, *, why: str) -> None:
        """Chats at hand wait again, at the head; wrap-ups are done."""
        user = agent.user

        def decide(stage: Stage) -> None:
            talk = stage.chat.talk
            if talk is None or talk.agent != user:
                return
            if not stage.chat.open:
                ending.wrap_up_done(stage, why=why)
                return
            self._driver.agent_lost(stage)

        for chat_id in {slot.chat for slot in agent.slots}:
            await self._turns.chat(chat_id, decide, agents=(user,))

    def _configured(self, user: str) -> Agent:
        plan = self._catalogues.current.agent(user)
        if plan is None:
            raise Refused(Code.FORBIDDEN, f"{user} is in no agent group and handles no chats.")
        return Agent(
            user=user,
            full_name=plan.full_name,
            capacity=plan.capacity,
            wrap_up=plan.wrap_up,
            groups=plan.groups,
            queues=plan.queues,
            skills=plan.skills,
            since=self._clock.now(),
        )

    def _take_state(self, scene: AgentScene, state: AgentState, code: int | None, *, why: str = "") -> None:
        scene.change(state=state, code=code, since=scene.now)
        scene.tell(StateChanged, at=rfc3339(scene.now), state=state, code=code, why=why)


def _configuration(fresh: Agent) -> dict[str, object]:
    return {
        "full_name": fresh.full_name,
        "capacity": fresh.capacity,
        "wrap_up": fresh.wrap_up,
        "groups": fresh.groups,
        "queues": fresh.queues,
        "skills": fresh.skills,
    }
