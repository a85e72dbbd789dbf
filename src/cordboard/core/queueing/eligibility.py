"""Who may get a chat: the one rule, asked by the floor and by everything that explains or tests a choice."""

from collections.abc import Mapping

from cordboard.core.queueing.agent import Agent, AgentState
from cordboard.core.queueing.waiting import Waiting
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
    """Whether the agent serves a queue of the chat, or is the one it is held for."""
    if wants.agent:
        return agent.user == wants.agent
    return any(queue in agent.queues for queue in wants.queues)


def has_skills(agent: Agent, required: Mapping[str, int]) -> bool:
    """Whether every required skill is there at its level or better."""
    return all(agent.skills.get(skill, 0) >= level for skill, level in required.items())
