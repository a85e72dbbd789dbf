"""Small makers of test data: scripts from nodes, facts from plain values."""

from collections.abc import Collection, Mapping
from typing import Any

import msgspec

from cordboard.core.calendar import Calendar
from cordboard.director.advance import Advance, advance, new_run
from cordboard.director.compiled import CompiledScript, compile_script
from cordboard.director.facts import AgentFacts, Facts, QueueFacts
from cordboard.director.orders import AnyOrder, TraceEntered, TraceExit
from cordboard.director.reading import decode_definition
from cordboard.director.run import Run
from cordboard.director.script import Definition
from cordboard.director.stimuli import AnyStimulus, Started

NOW = 1_790_000_000_000
"""Monday, 2026-09-21, 14:13:20 UTC."""


def a_definition(nodes: Mapping[str, Any], *, start: str = "start", properties: Any = ()) -> Definition:
    """A definition of the given nodes; a start node that leads to `first` is added unless there is one."""
    given = dict(nodes)
    given.setdefault("start", {"kind": "start", "exits": {"next": "first"}})
    return decode_definition({"format": 1, "start": start, "properties": list(properties), "nodes": given})


def a_script(nodes: Mapping[str, Any], *, start: str = "start", properties: Any = ()) -> CompiledScript:
    """The same, compiled."""
    return compile_script(a_definition(nodes, start=start, properties=properties))


def a_run() -> Run:
    """A run that has not begun."""
    return new_run(number=1, script="tested", version=1)


def some_facts(
    *,
    now: int = NOW,
    queues: Mapping[str, Any] | None = None,
    calendars: Mapping[str, Any] | None = None,
    people: Collection[Any] = (),
    lacks: Mapping[str, Collection[str]] | None = None,
    **values: Any,
) -> Facts:
    """Facts with queues and calendars given as plain values by name. `lacks`: what does not exist, by kind.

    `people`: everybody who is signed in.
    """
    known_queues = {name: msgspec.convert(each, QueueFacts) for name, each in (queues or {}).items()}
    known_calendars = {
        name: msgspec.convert({"name": name, **each}, Calendar) for name, each in (calendars or {}).items()
    }
    missing = lacks or {}
    signed_in = [msgspec.convert(each, AgentFacts) for each in people]
    return Facts(
        now=now,
        queue=known_queues.get,
        calendar=known_calendars.get,
        people=lambda: signed_in,
        has=lambda kind, name: name not in missing.get(kind, ()),
        **values,
    )


def told(script: CompiledScript, *stimuli: AnyStimulus, facts: Facts | None = None) -> Advance:
    """The answer to the last of the stimuli, after `Started` and the others."""
    facts = facts or some_facts()
    answer = advance(script, a_run(), Started(), facts)
    for stimulus in stimuli:
        answer = advance(script, answer.run, stimulus, facts)
    return answer


def effects(orders: tuple[AnyOrder, ...]) -> list[AnyOrder]:
    """The orders that are more than trace."""
    return [order for order in orders if not isinstance(order, TraceEntered | TraceExit)]


def path(orders: tuple[AnyOrder, ...]) -> list[str]:
    """The exits taken, as `node.exit`."""
    return [f"{order.node}.{order.exit}" for order in orders if isinstance(order, TraceExit)]
