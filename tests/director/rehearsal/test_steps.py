"""What happens to a rehearsed chat: the visitor's doings, agents' answers, and time."""

from typing import Any

import pytest

from tests.director.rehearsal.players import QUEUES, notes, played, steps, told

ASKS: dict[str, Any] = {
    "first": {
        "kind": "ask",
        "text": "Which?",
        "answer": "choice",
        "choices": ["Sales", "Service"],
        "timeout": 30,
        "tries": 2,
        "into": "what",
        "exits": {"answered": "thanks", "timeout": "silent", "invalid": "silent"},
    },
    "thanks": {"kind": "clear_chat", "message": "{{script.what}} it is"},
    "silent": {"kind": "clear_chat", "message": "Bye"},
}


def test_an_agent_answers_when_a_step_says_so() -> None:
    found = played(QUEUES, steps=[{"after": 40, "do": "agent_answers", "agent": "ann"}])

    assert steps(found) == ["start.next", "first.answered", "done"]
    assert (found.end.how, found.end.agent, found.end.queue) == ("answered", "ann", "General")
    assert (found.end.destination, found.end.waited, found.end.label) == ("queue:General", 40, "helped")
    assert [(each.at, each.left) for each in found.path] == [(0, 0), (0, 40), (40, None)]


def test_without_an_answer_the_script_s_own_time_comes() -> None:
    found = played(QUEUES)

    assert steps(found) == ["start.next", "first.timeout", "sorry"]
    assert (found.end.how, found.end.at, found.end.reason, found.overflow) == (
        "ended",
        60,
        "too long",
        ("timeout",),
    )
    assert told(found) == ["Sorry"]


def test_a_scenario_may_say_that_an_agent_is_free_after_a_time() -> None:
    found = played(QUEUES, answers_after=12.5)

    assert (found.end.how, found.end.waited, found.end.at) == ("answered", 12, 12.5)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ([{"after": 5, "do": "writes", "text": "service"}], ["Which?", "Service it is"]),
        ([{"after": 5, "do": "chooses", "text": "Sales"}], ["Which?", "Sales it is"]),
        (
            [{"after": 5, "do": "writes", "text": "Cars"}, {"after": 9, "do": "writes", "text": "2"}],
            ["Which?", "Which?", "Service it is"],
        ),
        ([{"after": 5, "do": "writes", "text": "Cars"}], ["Which?", "Which?", "Bye"]),
        ([], ["Which?", "Bye"]),
    ],
)
def test_the_visitor_answers_a_question_or_does_not(given: list[dict[str, Any]], said: list[str]) -> None:
    found = played(ASKS, steps=given)

    assert told(found) == said
    assert [each.text for each in found.said if each.who == "visitor"] == [each["text"] for each in given]


def test_the_first_words_are_said_and_read() -> None:
    nodes = {"first": {"kind": "clear_chat", "message": "You said {{script.first_message}}"}}

    found = played(nodes, message="Hello")

    assert [(each.who, each.text) for each in found.said] == [
        ("visitor", "Hello"),
        ("script", "You said Hello"),
    ]


def test_the_visitor_leaves() -> None:
    found = played(QUEUES, steps=[{"after": 7, "do": "leaves"}], answers_after=8)

    assert (found.end.how, found.end.at, found.end.waited) == ("abandoned", 7, None)
    assert steps(found) == ["start.next", "first"]


@pytest.mark.parametrize(
    ("given", "path", "at"),
    [
        ([{"do": "nobody_on"}], "nobody", 0),
        ([{"do": "nobody_on", "queue": "General"}], "nobody", 0),
        ([{"do": "nobody_on", "queue": "Other"}], "done", 9),
        ([{"do": "queue_full"}], "full", 0),
        ([{"do": "queue_full"}, {"do": "queue_free"}], "done", 9),
        ([{"do": "nobody_on"}, {"do": "everybody_on"}], "done", 9),
        ([{"after": 3, "do": "nobody_on"}], "sorry", 60),
        ([{"after": 3, "do": "nobody_on"}, {"after": 20, "do": "everybody_on"}], "done", 20),
        ([{"do": "changes", "queues": {"General": {"full": True}}}], "full", 0),
        ([{"after": 1, "do": "changes", "queues": {"General": {"full": True}}}], "done", 9),
    ],
)
def test_the_surroundings_change(given: list[dict[str, Any]], path: str, at: int) -> None:
    found = played(QUEUES, steps=given, answers_after=9)

    assert (steps(found)[-1], found.end.at) == (path, at)


def test_an_answer_to_a_chat_that_waits_nowhere_is_told_and_does_nothing() -> None:
    found = played(ASKS, steps=[{"after": 5, "do": "agent_answers"}, {"after": 6, "do": "agent_declines"}])

    assert found.end.how == "ended"
    assert notes(found) == [
        "An agent would have answered, but the chat waited nowhere.",
        "An agent would have declined, but did not have the chat.",
    ]


def test_steps_come_in_order_of_time_whatever_their_place_in_the_list() -> None:
    late = {"after": 9, "do": "writes", "text": "Sales"}
    early = {"after": 5, "do": "writes", "text": "Service"}

    found = played(ASKS, steps=[late, early])

    assert told(found)[-1] == "Service it is"


def test_variables_and_calendars_are_the_scenario_s() -> None:
    nodes = {
        "first": {"kind": "test", "expression": "global.Closed", "exits": {"true": "no", "false": "look"}},
        "look": {"kind": "on_date", "calendar": "Office", "exits": {"true": "wait", "false": "no"}},
        "wait": {"kind": "wait", "seconds": 10, "exits": {"done": "first"}},
        "no": {"kind": "clear_chat", "reason": "closed"},
    }

    by_variable = played(
        nodes,
        steps=[{"after": 15, "do": "changes", "variables": {"Closed": True}}],
        variables={"Closed": False},
    )
    by_calendar = played(nodes, steps=[{"after": 15, "do": "changes", "calendars": {"Office": False}}])
    by_the_clock = played(
        nodes,
        at="2030-01-07T16:59:45Z",
        calendars={"Office": {"time_zone": "UTC", "weekly": {"mon": [["09:00", "17:00"]]}}},
    )

    assert [each.end.at for each in (by_variable, by_calendar, by_the_clock)] == [20, 20, 20]
    assert [steps(each)[-2] for each in (by_variable, by_calendar)] == ["first.true", "look.false"]


def test_it_ends_after_thirty_days_or_five_thousand_events() -> None:
    for_ever = {
        "first": {"kind": "wait", "seconds": 86_400, "exits": {"done": "again"}},
        "again": {"kind": "log", "text": "once more", "exits": {"next": "first"}},
    }
    slow = played(for_ever)
    quick = played({**for_ever, "first": {**for_ever["first"], "seconds": 1}})

    assert (slow.end.how, slow.end.at) == ("waiting", 30 * 86_400)
    assert notes(slow)[-1] == "The rehearsal ends here: it lasts 30 days at most."
    assert quick.end.how == "waiting"
    assert notes(quick)[-1] == "The rehearsal ends here: it has 5000 events at most."


def test_a_run_that_waits_for_ever_is_told_as_waiting() -> None:
    found = played(
        {
            "first": {"kind": "wait_for_message", "timeout": 0, "exits": {"message": "end"}},
            "end": {"kind": "end"},
        }
    )

    assert (found.end.how, found.end.at, steps(found)[-1]) == ("waiting", 0, "first")


def test_a_rehearsal_may_stop_on_the_way_and_tells_where_the_chat_stands() -> None:
    asked = played(ASKS, until=10)
    waiting = played(QUEUES, until=59.5)
    over = played(QUEUES, until=60)
    alone = played({"first": {"kind": "enqueue", "queue": "General", "timeout": 60, "exits": {}}}, until=5)

    assert (asked.end.how, asked.end.at) == ("waiting", 10)
    assert asked.standing is not None
    assert (asked.standing.node, asked.standing.places, asked.standing.next) == ("first", (), 30)
    assert "visitor_wrote" in asked.standing.accepts
    assert waiting.standing is not None
    assert (waiting.standing.places, waiting.standing.next) == (("queue:General",), 60)
    assert (over.end.how, over.standing) == ("ended", None)
    assert alone.standing is not None
    assert alone.standing.next == 60


def test_what_happens_later_does_not_change_what_was() -> None:
    later = [{"after": 40, "do": "agent_answers"}]

    before, after = played(QUEUES, until=39), played(QUEUES, until=39, steps=later)

    assert (after.path, after.said, after.end) == (before.path, before.said, before.end)
