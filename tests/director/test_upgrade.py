"""Old definitions are carried forward step by step."""

from typing import Any

import pytest

from cordboard.core.errors import Refused
from cordboard.director.script import FORMAT
from cordboard.director.upgrade import STEPS, upgraded


def say_became_send_message(definition: dict[str, Any]) -> dict[str, Any]:
    """An invented step: the kind `say` was renamed."""
    nodes = {
        name: {**node, "kind": "send_message"} if node["kind"] == "say" else node
        for name, node in definition["nodes"].items()
    }
    return {**definition, "nodes": nodes}


def start_became_first(definition: dict[str, Any]) -> dict[str, Any]:
    """Another invented step: the field `start` was renamed."""
    rest = {name: value for name, value in definition.items() if name != "start"}
    return {**rest, "first": definition["start"]}


INVENTED = {1: say_became_send_message, 2: start_became_first}


def test_steps_are_applied_in_order_from_the_format_that_was_found() -> None:
    old = {"format": 1, "start": "a", "nodes": {"a": {"kind": "say"}}}
    newer = {"format": 2, "start": "a", "nodes": {"a": {"kind": "say"}}}

    assert upgraded(old, steps=INVENTED, to=3) == {
        "format": 3,
        "first": "a",
        "nodes": {"a": {"kind": "send_message"}},
    }
    assert upgraded(newer, steps=INVENTED, to=3) == {
        "format": 3,
        "first": "a",
        "nodes": {"a": {"kind": "say"}},
    }


def test_the_definition_handed_in_stays_as_it_was() -> None:
    old = {"format": 1, "start": "a", "nodes": {"a": {"kind": "say"}}}

    upgraded(old, steps=INVENTED, to=3)

    assert old == {"format": 1, "start": "a", "nodes": {"a": {"kind": "say"}}}


def test_the_present_format_is_left_alone() -> None:
    definition = {"format": FORMAT, "anything": [1, 2]}

    assert upgraded(definition) == definition


@pytest.mark.parametrize("found", [None, 0, -1, "1", 1.0, True, FORMAT + 1])
def test_a_format_that_is_not_known_is_refused(found: Any) -> None:
    with pytest.raises(Refused, match="format"):
        upgraded({"format": found})


def test_there_is_a_step_for_every_older_format() -> None:
    assert set(STEPS) == set(range(1, FORMAT))
    assert all(step.__doc__ for step in STEPS.values())
