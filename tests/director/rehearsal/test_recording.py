"""What a recorded chat's events tell of its surroundings becomes a scenario; and that plays as the record was."""

from collections.abc import Iterable
from typing import Any

from cordboard.core.chat import events as ev
from cordboard.core.chat.party import SCRIPT, Party, Role
from cordboard.core.instant import rfc3339
from cordboard.core.reasons import Ended, RejectCause, RouteError, RouteFailure
from cordboard.director.rehearsal.recording import Recorded, recorded
from cordboard.director.rehearsal.scenario import CallSays, HostSays, QueueSays, RouteSays, Scenario
from cordboard.director.run import Run
from tests.builders import NOON, a_chat

VISITOR = Party(Role.VISITOR, name="Visitor 1")


Happened = tuple[float, type[ev.Event], dict[str, Any]]


def log(*given: Happened) -> list[Any]:
    """Events at so many seconds from noon, after the chat's opening and its first node."""
    opened: Happened = (
        0,
        ev.ChatOpened,
        {"point": "shop", "layout": "Default", "call_class": "General", "url": "x"},
    )
    first: Happened = (0, ev.NodeEntered, {"run": 1, "node": "n", "node_kind": "start"})
    return [
        kind(seq=number, at=rfc3339(NOON + round(at * 1_000)), **fields)
        for number, (at, kind, fields) in enumerate((opened, first, *given), start=1)
    ]


def read(events: Iterable[Any], run: Run | None = None, into: dict[str, str] | None = None) -> Recorded:
    found = recorded(a_chat(ended_at=NOON + 1), events, run, into)
    assert found is not None
    return found


def scenario(*given: Happened) -> Scenario:
    return read(log(*given)).scenario


def entered(at: float, node: str, kind: str = "test") -> Happened:
    return at, ev.NodeEntered, {"run": 1, "node": node, "node_kind": kind}


def left(at: float, node: str, exit_: str, **more: Any) -> Happened:
    return at, ev.ExitTaken, {"run": 1, "node": node, "exit": exit_, **more}


def noted(at: float, note: str, node: str = "") -> Happened:
    return at, ev.RunNoted, {"run": 1, "node": node, "note": note}


def answered(at: float, queue: str = "General") -> Happened:
    return at, ev.Answered, {"agent": "ann", "agent_name": "Ann", "gen": 1, "queue": queue}


def queued(at: float, queue: str = "General") -> Happened:
    return at, ev.Queued, {"queue": queue, "priority": 50, "arrived_at": rfc3339(NOON)}


def test_the_visitor_s_doings_keep_their_times_until_an_agent_answers() -> None:
    found = scenario(
        (3.25, ev.MessageSent, {"by": VISITOR, "text": "Sales"}),
        (4, ev.MessageSent, {"by": VISITOR, "text": "Two", "choice": "2"}),
        queued(5),
        (6, ev.MessageSent, {"by": SCRIPT, "text": "Please wait"}),
        answered(17.5),
        (20, ev.MessageSent, {"by": VISITOR, "text": "At last"}),
        (30, ev.ChatEnded, {"reason": Ended.VISITOR_LEFT, "state": "closed"}),
    )

    assert [(step.after, step.do, step.text, step.choice) for step in found.steps] == [
        (3.25, "writes", "Sales", ""),
        (4, "chooses", "Two", "2"),
        (30.001, "leaves", "visitor left", ""),
    ]
    assert (found.answers_after, found.answered_by) == (12.5, "ann")


def test_an_end_by_the_script_is_no_leaving() -> None:
    found = scenario((9, ev.ChatEnded, {"reason": Ended.SCRIPT_CLEARED, "state": "closed"}))

    assert found.steps == ()


def test_what_was_read_of_queues_variables_and_calendars_counts_from_the_middle() -> None:
    found = scenario(
        left(10, "a", "false", read={'queue("Night").waiting': 7, "global.Closed": False}),
        left(20, "b", "full", read={"queue": "General", "waiting": 3, "full": True}),
        left(30, "c", "no_agents", read={"queue": "General, Night", "logged_on": 0}),
        left(40, "d", "true", read={"calendar": "Office", "now": "x"}),
        left(50, "d", "false", read={"calendar": "Office", "now": "x", "global.Closed": True}),
        queued(60),
    )

    assert found.queues == {"Night": QueueSays(waiting=7), "General": QueueSays(waiting=3, full=True)}
    assert (found.variables, found.calendars) == ({"Closed": False}, {"Office": True})
    nobody = QueueSays(waiting=3, full=True, logged_on=0, ready=0)
    assert [(step.after, step.queues or step.calendars or step.variables) for step in found.steps] == [
        (25, {"General": nobody}),
        (25, {"Night": QueueSays(waiting=7, logged_on=0, ready=0)}),
        (45, {"Office": False}),
        (45, {"Closed": True}),
        (55, {"General": QueueSays(waiting=3, ready=0)}),
    ]


def test_a_queue_or_calendar_that_was_missing_is_missing() -> None:
    found = scenario(
        left(1, "a", "failed", why="There is no queue “Gone”"), noted(2, "There is no calendar “Lost”", "b")
    )

    assert (found.queues, found.calendars) == ({"Gone": None}, {"Lost": None})


def test_offers_to_single_agents_are_kept_try_by_try() -> None:
    route = {"cross_ref": "c1.1", "route": "agent:ann"}
    found = scenario(
        (1, ev.RouteSelected, route),
        (21, ev.ReRouted, {**route, "why": "timeout"}),
        (30, ev.RouteSelected, route),
        (30, ev.ReRouted, {**route, "why": "busy"}),
        (31, ev.RouteSelected, {**route, "route": "queue:General"}),
        (91, ev.ReRouted, {**route, "route": "queue:General", "why": "timeout"}),
        (92, ev.RouteSelected, route),
        answered(95, ""),
    )

    assert found.routes == {
        "agent:ann": (
            RouteSays(fails=RouteFailure.TIMEOUT, after=20),
            RouteSays(fails=RouteFailure.BUSY, after=0),
            RouteSays(answers="ann", after=3),
        )
    }


def test_outside_calls_keep_how_they_ended_and_what_the_run_kept_of_them() -> None:
    events = log(
        entered(1, "ask_crm", "http_request"),
        noted(1, "Outside call 1: GET https://crm.example/"),
        left(3, "ask_crm", "succeeded", read={"status": 200}),
        entered(3, "again", "http_request"),
        noted(3, "Outside call 2: GET https://crm.example/"),
        left(4, "again", "failed", why="The answer was 500."),
        entered(4, "ask_crm", "http_request"),
        noted(4, "Outside call 3: GET https://crm.example/"),
        noted(9, "no answer", "ask_crm"),
    )
    run = Run(number=1, script="s", version=1, variables={"customer": {"status": 200}})

    found = read(events, run, {"ask_crm": "customer", "again": "customer"}).scenario

    assert found.calls == {
        "ask_crm": (
            CallSays(value={"status": 200}, after=2),
            CallSays(outcome="failed", detail="no answer", after=5),
        ),
        "again": (CallSays(outcome="failed", detail="The answer was 500.", after=1),),
    }


def test_a_bot_says_again_what_it_had_said() -> None:
    found = scenario(
        entered(1, "bot", "bot"),
        noted(1, "Outside call 1: a message to Helper"),
        (3, ev.MessageSent, {"by": SCRIPT, "text": "Hello"}),
        (3, ev.QuestionAsked, {"text": "Which?", "answer": "choice", "choices": ("a", "b")}),
        (9, ev.MessageSent, {"by": VISITOR, "text": "a"}),
        noted(9, "Outside call 2: a message to Helper"),
        (11, ev.DataChanged, {"name": "tier", "value": "gold"}),
        left(11, "bot", "handed_over", why="wants a person"),
    )

    hello = {"text": "Hello", "markdown": False}
    which = {"text": "Which?", "choices": ("a", "b")}
    assert found.calls["bot"] == (
        CallSays(value={"messages": [hello, which], "state": "waiting", "reason": ""}, after=2),
        CallSays(
            value={"data": {"tier": "gold"}, "state": "handed_over", "reason": "wants a person"}, after=2
        ),
    )


def test_data_that_no_bot_brought_are_not_its_answer() -> None:
    found = scenario(
        (1, ev.DataChanged, {"name": "tier", "value": "gold"}),
        entered(1, "bot", "bot"),
        noted(1, "Outside call 1: a message to Helper"),
        left(2, "bot", "resolved", why="done"),
    )

    assert found.calls["bot"] == (CallSays(value={"state": "resolved", "reason": "done"}, after=1),)


def test_outside_hosts_keep_their_answers() -> None:
    asked: dict[str, Any] = {"point": "shop", "current_route": "", "priority": 50, "reply_timeout": 5}
    found = scenario(
        (1, ev.RouteRequested, {"cross_ref": "c1.2", "host": "Crm", **asked}),
        (2, ev.RouteSelected, {"cross_ref": "c1.2", "route": "queue:General", "priority": 70}),
        (30, ev.ReRouted, {"cross_ref": "c1.2", "route": "queue:General", "why": "timeout"}),
        (33, ev.RouteRejected, {"cross_ref": "c1.2", "cause": RejectCause.CAPACITY}),
        (40, ev.RouteRequested, {"cross_ref": "c1.3", "host": "Crm", **asked}),
        (45, ev.RouteEnded, {"cross_ref": "c1.3", "error": RouteError.REQUEST_TIMEOUT}),
    )

    assert found.hosts == {
        "Crm": (
            HostSays(selects="queue:General", priority=70, after=1),
            HostSays(rejects="capacity_overflow", after=3),
            "silent",
        )
    }


def test_what_comes_after_a_transfer_is_not_read() -> None:
    found = read(
        log(
            queued(1),
            answered(2),
            (5, ev.Transferred, {"to": "point:other"}),
            (6, ev.NodeEntered, {"run": 2, "node": "x", "node_kind": "start"}),
        )
    )

    assert (found.path, found.whole) == (("n",), True)


def test_a_chat_whose_script_never_began_is_none() -> None:
    assert recorded(a_chat(), log()[:1]) is None
