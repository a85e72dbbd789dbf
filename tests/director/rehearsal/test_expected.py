"""Scenarios as test cases: what they demand, and how they fail."""

from typing import Any

import pytest

from tests.director.rehearsal.players import QUEUES, played


@pytest.mark.parametrize(
    ("expect", "failure"),
    [
        ({"how": "answered", "destination": "queue:General", "waited": 40}, None),
        ({"end": {"how": "answered", "agent": "ann", "label": "helped"}}, None),
        ({"path": ["first", "done"], "not_path": ["first.timeout"]}, None),
        ({"path": ["first.answered"], "waited_most": 40}, None),
        ({"not_said": ["Sorry"], "variables": {"gold": None}, "clipboard": {"tier": None}}, None),
        ({"how": "ended"}, "The end's how should be 'ended'; it is 'answered'."),
        ({"end": {"agent": "bob"}}, "The end's agent should be 'bob'; it is 'ann'."),
        ({"waited_most": 39}, "The wait should be 39 s at most; it was 40 s."),
        (
            {"path": ["done", "first"]},
            "The path should come to first; it is start.next → first.answered → done.",
        ),
        ({"not_path": ["first"]}, "The path should not come to first."),
        ({"said": ["Welcome"]}, "“Welcome” should be said; the script said nothing."),
        ({"variables": {"gold": True}}, "script.gold should be True; it is None."),
        ({"clipboard": {"tier": "x"}}, "clipboard.tier should be 'x'; it is None."),
    ],
)
def test_an_expectation_comes_true_or_tells_why_not(expect: dict[str, Any], failure: str | None) -> None:
    found = played(QUEUES, steps=[{"after": 40, "do": "agent_answers", "agent": "ann"}], expect=expect)

    assert found.passed is (failure is None)
    assert list(found.failures) == ([failure] if failure else [])


def test_words_that_should_not_be_said_are_told() -> None:
    found = played(QUEUES, expect={"not_said": ["Sor"], "said": ["Sorry"], "waited_most": 5})

    assert found.failures == (
        "The wait should be 5 s at most; nobody answered.",
        "“Sor” should not be said.",
    )


def test_without_expectations_nothing_has_passed_or_failed() -> None:
    assert played(QUEUES).passed is None
