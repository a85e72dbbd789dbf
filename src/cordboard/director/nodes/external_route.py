"""Lets an outside routing host choose where the chat goes, and waits until that has led to an answer.

The host gets a route request with the chat's data, as if it were the host of the routing point. While the chat waits
on the route that it selected, the host is asked again when that leads to nobody, as often as it allowed.
"""

from collections.abc import Iterator
from typing import Annotated

from msgspec import Meta

from cordboard.director.issues import Issue
from cordboard.director.marks import HostName, Seconds
from cordboard.director.node import Group, Kind, Leave, Node, Pause, Step
from cordboard.director.orders import AskHost
from cordboard.director.sprint import NodeError, Sprint
from cordboard.director.stimuli import AnyStimulus, HostEnded, RouteAnswered

EXITS = {
    "selected": "An agent has answered on the host's route. The script may still do things, but may not wait "
    "any more.",
    "rejected": "The host wants nothing to do with the chat.",
    "timeout": "The host did not reply in time.",
    "failed": "The host cannot be reached, does not exist, or its routes led to nobody.",
}
MAX_REPLY_TIMEOUT = 60


class ExternalRoute(Node, frozen=True, kw_only=True, tag="external_route"):
    """Settings of the question to the host."""

    host: Annotated[HostName, Meta(description="The outside host.")] = ""
    reply_timeout: Annotated[
        Seconds | None,
        Meta(description="Seconds that the host has for each reply, at most 60; 0 or empty: the host's own."),
    ] = None


def enter(settings: ExternalRoute, sprint: Sprint) -> Step:
    """Asks the host."""
    name = sprint.text(settings.host).strip()
    if not name or not sprint.facts.has("host", name):
        raise NodeError(f"There is no host “{name}”" if name else "No host is named")
    seconds = sprint.whole_number(
        settings.reply_timeout, called="The reply timeout", least=0, most=MAX_REPLY_TIMEOUT
    )
    sprint.scratch["host"] = name
    sprint.order(AskHost(host=name, reply_timeout=seconds or None))
    return Pause(accepts=("route_answered", "host_ended"))


def resume(settings: ExternalRoute, sprint: Sprint, stimulus: AnyStimulus) -> Step:
    """Goes on when an agent has answered, or the host has not led to one."""
    _ = settings
    sprint.read["host"] = sprint.scratch["host"]
    match stimulus:
        case RouteAnswered(agent=agent):
            sprint.read["agent"] = agent
            return Leave("selected", f"{agent} answered")
        case HostEnded(how=how, detail=detail):
            return Leave(how, detail)
        case _:
            raise AssertionError(stimulus)


def check(settings: ExternalRoute) -> Iterator[Issue]:
    """The host must be named."""
    if not settings.host.strip():
        yield Issue(code="no_host", sentence="No host is named.", field="host")
    if isinstance(settings.reply_timeout, int) and settings.reply_timeout > MAX_REPLY_TIMEOUT:
        sentence = f"A host has at most {MAX_REPLY_TIMEOUT} seconds to reply."
        yield Issue(code="out_of_range", sentence=sentence, field="reply_timeout")


KIND = Kind(
    settings=ExternalRoute,
    group=Group.ADVANCED,
    exits=EXITS,
    enter=enter,
    resume=resume,
    check=check,
    waits=True,
    agent_talks_after=("selected",),
    outside=True,
)
