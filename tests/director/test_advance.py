"""The loop: what wakes a run, where it goes, and how it ends."""

from typing import Any

import msgspec
import pytest

from cordboard.core.reasons import RouteFailure
from cordboard.director.advance import advance
from cordboard.director.orders import (
    Clear,
    Finish,
    GiveUp,
    Say,
    SelectRoute,
    TraceEntered,
    TraceExit,
    TraceNote,
)
from cordboard.director.stimuli import (
    AnyStimulus,
    RouteAnswered,
    RouteFailed,
    Started,
    TimerDue,
    VisitorLeft,
    VisitorWrote,
)
from tests.director.builders import NOW, a_run, a_script, effects, path, some_facts, told

OPEN = {"General": {"logged_on": 1, "ready": 1}}
QUEUED = {
    "first": {"kind": "enqueue", "queue": "General", "exits": {"answered": "after", "timeout": "first"}}
}


def say(text: str, **exits: str) -> dict[str, Any]:
    return {"kind": "send_message", "text": text, "exits": exits}


def test_a_run_follows_the_exits_and_tells_every_step() -> None:
    script = a_script({"first": say("Hello", next="last"), "last": {"kind": "end"}})

    answer = advance(script, a_run(), Started(), some_facts())

    assert answer.orders == (
        TraceEntered(node="start", node_kind="start"),
        TraceExit(node="start", exit="next", to="first"),
        TraceEntered(node="first", node_kind="send_message"),
        Say(text="Hello"),
        TraceExit(node="first", exit="next", to="last"),
        TraceEntered(node="last", node_kind="end"),
        Finish(),
    )
    assert answer.run.ended
    assert answer.run.steps == 3
    assert answer.run.wait is None


def test_what_the_visitor_wrote_at_first_is_a_variable_and_answers_no_question() -> None:
    script = a_script(
        {"first": {"kind": "wait_for_message", "exits": {"message": "last"}}, "last": {"kind": "end"}}
    )

    answer = advance(script, a_run(), Started(message="Hi"), some_facts())

    assert answer.run.variables == {"first_message": "Hi"}
    assert answer.run.wait is not None


def test_an_exit_that_leads_nowhere_ends_the_run() -> None:
    answer = told(a_script({"first": say("Hello")}))

    assert answer.run.ended
    assert answer.orders[-2:] == (TraceExit(node="first", exit="next"), Finish())


@pytest.mark.parametrize(
    "stimulus",
    [Started(), TimerDue(), RouteAnswered(agent="ann"), RouteFailed(why=RouteFailure.TIMEOUT)],
    ids=lambda each: type(each).__name__,
)
def test_what_the_wait_does_not_accept_changes_nothing(stimulus: AnyStimulus) -> None:
    script = a_script({"first": {"kind": "wait_for_message", "timeout": 60}})
    waiting = told(script).run

    answer = advance(script, waiting, stimulus, some_facts(now=NOW + 59_999))

    assert answer.run is waiting
    assert answer.orders == ()
    assert not answer.accepted


@pytest.mark.parametrize("stimulus", [Started(), VisitorWrote(text="x"), VisitorLeft(), TimerDue()])
def test_a_run_that_has_ended_is_told_nothing_more(stimulus: AnyStimulus) -> None:
    script = a_script({"first": {"kind": "end"}})
    ended = told(script).run

    assert advance(script, ended, stimulus, some_facts()).orders == ()


def test_a_run_that_has_not_begun_only_starts_or_ends() -> None:
    script = a_script({"first": {"kind": "end"}})

    assert not advance(script, a_run(), VisitorWrote(text="x"), some_facts()).accepted
    assert advance(script, a_run(), VisitorLeft(), some_facts()).run.ended


def test_the_visitor_leaving_ends_any_wait() -> None:
    script = a_script({"first": {"kind": "wait", "seconds": 60}})

    answer = told(script, VisitorLeft())

    assert answer.run.ended
    assert answer.run.wait is None
    assert answer.orders == (TraceNote(node="first", note="abandoned: the visitor left"),)


def test_after_the_answer_the_run_goes_on_at_once() -> None:
    script = a_script(
        {**QUEUED, "after": say("You are through", next="end"), "end": {"kind": "end", "label": "ok"}}
    )

    answer = told(script, RouteAnswered(agent="ann"), facts=some_facts(queues=OPEN))

    assert effects(answer.orders) == [Say(text="You are through"), Finish(label="ok")]
    assert answer.run.answered
    assert answer.run.ended


@pytest.mark.parametrize(
    "node",
    [
        {"kind": "wait", "seconds": 5},
        {"kind": "ask", "text": "?"},
        {"kind": "enqueue", "queue": "General"},
        {"kind": "present_to_agent", "agent": "bob"},
    ],
    ids=lambda node: node["kind"],
)
def test_after_the_answer_a_wait_ends_the_run_and_begins_nothing(node: dict[str, Any]) -> None:
    script = a_script({**QUEUED, "after": node})

    answer = told(script, RouteAnswered(agent="ann"), facts=some_facts(queues=OPEN))

    assert answer.run.ended
    assert answer.run.wait is None
    note, finish = effects(answer.orders)
    assert isinstance(note, TraceNote)
    assert note.node == "after"
    assert isinstance(finish, Finish)


def test_a_node_that_is_entered_again_remembers_nothing() -> None:
    ask = {"kind": "ask", "text": "?", "answer": "number", "tries": 2, "exits": {"invalid": "first"}}
    script = a_script({"first": ask})
    wrong = VisitorWrote(text="x")

    answer = told(script, wrong, wrong, wrong)

    assert answer.run.scratch == {"tries": 2}
    assert path(answer.orders) == []
    assert told(script, wrong, wrong).run.scratch == {}


def test_what_is_put_on_the_clipboard_can_be_read_by_the_next_node() -> None:
    script = a_script(
        {
            "first": {"kind": "set_clipboard", "name": "who", "value": "Ann", "exits": {"next": "second"}},
            "second": say("{{clipboard.who}} {{clipboard.old}}", next="third"),
            "third": {"kind": "set_clipboard", "name": "old", "exits": {"next": "fourth"}},
            "fourth": say("{{clipboard.who}}{{clipboard.old}}"),
        }
    )

    answer = told(script, facts=some_facts(clipboard={"old": "page"}))

    assert [order.text for order in answer.orders if isinstance(order, Say)] == ["Ann page", "Ann"]


def test_the_run_handed_in_is_never_altered() -> None:
    script = a_script(
        {
            "first": {
                "kind": "ask",
                "text": "?",
                "answer": "number",
                "into": "age",
                "exits": {"answered": "last"},
            },
            "last": {"kind": "end"},
        }
    )
    waiting = told(script).run
    before = msgspec.json.encode(waiting)

    advance(script, waiting, VisitorWrote(text="no number"), some_facts())
    advance(script, waiting, VisitorWrote(text="7"), some_facts())

    assert msgspec.json.encode(waiting) == before


def test_long_texts_are_cut_in_the_trace() -> None:
    script = a_script({"first": {"kind": "test", "expression": 'form.essay == "x"'}})

    answer = told(script, facts=some_facts(form={"essay": "a" * 5_000}))

    [exit_] = [order for order in answer.orders if isinstance(order, TraceExit) and order.node == "first"]
    assert len(exit_.read["form.essay"]) == 200


def test_a_script_has_a_bounded_number_of_variables() -> None:
    chain = {
        f"n{number}": {
            "kind": "set_variable",
            "name": f"v{number}",
            "value": 1,
            "exits": {"next": f"w{number}"},
        }
        for number in range(250)
    }
    waits = {
        f"w{number}": {"kind": "wait", "seconds": 1, "exits": {"done": f"n{number + 1}"}}
        for number in range(250)
    }
    script = a_script({**chain, **waits, "start": {"kind": "start", "exits": {"next": "n0"}}})
    answer, now = told(script), NOW
    while not answer.run.ended:
        now += 1_000
        answer = advance(script, answer.run, TimerDue(), some_facts(now=now))

    assert answer.orders[-1] == GiveUp(node="n199", note="A script may have 200 variables")


def test_a_parked_run_is_small() -> None:
    waiting = told(a_script(QUEUED), facts=some_facts(queues=OPEN)).run

    assert len(msgspec.json.encode(waiting)) < 2_048


def test_the_route_holds_what_the_node_was_set_to() -> None:
    answer = told(a_script(QUEUED), facts=some_facts(queues=OPEN))

    assert effects(answer.orders) == [SelectRoute(route="queue:General")]
    assert path(answer.orders) == ["start.next"]


def test_clearing_the_chat_ends_the_run() -> None:
    answer = told(a_script({"first": {"kind": "clear_chat", "reason": "closed"}}))

    assert effects(answer.orders) == [Clear(reason="closed")]
    assert answer.run.ended
