"""The distribution as a plain scan over everything: slow, and easy to believe."""

import msgspec

from cordboard.core.queueing.agent import Agent, Slot, Use
from cordboard.core.queueing.eligibility import why_not
from cordboard.core.queueing.queue import Strategy
from cordboard.core.queueing.strategies import Key, order_key
from cordboard.core.queueing.waiting import Waiting

Triple = tuple[str, str, str]
"""Chat, agent, queue."""


class NaiveFloor:
    def __init__(self, strategies: dict[str, Strategy]) -> None:
        self.strategies = strategies
        self.agents: dict[str, Agent] = {}
        self.waiting: dict[str, Waiting] = {}
        self.served: dict[tuple[str, str], int] = {}
        self.offers: dict[str, int] = {}

    def next_match(self, now: int) -> Triple | None:
        for wants in sorted(self.waiting.values(), key=lambda wants: wants.turn()):
            if wants.may_ring(now) and (found := self.choose(wants)) is not None:
                agent, queue = found
                self.count(wants, agent, queue, now)
                return wants.chat, agent, queue
        return None

    def choose(self, wants: Waiting) -> tuple[str, str] | None:
        preferred = self.agents.get(wants.preferred)
        for only in (True, False):
            for queue in [""] if wants.agent else wants.queues:
                here = msgspec.structs.replace(wants, queues=(queue,))
                able = [agent for agent in self.agents.values() if why_not(agent, here) is None]
                if only:
                    able = [agent for agent in able if agent is preferred]
                if able:
                    return min(able, key=lambda agent: self.key(agent, here, queue)).user, queue
        return None

    def key(self, agent: Agent, wants: Waiting, queue: str) -> Key:
        return order_key(
            self.strategies.get(queue, Strategy.LONGEST_IDLE),
            agent,
            used=len(agent.slots),
            served=self.served.get((queue, agent.user), 0),
            required=wants.skills,
        )

    def count(self, wants: Waiting, user: str, queue: str, now: int) -> None:
        self.agents[user] = ringing(self.agents[user], wants)
        self.waiting[wants.chat] = msgspec.structs.replace(
            wants,
            offered_to=wants.offered_to | {user},
            not_before=now + wants.hunt_interval if wants.hunt_interval else 0,
        )
        if queue:
            self.offers[queue] = self.offers.get(queue, 0) + 1
            self.served[queue, user] = self.offers[queue]


def ringing(agent: Agent, wants: Waiting) -> Agent:
    taken = {slot.number for slot in agent.slots}
    free = [number for number in range(1, 31) if number not in taken][: wants.weight]
    slots = tuple(Slot(number, wants.chat, 1, Use.RINGING) for number in free)
    return msgspec.structs.replace(agent, slots=agent.slots + slots)
