"""Offers the chat to one agent and waits for the answer.

A name that comes out empty is left at once by `unknown`.
"""

from collections.abc import Iterator
from typing import Annotated

from msgspec import Meta

from cordboard.core.reasons import RouteFailure
from cordboard.director.issues import Issue
from cordboard.director.marks import AgentName, Count, Seconds
from cordboard.director.node import Group, Kind, Leave, Node, Pause, Step
from cordboard.director.orders import SelectRoute
from cordboard.director.sprint import Sprint
from cordboard.director.stimuli import AnyStimulus, RouteAnswered, RouteFailed

EXITS = {
    "answered": "The agent has answered. The script may still do things, but may not wait any more.",
    "timeout": "The agent did not answer in time.",
    "declined": "The agent declined.",
    "busy": "The agent has no slot free.",
    "not_ready": "The agent is not ready, or not signed in.",
    "unknown": "There is no such agent.",
}

_EXIT_OF = {
    RouteFailure.TIMEOUT: "timeout",
    RouteFailure.DECLINED: "declined",
    RouteFailure.BUSY: "busy",
    RouteFailure.FULL: "busy",
    RouteFailure.NOT_READY: "not_ready",
    RouteFailure.NO_AGENTS: "not_ready",
    RouteFailure.UNKNOWN: "unknown",
}


class PresentToAgent(Node, frozen=True, kw_only=True, tag="present_to_agent"):
    """Settings of the offer."""

    agent: Annotated[AgentName, Meta(description="The agent's user name.")] = ""
    priority: Annotated[
        Count | None, Meta(description="1 to 99, high goes first; empty: the chat keeps the one it has.")
    ] = None
    answer_timeout: Annotated[
        Seconds | None, Meta(description="Seconds that the agent has to answer; 0 or empty: the usual time.")
    ] = None


def enter(settings: PresentToAgent, sprint: Sprint) -> Step:
    """Selects the agent as the route."""
    name = sprint.text(settings.agent).strip()
    if not name:
        return Leave("unknown", "no agent is named")
    sprint.order(
        SelectRoute(
            route=f"agent:{name}",
            priority=sprint.whole_number(settings.priority, called="The priority", least=1, most=99),
            answer_timeout=sprint.seconds(settings.answer_timeout, called="The answer timeout") or None,
        )
    )
    sprint.scratch["agent"] = name
    return Pause(accepts=("route_answered", "route_failed"))


def resume(settings: PresentToAgent, sprint: Sprint, stimulus: AnyStimulus) -> Step:
    """Goes on when the driver says how the route ended."""
    _ = settings
    name = str(sprint.scratch.get("agent", ""))
    sprint.read["agent"] = name
    match stimulus:
        case RouteAnswered(agent=agent):
            sprint.read["agent"] = agent
            return Leave("answered", f"{agent} answered")
        case RouteFailed(why=why):
            return Leave(_EXIT_OF[why], f"the offer to {name} failed: {why}")
        case _:
            raise AssertionError(stimulus)


def check(settings: PresentToAgent) -> Iterator[Issue]:
    """The agent must be named."""
    if not settings.agent.strip():
        yield Issue(code="no_agent", sentence="No agent is named.", field="agent")


KIND = Kind(
    settings=PresentToAgent,
    group=Group.AGENT_HANDLING,
    exits=EXITS,
    enter=enter,
    resume=resume,
    check=check,
    waits=True,
    at_once=lambda _: ("busy", "not_ready", "unknown"),
    agent_talks_after=("answered",),
)
