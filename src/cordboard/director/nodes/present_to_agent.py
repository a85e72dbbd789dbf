"""Offers the chat to one agent and waits for the answer.

The agent is named, or is the visitor's *last agent*: who talked with this visitor last, here or in an earlier chat,
as far as the visitor's identity is proven. A name that comes out empty is left at once by `unknown`. A *message* is
said before the offer, unless it can be seen beforehand that the agent cannot get the chat.
"""

from collections.abc import Iterator
from typing import Annotated

from msgspec import Meta

from cordboard.core.reasons import RouteFailure
from cordboard.director.issues import Issue, Severity
from cordboard.director.marks import AgentName, Count, Seconds, Text
from cordboard.director.node import Group, Kind, Leave, Node, Pause, Step
from cordboard.director.nodes.send_message import MAX_MESSAGE
from cordboard.director.orders import Say, SelectRoute
from cordboard.director.sprint import Sprint
from cordboard.director.stimuli import AnyStimulus, RouteAnswered, RouteFailed

EXITS = {
    "answered": "The agent has answered. The script may still do things, but may not wait any more.",
    "timeout": "The agent did not answer in time.",
    "declined": "The agent declined.",
    "busy": "The agent has no slot free.",
    "not_ready": "The agent is not ready, or not signed in.",
    "unknown": "There is no such agent, or nobody has talked with the visitor before.",
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
    last_agent: Annotated[
        bool,
        Meta(
            title="The visitor's last agent", description="The visitor's last agent instead of a named one."
        ),
    ] = False
    message: Annotated[Text, Meta(description="What is said before the offer; empty: nothing.")] = ""
    priority: Annotated[
        Count | None, Meta(description="1 to 99, high goes first; empty: the chat keeps the one it has.")
    ] = None
    answer_timeout: Annotated[
        Seconds | None, Meta(description="Seconds that the agent has to answer; 0 or empty: the usual time.")
    ] = None


def enter(settings: PresentToAgent, sprint: Sprint) -> Step:
    """Selects the agent as the route."""
    name = sprint.facts.last_agent if settings.last_agent else sprint.text(settings.agent).strip()
    if not name:
        return Leave(
            "unknown",
            "nobody has talked with the visitor before" if settings.last_agent else "no agent is named",
        )
    message = sprint.text(settings.message)[:MAX_MESSAGE]
    if message.strip():
        hopeless = _hopeless(name, sprint)
        if hopeless is not None:
            sprint.read["agent"] = name
            return hopeless
        sprint.order(Say(text=message))
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
    """The agent must be named, in one way."""
    named = bool(settings.agent.strip())
    if not named and not settings.last_agent:
        yield Issue(code="no_agent", sentence="No agent is named.", field="agent")
    elif named and settings.last_agent:
        sentence = "The visitor's last agent is asked; the agent named here is not."
        yield Issue(code="not_used", sentence=sentence, severity=Severity.WARNING, field="agent")


def _hopeless(name: str, sprint: Sprint) -> Leave | None:
    """How the node is left without an offer, when nothing else can come of it."""
    if not sprint.facts.has("agent", name):
        return Leave("unknown", f"there is no agent {name}")
    person = next((each for each in sprint.facts.people() if each.name == name), None)
    if person is None:
        return Leave("not_ready", f"{name} is not signed in")
    if person.state != "ready":
        return Leave("not_ready", f"{name} is not ready")
    return None if person.free else Leave("busy", f"{name} has no slot free")


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
