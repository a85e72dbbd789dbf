"""The supplied scripts: they are sound, and they do what was recorded."""

import itertools
from pathlib import Path
from typing import Any

import pytest

from cordboard.core.variables import KNOWN
from cordboard.director.check import check
from cordboard.director.compiled import kind_of
from cordboard.director.graph import edges, reached_from
from cordboard.director.issues import Known
from cordboard.director.templates import EMPTY, supplied, supplied_names
from tests.director.golden import Play, lines_of, plays

EXPOSED = {
    "queue", "initial_message", "answer_timeout", "hunt_interval", "maximum_matches", "max_hunt_calls", "calendar",
    "closed_message", "no_agent_message", "priority",
}  # fmt: skip
NEW_SYSTEM = Known(
    queues=["General"], calendars=[], agents=[], groups=[], skills=[], variables=KNOWN, call_classes=[], outcomes=[],
    hosts=[], data_sources=[], scripts=supplied_names(),
)  # fmt: skip
"""A system in which there is nothing but the queue that the scripts begin with."""
WIDTH, HEIGHT = 200, 80
"""Of a box on the canvas."""


@pytest.mark.parametrize(("file", "play"), plays(), ids=lambda each: getattr(each, "stem", ""))
def test_a_supplied_script_does_what_was_recorded(file: Path, play: Play) -> None:
    assert lines_of(play) == play.lines


@pytest.mark.parametrize("name", supplied_names())
def test_a_supplied_script_has_no_issues_and_a_recorded_play(name: str) -> None:
    script = supplied(name)

    assert check(script.definition, NEW_SYSTEM) == []
    assert script.description
    assert name in {play.script for _, play in plays()}


@pytest.mark.parametrize("name", supplied_names())
def test_the_nodes_of_a_supplied_script_stand_apart_on_the_canvas(name: str) -> None:
    definition = supplied(name).definition
    places = definition.canvas

    assert set(places) == set(definition.nodes)
    for (one, (x, y)), (other, (u, v)) in itertools.combinations(places.items(), 2):
        assert abs(x - u) >= WIDTH or abs(y - v) >= HEIGHT, f"{one} and {other} overlap"


@pytest.mark.parametrize("name", supplied_names())
def test_a_supplied_script_flows_downwards_but_for_its_circles(name: str) -> None:
    definition = supplied(name).definition

    ways = edges(definition.nodes)
    for one, to in ((name, to) for name, leads in ways.items() for to in leads):
        if definition.canvas[to][1] <= definition.canvas[one][1]:
            assert one in reached_from([to], ways), f"{one} leads up to {to}"


@pytest.mark.parametrize("name", supplied_names())
def test_every_node_of_a_supplied_script_that_decides_has_a_note(name: str) -> None:
    for node in supplied(name).definition.nodes.values():
        assert node.note or len(kind_of(node).exits_of(node)) < 2


@pytest.mark.parametrize("name", [name for name in supplied_names() if name != EMPTY])
def test_every_supplied_script_heeds_the_emergency_switch_first(name: str) -> None:
    nodes = supplied(name).definition.nodes

    first = nodes[str(nodes["start"].exits["next"])]

    assert getattr(first, "expression", "") == "global.ContactCentreClosed"


@pytest.mark.parametrize("name", supplied_names())
def test_every_setting_of_a_supplied_script_explains_itself(name: str) -> None:
    for each in supplied(name).definition.properties:
        assert each.exposed
        assert each.label
        assert each.description.endswith(".")


@pytest.mark.parametrize("name", supplied_names())
def test_each_exit_of_a_supplied_script_is_taken_in_a_recorded_play(name: str) -> None:
    lines = [line for _, play in plays() if play.script == name for line in play.lines]

    nodes = supplied(name).definition.nodes
    exits = {f"{node}.{exit_}" for node in nodes for exit_ in nodes[node].exits}
    assert exits <= {line.split(" ")[0] for line in lines}


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
