"""The supplied scripts: they are sound, and they do what was recorded."""

from pathlib import Path
from typing import Any

import pytest

from cordboard.director.check import check
from cordboard.director.issues import Known
from cordboard.director.templates import EMPTY, supplied, supplied_names, supplied_scripts
from tests.director.golden import Play, lines_of, plays

EXPOSED = {
    "queue", "initial_message", "answer_timeout", "hunt_interval", "maximum_matches", "max_hunt_calls", "calendar",
    "closed_message", "no_agent_message", "priority",
}  # fmt: skip


@pytest.mark.parametrize(("file", "play"), plays(), ids=lambda each: getattr(each, "stem", ""))
def test_a_supplied_script_does_what_was_recorded(file: Path, play: Play) -> None:
    assert lines_of(play) == play.lines


@pytest.mark.parametrize("name", supplied_names())
def test_a_supplied_script_has_no_issues_and_a_recorded_play(name: str) -> None:
    script = supplied(name)

    assert check(script.definition, Known(queues=["General"], calendars=[])) == []
    assert script.description
    assert name in {play.script for _, play in plays()}


def test_every_node_of_the_supplied_scripts_has_a_place_on_the_canvas() -> None:
    for script in supplied_scripts():
        assert set(script.definition.canvas) == set(script.definition.nodes)


def test_chat_routing_exposes_the_settings_of_a_routing_point() -> None:
    exposed: dict[str, Any] = {
        each.name: each for each in supplied("Chat Routing").definition.properties if each.exposed
    }

    assert set(exposed) >= EXPOSED
    assert all(each.label and each.description for each in exposed.values())
    assert exposed["queue"].default == "General"


def test_the_empty_script_is_the_first_of_the_supplied() -> None:
    assert supplied_names()[0] == EMPTY
    assert [node.note != "" for node in supplied(EMPTY).definition.nodes.values()] == [True, True]


def test_a_name_that_is_not_supplied_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        supplied("Teleport")
