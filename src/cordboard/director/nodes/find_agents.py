"""Looks who is signed in now, and puts the names into a variable.

The variable is a group of values: `count`, how many there are; `first`, the one with the most free slots; `names`,
the list in that order, those with equally many by name, at most 100. Of nobody the count is 0, `first` is empty and
the list, too. With the variable `found`, `{{script.found.first}}` is the name for a *Present to agent*.
"""

from collections.abc import Iterator
from typing import Annotated, Literal

from msgspec import Meta

from cordboard.director.issues import Issue
from cordboard.director.marks import GroupName, VariableName
from cordboard.director.node import Group, Kind, Leave, Node, Step
from cordboard.director.sprint import Sprint
from cordboard.director.terms import Asked, check_skills, groups_of, has_skills, worked_out

EXITS = {"found": "Somebody is there.", "none": "Nobody is there."}
MAX_NAMES = 100


class FindAgents(Node, frozen=True, kw_only=True, tag="find_agents"):
    """Settings of the search."""

    groups: Annotated[
        tuple[GroupName, ...],
        Meta(title="Agent groups", max_length=20, description="The agent groups; none: all of them."),
    ] = ()
    skills: Annotated[tuple[Asked, ...], Meta(description="Skills that they must have.")] = ()
    state: Annotated[
        Literal["ready", "signed_in"],
        Meta(description="`ready`: only who could take a chat now, with a slot free."),
    ] = "ready"
    into: Annotated[VariableName, Meta(description="The variable that takes who is found.")] = ""


def enter(settings: FindAgents, sprint: Sprint) -> Step:
    """Looks round."""
    groups = groups_of(settings.groups, sprint)
    required = worked_out(settings.skills, sprint).required
    found = [
        each
        for each in sprint.facts.people()
        if (not groups or not set(groups).isdisjoint(each.groups))
        and has_skills(each.skills, required)
        and (settings.state == "signed_in" or (each.state == "ready" and each.free > 0))
    ]
    names = [each.name for each in sorted(found, key=lambda each: (-each.free, each.name))]
    first = names[0] if names else ""
    sprint.set_variable(settings.into, {"count": len(names), "first": first, "names": names[:MAX_NAMES]})
    sprint.read.update(count=len(names), first=first)
    return Leave("found", f"{len(names)} found") if names else Leave("none", "nobody found")


def check(settings: FindAgents) -> Iterator[Issue]:
    """The skills must be possible."""
    yield from check_skills(settings.skills)


KIND = Kind(settings=FindAgents, group=Group.AGENT_HANDLING, exits=EXITS, enter=enter, check=check)
