"""The distribution as a plain scan over everything: slow, and easy to believe."""

import msgspec

from cordboard.core.queueing.agent import Agent, Slot, Use
from cordboard.core.queueing.eligibility import why_not
from cordboard.core.queueing.queue import Strategy
from cordboard.core.queueing.strategies import Key, order_key
from cordboard.core.queueing.waiting import Waiting

Triple = tuple[str, str, str]
"""Chat, agent, place."""


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
                agent, place = found
                self.count(wants, agent, place, now)
                return wants.chat, agent, place
        return None

    def choose(self, wants: Waiting) -> tuple[str, str] | None:
        """The preferred agent; else all preferred skills in any place, then without the last, …"""
        asked = list(wants.preferred_skills.items())
        for only in (True, False):
            for kept in range(len(asked), -1, -1):
                skills = dict(wants.skills)
                for skill, level in asked[:kept]:
                    skills[skill] = max(level, skills.get(skill, 0))
                for place in wants.places:
                    here = msgspec.structs.replace(wants, places=(place,), skills=skills)
                    able = [agent for agent in self.agents.values() if why_not(agent, here) is None]
                    if only:
                        able = [agent for agent in able if agent.user == wants.preferred]
                    if able:
                        return min(able, key=lambda agent: self.key(agent, here, place)).user, place
        return None

    def key(self, agent: Agent, wants: Waiting, place: str) -> Key:
        return order_key(
            self.strategies.get(place.removeprefix("queue:"), Strategy.LONGEST_IDLE),
            agent,
            used=len(agent.slots),
            served=self.served.get((place, agent.user), 0),
            required=wants.skills,
        )

    def count(self, wants: Waiting, user: str, place: str, now: int) -> None:
        self.agents[user] = ringing(self.agents[user], wants)
        self.waiting[wants.chat] = msgspec.structs.replace(
            wants,
            offered_to=wants.offered_to | {user},
            not_before=now + wants.hunt_interval if wants.hunt_interval else 0,
        )
        self.offers[place] = self.offers.get(place, 0) + 1
        self.served[place, user] = self.offers[place]


def ringing(agent: Agent, wants: Waiting) -> Agent:
    taken = {slot.number for slot in agent.slots}
    free = [number for number in range(1, 31) if number not in taken][: wants.weight]
    slots = tuple(Slot(number, wants.chat, 1, Use.RINGING) for number in free)
    return msgspec.structs.replace(agent, slots=agent.slots + slots)
