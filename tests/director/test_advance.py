"""The loop: what wakes a run, how it ends, and what bounds it."""

from typing import Any

import msgspec
import pytest

from cordboard.core.reasons import RouteFailure
from cordboard.director.advance import Limits, advance
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


def test_a_node_that_fails_leaves_by_failed_and_nothing_of_it_remains() -> None:
    script = a_script(
        {
            "first": {"kind": "ask", "text": "?", "timeout": "{{1 / 0}}", "exits": {"failed": "sorry"}},
            "sorry": say("Sorry"),
        }
    )

    answer = told(script)

    assert effects(answer.orders) == [Say(text="Sorry"), Finish()]
    [failed] = [order for order in answer.orders if isinstance(order, TraceExit) and order.node == "first"]
    assert failed.exit == "failed"
    assert "Division by zero" in failed.why


def test_a_node_that_fails_without_that_exit_gives_the_chat_up() -> None:
    answer = told(a_script({"first": {"kind": "test", "expression": "1 / 0 > 1"}}))

    assert answer.run.ended
    assert effects(answer.orders) == [
        GiveUp(node="first", note="In “1 / 0 > 1”: Division by zero (column 3)")
    ]


def test_a_node_that_fails_when_woken_gives_the_chat_up() -> None:
    script = a_script({"first": {"kind": "enqueue", "queue": "General"}})

    answer = told(script, RouteFailed(why=RouteFailure.UNKNOWN), facts=some_facts(queues=OPEN))

    assert effects(answer.orders) == [GiveUp(node="first", note="There is no queue “General”")]
    assert answer.run.ended


def test_an_expression_that_never_compiled_fails_only_where_it_is_needed() -> None:
    script = a_script({"first": say("Hello", next="bad"), "bad": say("{{nonsense}}")})

    answer = told(script)

    assert effects(answer.orders)[0] == Say(text="Hello")
    assert isinstance(effects(answer.orders)[1], GiveUp)


def test_our_own_fault_in_a_node_does_not_reach_the_caller() -> None:
    script = a_script({"first": say("Hello")})
    facts = msgspec.structs.replace(some_facts(), queue=lambda _: 1 / 0)
    broken = a_script({"first": {"kind": "enqueue", "queue": "General"}})

    answer = advance(broken, a_run(), Started(), facts)

    assert effects(answer.orders) == [
        GiveUp(node="first", note="Internal fault in a node of kind enqueue: ZeroDivisionError")
    ]
    assert told(script).run.ended


def test_an_exit_to_a_node_that_is_not_there_gives_the_chat_up() -> None:
    answer = told(a_script({"first": say("Hello", next="nowhere")}))

    assert effects(answer.orders)[-1] == GiveUp(node="nowhere", note="There is no node nowhere")


def test_a_run_that_waits_at_a_node_of_another_version_gives_the_chat_up() -> None:
    waiting = told(a_script({"first": {"kind": "wait", "seconds": 5}})).run
    other = a_script({"start": {"kind": "start"}})

    answer = advance(other, waiting, TimerDue(), some_facts(now=NOW + 5_000))

    assert isinstance(answer.orders[-1], GiveUp)
    assert answer.run.ended


def test_a_loop_without_a_wait_is_stopped() -> None:
    answer = told(a_script({"first": {"kind": "log", "text": "round", "exits": {"next": "first"}}}))

    assert answer.run.ended
    assert answer.run.steps == 200
    assert answer.orders[-1] == GiveUp(
        node="first", note="The run has entered 200 nodes without a wait; more are not allowed"
    )


def test_two_hundred_nodes_without_a_wait_are_allowed() -> None:
    chain = {f"n{number}": say("x", next=f"n{number + 1}") for number in range(199)}

    answer = told(
        a_script({**chain, "start": {"kind": "start", "exits": {"next": "n0"}}, "n199": {"kind": "end"}})
    )
    allowed = told(
        a_script({**chain, "start": {"kind": "start", "exits": {"next": "n1"}}, "n199": {"kind": "end"}})
    )

    assert isinstance(answer.orders[-1], GiveUp)
    assert isinstance(allowed.orders[-1], Finish)
    assert allowed.run.steps == 200


def test_five_thousand_nodes_in_a_run_are_the_end_of_it() -> None:
    script = a_script({"first": {"kind": "wait_for_message", "exits": {"message": "first"}}})
    answer = told(script)
    while not answer.run.ended:
        answer = advance(script, answer.run, VisitorWrote(text="again"), some_facts())

    assert answer.run.steps == 5_000
    assert answer.orders[-1] == GiveUp(
        node="first", note="The run has entered 5000 nodes; more are not allowed"
    )


def test_a_script_out_of_time_gives_the_chat_up() -> None:
    script = a_script({"first": say("Hello", next="last"), "last": {"kind": "end"}})
    asked = iter([False, False, True])

    answer = advance(script, a_run(), Started(), some_facts(), out_of_time=lambda: next(asked))

    assert answer.orders[-1] == GiveUp(node="last", note="The script took too long without a wait")


def test_limits_can_be_narrowed() -> None:
    script = a_script({"first": say("Hello", next="last"), "last": {"kind": "end"}})

    answer = advance(script, a_run(), Started(), some_facts(), limits=Limits(without_wait=2))

    assert isinstance(answer.orders[-1], GiveUp)


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
