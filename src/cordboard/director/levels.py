"""The stack of a run: the script itself, and the called scripts (macros) that are under way in it."""

from collections.abc import Callable, Mapping
from typing import Any

import msgspec

from cordboard.director.compiled import CompiledNode, CompiledScript
from cordboard.director.facts import Facts
from cordboard.director.run import Frame, Run, Value
from cordboard.director.script import Definition
from cordboard.director.settings import default_of, value_error
from cordboard.director.sprint import NodeError

MAX_DEPTH = 8
"""How deep scripts may call one another."""

Library = Callable[[str, int], CompiledScript | None]
"""Finds a version by script and number."""


class Level(msgspec.Struct, kw_only=True):
    """A script at work. `node`: the node of the level above that called it; empty for the run's own script."""

    compiled: CompiledScript
    settings: Mapping[str, Any]
    variables: dict[str, Value]
    script: str = ""
    version: int = 0
    node: str = ""
    path: str = ""
    """What stands before the ids of its nodes in the trace: the calling nodes, each with a slash."""

    def frame(self) -> Frame:
        """What of it is kept while the run waits."""
        return Frame(
            script=self.script,
            version=self.version,
            node=self.node,
            settings=dict(self.settings),
            variables=self.variables,
        )


def levels_of(script: CompiledScript, run: Run, facts: Facts, library: Library) -> list[Level] | str:
    """The stack of a run as it was left, the innermost last; or why it cannot be set up again."""
    levels = [Level(compiled=script, settings=facts.settings, variables=dict(run.variables))]
    for frame in run.frames:
        compiled = library(frame.script, frame.version)
        if compiled is None:
            return f"Version {frame.version} of the called script “{frame.script}” cannot be found"
        levels.append(
            Level(
                compiled=compiled,
                settings=frame.settings,
                variables=dict(frame.variables),
                script=frame.script,
                version=frame.version,
                node=frame.node,
                path=f"{levels[-1].path}{frame.node}/",
            )
        )
    return levels


def called(
    levels: list[Level], node: CompiledNode, *, script: str, arguments: Mapping[str, Any], facts: Facts
) -> Level:
    """The level of a script that a node calls now: its active version, with these arguments as settings.

    Raises NodeError when there is no active version, an argument does not fit, or the stack is too deep.
    """
    if len(levels) > MAX_DEPTH:
        raise NodeError(f"Scripts may call one another {MAX_DEPTH} deep, not deeper")
    active = facts.script(script)
    if active is None:
        raise NodeError(f"There is no script “{script}” with an active version")
    return Level(
        compiled=active.compiled,
        settings=_settings(active.compiled.definition, arguments, script=script),
        variables={},
        script=script,
        version=active.number,
        node=node.id,
        path=f"{levels[-1].path}{node.id}/",
    )


def _settings(definition: Definition, arguments: Mapping[str, Any], *, script: str) -> dict[str, Value]:
    settings: dict[str, Value] = {}
    for each in definition.properties:
        value = arguments.get(each.name)
        if value is None:
            settings[each.name] = default_of(each)
            continue
        error = value_error(each, value)
        if error is not None:
            raise NodeError(f"The argument {each.name} of “{script}” does not fit: {error.sentence}")
        settings[each.name] = value
    return settings
