"""What a script has set it can read at once, before anything outside has heard of it; and how much it may hold."""

from typing import Any

import pytest

from cordboard.director.orders import GiveUp, Say
from cordboard.director.stimuli import CallReturned
from tests.director.builders import a_script, some_facts, told

FACTS: dict[str, Any] = {
    "chat": {"class": "General", "priority": 50},
    "variables": {"Served": 3},
    "clipboard": {"topic": "money"},
}


@pytest.mark.parametrize(
    ("setting", "read", "wanted"),
    [
        ({"kind": "set_class", "value": "VIP"}, "chat.class", "VIP"),
        ({"kind": "set_priority", "value": 90}, "chat.priority", "90"),
        ({"kind": "set_global", "name": "Served", "value": 4}, "global.Served", "4"),
        ({"kind": "set_clipboard", "name": "topic", "value": "help"}, "clipboard.topic", "help"),
        ({"kind": "set_clipboard", "name": "topic"}, 'default(clipboard.topic, "gone")', "gone"),
    ],
)
def test_what_is_set_can_be_read_at_once(setting: dict[str, Any], read: str, wanted: str) -> None:
    facts = some_facts(**FACTS)
    say = {"kind": "send_message", "text": f"{{{{{read}}}}}", "exits": {"next": None}}
    script = a_script({"first": {**setting, "exits": {"next": "second"}}, "second": say})

    answer = told(script, facts=facts)

    assert Say(text=wanted) in answer.orders
    assert facts.variables == {"Served": 3}
    assert facts.clipboard == {"topic": "money"}


def nested(levels: int) -> Any:
    value: Any = 1
    for _ in range(levels):
        value = [value]
    return value


@pytest.mark.parametrize(("levels", "fits"), [(32, True), (33, False), (400, False)])
def test_an_answer_from_outside_is_not_nested_without_end(levels: int, fits: bool) -> None:
    script = a_script(
        {"first": {"kind": "database_query", "source": "CRM", "statement": "find", "into": "found"}}
    )
    returned = CallReturned(call=1, outcome="succeeded", value=nested(levels))

    answer = told(script, returned)

    assert ("found" in answer.run.variables) is fits
    assert any(isinstance(order, GiveUp) for order in answer.orders) is not fits
