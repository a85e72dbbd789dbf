"""Definitions that somebody has spoilt: each is read whole or refused with reasons, and the reasons name who is to blame."""

import copy
import sys
from types import FrameType
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cordboard.director.check import MAX_ISSUES, check
from cordboard.director.compiled import CompiledScript, compile_script
from cordboard.director.issues import Issue
from cordboard.director.reading import read_definition
from cordboard.director.script import Definition, encode_definition
from cordboard.director.templates import supplied, supplied_names
from tests.director.generated import scripts

ODD = st.sampled_from(
    [
        *(None, True, 0, -1, 2**53, 2**200, 1e308, "", "x", "{{", "{{script.n}}", "\0", "x" * 5_000),
        *("queue", "failed", "n0", "start", "é/́\u202e", [], {}, [[]], [None], ["x"] * 60, {"": ""}),
        *({"a": {}}, {"kind": "log"}),
    ]
).map(copy.deepcopy)
SUPPLIED = [msgspec.to_builtins(supplied(name).definition) for name in supplied_names()]
WHOLE = frozenset({"unset_variable", "loop_may_not_wait", "more_issues"})
"""Codes of what depends on other nodes too."""


def places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The way to every value inside."""
    found = [path] if path else []
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, each in inside:
        found += places(each, (*path, key))
    return found


@st.composite
def definitions(draw: st.DrawFn) -> dict[str, Any]:
    """Valid in form: a supplied one, or one of nodes at random."""
    given_ = draw(
        st.sampled_from(SUPPLIED) | scripts().map(lambda script: msgspec.to_builtins(script.definition))
    )
    return copy.deepcopy(given_)


@st.composite
def spoilt(draw: st.DrawFn) -> dict[str, Any]:
    """Somewhere something is taken away, put in, renamed or replaced; up to four times."""
    definition = draw(definitions())
    for _ in range(draw(st.integers(1, 4))):
        ways = places(definition)
        if not ways:
            break
        *way, last = draw(st.sampled_from(ways))
        holder: Any = definition
        for step in way:
            holder = holder[step]
        match draw(st.sampled_from(["replace", "replace", "remove", "add", "rename"])):
            case "replace":
                holder[last] = draw(ODD)
            case "remove":
                del holder[last]
            case "rename" if isinstance(holder, dict):
                holder[str(draw(ODD))[:70]] = holder.pop(last)
            case _ if isinstance(holder, dict):
                holder[str(draw(ODD))[:70]] = draw(ODD)
            case _:
                holder.append(draw(ODD))
    return definition


@given(spoilt())
def test_whatever_is_given_is_read_whole_or_refused_with_reasons(given_: dict[str, Any]) -> None:
    reading = read_definition(given_)

    assert (reading.definition is None) == bool(reading.issues)
    assert all(issue.sentence and issue.code for issue in reading.issues)
    nodes = given_.get("nodes")
    assert {issue.node for issue in reading.issues} <= {"", *(nodes if isinstance(nodes, dict) else ())}
    if reading.definition is not None:
        runs_and_is_checked(reading.definition)


@given(st.binary(max_size=60) | st.text(max_size=60).map(str.encode))
def test_no_bytes_are_too_odd_to_be_refused(given_: bytes) -> None:
    assert read_definition(given_).issues


def runs_and_is_checked(definition: Definition) -> None:
    again = read_definition(encode_definition(definition)).definition
    issues = check(definition)

    assert again == definition
    assert isinstance(compile_script(definition), CompiledScript)
    assert len(issues) <= MAX_ISSUES + 1
    assert {issue.node for issue in issues} <= {"", *definition.nodes}
    msgspec.json.encode(issues)


@given(st.data())
def test_the_mistake_in_a_node_is_told_of_that_node_alone(data: st.DataObject) -> None:
    sound = data.draw(definitions())
    name = data.draw(st.sampled_from(sorted(sound["nodes"])))
    fields = sorted(set(sound["nodes"][name]) - {"kind", "exits", "note"}) or ["note"]
    broken = copy.deepcopy(sound)
    broken["nodes"][name][data.draw(st.sampled_from(fields))] = data.draw(ODD)

    before, after = read_definition(sound), read_definition(broken)

    assert before.definition is not None
    if after.definition is None:
        known = check(before.definition)
        assert {issue.node for issue in after.issues if issue not in known} == {name}
    else:
        assert of_others(check(after.definition), name) == of_others(check(before.definition), name)


def of_others(issues: list[Issue], name: str) -> list[Issue]:
    return [issue for issue in issues if issue.node != name and issue.code not in WHOLE]


def a_row(number: int, node: dict[str, Any]) -> Definition:
    """So many nodes alike, one after the other."""
    nodes = {f"n{each}": {**node, "exits": {"next": f"n{each + 1}"}} for each in range(number)}
    read = read_definition({"format": 1, "start": "n0", "nodes": nodes})
    assert read.definition is not None, read.issues
    return read.definition


@pytest.mark.parametrize(
    "node",
    [
        {"kind": "log", "text": "{{script.a}}" * 20},
        {"kind": "set_variable", "name": "a", "value": "{{script.a + script.b}}"},
        {"kind": "log", "text": "plain"},
    ],
    ids=["variables", "formulas", "words"],
)
def test_the_work_of_a_check_grows_no_faster_than_the_script(node: dict[str, Any]) -> None:
    few, many = (calls_of_check(a_row(number, node)) for number in (50, 200))

    assert many < 5 * few


def calls_of_check(definition: Definition) -> int:
    """How many Python functions a check calls or resumes: the same on every machine."""
    count = 0

    def seen(_frame: FrameType, event: str, _value: object) -> None:
        nonlocal count
        count += event == "call"

    sys.setprofile(seen)
    try:
        check(definition)
    finally:
        sys.setprofile(None)
    return count
