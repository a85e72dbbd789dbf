"""How the next agent is chosen among the eligible: each strategy is an order, and the lowest goes first."""

from collections.abc import Mapping

from cordboard.core.queueing.agent import Agent
from cordboard.core.queueing.queue import Strategy

Key = tuple[float, float, str]
"""What counts, what decides among equals, the agent's name."""


def order_key(
    strategy: Strategy, agent: Agent, *, used: int, served: int, required: Mapping[str, int]
) -> Key:
    """The agent's place in the order of the strategy; lower goes first.

    `used` slots are taken (including offers not yet recorded), `served` is the number of the latest offer that
    the queue made to the agent (0: none yet), `required` the skills that the chat asks for. Equals go by who has
    been idle longest, then by name.
    """
    match strategy:
        case Strategy.LONGEST_IDLE:
            return (agent.idle_since, 0, agent.user)
        case Strategy.LEAST_BUSY:
            return (used / agent.capacity if agent.capacity else 1.0, agent.idle_since, agent.user)
        case Strategy.ROUND_ROBIN:
            return (served, agent.idle_since, agent.user)
        case Strategy.BEST_SKILLED:
            return (-sum(agent.skills.get(skill, 0) for skill in required), agent.idle_since, agent.user)


MOVED_BY_OFFERS = frozenset({Strategy.LEAST_BUSY, Strategy.ROUND_ROBIN})
"""Strategies in whose order an agent moves by getting an offer."""

WORDS = {
    Strategy.LONGEST_IDLE: "idle longest",
    Strategy.LEAST_BUSY: "least busy",
    Strategy.ROUND_ROBIN: "next in turn",
    Strategy.BEST_SKILLED: "best skilled",
}
"""How a choice by the strategy is explained."""
