"""Outside calls of a rehearsed chat, its data, called scripts, and what is told of it all."""

from typing import Any

import pytest

from cordboard.core.errors import Refused
from tests.director.rehearsal.players import notes, played, steps, told

CALLS: dict[str, Any] = {
    "first": {
        "kind": "http_request",
        "url": "https://crm.example/customers",
        "timeout": 5,
        "into": "answer",
        "exits": dict.fromkeys(("succeeded", "timeout", "failed"), "end"),
    },
    "end": {"kind": "end"},
}


@pytest.mark.parametrize(
    ("answers", "exit_", "at", "outcome"),
    [
        ([], "failed", 0, "failed"),
        ([{"value": {"status": 200, "json": {"gold": True}}, "after": 2}], "succeeded", 2, "succeeded"),
        ([{"outcome": "failed", "detail": "refused", "after": 1}], "failed", 1, "failed"),
        ([{"after": 6}], "timeout", 5, "timeout"),
        ([{"outcome": "timeout", "after": 3}], "timeout", 3, "timeout"),
    ],
)
def test_an_outside_call_ends_as_the_scenario_says(
    answers: list[Any], exit_: str, at: float, outcome: str
) -> None:
    found = played(CALLS, calls={"first": answers} if answers else {})

    assert (steps(found)[1], found.path[1].left) == (f"first.{exit_}", at)
    (call,) = found.outside_calls
    assert (call.node, call.order["kind"], call.outcome, call.ended) == ("first", "http_call", outcome, at)


def test_what_a_call_brings_is_in_the_variables() -> None:
    found = played(CALLS, calls={"first": [{"value": {"status": 200, "json": {"gold": True}}}]})

    assert found.variables["answer"] == {"status": 200, "text": "", "json": {"gold": True}}


def test_calls_of_a_node_are_answered_in_their_order() -> None:
    nodes = {
        **CALLS,
        "first": {**CALLS["first"], "exits": {"succeeded": "end", "failed": "wait", "timeout": "end"}},
        "wait": {"kind": "wait", "seconds": 10, "exits": {"done": "first"}},
    }

    found = played(nodes, calls={"first": [{"outcome": "failed"}, {"outcome": "failed"}, {"value": {}}]})

    assert [each.outcome for each in found.outside_calls] == ["failed", "failed", "succeeded"]
    assert found.end.at == 20


def test_a_called_script_comes_from_the_scenario_and_its_calls_are_named_by_their_path() -> None:
    inner = {
        "format": 1,
        "start": "start",
        "nodes": {"start": {"kind": "start", "exits": {"next": "first"}}, **CALLS},
    }
    nodes = {
        "first": {"kind": "run_script", "script": "Inner", "exits": {"ended": "end", "failed": "end"}},
        "end": {"kind": "end"},
    }

    with_it = played(nodes, scripts={"Inner": inner}, calls={"first/first": [{"value": {}, "after": 1}]})
    without = played(nodes)

    assert steps(with_it)[1:] == [
        "first.ended",
        "first/start.next",
        "first/first.succeeded",
        "first/end",
        "end",
    ]
    assert (steps(without)[1], without.path[1].why) == (
        "first.failed",
        "There is no script “Inner” with an active version",
    )


def test_a_called_script_that_is_none_is_refused() -> None:
    with pytest.raises(Refused, match="The script 'Inner': "):
        played(CALLS, scripts={"Inner": {"format": 1}})


def test_what_a_script_sets_can_be_read_afterwards() -> None:
    nodes = {
        "first": {"kind": "set_clipboard", "name": "tier", "value": "gold", "exits": {"next": "two"}},
        "two": {"kind": "set_global", "name": "Closed", "value": True, "exits": {"next": "three"}},
        "three": {"kind": "set_class", "value": "VIP", "exits": {"next": "four"}},
        "four": {"kind": "wait", "seconds": 1, "exits": {"done": "five"}},
        "five": {
            "kind": "send_message",
            "text": "{{clipboard.tier}} {{global.Closed}} {{chat.class}}",
            "exits": {"next": "six"},
        },
        "six": {"kind": "add_note", "value": "noted", "exits": {"next": "end"}},
        "end": {"kind": "end"},
    }

    found = played(nodes, clipboard={"old": "1"}, variables={"Closed": False})

    assert told(found) == ["gold yes VIP"]
    assert found.clipboard == {"old": "1", "tier": "gold"}
    assert [each.order["kind"] for each in found.orders] == [
        "set_data",
        "set_global",
        "set_class",
        "say",
        "add_note",
        "finish",
    ]


def test_a_full_clipboard_is_remarked_and_the_chat_goes_on() -> None:
    nodes = {
        "first": {"kind": "set_clipboard", "name": "one_more", "value": "x", "exits": {"next": "end"}},
        "end": {"kind": "end"},
    }

    found = played(nodes, clipboard={str(number): "x" for number in range(100)})

    assert notes(found) == ["one_more is not on the clipboard: it holds 100 entries."]
    assert "one_more" not in found.clipboard
    assert steps(found)[-1] == "end"


def test_a_setting_that_does_not_fit_is_told() -> None:
    found = played(CALLS, settings={"colour": "red"})

    assert notes(found)[0] == "The setting colour: The script has no setting “colour”."


def test_what_is_wrong_with_the_script_is_told() -> None:
    found = played({"first": {"kind": "log", "text": "{{", "exits": {"next": "nowhere"}}})

    assert {(each.node, each.code) for each in found.issues} >= {
        ("first", "expression"),
        ("first", "dangling_exit"),
    }
    assert found.end.how == "ended"


@pytest.mark.parametrize(
    ("given", "told_"),
    [
        ({"at": "yesterday"}, "`at` is 'yesterday'"),
        ({"at": "1700-01-01T00:00:00Z"}, "between 1980 and 2200"),
        (
            {"calendars": {"Office": {"weekly": {"mon": [["9", "17"]]}}}},
            "The calendar 'Office' cannot be read",
        ),
        ({"calendars": {"Office": {"time_zone": "Moon/Base"}}}, "The calendar 'Office' cannot be used"),
    ],
)
def test_a_scenario_that_cannot_be_understood_is_refused(given: dict[str, Any], told_: str) -> None:
    with pytest.raises(Refused, match=told_):
        played(CALLS, **given)
