"""The supplied scripts rehearsed: with nothing said, and in the ordinary cases of *Chat Routing*."""

from typing import Any

import msgspec
import pytest

from cordboard.director.compiled import compile_script
from cordboard.director.rehearsal.rehearse import rehearse
from cordboard.director.rehearsal.rehearsed import Rehearsed
from cordboard.director.rehearsal.scenario import Scenario
from cordboard.director.rehearsal.telling import lines_of
from cordboard.director.templates import supplied, supplied_names


def chat_routing(**given: Any) -> Rehearsed:
    script = compile_script(supplied("Chat Routing").definition)
    return rehearse(script, msgspec.convert(given, Scenario))


@pytest.mark.parametrize("name", supplied_names())
@pytest.mark.parametrize("given", [{}, {"answers_after": 10}, {"steps": [{"do": "nobody_on"}]}])
def test_every_supplied_script_comes_to_an_end_or_waits_in_line(name: str, given: dict[str, Any]) -> None:
    script = compile_script(supplied(name).definition)

    found = rehearse(script, msgspec.convert(given, Scenario), name=name, version=1)

    assert found.end.how != "waiting" or found.end.destination, lines_of(found)
    assert [each for each in found.issues if each.severity == "error"] == []


@pytest.mark.parametrize(
    ("given", "expect"),
    [
        ({"answers_after": 40}, {"how": "answered", "waited": 40, "path": ["queue.answered"]}),
        ({"answers_after": 130}, {"how": "answered", "waited": 130, "said": ["still busy"]}),
        ({}, {"how": "ended", "reason": "waited too long"}),
        ({"steps": [{"do": "queue_full"}]}, {"how": "ended", "said": ["Sorry"], "path": ["queue.full"]}),
        ({"steps": [{"do": "nobody_on"}]}, {"how": "ended", "path": ["queue.no_agents"]}),
        (
            {"settings": {"calendar": "Office"}, "calendars": {"Office": False}},
            {"how": "ended", "said": ["closed at the moment"]},
        ),
        ({"queues": {"General": None}, "fallback_queue": "Lost"}, {"how": "fallback"}),
    ],
)
def test_chat_routing_in_its_ordinary_cases(given: dict[str, Any], expect: dict[str, Any]) -> None:
    found = chat_routing(**given, expect=expect)

    assert found.failures == ()


def test_a_rehearsal_is_told_line_by_line() -> None:
    found = chat_routing(message="Hello", steps=[{"after": 125.5, "do": "agent_answers", "agent": "ann"}])

    lines = lines_of(found)

    assert "    0 s  visitor: Hello" in lines
    assert any("queue.timeout → count (nobody in General answered in time)" in line for line in lines)
    assert lines[-1] == (
        "125.5 s  The chat is answered by ann on queue:General after 125 s of waiting at the end “answered”."
    )
