"""Looks for an agent in agent groups, without a queue, and waits until one answers.

The chat rings at one agent after the other, *hunt interval* seconds apart, or at several at once (*maximum
matches*). Agents must have the required *skills*, together with those of `require_skill` nodes before. A group
that does not exist is left out; the node fails when none exists. If nobody of the groups who has the skills is
signed in, `no_agents` is taken at once, provided that it is connected; otherwise the chat waits.
"""

from collections.abc import Iterator
from typing import Annotated

from msgspec import Meta

from cordboard.core.reasons import RouteFailure
from cordboard.director.issues import Issue
from cordboard.director.marks import Count, GroupName, Seconds
from cordboard.director.node import Group, Kind, Leave, Node, Pause, Step
from cordboard.director.orders import SelectRoute
from cordboard.director.sprint import NodeError, Sprint
from cordboard.director.stimuli import AnyStimulus, RouteAnswered, RouteFailed
from cordboard.director.terms import (
    AskedSkill,
    Terms,
    check_skills,
    groups_of,
    has_skills,
    told,
    with_those_of_the_run,
    worked_out,
)

EXITS = {
    "answered": "An agent has answered. The script may still do things, but may not wait any more.",
    "timeout": "Nobody answered in time.",
    "no_agents": "Nobody of the groups who has the skills is signed in.",
    "limit": "As many chats of the point wait as max hunt calls allows.",
}


class Hunt(Node, frozen=True, kw_only=True, tag="hunt"):
    """Settings of the hunt."""

    groups: Annotated[
        tuple[GroupName, ...], Meta(title="Agent groups", max_length=20, description="The agent groups.")
    ] = ()
    skills: Annotated[
        tuple[AskedSkill, ...], Meta(description="Skills that an agent must have, or that are preferred.")
    ] = ()
    timeout: Annotated[
        Seconds | None, Meta(description="Seconds that the chat may wait; 0 or empty: for ever.")
    ] = None
    answer_timeout: Annotated[
        Seconds | None, Meta(description="Seconds that an agent has to answer; 0 or empty: the usual time.")
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


def enter(settings: Hunt, sprint: Sprint) -> Step:
    """Looks who is there, and selects the groups as the route."""
    groups = groups_of(settings.groups, sprint)
    if not groups:
        raise NodeError("No agent group is named")
    terms = with_those_of_the_run(worked_out(settings.skills, sprint), sprint)
    names = ", ".join(groups)
    if settings.leads("no_agents") and not _anybody(groups, terms, sprint):
        sprint.read["groups"] = names
        skilled = f" with {told(Terms(terms.required, {}))}" if terms.required else ""
        return Leave("no_agents", f"nobody of {names}{skilled} is signed in")
    sprint.order(
        SelectRoute(
            route=f"group:{groups[0]}",
            also=tuple(f"group:{name}" for name in groups[1:]),
            skills=terms.required,
            preferred_skills=terms.preferred,
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
    sprint.scratch["groups"] = names
    return Pause(accepts=("route_answered", "route_failed"))


def resume(settings: Hunt, sprint: Sprint, stimulus: AnyStimulus) -> Step:
    """Goes on when the driver says how the route ended."""
    _ = settings
    names = str(sprint.scratch.get("groups", ""))
    sprint.read["groups"] = names
    match stimulus:
        case RouteAnswered(agent=agent):
            sprint.read["agent"] = agent
            return Leave("answered", f"{agent} answered")
        case RouteFailed(why=RouteFailure.UNKNOWN):
            raise NodeError(f"There is no agent group “{names}”")
        case RouteFailed(why=RouteFailure.TIMEOUT):
            return Leave("timeout", f"nobody of {names} answered in time")
        case RouteFailed(why=RouteFailure.FULL):
            return Leave("limit", "as many chats of the point wait already as max hunt calls allows")
        case RouteFailed(why=why):
            return Leave("no_agents", f"the route to {names} failed: {why}")
        case _:
            raise AssertionError(stimulus)


def check(settings: Hunt) -> Iterator[Issue]:
    """There must be a group to hunt in, and somebody to ring."""
    if not any(each.strip() for each in settings.groups):
        yield Issue(code="no_group", sentence="No agent group is named.", field="groups")
    if settings.maximum_matches == 0:
        sentence = "The chat must be allowed to ring at one agent at least."
        yield Issue(code="out_of_range", sentence=sentence, field="maximum_matches")
    yield from check_skills(settings.skills)


def _anybody(groups: list[str], terms: Terms, sprint: Sprint) -> bool:
    return any(
        not set(groups).isdisjoint(each.groups) and has_skills(each.skills, terms.required)
        for each in sprint.facts.people()
    )


KIND = Kind(
    settings=Hunt,
    group=Group.AGENT_HANDLING,
    exits=EXITS,
    enter=enter,
    resume=resume,
    check=check,
    waits=True,
    at_once=lambda _: ("no_agents", "limit"),
    optional=("no_agents",),
    agent_talks_after=("answered",),
)
