"""Who may get a chat: the one rule, asked by the floor and by everything that explains or tests a choice."""

from collections.abc import Mapping

from cordboard.core.queueing.agent import Agent, AgentState
from cordboard.core.queueing.waiting import AGENT, GROUP, QUEUE, Waiting
from cordboard.core.reasons import Ineligible


def why_not(agent: Agent, wants: Waiting) -> Ineligible | None:
    """The first reason why the agent may not be offered the chat now; None: may be (DESIGN §7).

    An agent whose desk has lost its connection is counted as not ready.
    """
    if agent.state is AgentState.SIGNED_OUT:
        return Ineligible.SIGNED_OUT
    if not is_ready(agent):
        return Ineligible.NOT_READY
    if not serves(agent, wants):
        return Ineligible.NOT_IN_GROUP
    if not has_skills(agent, wants.skills):
        return Ineligible.LACKS_SKILL
    if agent.user in wants.refused:
        return Ineligible.REFUSED_THIS_ROUND
    if agent.user in wants.offered_to:
        return Ineligible.ALREADY_OFFERED
    if free_slots(agent) < wants.weight:
        return Ineligible.AT_CAPACITY
    return None


def is_ready(agent: Agent) -> bool:
    """Ready and reachable."""
    return agent.state is AgentState.READY and agent.lost_at is None


def free_slots(agent: Agent) -> int:
    """Capacity that is not in use; slots above a capacity that was lowered count as none."""
    return max(agent.capacity - len(agent.slots), 0)


def serves(agent: Agent, wants: Waiting) -> bool:
    """Whether the agent serves one of the chat's places."""
    return any(serves_place(agent, place) for place in wants.places)


def serves_place(agent: Agent, place: str) -> bool:
    """Whether the agent serves the queue, is in the group, or is the one agent that is named."""
    kind, name = place[:6], place[6:]
    if kind == QUEUE:
        return name in agent.queues
    return name in agent.groups if kind == GROUP else place == AGENT + agent.user


def has_skills(agent: Agent, required: Mapping[str, int]) -> bool:
    """Whether every required skill is there at its level or better."""
    return lacking(agent, required) is None


def lacking(agent: Agent, required: Mapping[str, int]) -> str | None:
    """The first required skill that is not there at its level; None: all are."""
    for skill, level in required.items():
        if agent.skills.get(skill, 0) < level:
            return skill
    return None
