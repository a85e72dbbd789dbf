"""The floor and its distribution decide as a plain scan over everything would."""

from random import Random

import msgspec
import pytest

from cordboard.core.queueing.agent import Agent, AgentState, Slot, Use
from cordboard.core.queueing.distribution import next_match
from cordboard.core.queueing.eligibility import serves, serves_place, why_not
from cordboard.core.queueing.floor import Floor
from cordboard.core.queueing.queue import Strategy
from cordboard.core.queueing.waiting import Turn, Waiting
from cordboard.core.reasons import Ineligible
from tests.core.queueing.naive import NaiveFloor

USERS = ["ann", "bob", "cem", "dee"]
QUEUES = ["sales", "help", "tech"]
GROUPS = ["experts", "night shift"]
CHATS = [f"c{number}" for number in range(8)]
BEHIND = {
    Ineligible.NOT_PREFERRED_AGENT,
    Ineligible.LACKS_PREFERRED_SKILL,
    Ineligible.LATER_PLACE,
    Ineligible.IDLE_LESS_LONG,
    Ineligible.BUSIER,
    Ineligible.LATER_IN_TURN,
    Ineligible.LESS_SKILLED,
    Ineligible.LATER_BY_NAME,
}
"""Why somebody able was not chosen."""
TALKING = (Slot(1, "other", 1, Use.TALKING),)


class Day:
    """Both floors through the same events; after each they must agree."""

    def __init__(self, seed: int) -> None:
        self.chance = Random(seed)
        self.now = 0
        strategies = {queue: self.chance.choice(list(Strategy)) for queue in QUEUES}
        self.floor = Floor(strategies)
        self.naive = NaiveFloor(strategies)

    def skills(self) -> dict[str, int]:
        names = self.chance.sample(["french", "refunds"], self.chance.choice([0, 0, 1, 2]))
        return {name: self.chance.randint(1, 3) for name in names}

    def queues(self) -> tuple[str, ...]:
        return tuple(self.chance.sample(QUEUES, self.chance.choice([1, 1, 2, 3])))

    def groups(self) -> tuple[str, ...]:
        return tuple(self.chance.sample(GROUPS, self.chance.choice([0, 0, 1, 2])))

    def places(self) -> tuple[str, ...]:
        if self.chance.random() < 0.15:
            return (self.chance.choice(["agent:ann", "agent:bob"]),)
        places = [f"queue:{name}" for name in self.queues()] + [f"group:{name}" for name in self.groups()]
        self.chance.shuffle(places)
        return tuple(places)

    def step(self) -> None:
        events = [self.agent_changes] * 4 + [self.chat_waits] * 5 + [self.chat_leaves, self.time_passes] * 2
        self.chance.choice([*events, self.agent_leaves, self.strategy_changes])()
        # Sometimes several things have happened before anybody decides.
        if self.chance.random() < 0.7:
            while self.decide():
                pass
        self.check_figures()

    def agent_changes(self) -> None:
        user = self.chance.choice(USERS)
        ready, away, out = AgentState.READY, AgentState.NOT_READY, AgentState.SIGNED_OUT
        # What rings at an agent stays until the chat itself is settled.
        before = self.naive.agents.get(user)
        ringing = tuple(slot for slot in before.slots if slot.chat in CHATS) if before else ()
        kept = before is not None and self.chance.random() < 0.5
        agent = Agent(
            user=user,
            state=self.chance.choice([ready, ready, ready, away, out]),
            idle_since=self.chance.randint(0, 4),
            capacity=self.chance.randint(0, 3),
            groups=before.groups if before and kept else self.groups(),
            queues=before.queues if before and kept else self.queues(),
            skills=before.skills if before and kept else self.skills(),
            lost_at=self.chance.choice([None, None, None, None, 5]),
            slots=self.chance.choice([(), (), TALKING]) + ringing,
        )
        self.floor.put_agent(agent)
        self.naive.agents[user] = agent

    def agent_leaves(self) -> None:
        user = self.chance.choice(USERS)
        self.floor.drop_agent(user)
        self.naive.agents.pop(user, None)

    def chat_waits(self) -> None:
        wants = Waiting(
            chat=self.chance.choice(CHATS),
            places=self.places(),
            priority=self.chance.choice([50, 50, 60]),
            arrived_at=self.chance.randint(0, 5),
            refused=frozenset(self.chance.sample(USERS, self.chance.choice([0, 0, 1, 2, 3]))),
            maximum_matches=self.chance.choice([1, 1, 2, 3]),
            hunt_interval=self.chance.choice([0, 0, 10]),
            not_before=self.chance.choice([0, 0, 0, self.now + 5]),
            weight=self.chance.choice([1, 1, 1, 2]),
            preferred=self.chance.choice(["", "", "", "dee"]),
            skills=self.skills(),
            preferred_skills=self.chance.choice(
                [{}, self.skills(), {"refunds": 2, "french": self.chance.randint(1, 3)}]
            ),
        )
        self.settle(wants.chat)
        self.floor.put_waiting(wants)
        self.naive.waiting[wants.chat] = wants

    def chat_leaves(self) -> None:
        chat = self.chance.choice(CHATS)
        self.settle(chat)
        self.floor.drop_waiting(chat)
        self.naive.waiting.pop(chat, None)

    def strategy_changes(self) -> None:
        queue, strategy = self.chance.choice(QUEUES), self.chance.choice(list(Strategy))
        self.floor.put_queue(queue, strategy)
        self.naive.strategies[queue] = strategy

    def time_passes(self) -> None:
        self.now += self.chance.randint(1, 12)

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

    def decide(self) -> bool:
        agents, waiting = dict(self.naive.agents), dict(self.naive.waiting)
        expected = self.naive.next_match(self.now)

        match = next_match(self.floor, self.now)

        assert (match and (match.chat, match.agent, match.place)) == expected
        if match is None:
            return False
        agent, wants = agents[match.agent], waiting[match.chat]
        assert why_not(agent, wants) is None
        told = {each.agent: each.reason for each in match.not_chosen}
        assert len(told) == len(match.not_chosen)
        for user, other in agents.items():
            no = why_not(other, wants)
            if user != match.agent and no is not Ineligible.SIGNED_OUT and serves(other, wants):
                assert told[user] == no if no is not None else told[user] in BEHIND
        for other in waiting.values():
            if other.turn() < wants.turn() and other.may_ring(self.now):
                assert why_not(agent, other) is not None
        return True

    def check_figures(self) -> None:
        place = self.chance.choice(
            [f"queue:{name}" for name in QUEUES] + [f"group:{name}" for name in GROUPS]
        )
        line = self.line(place)
        serving = [agent for agent in self.naive.agents.values() if serves_place(agent, place)]
        serving = [agent for agent in serving if agent.state is not AgentState.SIGNED_OUT]
        able = [each for each in serving if why_not(each, Waiting(chat="asking", places=(place,))) is None]
        reachable = [agent for agent in serving if agent.state is AgentState.READY and agent.lost_at is None]

        stats = self.floor.stats(place)

        assert (stats.waiting, stats.oldest) == (len(line), min((turn[1] for turn in line), default=None))
        assert (stats.ready, stats.logged_on) == (len(able), len(serving))
        assert stats.slots == sum(agent.capacity for agent in reachable)
        for chat, wants in self.naive.waiting.items():
            best = min(self.line(name).index(wants.turn()) for name in wants.places) + 1
            assert self.floor.position(chat) == best

    def line(self, place: str) -> list[Turn]:
        return sorted(wants.turn() for wants in self.naive.waiting.values() if place in wants.places)


@pytest.mark.parametrize("seed", range(12))
def test_every_decision_and_figure_is_that_of_the_naive_floor(seed: int) -> None:
    day = Day(seed)

    for _ in range(600):
        day.step()
