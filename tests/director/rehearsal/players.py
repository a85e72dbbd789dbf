"""Rehearses scripts that a test writes down, against scenarios in the words of their JSON."""

from collections.abc import Mapping
from typing import Any

import msgspec

from cordboard.director.rehearsal.rehearse import rehearse
from cordboard.director.rehearsal.rehearsed import Rehearsed
from cordboard.director.rehearsal.scenario import Scenario
from cordboard.director.rehearsal.surroundings import NOWHERE, Surroundings
from tests.director.builders import a_script

QUEUES: dict[str, Any] = {
    "first": {
        "kind": "enqueue",
        "queue": "General",
        "timeout": 60,
        "exits": {"answered": "done", "timeout": "sorry", "full": "full", "no_agents": "nobody"},
    },
    "done": {"kind": "end", "label": "helped"},
    "sorry": {"kind": "clear_chat", "reason": "too long", "message": "Sorry"},
    "full": {"kind": "clear_chat", "reason": "full", "message": "Too many"},
    "nobody": {"kind": "clear_chat", "reason": "nobody", "message": "Nobody is there"},
}
"""Waits for a minute in a queue."""


def a_scenario(**given: Any) -> Scenario:
    """A scenario from its JSON."""
    return msgspec.convert(given, Scenario)


def played(nodes: Mapping[str, Any], around: Surroundings = NOWHERE, /, **given: Any) -> Rehearsed:
    """The rehearsal of a script of these nodes, begun at `first`."""
    return rehearse(a_script(nodes), a_scenario(**given), around)


def steps(found: Rehearsed) -> list[str]:
    """The path."""
    return [each.step for each in found.path]


def told(found: Rehearsed) -> list[str]:
    """What the script said."""
    return [each.text for each in found.said if each.who == "script"]


def notes(found: Rehearsed) -> list[str]:
    """All remarks."""
    return [each.note for each in found.notes]
