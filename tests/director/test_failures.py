"""What goes wrong in a script: failing nodes, loops and limits. The chat always goes on."""

from typing import Any, NoReturn

import msgspec

from cordboard.core.reasons import RouteFailure
from cordboard.director.advance import Limits, advance
from cordboard.director.orders import (
    Finish,
    GiveUp,
    Say,
    TraceExit,
)
from cordboard.director.sprint import NodeError, Sprint
from cordboard.director.stimuli import (
    RouteFailed,
    Started,
    TimerDue,
    VisitorWrote,
)
from tests.director.builders import NOW, a_run, a_script, effects, some_facts, told

OPEN = {"General": {"logged_on": 1, "ready": 1}}
QUEUED = {
    "first": {"kind": "enqueue", "queue": "General", "exits": {"answered": "after", "timeout": "first"}}
}


def say(text: str, **exits: str) -> dict[str, Any]:
    return {"kind": "send_message", "text": text, "exits": exits}


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


def test_what_a_node_ordered_before_it_failed_is_taken_back() -> None:
    script = a_script({"first": say("Hello")})

    def ordering_then_failing(settings: Any, sprint: Sprint) -> NoReturn:
        sprint.order(Say(text="half"))
        raise NodeError("no more")

    broken = msgspec.structs.replace(script.nodes["first"], enter=ordering_then_failing)
    script = msgspec.structs.replace(script, nodes={**script.nodes, "first": broken})

    assert effects(told(script).orders) == [GiveUp(node="first", note="no more")]


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
