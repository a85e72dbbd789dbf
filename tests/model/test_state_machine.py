"""A state machine over the public verbs with a small model beside it, on SQLite and on PostgreSQL.

The model knows only what was acknowledged. After each step the database is asked whether every invariant holds,
whether everything acknowledged is there once and in order, and whether anybody waits who could be served.
"""

import asyncio
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    consumes,
    invariant,
    multiple,
    rule,
    run_state_machine_as_test,
)

from cordboard.core.chat import offering
from cordboard.core.chat.chat import WAITING, Route
from cordboard.core.chat.places import leave_one
from cordboard.core.errors import Refused
from cordboard.core.people import User
from cordboard.core.queueing.agent import AgentState
from cordboard.core.queueing.eligibility import has_skills, serves_place
from cordboard.core.queueing.group import AgentGroup
from cordboard.core.queueing.queue import Queue
from cordboard.core.reasons import Code, Withdrawn
from cordboard.core.routing.layout import Layout
from cordboard.core.routing.point import RoutingPoint
from cordboard.director.templates import supplied
from cordboard.storage.engine import migrate, open_store
from cordboard.switchboard.stage import Stage
from cordboard.switchboard.visitors import OpenChat
from tests.centre import Centre
from tests.clock import JumpingClock
from tests.furnish import furnish
from tests.model.looking import Found, look
from tests.servers.postgres import Postgres

AGENTS = ("ann", "bob")
LATE = frozenset({Code.CHAT_ENDED, Code.WRONG_STATE, Code.STALE_GEN, Code.OFFER_GONE, Code.NOT_FOUND})
"""Refusals that are right for who comes late."""


TERMS = st.sampled_from(
    [
        {"skills": {"French": 5}},
        {"skills": {}, "priority": 70},
        {"skills": {}, "preferred_skills": {"French": 1}},
    ]
)


class Floor(RuleBasedStateMachine):
    """Visitors and agents at random."""

    database: Any = None
    opened = Bundle("opened")
    offers = Bundle("offers")
    talks = Bundle("talks")

    def __init__(self) -> None:
        super().__init__()
        self.runner = asyncio.Runner()
        self.clock = JumpingClock()
        self.address = self.database()
        self.centre: Centre = self.runner.run(self._open())
        self.said: dict[str, dict[str, tuple[int, str]]] = {}
        self.keys: dict[str, str] = {}
        self.over: set[str] = set()
        self.holder: dict[str, tuple[str, int]] = {}
        self.count = 0

    async def _open(self, *, fresh: bool = True) -> Centre:
        store = await open_store(self.address)
        if fresh:
            await furnish(
                store,
                Layout(name="Default"),
                Queue(name="General", agent_groups=("Everyone",)),
                Queue(name="Billing", agent_groups=("Everyone",)),
                AgentGroup(name="Everyone"),
                AgentGroup(name="Experts"),
                User(user_name="ann", agent_groups=("Everyone", "Experts"), skills={"French": 5}),
                User(user_name="bob", agent_groups=("Everyone",)),
                RoutingPoint(name="shop", script="Chat Routing"),
                scripts={"Chat Routing": supplied("Chat Routing").definition},
            )
        centre = Centre(store, clock=self.clock)
        centre.real = store  # type: ignore[attr-defined]
        await centre.start()
        for agent in AGENTS:
            centre.board.presence.desk_joined(agent)
        return centre

    def act(self, what: Any) -> Any:
        """Carry out a verb and let everything that follows from it happen."""

        async def both() -> Any:
            try:
                return await what
            finally:
                await self.centre.settle()

        return self.runner.run(both())

    def late(self, what: Any) -> Any:
        """Carry out a verb that may come late; None when it was refused for that."""
        try:
            return self.act(what)
        except Refused as no:
            if no.code not in LATE:
                raise
            return None

    # Visitors

    @rule(target=opened, again=st.booleans())
    def open_chat(self, again: bool) -> Any:
        self.count += 1
        key = f"key-{self.count}"
        wanted = OpenChat(
            point="shop", url="https://shop.example/", message="Hello", idempotency_key=key, body_hash=b"1"
        )
        opened = self.act(self.centre.board.visitors.open_chat(wanted))
        self.keys[key] = opened.chat.id
        self.said[opened.chat.id] = {}
        self.centre.board.presence.visitor_joined(opened.chat.id)
        if again:
            repeated = self.act(self.centre.board.visitors.open_chat(wanted))
            assert repeated.repeated
            assert repeated.chat.id == opened.chat.id
        return opened.chat.id

    @rule(chat=opened, words=st.sampled_from(["a", "b"]))
    def visitor_says(self, chat: str, words: str) -> None:
        self.count += 1
        client_id = f"v{self.count}"
        verb = self.centre.board.visitors
        said = self.late(
            verb.say(chat, client_id=client_id, text=words, choice=None, body_hash=words.encode())
        )
        if said is None:
            assert chat in self.over or self._ended(chat)
            return
        self.said[chat][f"visitor:/{client_id}"] = (said.seq, words)
        again = self.act(
            verb.say(chat, client_id=client_id, text=words, choice=None, body_hash=words.encode())
        )
        assert (again.seq, again.at, again.repeated) == (said.seq, said.at, True)
        with pytest.raises(Refused) as no:
            self.act(verb.say(chat, client_id=client_id, text="other", choice=None, body_hash=b"other"))
        assert no.value.code is Code.IDEMPOTENCY_CONFLICT

    @rule(chat=opened)
    def visitor_leaves(self, chat: str) -> None:
        self.act(self.centre.board.visitors.end(chat))
        self.over.add(chat)

    # Agents

    @rule(agent=st.sampled_from(AGENTS), ready=st.booleans())
    def choose_state(self, agent: str, ready: bool) -> None:
        state = AgentState.READY if ready else AgentState.NOT_READY
        self.act(self.centre.board.agents.set_state(agent, state, None))

    @rule(agent=st.sampled_from(AGENTS))
    def sign_off(self, agent: str) -> None:
        self.act(self.centre.board.staffing.sign_out(agent))

    @rule(target=offers, agent=st.sampled_from(AGENTS))
    def look_at_offers(self, agent: str) -> Any:
        desk = self.act(self.centre.board.agents.snapshot(agent))
        return multiple(*[(agent, offer.chat_id, offer.gen) for offer in desk.offers])

    @rule(target=talks, offer=offers)
    def accept(self, offer: tuple[str, str, int]) -> Any:
        agent, chat, gen = offer
        taken = self.late(self.centre.board.agents.accept(agent, chat, gen))
        if taken is None:
            return multiple()
        self.holder[chat] = (agent, gen)
        return (agent, chat, gen)

    @rule(offer=consumes(offers))
    def decline(self, offer: tuple[str, str, int]) -> None:
        agent, chat, gen = offer
        self.late(self.centre.board.agents.decline(agent, chat, gen, "busy"))

    @rule(offer=offers)
    def accept_under_a_wrong_gen(self, offer: tuple[str, str, int]) -> None:
        agent, chat, gen = offer
        with pytest.raises(Refused) as no:
            self.act(self.centre.board.agents.accept(agent, chat, gen + 1_000))
        assert no.value.code in {Code.STALE_GEN, Code.OFFER_GONE}

    @rule(talk=talks, words=st.sampled_from(["x", "y"]))
    def agent_says(self, talk: tuple[str, str, int], words: str) -> None:
        agent, chat, gen = talk
        self.count += 1
        client_id = f"a{self.count}"
        said = self.late(
            self.centre.board.agents.say(
                agent, chat, gen=gen, client_id=client_id, text=words, body_hash=words.encode()
            )
        )
        if said is not None:
            assert self.holder.get(chat) == (agent, gen), (
                "somebody who does not hold the chat could write (I-27)"
            )
            self.said[chat][f"agent:{agent}/{client_id}"] = (said.seq, words)

    @rule(talk=talks)
    def end(self, talk: tuple[str, str, int]) -> None:
        agent, chat, gen = talk
        done = self.late(self._done(self.centre.board.agents.end(agent, chat, gen)))
        if done:
            self.over.add(chat)

    @rule(talk=talks)
    def wrap_up(self, talk: tuple[str, str, int]) -> None:
        agent, chat, gen = talk
        if self.late(self._done(self.centre.board.agents.wrap_up_done(agent, chat, gen))):
            self.holder.pop(chat, None)

    @rule(talk=talks, to=st.sampled_from(["queue:General", "queue:Billing", "agent:ann", "agent:bob"]))
    def transfer(self, talk: tuple[str, str, int], to: str) -> None:
        agent, chat, gen = talk
        try:
            done = self.late(
                self._done(self.centre.board.agents.transfer(agent, chat, gen=gen, to=to, note=""))
            )
        except (AssertionError, Refused) as no:
            if "unknown_destination" in str(no) or "not_ready" in str(no) or "at_capacity" in str(no):
                return
            raise
        if done:
            self.holder.pop(chat, None)

    @rule(
        chat=opened,
        places=st.sampled_from(
            [("queue:General", "queue:Billing"), ("queue:Billing", "group:Experts"), ("group:Experts",)]
        ),
        terms=TERMS,
    )
    def send_elsewhere(self, chat: str, places: tuple[str, ...], terms: dict[str, Any]) -> None:
        def decide(stage: Stage) -> None:
            if stage.chat.state in WAITING:
                offering.leave_route(stage, why="sent elsewhere", reason=Withdrawn.ROUTED_ELSEWHERE)
                offering.wait_on(stage, Route(to=places[0], also=places[1:], **terms))

        self.act(self.centre.board.turns.chat(chat, decide, agents=()))

    @rule(chat=opened, terms=TERMS)
    def change_terms(self, chat: str, terms: dict[str, Any]) -> None:
        def decide(stage: Stage) -> None:
            offering.change_terms(stage, **terms)

        self.act(self.centre.board.turns.chat(chat, decide, agents=()))

    @rule(chat=opened, place=st.sampled_from(["queue:General", "queue:Billing", "group:Experts"]))
    def leave_one_place(self, chat: str, place: str) -> None:
        def decide(stage: Stage) -> None:
            leave_one(stage, place, why="sent elsewhere")

        self.act(self.centre.board.turns.chat(chat, decide, agents=()))

    # Time and fate

    @rule(seconds=st.sampled_from([1, 10, 21, 40]))
    def time_passes(self, seconds: int) -> None:
        self.runner.run(self.clock.advance(seconds))

    @rule()
    def restart(self) -> None:
        async def again() -> Centre:
            await self.centre.stop()
            await self.centre.real.close()  # type: ignore[attr-defined]
            return await self._open(fresh=False)

        self.centre = self.runner.run(again())
        for chat in self.said:
            self.centre.board.presence.visitor_joined(chat)

    # What must hold

    @invariant()
    def everything_holds(self) -> None:
        found = self.act(self.centre.store.read(look))
        self.the_database_is_sound(found)
        self.everything_acknowledged_is_there_once(found)
        self.what_is_over_stays_over(found)
        self.nobody_waits_who_could_be_served(found)

    def the_database_is_sound(self, found: Found) -> None:
        assert found.broken == {}
        assert found.over_capacity == []
        named = {
            (chat.id, name) for chat in found.waiting if chat.route for name in chat.route.queues or ("",)
        }
        assert found.rows == named, "the rows of the queues are not what the documents say"

    def everything_acknowledged_is_there_once(self, found: Found) -> None:
        stored = {(chat, f"{author}/{client_id}"): seq for chat, author, client_id, seq in found.sent}
        assert len(stored) == len(found.sent)
        told = {(chat, key): seq for chat, said in self.said.items() for key, (seq, _) in said.items()}
        assert told.items() <= stored.items()
        assert found.created == self.keys

    def what_is_over_stays_over(self, found: Found) -> None:
        assert not self.over & found.open

    def nobody_waits_who_could_be_served(self, found: Found) -> None:
        """I-30: after everything has settled there is no waiting chat beside an eligible, free agent."""
        now = self.clock.now()
        free = [
            agent
            for agent in found.agents
            if agent.state is AgentState.READY and agent.lost_at is None and len(agent.slots) < agent.capacity
        ]
        for chat in found.waiting:
            route = chat.route
            assert route is not None
            if chat.offers or route.next_offer_at > now:
                continue
            able = [
                agent.user
                for agent in free
                if route.refused.get(agent.user, 0) <= now - 1_000
                and any(serves_place(agent, place) for place in route.places)
                and has_skills(agent, route.skills)
            ]
            assert not able, f"{chat.id} waits although {able} could take it"

    def teardown(self) -> None:
        async def close() -> None:
            await self.centre.stop()
            await self.centre.real.close()  # type: ignore[attr-defined]

        self.runner.run(close())
        self.runner.close()

    def _ended(self, chat: str) -> bool:
        return not self.act(self.centre.board.visitors.chat(chat)).open

    async def _done(self, verb: Any) -> bool:
        await verb
        return True


def check(database: Any, *, examples: int) -> None:
    """Run the machine over fresh databases."""
    machine = type("FloorHere", (Floor,), {"database": staticmethod(database)})
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=examples,
            stateful_step_count=30,
            deadline=None,
            suppress_health_check=[
                HealthCheck.too_slow,
                HealthCheck.data_too_large,
                HealthCheck.filter_too_much,
            ],
        ),
    )


def test_on_sqlite() -> None:
    with tempfile.TemporaryDirectory() as place:
        template = Path(place) / "template.db"
        migrate(template)
        made = iter(range(1_000_000))

        def fresh() -> Path:
            path = Path(place) / f"{next(made)}.db"
            path.write_bytes(template.read_bytes())
            return path

        check(fresh, examples=30)


def test_on_postgresql(postgres_server: Postgres) -> None:
    template = postgres_server.template(migrate)
    check(lambda: postgres_server.url(postgres_server.create(template)), examples=12)
