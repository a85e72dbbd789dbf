"""Sends the chat to a queue and waits until an agent answers.

A full queue is left at once by `full`. If nobody who serves the queue is signed in, `no_agents` is taken at
once, provided that it is connected; otherwise the chat waits. Entering the same queue again keeps the place.
"""

from collections.abc import Iterator
from typing import Annotated

from msgspec import Meta

from cordboard.core.reasons import RouteFailure
from cordboard.director.issues import Issue
from cordboard.director.marks import Count, QueueName, Seconds
from cordboard.director.node import Group, Kind, Leave, Node, Pause, Step
from cordboard.director.orders import SelectRoute
from cordboard.director.sprint import NodeError, Sprint
from cordboard.director.stimuli import AnyStimulus, RouteAnswered, RouteFailed

EXITS = {
    "answered": "An agent has answered. The script may still do things, but may not wait any more.",
    "timeout": "Nobody answered in time.",
    "full": "The queue is full, or as many chats of the point wait as max hunt calls allows.",
    "no_agents": "Nobody who serves the queue is signed in.",
}


class Enqueue(Node, frozen=True, kw_only=True, tag="enqueue"):
    """Settings of the wait in the queue."""

    queue: Annotated[QueueName, Meta(description="The queue.")] = ""
    priority: Annotated[
        Count | None, Meta(description="1 to 99, high goes first; empty: the chat keeps the one it has.")
    ] = None
    timeout: Annotated[
        Seconds | None, Meta(description="Seconds that the chat may wait; 0 or empty: for ever.")
    ] = None
    answer_timeout: Annotated[
        Seconds | None, Meta(description="Seconds that an agent has to answer; 0 or empty: the queue's own.")
    ] = None
    hunt_interval: Annotated[Seconds, Meta(description="Seconds between offers to successive agents.")] = 0
    maximum_matches: Annotated[Count, Meta(description="To how many agents the chat may ring at once.")] = 1
    max_hunt_calls: Annotated[
        Count, Meta(description="How many chats of the point may wait at a time; 0: no limit.")
    ] = 0


def enter(settings: Enqueue, sprint: Sprint) -> Step:
    """Looks at the queue, and selects it as the route."""
    name = sprint.text(settings.queue).strip()
    queue = sprint.facts.queue(name)
    if queue is None:
        raise NodeError(f"There is no queue “{name}”")
    if queue.full:
        sprint.read.update(queue=name, waiting=queue.waiting, full=True)
        return Leave("full", f"{name} is full")
    if queue.logged_on == 0 and settings.leads("no_agents"):
        sprint.read.update(queue=name, logged_on=0)
        return Leave("no_agents", f"nobody who serves {name} is signed in")
    sprint.order(
        SelectRoute(
            route=f"queue:{name}",
            priority=sprint.whole_number(settings.priority, called="The priority", least=1, most=99),
            timeout=sprint.seconds(settings.timeout, called="The timeout") or None,
            answer_timeout=sprint.seconds(settings.answer_timeout, called="The answer timeout") or None,
            hunt_interval=sprint.seconds(settings.hunt_interval, called="The hunt interval") or 0,
            maximum_matches=sprint.whole_number(
                settings.maximum_matches, called="Maximum matches", least=1, most=100
            )
            or 1,
            max_hunt_calls=sprint.whole_number(
                settings.max_hunt_calls, called="Max hunt calls", least=0, most=1_000_000
            )
            or 0,
        )
    )
    sprint.scratch["queue"] = name
    return Pause(accepts=("route_answered", "route_failed"))


def resume(settings: Enqueue, sprint: Sprint, stimulus: AnyStimulus) -> Step:
    """Goes on when the driver says how the route ended."""
    _ = settings
    name = str(sprint.scratch.get("queue", ""))
    sprint.read["queue"] = name
    match stimulus:
        case RouteAnswered(agent=agent):
            sprint.read["agent"] = agent
            return Leave("answered", f"{agent} answered")
        case RouteFailed(why=RouteFailure.UNKNOWN):
            raise NodeError(f"There is no queue “{name}”")
        case RouteFailed(why=RouteFailure.TIMEOUT):
            return Leave("timeout", f"nobody in {name} answered in time")
        case RouteFailed(why=RouteFailure.FULL):
            return Leave("full", f"{name} is full")
        case RouteFailed(why=why):
            return Leave("no_agents", f"the route to {name} failed: {why}")
        case _:
            raise AssertionError(stimulus)


def check(settings: Enqueue) -> Iterator[Issue]:
    """The queue must be named."""
    if not settings.queue.strip():
        yield Issue(code="no_queue", sentence="No queue is named.", field="queue")
    if isinstance(settings.priority, int) and not 1 <= settings.priority <= 99:
        yield Issue(code="out_of_range", sentence="The priority must be from 1 to 99.", field="priority")
    if settings.maximum_matches == 0:
        sentence = "The chat must be allowed to ring at one agent at least."
        yield Issue(code="out_of_range", sentence=sentence, field="maximum_matches")


KIND = Kind(
    settings=Enqueue,
    group=Group.QUEUE,
    exits=EXITS,
    enter=enter,
    resume=resume,
    check=check,
    waits=True,
    at_once=lambda _: ("full", "no_agents"),
    optional=("no_agents",),
    agent_talks_after=("answered",),
)
