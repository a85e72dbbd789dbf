"""Every kind of node has examples that take each of its exits; they are walked here."""

import itertools
from pathlib import Path
from typing import Any

import msgspec
import pytest

from cordboard.director.advance import advance
from cordboard.director.check import check, errors
from cordboard.director.compiled import CompiledScript
from cordboard.director.facts import ActiveVersion
from cordboard.director.levels import Library
from cordboard.director.node import FAILED
from cordboard.director.nodes import BY_NAME, KINDS
from cordboard.director.orders import TraceExit
from cordboard.director.stimuli import AnyStimulus
from tests.director.builders import NOW, a_run, a_script, effects, some_facts

EXAMPLES = Path(__file__).parent / "examples"
NODES = Path(__file__).parents[2] / "src" / "cordboard" / "director" / "nodes"


class Stimulated(msgspec.Struct, forbid_unknown_fields=True):
    """A stimulus, so many seconds after the one before."""

    tell: AnyStimulus
    after: int = 0


class Expected(msgspec.Struct, forbid_unknown_fields=True):
    """What came of it. `orders`: all of the node's, without the trace. `exit` null: it waits or has ended."""

    exit: str | None
    orders: list[dict[str, Any]] = []
    variables: dict[str, Any] | None = None
    accepts: list[str] | None = None
    due_in: int | None = None
    read: dict[str, Any] | None = None
    why: str | None = None


class Example(msgspec.Struct, forbid_unknown_fields=True):
    """One case. `connected`: the exits that lead on; without it all but `failed`."""

    description: str
    settings: dict[str, Any]
    expected: Expected
    facts: dict[str, Any] = {}
    properties: list[dict[str, Any]] = []
    variables: dict[str, Any] = {}
    stimuli: list[Stimulated] = []
    scripts: dict[str, dict[str, Any]] = {}
    """Scripts that may be called, each by its nodes after the start."""
    connected: list[str] | None = None
    faulty: bool = False
    """Whether `check` finds an error in it."""


def examples(kind: str) -> list[Example]:
    return msgspec.json.decode((EXAMPLES / f"{kind}.json").read_bytes(), type=list[Example])


def script_of(kind: str, example: Example) -> CompiledScript:
    """start → the node → an end for every exit."""
    connected = example.connected if example.connected is not None else list(BY_NAME[kind].exits)
    node = {"kind": kind, **example.settings, "exits": {name: f"after_{name}" for name in connected}}
    before = {
        f"set_{name}": {"kind": "set_variable", "name": name, "value": value}
        for name, value in example.variables.items()
    }
    names = ["start", *before, "node"]
    chain: dict[str, Any] = {"start": {"kind": "start"}, **before}
    for name, following in itertools.pairwise(names):
        chain[name]["exits"] = {"next": following}
    ends = {f"after_{name}": {"kind": "end", "label": name} for name in connected}
    if kind == "start":
        return a_script({"node": node, **ends, "start": {"kind": "end"}}, start="node")
    return a_script({**chain, "node": node, **ends}, properties=example.properties)


@pytest.mark.parametrize("kind", [kind.name for kind in KINDS])
def test_each_example_of_a_kind_comes_out_as_written(kind: str) -> None:
    for example in examples(kind):
        script = script_of(kind, example)
        run, orders, now = a_run(), list[Any](), NOW
        called = {name: ActiveVersion(1, _callable(nodes)) for name, nodes in example.scripts.items()}

        started: list[Stimulated] = [msgspec.convert({"tell": {"kind": "started"}}, Stimulated)]
        for stimulated in started + example.stimuli:
            now += stimulated.after * 1_000
            facts = some_facts(now=now, **example.facts)
            if called:
                facts = msgspec.structs.replace(facts, script=called.get)
            answer = advance(script, run, stimulated.tell, facts, library=_library(called))
            run = answer.run
            orders += answer.orders

        where = f"{kind}: {example.description}"
        taken = [order for order in orders if isinstance(order, TraceExit) and order.node == "node"]
        expected = example.expected
        assert [each.exit for each in taken] == ([expected.exit] if expected.exit else []), where
        own = [order for order in effects(tuple(orders)) if kind == "end" or _kind(order) != "finish"]
        assert msgspec.json.decode(msgspec.json.encode(own)) == expected.orders, where
        if expected.variables is not None:
            rest = {name: value for name, value in run.variables.items() if name != "first_message"}
            assert rest == expected.variables, where
        if expected.accepts is not None:
            assert run.wait is not None, where
            assert list(run.wait.accepts) == expected.accepts, where
            due_at = None if expected.due_in is None else now + expected.due_in * 1_000
            assert run.wait.due_at == due_at, where
        if expected.read is not None:
            assert taken[0].read == expected.read, where
        if expected.why is not None:
            assert taken[0].why == expected.why, where
        assert bool(errors(check(script.definition))) == example.faulty, (where, check(script.definition))


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_the_examples_of_a_kind_take_each_of_its_exits(kind: Any) -> None:
    exits = {*kind.exits, *([FAILED] if kind.can_fail else [])}

    taken = {example.expected.exit for example in examples(kind.name)} - {None}

    assert taken >= exits
    assert kind.open_exits or taken - exits <= {
        exit_
        for example in examples(kind.name)
        for exit_ in kind.exits_of(msgspec.convert({"kind": kind.name, **example.settings}, kind.settings))
    }


def test_every_file_of_a_kind_is_in_the_list_and_every_example_belongs_to_one() -> None:
    in_list = {kind.name for kind in KINDS}

    files = {file.stem for file in NODES.glob("*.py")} - {"__init__"}

    assert files == in_list
    assert {file.stem for file in EXAMPLES.glob("*.json")} == in_list


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_a_kind_explains_itself_and_its_exits(kind: Any) -> None:
    assert kind.description
    assert all(sentence.endswith(".") for sentence in kind.exits.values())
    assert {*kind.at_once(kind.settings()), *kind.optional, *kind.agent_talks_after} <= set(kind.exits)


def _library(called: dict[str, ActiveVersion]) -> Library:
    return lambda name, _: called[name].compiled


def _callable(nodes: dict[str, Any]) -> CompiledScript:
    first = next(iter(nodes))
    return a_script({"start": {"kind": "start", "exits": {"next": first}}, **nodes})


def _kind(order: Any) -> str:
    return str(type(order).__struct_config__.tag)
