"""Whatever script a manager draws and whatever happens to its chat: the run ends or waits, and nothing is by chance."""

import itertools
from typing import Any

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from cordboard.core.reasons import RouteFailure
from cordboard.director.advance import Advance, Limits, advance
from cordboard.director.check import check, errors
from cordboard.director.compiled import CompiledScript, compile_script
from cordboard.director.facts import ActiveVersion, Facts
from cordboard.director.graph import edges_without_wait, loops
from cordboard.director.node import FAILED
from cordboard.director.nodes import KINDS
from cordboard.director.orders import Clear, Finish, GiveUp, TraceEntered, TraceExit
from cordboard.director.reading import decode_definition
from cordboard.director.run import Run
from cordboard.director.stimuli import (
    AnyStimulus,
    CallReturned,
    HostEnded,
    RouteAnswered,
    RouteFailed,
    Started,
    TimerDue,
    VisitorLeft,
    VisitorWrote,
)
from tests.director.builders import NOW, a_run, a_script, some_facts

LIMITS = Limits(without_wait=20, per_run=60)
EXPRESSIONS = ["true", "false", "script.n > 2", "form.age == 3", "1 / 0 > 1", "script.s < 3", "nonsense", ""]
TEXTS = ["", "Hello", "{{script.n}}", "{{visitor.name}}", "{{1 / 0}}", "{{", "{{script.s}}"]
NUMBERS = [0, 1, 30, "{{script.n}}", "{{-1}}", "soon", ""]
ASKED = st.lists(
    st.fixed_dictionaries(
        {
            "skill": st.sampled_from(["French", "Chess", "{{script.s}}", ""]),
            "level": st.sampled_from([None, 1, 5, 5, 0, "{{script.n}}"]),
        }
    ),
    max_size=3,
)
SKILLS = ASKED.flatmap(
    lambda asked: st.tuples(
        *(st.booleans().map(lambda yes, each=each: {**each, "preferred": yes}) for each in asked)
    )
).map(list)
SETTINGS: dict[str, st.SearchStrategy[dict[str, Any]]] = {
    "start": st.just({}),
    "end": st.just({}),
    "send_message": st.fixed_dictionaries({"text": st.sampled_from(TEXTS), "markdown": st.booleans()}),
    "ask": st.fixed_dictionaries(
        {
            "text": st.sampled_from(TEXTS),
            "answer": st.sampled_from(["text", "number", "email", "choice"]),
            "choices": st.sampled_from([[], ["a", "b"]]),
            "required": st.booleans(),
            "timeout": st.sampled_from(NUMBERS),
            "tries": st.integers(1, 3),
            "into": st.sampled_from(["", "n", "s"]),
        }
    ),
    "wait": st.fixed_dictionaries({"seconds": st.sampled_from(NUMBERS)}),
    "wait_for_message": st.fixed_dictionaries(
        {"timeout": st.sampled_from(NUMBERS), "into": st.sampled_from(["", "s"])}
    ),
    "set_variable": st.fixed_dictionaries(
        {
            "name": st.sampled_from(["n", "s"]),
            "value": st.sampled_from(
                ["{{default(script.n, 0) + 1}}", "{{script.n * script.n}}", "{{[1]}}", 1, None]
            )
            | st.sampled_from(["x", "{{script.s + script.s + script.s + script.s}}"]),
        }
    ),
    "set_global": st.fixed_dictionaries(
        {
            "name": st.sampled_from(["Served", "Notice", "Gone", ""]),
            "value": st.sampled_from(["{{global.Served + 1}}", "x", "{{script.s}}", 1, True, None]),
        }
    ),
    "set_clipboard": st.fixed_dictionaries({"name": st.just("c"), "value": st.sampled_from(TEXTS)}),
    "log": st.fixed_dictionaries({"text": st.sampled_from(TEXTS)}),
    "test": st.fixed_dictionaries({"expression": st.sampled_from(EXPRESSIONS)}),
    "switch": st.fixed_dictionaries(
        {
            "expression": st.sampled_from(["script.n", "script.s", "form.age", "[1]", *EXPRESSIONS]),
            "cases": st.sampled_from(
                [
                    [],
                    [{"exit": "one", "values": [1, "3"]}],
                    [{"exit": "a", "values": [True, None]}, {"exit": "b", "values": [3]}, {"exit": "c"}],
                    [{"exit": "", "values": ["a"]}, {"exit": "failed", "values": [1]}],
                ]
            ),
        }
    ),
    "set_class": st.fixed_dictionaries({"value": st.sampled_from(["VIP", "Gone", "{{script.s}}"])}),
    "set_priority": st.fixed_dictionaries({"value": st.sampled_from(NUMBERS)}),
    "set_outcome": st.fixed_dictionaries(
        {"outcome": st.sampled_from(["Sale", "Gone"]), "value": st.sampled_from(TEXTS)}
    ),
    "add_note": st.fixed_dictionaries({"value": st.sampled_from(TEXTS)}),
    "http_request": st.fixed_dictionaries(
        {
            "method": st.sampled_from(["GET", "POST"]),
            "url": st.sampled_from(["https://a.example/{{script.s}}", "{{script.s}}", ""]),
            "headers": st.sampled_from([{}, {"X-Name": "{{script.s}}"}]),
            "body": st.sampled_from(["", '{"a": {{script.s}}, "b": "{{script.n}}"}', "{{script.s}}"]),
            "body_kind": st.sampled_from(["json", "form", "text"]),
            "timeout": st.sampled_from(NUMBERS),
            "into": st.sampled_from(["", "n", "s"]),
        }
    ),
    "database_query": st.fixed_dictionaries(
        {
            "source": st.sampled_from(["CRM", "Gone"]),
            "statement": st.just("customer"),
            "arguments": st.sampled_from([{}, {"a": "{{script.s}}"}, {"a": 1}]),
            "timeout": st.sampled_from(NUMBERS),
            "into": st.sampled_from(["", "n", "s"]),
        }
    ),
    "bot": st.fixed_dictionaries(
        {
            "bot": st.sampled_from(["Robo", "Robo", "Gone"]),
            "message": st.sampled_from(TEXTS),
            "timeout": st.sampled_from(NUMBERS),
            "reply_timeout": st.sampled_from([1, *NUMBERS]),
            "into": st.sampled_from(["", "n", "s"]),
        }
    ),
    "split": st.fixed_dictionaries(
        {
            "shares": st.sampled_from(
                [
                    [],
                    [{"name": "a", "percent": 100}],
                    [{"name": "a", "percent": 50}, {"name": "b", "percent": 50}],
                ]
            ),
            "salt": st.sampled_from(["", "x"]),
        }
    ),
    "leave_message": st.fixed_dictionaries(
        {
            "fields": st.lists(
                st.fixed_dictionaries(
                    {
                        "name": st.sampled_from(["name", "age", "s"]),
                        "question": st.sampled_from(TEXTS),
                        "answer": st.sampled_from(["text", "number", "email"]),
                        "required": st.booleans(),
                    }
                ),
                max_size=3,
            ),
            "timeout": st.sampled_from(NUMBERS),
            "mail_to": st.sampled_from(["", "a@example.com", "{{script.s}}"]),
            "thanks": st.sampled_from(TEXTS),
            "into": st.sampled_from(["", "n", "s"]),
        }
    ),
    "on_date": st.fixed_dictionaries({"calendar": st.sampled_from(["Office", "Gone", "{{1 / 0}}"])}),
    "clear_chat": st.fixed_dictionaries(
        {"reason": st.sampled_from(TEXTS), "message": st.sampled_from(TEXTS)}
    ),
    "run_script": st.fixed_dictionaries(
        {
            "script": st.sampled_from(["", "Asks", "Gone", "Itself"]),
            "arguments": st.sampled_from([{}, {"text": "{{script.s}}"}, {"text": 7}, {"other": 1}]),
            "into": st.sampled_from(["", "n", "s"]),
        }
    ),
    "present_to_agent": st.fixed_dictionaries(
        {
            "agent": st.sampled_from(["", "ann", "{{script.s}}", "{{script.n.first}}"]),
            "last_agent": st.booleans(),
            "message": st.sampled_from(TEXTS),
        }
    ),
    "find_agents": st.fixed_dictionaries(
        {
            "groups": st.sampled_from([[], ["Desk"], ["Gone"], ["{{script.s}}", "Desk"]]),
            "skills": ASKED,
            "state": st.sampled_from(["ready", "signed_in"]),
            "into": st.sampled_from(["", "n", "s"]),
        }
    ),
    "hunt": st.fixed_dictionaries(
        {
            "groups": st.sampled_from([[], ["Desk"], ["Night"], ["Gone", "Desk"], ["{{script.s}}"]]),
            "skills": SKILLS,
            "timeout": st.sampled_from([None, *NUMBERS]),
            "max_hunt_calls": st.sampled_from(NUMBERS),
        }
    ),
    "external_route": st.fixed_dictionaries(
        {"host": st.sampled_from(["", "Router", "Gone"]), "reply_timeout": st.sampled_from([None, *NUMBERS])}
    ),
    "queue_status": st.fixed_dictionaries(
        {"queue": st.sampled_from(["General", "Gone", "{{script.s}}"]), "into": st.sampled_from(["", "n"])}
    ),
    "require_skill": st.fixed_dictionaries(
        {"skill": st.sampled_from(["French", "{{script.s}}"]), "level": st.sampled_from([None, 3, *NUMBERS])}
    ),
    "relax_skill": st.fixed_dictionaries(
        {"skill": st.sampled_from(["French", "{{script.s}}"]), "level": st.sampled_from([None, 2, *NUMBERS])}
    ),
    "leave_queue": st.just({}),
    "enqueue": st.fixed_dictionaries(
        {
            "queue": st.sampled_from(["General", "Empty", "Full", "Gone", "{{script.s}}"]),
            "also": st.sampled_from([[], [], ["Empty"], ["Full", "Gone"], ["{{script.s}}"]]),
            "priority": st.sampled_from([None, 50, 0, "{{script.n}}"]),
            "timeout": st.sampled_from([None, *NUMBERS]),
            "skills": SKILLS,
            "relax": st.lists(
                st.fixed_dictionaries(
                    {
                        "after": st.sampled_from([0, 1, 20, *NUMBERS]),
                        "skill": st.sampled_from(["French", "Chess", "{{script.s}}"]),
                        "level": st.sampled_from([None, 2, 2, *NUMBERS]),
                        "preferred": st.booleans(),
                    }
                ),
                max_size=4,
            ),
            "messages": st.lists(st.sampled_from(TEXTS), max_size=3),
            "message_interval": st.sampled_from([5, 20, 20, *NUMBERS]),
        }
    ),
}
STIMULI: st.SearchStrategy[AnyStimulus] = st.one_of(
    st.sampled_from([VisitorWrote(text="a"), VisitorWrote(text="3"), VisitorWrote(text="x@example.com")]),
    st.just(TimerDue()),
    st.just(TimerDue()),
    st.just(RouteAnswered(agent="ann", queue="General")),
    st.sampled_from([RouteFailed(why=why) for why in RouteFailure]),
    st.sampled_from([HostEnded(how="rejected"), HostEnded(how="timeout"), HostEnded(how="failed")]),
    st.builds(
        CallReturned,
        call=st.integers(1, 3),
        outcome=st.sampled_from(["succeeded", "succeeded", "succeeded", "empty", "failed", "timeout"]),
        value=st.sampled_from(
            [
                None,
                {"status": 200, "text": "a", "json": None},
                [{"a": 1}],
                {"state": "waiting", "messages": [{"text": "a", "choices": ["b"]}]},
                {"state": "handed_over", "reason": "r", "data": {"d": "e"}},
                {"state": "nonsense"},
            ]
        ),
    ),
    st.just(Started(message="again")),
    st.just(VisitorLeft()),
)


@st.composite
def scripts(draw: st.DrawFn) -> CompiledScript:
    """Scripts with circles, waits, failures, exits to nowhere and nodes that are not there."""
    names = [f"n{number}" for number in range(draw(st.integers(1, 8)))]
    nodes: dict[str, Any] = {"start": {"kind": "start", "exits": {"next": "n0"}}}
    for name in names:
        kind = draw(st.sampled_from(KINDS))
        settings = {"kind": kind.name, **draw(SETTINGS[kind.name])}
        own = kind.exits_of(msgspec.convert(settings, kind.settings))
        exits = [*own, *([FAILED] if kind.can_fail and draw(st.booleans()) else [])]
        targets = st.sampled_from([*names, *names, None, "gone"])
        nodes[name] = {
            **settings,
            "exits": {e: draw(targets) for e in exits},
        }
    return compile_script(decode_definition({"format": 1, "start": "start", "nodes": nodes}))


CALLED = {
    "Asks": a_script(
        {
            "first": {"kind": "ask", "text": "{{settings.text}}", "exits": {"answered": "e", "invalid": "q"}},
            "q": {"kind": "enqueue", "queue": "{{settings.text}}", "exits": {"answered": "e"}},
            "e": {"kind": "end", "label": "x", "value": "{{[1]}}"},
        },
        properties=[{"name": "text"}],
    ),
    "Itself": a_script({"first": {"kind": "run_script", "script": "Itself", "exits": {"ended": "first"}}}),
}


def called(name: str, number: int) -> CompiledScript | None:
    _ = number
    return CALLED.get(name)


Plays = st.lists(st.tuples(STIMULI, st.integers(0, 90)), max_size=30)
Play = list[tuple[AnyStimulus, int]]


def facts_at(now: int) -> Facts:
    return some_facts(
        now=now,
        queues={"General": {"logged_on": 1}, "Empty": {}, "Full": {"full": True}},
        calendars={"Office": {"weekly": {"mon": [["09:00", "14:14"]]}}},
        form={"age": 3},
        variables={"Served": 3, "Notice": "x"},
        visitor_key="ann",
        people=[
            {"name": "ann", "free": 2, "groups": ["Desk"], "skills": {"French": 5}},
            {"name": "bob", "groups": ["Desk"], "state": "not_ready"},
        ],
        lacks={kind: ["Gone"] for kind in ("group", "host", "call_class", "outcome", "data_source")},
        last_agent="ann",
        script=lambda name: ActiveVersion(1, CALLED[name]) if name in CALLED else None,
    )


def play_out(script: CompiledScript, play: Play, *, restarts: bool = False) -> list[Advance]:
    """The answers to `Started` and then to each stimulus, so many seconds after the one before."""
    run, now = a_run(), NOW
    answers: list[Advance] = []
    begin: Play = [(Started(message="first"), 0)]
    for stimulus, after in begin + play:
        now += after * 1_000
        if restarts:  # all that the process knew is gone; what was stored is read again
            run = msgspec.json.decode(msgspec.json.encode(run), type=Run)
            script = compile_script(decode_definition(msgspec.json.encode(script.definition)))
        answers.append(advance(script, run, stimulus, facts_at(now), library=called, limits=LIMITS))
        run = answers[-1].run
    return answers


@given(scripts(), Plays)
def test_every_run_ends_or_waits_within_its_limits(script: CompiledScript, play: Play) -> None:
    before = a_run()
    for answer in play_out(script, play):
        run, entered = answer.run, [order for order in answer.orders if isinstance(order, TraceEntered)]
        assert run.ended == (run.wait is None)
        assert len(entered) <= LIMITS.without_wait
        assert run.steps == before.steps + len(entered) <= LIMITS.per_run
        assert not (before.ended and answer.orders)
        if not run.ended:
            assert run.wait is not None
            at_work = CALLED[run.frames[-1].script] if run.frames else script
            assert run.wait.node in at_work.nodes
            assert not run.answered
        before = run


@given(scripts(), Plays)
def test_every_run_ends_with_one_last_order(script: CompiledScript, play: Play) -> None:
    orders = [order for answer in play_out(script, play) for order in answer.orders]

    last = [order for order in orders if isinstance(order, Finish | GiveUp | Clear)]

    assert len(last) <= 1
    assert not last or orders[-1] is last[0]


@given(scripts(), Plays)
def test_the_same_play_gives_the_same_answers(script: CompiledScript, play: Play) -> None:
    assert play_out(script, play) == play_out(script, play)


@given(scripts(), Plays)
def test_a_restart_between_any_two_steps_changes_nothing(script: CompiledScript, play: Play) -> None:
    assert play_out(script, play, restarts=True) == play_out(script, play)


@given(scripts(), Plays)
def test_a_stimulus_that_is_not_accepted_changes_nothing(script: CompiledScript, play: Play) -> None:
    before = a_run()
    for answer in play_out(script, play):
        if not answer.accepted:
            assert answer.run == before
            assert answer.orders == ()
        before = answer.run


@given(scripts(), Plays)
def test_the_trace_is_one_unbroken_path(script: CompiledScript, play: Play) -> None:
    orders = [order for answer in play_out(script, play) for order in answer.orders]
    trace = [order for order in orders if isinstance(order, TraceEntered | TraceExit)]

    for order, following in itertools.pairwise(trace):
        if isinstance(order, TraceEntered) and isinstance(following, TraceEntered):
            assert following.node == f"{order.node}/start"  # a called script begins
        elif isinstance(order, TraceEntered):
            assert within(order.node, following.node)
        elif order.to is not None:
            assert isinstance(following, TraceEntered)
            assert following.node == order.to
        else:
            assert isinstance(following, TraceExit)  # a called script has ended
            assert within(order.node, following.node)


def within(inner: str, outer: str) -> bool:
    """Whether a node is the other, or in a script that was called there."""
    return inner == outer or inner.startswith(f"{outer}/")


@given(scripts(), Plays)
def test_orders_and_runs_survive_their_storage(script: CompiledScript, play: Play) -> None:
    for answer in play_out(script, play):
        assert msgspec.json.decode(msgspec.json.encode(answer.run), type=Run) == answer.run
        msgspec.json.encode(answer.orders)


@given(scripts(), Plays)
def test_a_script_without_circles_and_errors_is_never_given_up_for_a_circle(
    script: CompiledScript, play: Play
) -> None:
    if errors(check(script.definition)) or loops(edges_without_wait(script.definition.nodes, strict=False)):
        return

    orders = [order for answer in play_out(script, play) for order in answer.orders]

    assert not any(isinstance(order, GiveUp) and "without a wait" in order.note for order in orders)


@given(scripts())
def test_what_check_says_does_not_depend_on_chance(script: CompiledScript) -> None:
    issues = check(script.definition)

    assert issues == check(script.definition)
    order = ["", *script.definition.nodes]
    assert [order.index(issue.node) for issue in issues] == sorted(
        order.index(issue.node) for issue in issues
    )
