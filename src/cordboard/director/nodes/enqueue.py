"""Sends the chat to a queue and waits until an agent answers.

With more queues (*also*) the chat waits in all of them at once, and the first answer wins. Such a queue that does
not exist or is full is left out; the node leaves by `full` only when all are full, and fails when none exists. If
nobody who serves one of the queues is signed in, `no_agents` is taken at once, provided that it is connected;
otherwise the chat waits. Entering the same queue again keeps the place.

Agents must have the required *skills*, together with those of `require_skill` nodes before. With *relax* the chat
asks for less, step by step, and keeps its place. The steps count from the entering of the node and are good for
this wait alone: the next `enqueue` or `hunt` begins with its own skills again.

The *messages* are said one by one while the chat waits, the first after one interval; when all are said the last
one is repeated. Their placeholders are of that moment: `You are number {{chat.position}}`. A message that cannot
be worked out is left out.
"""

from collections.abc import Iterator, Sequence
from typing import Annotated

import msgspec
from msgspec import Meta

from cordboard.core.reasons import RouteFailure
from cordboard.director.issues import Issue, Severity
from cordboard.director.marks import MAX_SECONDS, AgentName, Count, QueueName, Seconds, Text
from cordboard.director.node import Group, Kind, Leave, Node, Pause, Step
from cordboard.director.orders import SelectRoute
from cordboard.director.sprint import NodeError, Sprint
from cordboard.director.stimuli import AnyStimulus, RouteAnswered, RouteFailed, TimerDue
from cordboard.director.terms import (
    AskedSkill,
    Relaxation,
    check_relaxation,
    check_skills,
    steps_of,
    with_those_of_the_run,
    worked_out,
)
from cordboard.director.vigil import LEAST_INTERVAL, Vigil, begun, kept_up

EXITS = {
    "answered": "An agent has answered. The script may still do things, but may not wait any more.",
    "timeout": "Nobody answered in time.",
    "full": "All the queues are full, or as many chats of the point wait as max hunt calls allows.",
    "no_agents": "Nobody who serves one of the queues is signed in.",
}


class Enqueue(Node, frozen=True, kw_only=True, tag="enqueue"):
    """Settings of the wait in the queue."""

    queue: Annotated[QueueName, Meta(description="The queue.")] = ""
    also: Annotated[
        tuple[QueueName, ...],
        Meta(
            title="More queues",
            max_length=20,
            description="More queues in which the chat waits at the same time.",
        ),
    ] = ()
    priority: Annotated[
        Count | None, Meta(description="1 to 99, high goes first; empty: the chat keeps the one it has.")
    ] = None
    skills: Annotated[
        tuple[AskedSkill, ...], Meta(description="Skills that an agent must have, or that are preferred.")
    ] = ()
    preferred_agent: Annotated[
        AgentName,
        Meta(description="Who gets the chat before any other, if able; empty: nobody in particular."),
    ] = ""
    prefer_last_agent: Annotated[
        bool,
        Meta(
            title="Prefer the visitor's last agent",
            description="The visitor's last agent is preferred, if there is one.",
        ),
    ] = False
    relax: Annotated[
        tuple[Relaxation, ...],
        Meta(
            title="Ask for less while waiting",
            description="When the chat asks for less of a skill; at most 20 steps.",
        ),
    ] = ()
    messages: Annotated[
        tuple[Text, ...],
        Meta(
            title="Messages while waiting",
            max_length=20,
            description="What is said while the chat waits, one by one.",
        ),
    ] = ()
    message_interval: Annotated[
        Seconds,
        Meta(
            title="Seconds between messages", description="Seconds from one message to the next, 5 at least."
        ),
    ] = 60
    timeout: Annotated[
        Seconds | None, Meta(description="Seconds that the chat may wait; 0 or empty: for ever.")
    ] = None
    answer_timeout: Annotated[
        Seconds | None, Meta(description="Seconds that an agent has to answer; 0 or empty: the queue's own.")
    ] = None
    hunt_interval: Annotated[Seconds, Meta(description="Seconds between offers to successive agents.")] = 0
    maximum_matches: Annotated[
        Count, Meta(title="Agents rung at once", description="To how many agents the chat may ring at once.")
    ] = 1
    max_hunt_calls: Annotated[
        Count,
        Meta(
            title="Most chats waiting",
            description="How many chats of the point may wait at a time; 0: no limit.",
        ),
    ] = 0


def enter(settings: Enqueue, sprint: Sprint) -> Step:
    """Looks at the queues, and selects those that take the chat as the route."""
    found = _places(settings, sprint)
    if isinstance(found, Leave):
        return found
    asked = with_those_of_the_run(worked_out(settings.skills, sprint), sprint)
    vigil = begun(
        now=sprint.facts.now,
        terms=asked,
        steps=steps_of(settings.relax, sprint),
        interval=_interval(settings, sprint),
    )
    sprint.order(
        SelectRoute(
            route=f"queue:{found[0]}",
            also=tuple(f"queue:{name}" for name in found[1:]),
            skills=vigil.required,
            preferred_skills=vigil.preferred,
            preferred_agent=(sprint.facts.last_agent if settings.prefer_last_agent else "")
            or sprint.text(settings.preferred_agent).strip(),
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
    sprint.scratch["queue"] = listed(found)
    return _on_watch(vigil, sprint)


def resume(settings: Enqueue, sprint: Sprint, stimulus: AnyStimulus) -> Step:
    """Goes on when the driver says how the route ended; until then keeps the visitor company."""
    names = str(sprint.scratch.get("queue", ""))
    if isinstance(stimulus, TimerDue):
        vigil = msgspec.convert(sprint.scratch["vigil"], Vigil)
        return _on_watch(kept_up(vigil, sprint, settings.messages), sprint)
    sprint.read["queue"] = names
    match stimulus:
        case RouteAnswered(agent=agent, queue=queue):
            sprint.read.update(queue=queue or names, agent=agent)
            return Leave("answered", f"{agent} answered")
        case RouteFailed(why=RouteFailure.UNKNOWN):
            raise NodeError(f"There is no queue “{names}”")
        case RouteFailed(why=RouteFailure.TIMEOUT):
            return Leave("timeout", f"nobody in {names} answered in time")
        case RouteFailed(why=RouteFailure.FULL):
            return Leave("full", f"{names} is full")
        case RouteFailed(why=why):
            return Leave("no_agents", f"the route to {names} failed: {why}")
        case _:
            raise AssertionError(stimulus)


def check(settings: Enqueue) -> Iterator[Issue]:
    """The queue must be named, and what happens while waiting must be possible."""
    if not settings.queue.strip():
        yield Issue(code="no_queue", sentence="No queue is named.", field="queue")
    if isinstance(settings.priority, int) and not 1 <= settings.priority <= 99:
        yield Issue(code="out_of_range", sentence="The priority must be from 1 to 99.", field="priority")
    if settings.maximum_matches == 0:
        sentence = "The chat must be allowed to ring at one agent at least."
        yield Issue(code="out_of_range", sentence=sentence, field="maximum_matches")
    yield from check_skills(settings.skills)
    yield from check_relaxation(settings.relax, settings.skills)
    for number, message in enumerate(settings.messages, start=1):
        if not message.strip():
            sentence = "The message has no text; nothing will be said at its turn."
            field = f"messages[{number}]"
            yield Issue(code="empty_text", sentence=sentence, severity=Severity.WARNING, field=field)
    interval = settings.message_interval
    if settings.messages and isinstance(interval, int) and interval < LEAST_INTERVAL:
        sentence = f"Messages may come every {LEAST_INTERVAL} seconds, not faster."
        yield Issue(code="out_of_range", sentence=sentence, field="message_interval")


def listed(names: Sequence[str]) -> str:
    """Names in a sentence."""
    return ", ".join(names)


def _places(settings: Enqueue, sprint: Sprint) -> list[str] | Leave:
    """The queues in which the chat can wait now; or how the node is left at once."""
    given = [sprint.text(each).strip() for each in (settings.queue, *settings.also)]
    names = list(dict.fromkeys(name for name in given if name))
    found = {name: queue for name in names if (queue := sprint.facts.queue(name)) is not None}
    if not found:
        raise NodeError(f"There is no queue “{listed(names)}”")
    for name in names:
        if name not in found:
            sprint.remark(f"There is no queue “{name}”; it is left out")
    free = [name for name, queue in found.items() if not queue.full]
    if not free:
        waiting = sum(queue.waiting for queue in found.values())
        sprint.read.update(queue=listed(list(found)), waiting=waiting, full=True)
        return Leave("full", f"{listed(list(found))} {'is' if len(found) == 1 else 'are'} full")
    if settings.leads("no_agents") and all(queue.logged_on == 0 for queue in found.values()):
        sprint.read.update(queue=listed(list(found)), logged_on=0)
        return Leave("no_agents", f"nobody who serves {listed(list(found))} is signed in")
    if len(free) < len(found):
        full = [name for name in found if name not in free]
        sprint.remark(f"{listed(full)} {'is' if len(full) == 1 else 'are'} full and left out")
    return free


def _interval(settings: Enqueue, sprint: Sprint) -> int:
    if not settings.messages:
        return 0
    interval = sprint.whole_number(
        settings.message_interval, called="The message interval", least=LEAST_INTERVAL, most=MAX_SECONDS
    )
    return interval or 0


def _on_watch(vigil: Vigil, sprint: Sprint) -> Pause:
    """Stands still until the route has ended, or something is due."""
    seconds = vigil.due_in(sprint.facts.now)
    if seconds is None:
        sprint.scratch.pop("vigil", None)
        return Pause(accepts=("route_answered", "route_failed"))
    sprint.scratch["vigil"] = msgspec.to_builtins(vigil)
    return Pause(accepts=("route_answered", "route_failed", "timer_due"), seconds=seconds)


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
