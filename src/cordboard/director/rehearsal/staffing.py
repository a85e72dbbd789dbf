"""Who is there when a scenario names nobody: somebody who can do what is asked for, and whoever is named anywhere."""

from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from cordboard.director.compiled import sources
from cordboard.director.rehearsal.scenario import Scenario
from cordboard.director.rehearsal.surroundings import Surroundings
from cordboard.director.script import Definition

SOMEBODY = "agent"
"""The agent who is there if a scenario names none."""
BEST = 10
"""The level of whatever skill that agent has."""


class Staff(msgspec.Struct, frozen=True, kw_only=True):
    """Those who are there: each in all the groups, with all the skills."""

    names: tuple[str, ...] = (SOMEBODY,)
    groups: tuple[str, ...] = ()
    skills: dict[str, int] = {}
    queues: tuple[str, ...] = ()


def staff_of(
    scenario: Scenario, around: Surroundings, definition: Definition, settings: Mapping[str, Any]
) -> Staff:
    """Groups, skills and queues: all that are configured, and those that the script names."""
    named = list(_named(definition, settings))
    agents = [
        SOMEBODY,
        scenario.answered_by,
        scenario.visitor.last_agent,
        *(step.agent for step in scenario.steps),
        *(place[6:] for place in scenario.routes if place.startswith("agent:")),
        *(name for kind, name in named if kind == "agent"),
    ]
    known = around.known
    return Staff(
        names=tuple(
            name
            for name in dict.fromkeys(agents)
            if name and (name == SOMEBODY or not known.lacks("agent", name))
        ),
        groups=_all("group", named, around.groups),
        skills=dict.fromkeys(_all("skill", named, around.skills), BEST),
        queues=_all("queue", named, tuple(scenario.queues)),
    )


def _named(definition: Definition, settings: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for node in definition.nodes.values():
        for place, text in sources(node):
            if place.names and "{{" not in text:
                yield place.names, text.strip()
    for each in definition.properties:
        yield str(each.type), str(settings.get(each.name) or "")


def _all(kind: str, named: list[tuple[str, str]], configured: tuple[str, ...]) -> tuple[str, ...]:
    found = [name for kind_, name in named if kind_ == kind and name]
    return tuple(dict.fromkeys((*configured, *found)))
