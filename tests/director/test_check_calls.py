"""What is found wrong with calls before a script runs: of programs outside, and of other scripts."""

from typing import Any

import pytest

from cordboard.director.check import check
from cordboard.director.issues import Known, Severity
from tests.director.builders import a_definition
from tests.director.test_check import found

BOT: dict[str, Any] = {
    "kind": "bot",
    "exits": {"handed_over": "end", "resolved": "end", "timeout": "end", "failed": "end"},
}


@pytest.mark.parametrize(
    ("node", "ways"),
    [
        ({"kind": "http_request", "url": "https://a.example/"}, ["succeeded"]),
        ({"kind": "database_query", "source": "CRM", "statement": "find"}, ["succeeded", "empty"]),
        ({"kind": "bot", "bot": "Robo"}, ["handed_over", "resolved"]),
        ({"kind": "external_route", "host": "Router"}, ["selected", "rejected"]),
    ],
    ids=lambda each: each["kind"] if isinstance(each, dict) else "",
)
def test_what_calls_outside_must_have_a_way_on_without_an_answer(
    node: dict[str, Any], ways: list[str]
) -> None:
    exits = dict.fromkeys(ways, "end")

    bare = found({"first": {**node, "exits": exits}})
    half = found({"first": {**node, "exits": {**exits, "failed": "end"}}})
    whole = found({"first": {**node, "exits": {**exits, "failed": "end", "timeout": "end"}}})

    assert [(issue.code, issue.field, issue.severity) for issue in bare] == [
        ("no_way_out", "exits.failed", "warning"),
        ("no_way_out", "exits.timeout", "warning"),
    ]
    assert [(issue.code, issue.field) for issue in half] == [("no_way_out", "exits.timeout")]
    assert whole == []


def test_a_call_of_a_script_fits_that_script_as_it_is_now() -> None:
    call = {
        "kind": "run_script",
        "script": "Greeter",
        "arguments": {"queue": "General", "colour": "red"},
        "exits": {"ended": "end", "boss": "end", "friend": "end", "failed": "end"},
    }
    known = Known(labels={"Greeter": ("", "boss")}, arguments={"Greeter": {"queue"}})

    issues = found({"first": call}, known=known)

    assert [(issue.code, issue.field, issue.severity) for issue in issues] == [
        ("unknown_label", "exits.friend", "warning"),
        ("unknown_argument", "arguments.colour", "warning"),
    ]
    assert found({"first": call}) == []


@pytest.mark.parametrize(
    ("named", "wanted"),
    [
        ("Robo", []),
        ("Gone", [("unknown_host", None)]),
        ("{{settings.bot}}", []),
        ("{{settings.words}}", [("open_host", 12)]),
        ("{{settings.bot}}{{form.bot}}", [("open_host", 24)]),
        ("{{visitor.language}}", [("open_host", 11)]),
        ("{{script.first_message}}", [("open_host", 10)]),
    ],
)
def test_no_visitor_decides_which_program_outside_is_called(
    named: str, wanted: list[tuple[str, int | None]]
) -> None:
    issues = found(
        {"first": {**BOT, "bot": named}},
        properties=[{"name": "bot", "type": "host"}, {"name": "words", "type": "message"}],
        known=Known(hosts=["Robo"]),
    )

    assert [(issue.code, issue.column) for issue in issues] == wanted


def test_a_circle_through_a_called_script_may_be_meant_for_that_may_wait() -> None:
    menu = a_definition(
        {
            "first": {"kind": "run_script", "script": "Menu", "exits": {"again": "first", "failed": "over"}},
            "over": {"kind": "end"},
        }
    )

    found = [(each.code, each.node, each.severity) for each in check(menu) if "loop" in each.code]

    assert found == [("loop_may_not_wait", "first", Severity.WARNING)]
