"""A routing point's settings for a script."""

from typing import Any

import pytest

from cordboard.director.issues import Known
from cordboard.director.script import PropertyType
from cordboard.director.settings import complete_settings, validate_settings
from tests.director.builders import a_definition


def a_script_with(*properties: dict[str, Any]) -> Any:
    given = [{"exposed": True, **each} for each in properties]
    return a_definition({"first": {"kind": "end"}}, properties=given)


def codes(definition: Any, settings: dict[str, Any], known: Known | None = None) -> list[tuple[str, str]]:
    return [
        (error.name, error.code) for error in validate_settings(definition, settings, known=known or Known())
    ]


GOOD: dict[str, list[Any]] = {
    "text": ["", "Hello", "a" * 1_000],
    "message": ["", "Hello\nyou", "a" * 4_000],
    "number": [0, -1, 1.5, 2**53],
    "seconds": [0, 604_800],
    "yes_no": [True, False],
    "queue": ["", "General"],
    "group": ["Everyone"],
    "calendar": ["", "Office"],
    "skill": ["French"],
    "agent": ["ann"],
    "host": ["", "Robo"],
}
BAD: dict[str, list[Any]] = {
    "text": [None, 1, True, ["a"], "a" * 1_001],
    "message": [None, 1, "a" * 4_001],
    "number": [None, "1", True, 2**53 + 1, float("nan"), float("inf")],
    "seconds": [None, -1, 1.5, "20", True, 604_801],
    "yes_no": [None, 0, 1, "yes"],
    "queue": [None, 1, "a" * 101],
    "group": [None, 1],
    "calendar": [None, {}],
    "skill": [None, 3],
    "agent": [None, False],
    "host": [None, ["Robo"]],
}


@pytest.mark.parametrize("kind", list(PropertyType))
def test_values_that_fit_their_type_are_taken(kind: PropertyType) -> None:
    definition = a_script_with({"name": "a", "type": kind})

    for value in GOOD[kind]:
        assert codes(definition, {"a": value}) == [], value
        assert complete_settings(definition, {"a": value}) == {"a": value}


@pytest.mark.parametrize("kind", list(PropertyType))
def test_values_that_do_not_fit_their_type_are_refused_and_left_out(kind: PropertyType) -> None:
    definition = a_script_with({"name": "a", "type": kind, "default": GOOD[kind][0]})

    for value in BAD[kind]:
        assert codes(definition, {"a": value}) == [("a", "wrong_type")], value
        assert complete_settings(definition, {"a": value}) == {"a": GOOD[kind][0]}


def test_a_number_keeps_to_its_bounds() -> None:
    definition = a_script_with({"name": "priority", "type": "number", "least": 1, "most": 99, "default": 50})

    assert codes(definition, {"priority": 0}) == [("priority", "out_of_range")]
    assert codes(definition, {"priority": 100}) == [("priority", "out_of_range")]
    assert codes(definition, {"priority": 99}) == []


def test_names_are_looked_up_when_they_are_known() -> None:
    definition = a_script_with({"name": "queue", "type": "queue"}, {"name": "calendar", "type": "calendar"})
    known = Known(queues=["General"], calendars=[])

    assert codes(definition, {"queue": "Gone", "calendar": "Office"}, known) == [
        ("queue", "unknown_reference"),
        ("calendar", "unknown_reference"),
    ]
    assert codes(definition, {"queue": "General", "calendar": ""}, known) == []


def test_only_exposed_properties_can_be_set() -> None:
    definition = a_script_with({"name": "inner", "exposed": False, "default": "kept"})

    assert codes(definition, {"inner": "x", "other": 1}) == [
        ("inner", "not_exposed"),
        ("other", "unknown_setting"),
    ]
    assert complete_settings(definition, {"inner": "x", "other": 1}) == {"inner": "kept"}


def test_what_is_not_set_takes_the_default_or_the_empty_value() -> None:
    definition = a_script_with(
        {"name": "queue", "type": "queue", "default": "General"},
        {"name": "text"},
        {"name": "number", "type": "number"},
        {"name": "least", "type": "number", "least": 5},
        {"name": "flag", "type": "yes_no"},
    )

    assert complete_settings(definition, {}) == {
        "queue": "General",
        "text": "",
        "number": 0,
        "least": 5,
        "flag": False,
    }
