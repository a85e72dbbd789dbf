"""What is found wrong with a script before it runs."""

from typing import Any

import pytest

from cordboard.director.check import check, errors
from cordboard.director.issues import Issue, Known, Severity
from tests.director.builders import a_definition

END: dict[str, Any] = {"kind": "end"}
QUEUE: dict[str, Any] = {
    "kind": "enqueue",
    "queue": "General",
    "exits": {"answered": "end", "timeout": "end", "full": "end"},
}

SWITCH: dict[str, Any] = {"kind": "switch", "expression": "form.a"}


def say(to: str | None = "end", text: str = "Hello") -> dict[str, Any]:
    return {"kind": "send_message", "text": text, "exits": {"next": to}}


def found(
    nodes: dict[str, Any], *, properties: Any = (), known: Known | None = None, **kwargs: Any
) -> list[Issue]:
    return check(a_definition({**nodes, "end": END}, properties=properties, **kwargs), known or Known())


def brief(issues: list[Issue]) -> list[tuple[str, str, str]]:
    return [(issue.node, issue.code, issue.severity) for issue in issues]


def test_a_good_script_has_no_issues() -> None:
    assert found({"first": say("queue"), "queue": QUEUE}) == []


@pytest.mark.parametrize(
    ("nodes", "wanted"),
    [
        pytest.param(
            {"first": say("nowhere")},
            [("first", "dangling_exit", "error"), ("end", "unreachable", "warning")],
            id="an exit to nowhere",
        ),
        pytest.param(
            {"first": say(None)},
            [("first", "unconnected_exit", "warning"), ("end", "unreachable", "warning")],
            id="an exit not connected",
        ),
        pytest.param(
            {"first": {"kind": "end", "exits": {"next": "end"}}},
            [("first", "unknown_exit", "error")],
            id="an exit that the kind has not",
        ),
        pytest.param(
            {"first": {**QUEUE, "exits": {**QUEUE["exits"], "failed": "end"}}},
            [],
            id="failed is an exit of most kinds",
        ),
        pytest.param(
            {"first": say(), "island": say()}, [("island", "unreachable", "warning")], id="unreachable"
        ),
        pytest.param(
            {"first": say("second"), "second": say("third"), "third": say("second")},
            [("second", "loop_without_wait", "error"), ("end", "unreachable", "warning")],
            id="a circle without a wait",
        ),
        pytest.param(
            {"first": say("first")},
            [("first", "loop_without_wait", "error"), ("end", "unreachable", "warning")],
            id="a node that leads to itself",
        ),
        pytest.param(
            {
                "first": {"kind": "wait", "seconds": 5, "exits": {"done": "second"}},
                "second": {
                    "kind": "test",
                    "expression": "form.a == 1",
                    "exits": {"true": "first", "false": "end"},
                },
            },
            [],
            id="a circle with a wait",
        ),
        pytest.param(
            {
                "first": {**QUEUE, "exits": {"answered": "end", "timeout": "end", "full": "again"}},
                "again": say("first"),
            },
            [("first", "loop_may_not_wait", "warning")],
            id="a circle by a way that may not wait",
        ),
        pytest.param(
            {
                "first": {"kind": "set_variable", "name": "pause", "value": 0, "exits": {"next": "second"}},
                "second": {"kind": "wait", "seconds": "{{script.pause}}", "exits": {"done": "second"}},
            },
            [("second", "loop_may_not_wait", "warning"), ("end", "unreachable", "warning")],
            id="a circle by a wait that may be of no time",
        ),
        pytest.param(
            {
                "first": {**QUEUE, "exits": {**QUEUE["exits"], "answered": "talk"}},
                "talk": say("later"),
                "later": QUEUE,
            },
            [("later", "wait_after_answered", "error")],
            id="a wait when an agent has the chat",
        ),
        pytest.param(
            {"first": {**QUEUE, "exits": {**QUEUE["exits"], "answered": "first"}}},
            [("first", "wait_after_answered", "error")],
            id="a queue that queues again after the answer",
        ),
        pytest.param({"first": {**QUEUE, "queue": " "}}, [("first", "no_queue", "error")], id="no queue"),
        pytest.param(
            {"first": {**QUEUE, "priority": 100, "maximum_matches": 0}},
            [("first", "out_of_range", "error"), ("first", "out_of_range", "error")],
            id="values over their limits",
        ),
        pytest.param({"first": say(text=" ")}, [("first", "empty_text", "warning")], id="no text"),
        pytest.param(
            {"first": {"kind": "test", "exits": {"true": "end", "false": "end"}}},
            [("first", "no_expression", "error")],
            id="nothing to test",
        ),
        pytest.param(
            {"first": {"kind": "set_variable", "exits": {"next": "end"}}},
            [("first", "no_name", "error")],
            id="a variable without a name",
        ),
        pytest.param(
            {"first": {"kind": "set_clipboard", "exits": {"next": "end"}}},
            [("first", "no_name", "error")],
            id="a clipboard entry without a name",
        ),
        pytest.param(
            {
                "first": {
                    "kind": "ask",
                    "answer": "choice",
                    "exits": {"answered": "end", "timeout": "end", "invalid": "end"},
                }
            },
            [("first", "empty_text", "error"), ("first", "no_choices", "error")],
            id="a question without words or choices",
        ),
        pytest.param(
            {"first": {"kind": "wait", "seconds": 0, "exits": {"done": "end"}}},
            [("first", "no_time", "error")],
            id="a wait of no time",
        ),
        pytest.param(
            {"first": {"kind": "on_date", "exits": {"true": "end", "false": "end"}}},
            [("first", "no_calendar", "error")],
            id="no calendar",
        ),
        pytest.param(
            {
                "first": {
                    "kind": "present_to_agent",
                    "exits": dict.fromkeys(
                        ["answered", "timeout", "declined", "busy", "not_ready", "unknown"], "end"
                    ),
                }
            },
            [("first", "no_agent", "error")],
            id="no agent",
        ),
        pytest.param(
            {"first": say(text="{{script.tries}}")},
            [("first", "unset_variable", "warning")],
            id="a variable never set",
        ),
        pytest.param(
            {"first": say(text="{{script.first_message}}")}, [], id="the first message is always set"
        ),
    ],
)
def test_what_is_wrong_is_told_with_its_node(
    nodes: dict[str, Any], wanted: list[tuple[str, str, str]]
) -> None:
    assert brief(found(nodes)) == wanted


def test_no_start_is_an_error_of_the_script() -> None:
    assert brief(found({"first": say()}, start="nowhere")) == [("", "no_start", "error")]
    assert brief(errors(found({"first": say()}, start="first"))) == [("", "no_start", "error")]


def test_a_mistake_in_an_expression_is_told_with_its_column_in_the_whole_text() -> None:
    [issue] = found({"first": say(text="Hello {{visitor.nam}}")})

    assert issue == Issue(
        node="first",
        code="expression",
        field="text",
        column=17,
        sentence="There is no visitor.nam; there are id, name, email, number, language, verified.",
    )


def test_an_unknown_setting_in_an_expression_is_an_error() -> None:
    [issue] = found({"first": {**QUEUE, "queue": "{{settings.queu}}"}}, properties=[{"name": "queue"}])

    assert issue.code == "expression"
    assert issue.column == 12


def test_names_that_are_not_there_are_told_when_the_names_are_known() -> None:
    nodes = {
        "first": {"kind": "on_date", "calendar": "Office", "exits": {"true": "queue", "false": "agent"}},
        "queue": QUEUE,
        "agent": {
            "kind": "present_to_agent",
            "agent": "ann",
            "exits": dict.fromkeys(
                ["answered", "timeout", "declined", "busy", "not_ready", "unknown"], "last"
            ),
        },
        "last": say(text='{{global.Closed}} {{queue("Sales").waiting}}'),
    }

    nothing = Known(queues=[], calendars=[], agents=[], variables=[])
    everything = Known(
        queues=["General", "Sales"], calendars=["Office"], agents=["ann"], variables=["Closed"]
    )

    assert brief(found(nodes, known=nothing)) == [
        ("first", "unknown_calendar", "error"),
        ("queue", "unknown_queue", "error"),
        ("agent", "unknown_agent", "warning"),
        ("last", "unknown_variable", "warning"),
        ("last", "unknown_queue", "warning"),
    ]
    assert found(nodes, known=everything) == []
    assert found(nodes) == []


@pytest.mark.parametrize(
    ("node", "wanted"),
    [
        ({**SWITCH, "exits": {"otherwise": "end"}}, [("no_cases", "warning")]),
        ({**SWITCH, "cases": [{"exit": "a", "values": [1]}], "exits": {"otherwise": "end"}}, [("unconnected_exit", "warning")]),
        ({**SWITCH, "cases": [{"exit": "a"}], "exits": {"a": "end", "otherwise": "end"}}, [("no_values", "warning")]),
        (
            {**SWITCH, "cases": [{"exit": "a", "values": [1]}, {"exit": "a", "values": [1]}], "exits": {"a": "end", "otherwise": "end"}},
            [("duplicate_case", "error"), ("duplicate_value", "warning")],
        ),
        (
            {**SWITCH, "cases": [{"exit": "failed", "values": [True]}, {"values": [1]}], "exits": {"otherwise": "end", "failed": "end", "": "end"}},
            [("reserved_name", "error"), ("no_name", "error")],
        ),
        (
            {"kind": "split", "shares": [{"name": "a", "percent": 50}, {"name": "a", "percent": 49.9}], "exits": {"a": "end"}},
            [("not_a_whole", "error"), ("duplicate_share", "error")],
        ),
        (
            {"kind": "split", "shares": [{"name": x, "percent": 100 / 3} for x in "abc"], "exits": dict.fromkeys("abc", "end")},
            [],
        ),
        (
            {"kind": "http_request", "url": "https://{{form.a}}.example/", "headers": {"X": "a\nb"}, "body": "{", "timeout": 0, "exits": {"succeeded": "end", "failed": "end", "timeout": "end"}},
            [("open_host", "error"), ("line_break", "error"), ("no_json", "error"), ("out_of_range", "error")],
        ),
        ({"kind": "http_request", "url": "https://a.example/{{form.a}}?b={{form.b}}", "exits": dict.fromkeys(("succeeded", "failed", "timeout"), "end")}, []),
        ({"kind": "http_request", "url": "https://a.example/a b", "exits": dict.fromkeys(("succeeded", "failed", "timeout"), "end")}, [("bad_url", "error")]),
        ({"kind": "http_request", "url": "https://a.example:99999/", "exits": dict.fromkeys(("succeeded", "failed", "timeout"), "end")}, [("bad_url", "error")]),
        ({"kind": "http_request", "url": "https://a.example/#{{form.a}}", "exits": dict.fromkeys(("succeeded", "failed", "timeout"), "end")}, [("bad_url", "error")]),
        (
            {"kind": "leave_message", "fields": [{"name": "a"}, {"name": "a", "question": "A?"}, {"question": "B?"}], "mail_to": "desk", "exits": {"left": "end", "timeout": "end"}},
            [("empty_text", "error"), ("duplicate_field", "error"), ("no_name", "error"), ("no_address", "error")],
        ),
    ],
)  # fmt: skip
def test_the_rules_of_a_kind_are_told(node: dict[str, Any], wanted: list[tuple[str, str]]) -> None:
    assert [(issue.code, issue.severity) for issue in found({"first": node})] == wanted


def test_properties_are_checked() -> None:
    properties = [
        {"name": "a", "type": "number", "default": "many"},
        {"name": "a"},
        {"name": "b", "type": "queue", "default": "Gone"},
        {"name": "c", "type": "number", "default": 100, "most": 99},
    ]

    issues = found({"first": say()}, properties=properties, known=Known(queues=[]))

    assert brief(issues) == [
        ("", "wrong_type", "error"),
        ("", "duplicate_property", "error"),
        ("", "unknown_reference", "warning"),
        ("", "out_of_range", "error"),
    ]


def test_all_issues_come_at_once_in_node_order() -> None:
    nodes = {
        "z": say("nowhere", text="{{"),
        "start": {"kind": "start", "exits": {"next": "z"}},
        "a": say(text=""),
    }

    assert brief(found(nodes)) == [
        ("z", "dangling_exit", "error"),
        ("z", "expression", "error"),
        ("a", "empty_text", "warning"),
        ("a", "unreachable", "warning"),
        ("end", "unreachable", "warning"),
    ]


def test_a_long_circle_is_told_once_with_all_its_nodes() -> None:
    nodes = {"first": say("second"), "second": say("third"), "third": say("first"), "queue": QUEUE}

    [issue] = errors(found(nodes))

    assert issue.node == "first"
    assert issue.sentence == "first, second, third can run in a circle without a wait."


def test_two_thousand_nodes_in_a_chain_are_checked() -> None:
    chain = {f"n{number}": say(f"n{number + 1}") for number in range(1_997)}

    issues = found({**chain, "n1997": END, "start": {"kind": "start", "exits": {"next": "n0"}}})

    assert brief(issues) == [("end", "unreachable", Severity.WARNING)]
