"""Asks for less of a skill from now on, or for none of it.

It takes back what a `require_skill` node asked for, and never asks for more than before. It is about the `enqueue`
and `hunt` nodes that follow; what a waiting chat gives up in time stands in the settings of `enqueue`.
"""

from collections.abc import Iterator
from typing import Annotated

from msgspec import Meta

from cordboard.director.issues import Issue
from cordboard.director.marks import Count, SkillName
from cordboard.director.node import Group, Kind, Leave, Node, Step
from cordboard.director.sprint import Sprint
from cordboard.director.terms import HIGHEST_LEVEL

EXITS = {"next": "At once."}


class RelaxSkill(Node, frozen=True, kw_only=True, tag="relax_skill"):
    """Settings of the relaxation."""

    skill: Annotated[SkillName, Meta(description="The skill; empty: nothing is relaxed.")] = ""
    level: Annotated[
        Count | None, Meta(description="The level to go down to; 0 or empty: the skill is not asked for.")
    ] = None


def enter(settings: RelaxSkill, sprint: Sprint) -> Step:
    """Lowers it, or drops it."""
    name = sprint.text(settings.skill).strip()
    level = sprint.whole_number(
        settings.level, called=f"The relaxed level of “{name}”", least=0, most=HIGHEST_LEVEL
    )
    before = sprint.skills.get(name)
    if before is None:
        return Leave("next", f"{name} was not asked for" if name else "no skill is named")
    if not level:
        del sprint.skills[name]
        return Leave("next", f"{name} is not asked for any more")
    if level >= before:
        return Leave("next", f"{name} stays at level {before}")
    sprint.skills[name] = level
    return Leave("next", f"{name} is asked for at level {level} instead of {before}")


def check(settings: RelaxSkill) -> Iterator[Issue]:
    """The skill must be named, with a level that there is."""
    if not settings.skill.strip():
        yield Issue(code="no_skill", sentence="No skill is named.", field="skill")
    if isinstance(settings.level, int) and settings.level > HIGHEST_LEVEL:
        sentence = f"A level is at most {HIGHEST_LEVEL}."
        yield Issue(code="out_of_range", sentence=sentence, field="level")


KIND = Kind(settings=RelaxSkill, group=Group.QUEUE, exits=EXITS, enter=enter, check=check)
