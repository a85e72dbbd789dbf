"""The floor and its distribution decide as a plain scan over everything would."""

import msgspec
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

from cordboard.core.queueing.agent import Agent, AgentState, Slot, Use
from cordboard.core.queueing.distribution import Match, next_match
from cordboard.core.queueing.eligibility import why_not
from cordboard.core.queueing.floor import Floor
from cordboard.core.queueing.queue import Strategy
from cordboard.core.queueing.waiting import Waiting
from tests.core.queueing.naive import NaiveFloor

USERS = ["ann", "bob", "cem", "dee"]
QUEUES = ["sales", "help", "tech"]
SKILLS = ["french", "refunds"]
CHATS = [f"c{number}" for number in range(8)]

some_users = st.frozensets(st.sampled_from(USERS), max_size=2)
some_skills = st.dictionaries(st.sampled_from(SKILLS), st.integers(1, 3), max_size=2)

agents = st.builds(
    Agent,
    user=st.sampled_from(USERS),
    state=st.sampled_from([AgentState.READY, AgentState.READY, AgentState.NOT_READY, AgentState.SIGNED_OUT]),
    idle_since=st.integers(0, 4),
    capacity=st.integers(0, 3),
    queues=st.sampled_from([("sales",), ("help",), ("sales", "help"), ("help", "tech", "sales")]),
    skills=some_skills,
    lost_at=st.sampled_from([None, None, None, 5]),
    slots=st.sampled_from([(), (), (Slot(1, "other", 1, Use.TALKING),)]),
)
chats = st.builds(
    Waiting,
    chat=st.sampled_from(CHATS),
    queues=st.sampled_from([("sales",), ("help",), ("sales", "help"), ("tech", "help")]),
    agent=st.sampled_from(["", "", "", "ann", "bob"]),
    priority=st.sampled_from([50, 50, 60]),
    arrived_at=st.integers(0, 5),
    refused=some_users,
    maximum_matches=st.integers(1, 3),
    hunt_interval=st.sampled_from([0, 0, 10]),
    not_before=st.sampled_from([0, 0, 15]),
    weight=st.sampled_from([1, 1, 2]),
    preferred=st.sampled_from(["", "", "dee"]),
    skills=st.one_of(st.just({}), st.just({}), some_skills),
)


class LikeNaive(RuleBasedStateMachine):
    @initialize(strategies=st.fixed_dictionaries({queue: st.sampled_from(Strategy) for queue in QUEUES}))
    def open(self, strategies: dict[str, Strategy]) -> None:
        self.now = 0
        self.floor = Floor(strategies)
        self.naive = NaiveFloor(strategies)

    @rule(agent=agents, at_once=st.booleans())
    def agent_changes(self, agent: Agent, at_once: bool) -> None:
        # What rings at an agent stays until the chat itself is settled.
        before = self.naive.agents.get(agent.user)
        ringing = tuple(slot for slot in before.slots if slot.chat in CHATS) if before else ()
        agent = msgspec.structs.replace(agent, slots=agent.slots + ringing)
        self.floor.put_agent(agent)
        self.naive.agents[agent.user] = agent
        self.decide_all(at_once)

    @rule(user=st.sampled_from(USERS))
    def agent_leaves(self, user: str) -> None:
        self.floor.drop_agent(user)
        self.naive.agents.pop(user, None)

    @rule(wants=chats, at_once=st.booleans())
    def chat_waits(self, wants: Waiting, at_once: bool) -> None:
        self.settle(wants.chat)
        self.floor.put_waiting(wants)
        self.naive.waiting[wants.chat] = wants
        self.decide_all(at_once)

    @rule(chat=st.sampled_from(CHATS))
    def chat_leaves(self, chat: str) -> None:
        self.settle(chat)
        self.floor.drop_waiting(chat)
        self.naive.waiting.pop(chat, None)

    @rule(queue=st.sampled_from(QUEUES), strategy=st.sampled_from(Strategy))
    def strategy_changes(self, queue: str, strategy: Strategy) -> None:
        self.floor.put_queue(queue, strategy)
        self.naive.strategies[queue] = strategy

    @rule(step=st.integers(1, 12))
    def time_passes(self, step: int) -> None:
        self.now += step

    @rule()
    @precondition(lambda self: self.naive.waiting)
    def one_decision(self) -> None:
        self.decide()

    @rule()
    def all_decisions(self) -> None:
        self.decide_all(True)

    @rule(queue=st.sampled_from(QUEUES))
    def figures(self, queue: str) -> None:
        stats = self.floor.stats(queue)
        line = sorted(wants.turn() for wants in self.here(queue))
        serving = [agent for agent in self.naive.agents.values() if queue in agent.queues]
        serving = [agent for agent in serving if agent.state is not AgentState.SIGNED_OUT]
        wants = Waiting(chat="asking", queues=(queue,))
        able = [agent for agent in serving if why_not(agent, wants) is None]
        reachable = [agent for agent in serving if agent.state is AgentState.READY and agent.lost_at is None]

        assert stats.waiting == len(line)
        assert stats.oldest == min((turn[1] for turn in line), default=None)
        assert (stats.ready, stats.logged_on) == (len(able), len(serving))
        assert stats.slots == sum(agent.capacity for agent in reachable)
        for place, turn in enumerate(line, 1):
            if self.naive.waiting[turn[2]].queues[0] == queue:
                assert self.floor.position(turn[2]) == place

    def here(self, queue: str) -> list[Waiting]:
        waiting = self.naive.waiting.values()
        return [wants for wants in waiting if queue in wants.queues and not wants.agent]

    def decide_all(self, wanted: bool) -> None:
        while wanted and self.decide():
            pass

    def decide(self) -> bool:
        before = dict(self.naive.agents)
        waiting = dict(self.naive.waiting)
        expected = self.naive.next_match(self.now)

        match = next_match(self.floor, self.now)

        assert (match and (match.chat, match.agent, match.queue)) == expected
        if match is not None:
            wants = waiting[match.chat]
            assert why_not(before[match.agent], wants) is None
            self.nobody_older_was_able(match, before[match.agent], waiting)
        return match is not None

    def nobody_older_was_able(self, match: Match, agent: Agent, waiting: dict[str, Waiting]) -> None:
        for other in waiting.values():
            if other.turn() < waiting[match.chat].turn() and other.may_ring(self.now):
                assert why_not(agent, other) is not None

    def settle(self, chat: str) -> None:
        """The offers of the chat are over: its slots come free, at the naive floor and in the truth."""
        for user, agent in list(self.naive.agents.items()):
            slots = tuple(slot for slot in agent.slots if slot.chat != chat)
            if slots != agent.slots:
                freed = msgspec.structs.replace(agent, slots=slots)
                self.naive.agents[user] = freed
                desk = self.floor.desks.get(user)
                if desk is not None and any(slot.chat == chat for slot in desk.agent.slots):
                    self.floor.put_agent(freed)


TestLikeNaive = LikeNaive.TestCase
TestLikeNaive.settings = settings(max_examples=100, stateful_step_count=40, deadline=None)
