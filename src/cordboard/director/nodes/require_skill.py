"""Asks for a skill from now on: every `enqueue` and `hunt` that follows wants it, besides the skills of its own.

Asking for the same skill again sets its level anew. `relax_skill` takes it back.
"""

from collections.abc import Iterator
from typing import Annotated

from msgspec import Meta

from cordboard.director.issues import Issue
from cordboard.director.marks import Count, SkillName
from cordboard.director.node import Group, Kind, Leave, Node, Step
from cordboard.director.sprint import NodeError, Sprint
from cordboard.director.terms import MAX_SKILLS, Asked, check_skills, level_of, name_of

EXITS = {"next": "At once."}


class RequireSkill(Node, frozen=True, kw_only=True, tag="require_skill"):
    """Settings of the demand."""

    skill: Annotated[SkillName, Meta(description="The skill; a name that comes out empty asks for none.")] = (
        ""
    )
    level: Annotated[Count | None, Meta(description="The least level, 1 to 10; empty: 1.")] = 1


def enter(settings: RequireSkill, sprint: Sprint) -> Step:
    """Notes it."""
    name = name_of(settings.skill, sprint)
    if not name:
        return Leave("next", "no skill is named")
    level = level_of(settings.level, skill=name, sprint=sprint)
    if name not in sprint.skills and len(sprint.skills) >= MAX_SKILLS:
        raise NodeError(f"A script may ask for {MAX_SKILLS} skills at a time")
    sprint.skills[name] = level
    return Leave("next", f"{name} level {level} is asked for")


def check(settings: RequireSkill) -> Iterator[Issue]:
    """The skill must be named, with a level that there is."""
    yield from check_skills((Asked(skill=settings.skill, level=settings.level),), inside="")


KIND = Kind(settings=RequireSkill, group=Group.QUEUE, exits=EXITS, enter=enter, check=check)
