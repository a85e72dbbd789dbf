"""On which terms a chat waits for an agent: the skills that nodes ask for, and how they are given up in steps."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated

import msgspec
from msgspec import Meta

from cordboard.director.issues import Issue, Severity
from cordboard.director.marks import Count, Seconds, SkillName
from cordboard.director.sprint import NodeError, Sprint

LEAST_LEVEL = 1
HIGHEST_LEVEL = 10
MAX_SKILLS = 20
MAX_STEPS = 20

Skills = dict[str, int]
"""Skills with their least levels."""


class Asked(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A skill with its least level, as a node asks for it."""

    skill: Annotated[SkillName, Meta(description="The skill; a name that comes out empty asks for none.")] = (
        ""
    )
    level: Annotated[Count | None, Meta(description="The least level, 1 to 10; empty: 1.")] = LEAST_LEVEL


class AskedSkill(Asked, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A skill that an agent must have, or, if it is only preferred, should have."""

    preferred: Annotated[
        bool,
        Meta(
            description="Who has it goes first, but nobody must; of several the last named is given up first."
        ),
    ] = False


class Relaxation(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """One step in which a waiting chat asks for less."""

    after: Annotated[
        Seconds | None,
        Meta(
            title="After seconds",
            description="Seconds of waiting after which the step is taken; empty: it is not taken.",
        ),
    ] = 60
    skill: Annotated[SkillName, Meta(description="The skill of which less is asked.")] = ""
    level: Annotated[
        Count | None, Meta(description="The level to go down to; 0 or empty: the skill is dropped.")
    ] = None
    preferred: Annotated[
        bool, Meta(description="The skill is not dropped, but only preferred from then on.")
    ] = False


class Terms(msgspec.Struct, frozen=True):
    """What an agent must have, and what goes first."""

    required: Skills
    preferred: Skills


class Step(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A relaxation worked out. `after` in seconds; `level` 0: none is named."""

    after: int
    skill: str
    level: int = 0
    preferred: bool = False


def level_of(setting: int | str | None, *, skill: str, sprint: Sprint) -> int:
    """A least level of the settings; an empty one is the lowest. Raises NodeError when it is out of range."""
    level = sprint.whole_number(
        setting, called=f"The level of “{skill}”", least=LEAST_LEVEL, most=HIGHEST_LEVEL
    )
    return LEAST_LEVEL if level is None else level


def name_of(setting: str, sprint: Sprint) -> str:
    """The skill's name; it may come out empty. Raises NodeError when there is no such skill."""
    name = sprint.text(setting).strip()
    if name and not sprint.facts.has("skill", name):
        raise NodeError(f"There is no skill “{name}”")
    return name


def worked_out(skills: Sequence[Asked], sprint: Sprint) -> Terms:
    """The terms that a node's skills come to, without those of the whole run."""
    required: Skills = {}
    preferred: Skills = {}
    for each in skills:
        name = name_of(each.skill, sprint)
        if name:
            kept = preferred if isinstance(each, AskedSkill) and each.preferred else required
            kept[name] = max(level_of(each.level, skill=name, sprint=sprint), kept.get(name, 0))
    return Terms(required, preferred)


def with_those_of_the_run(terms: Terms, sprint: Sprint) -> Terms:
    """The terms together with what `require_skill` asked for; of two levels the higher one counts."""
    required = dict(sprint.skills)
    for name, level in terms.required.items():
        required[name] = max(level, required.get(name, 0))
    return Terms(required, terms.preferred)


def steps_of(relax: Sequence[Relaxation], sprint: Sprint) -> list[Step]:
    """The steps in order of their time; of the same time in the order given."""
    steps: list[Step] = []
    for each in relax:
        name = sprint.text(each.skill).strip()
        after = sprint.seconds(each.after, called=f"The time after which “{name}” is relaxed")
        if not name or after is None:
            continue
        level = sprint.whole_number(
            each.level, called=f"The relaxed level of “{name}”", least=0, most=HIGHEST_LEVEL
        )
        steps.append(Step(after=after, skill=name, level=level or 0, preferred=each.preferred))
    return sorted(steps, key=lambda step: step.after)


def relaxed(terms: Terms, step: Step) -> Terms:
    """The terms after a step. It never asks for more than before, and does nothing about a skill not asked for."""
    required, preferred = dict(terms.required), dict(terms.preferred)
    if step.preferred and step.skill in required:
        level = required.pop(step.skill)
        # First: what was required is the last that is given up.
        preferred = {step.skill: min(step.level or level, level), **preferred}
    elif step.level or step.preferred:
        asked = required if step.skill in required else preferred
        if step.level and step.skill in asked:
            asked[step.skill] = min(step.level, asked[step.skill])
    else:
        required.pop(step.skill, None)
        preferred.pop(step.skill, None)
    return Terms(required, preferred)


def told(terms: Terms) -> str:
    """The terms in words, for the trace."""
    parts = [f"{name} level {level}" for name, level in terms.required.items()]
    parts += [f"{name} level {level} preferred" for name, level in terms.preferred.items()]
    return ", ".join(parts) or "no skills"


def has_skills(has: Mapping[str, int], required: Skills) -> bool:
    """Whether every required skill is there at its level or better."""
    return all(has.get(name, 0) >= level for name, level in required.items())


def groups_of(groups: Sequence[str], sprint: Sprint) -> list[str]:
    """The agent groups that a node names, each once; one that does not exist is noted and left out.

    Raises NodeError when none of those that are named exists.
    """
    given = [sprint.text(each).strip() for each in groups]
    names = list(dict.fromkeys(name for name in given if name))
    found = [name for name in names if sprint.facts.has("group", name)]
    if names and not found:
        raise NodeError(f"There is no agent group “{', '.join(names)}”")
    for name in names:
        if name not in found:
            sprint.remark(f"There is no agent group “{name}”; it is left out")
    return found


def check_skills(skills: Sequence[Asked], *, inside: str = "skills") -> Iterator[Issue]:
    """Each skill is named, once, with a level that there is. `inside`: the list's field; empty: the node itself."""
    if len(skills) > MAX_SKILLS:
        sentence = f"{len(skills)} skills are asked for; {MAX_SKILLS} are allowed."
        yield Issue(code="too_many_skills", sentence=sentence, field="skills")
    seen: set[tuple[str, bool]] = set()
    for number, each in enumerate(skills, start=1):
        field, name = f"{inside}[{number}]." if inside else "", each.skill.strip()
        key = (name, isinstance(each, AskedSkill) and each.preferred)
        if not name:
            yield Issue(code="no_skill", sentence="No skill is named.", field=f"{field}skill")
        elif key in seen:
            sentence = f"The skill “{name}” is asked for twice; the higher level counts."
            yield Issue(
                code="duplicate_skill", sentence=sentence, severity=Severity.WARNING, field=f"{field}skill"
            )
        seen.add(key)
        if isinstance(each.level, int) and not LEAST_LEVEL <= each.level <= HIGHEST_LEVEL:
            sentence = f"A level is from {LEAST_LEVEL} to {HIGHEST_LEVEL}."
            yield Issue(code="out_of_range", sentence=sentence, field=f"{field}level")


def check_relaxation(relax: Sequence[Relaxation], skills: Sequence[Asked]) -> Iterator[Issue]:
    """Each step takes back something that is asked for, and none asks for more."""
    if len(relax) > MAX_STEPS:
        sentence = f"There are {len(relax)} steps of relaxation; {MAX_STEPS} are allowed."
        yield Issue(code="too_many_steps", sentence=sentence, field="relax")
    levels = {each.skill.strip(): each.level for each in reversed(skills)}
    certain = not any("{{" in name for name in levels)
    timed = [(each.after if isinstance(each.after, int) else 0, at) for at, each in enumerate(relax)]
    in_time = all(isinstance(each.after, int) for each in relax)
    for _, at in sorted(timed) if in_time else timed:
        each, field = relax[at], f"relax[{at + 1}]"
        name = each.skill.strip()
        if not name:
            yield Issue(code="no_skill", sentence="No skill is named.", field=f"{field}.skill")
            continue
        if isinstance(each.level, int) and each.level > HIGHEST_LEVEL:
            sentence = f"A level is from {LEAST_LEVEL} to {HIGHEST_LEVEL}."
            yield Issue(code="out_of_range", sentence=sentence, field=f"{field}.level")
        if name not in levels:
            if certain and "{{" not in name:
                sentence = (
                    f"The node does not ask for “{name}” at that time; only a Require skill node could."
                )
                yield Issue(
                    code="nothing_to_relax",
                    sentence=sentence,
                    severity=Severity.WARNING,
                    field=f"{field}.skill",
                )
            continue
        before = levels[name]
        if isinstance(each.level, int) and isinstance(before, int) and each.level > before:
            sentence = f"The level of “{name}” would go up from {before} to {each.level}."
            yield Issue(code="level_goes_up", sentence=sentence, field=f"{field}.level")
        if each.level:
            levels[name] = each.level
        elif not each.preferred:
            del levels[name]
