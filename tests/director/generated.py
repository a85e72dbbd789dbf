"""Scripts and plays at random: nodes of every kind with settings right and wrong, and everything that can happen."""

from typing import Any

import msgspec
from hypothesis import strategies as st

from cordboard.core.reasons import RouteFailure
from cordboard.director.advance import Advance, Limits, advance
from cordboard.director.compiled import CompiledScript, compile_script
from cordboard.director.facts import ActiveVersion, Facts
from cordboard.director.node import FAILED
from cordboard.director.nodes import BY_NAME, KINDS
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
from tests.director.node_settings import SETTINGS

LIMITS = Limits(without_wait=20, per_run=60)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-9, 9) | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)
ANSWERS = st.sampled_from(
    [
        None,
        {"status": 200, "text": "a", "json": None},
        {"status": "odd", "json": {"a": [1, {"b": None}]}},
        [{"a": 1}],
        [],
        {"state": "waiting", "messages": [{"text": "a", "choices": ["b"]}]},
        {"state": "handed_over", "reason": "r", "data": {"d": "e"}},
        {"state": "resolved", "messages": [{"text": "a"}] * 11},
        {"state": "nonsense"},
    ]
)


class Fitting(msgspec.Struct, frozen=True):
    """Something that the run waits for, whatever that is: `pick` chooses among what it accepts."""

    pick: int
    returned: CallReturned
    wrote: VisitorWrote


RETURNED = st.builds(
    CallReturned,
    call=st.sampled_from([1, 2, 3, -1, 99]),
    outcome=st.sampled_from(["succeeded", "succeeded", "succeeded", "empty", "failed", "timeout"]),
    value=ANSWERS | JSON,
    detail=st.sampled_from(["", "broken"]),
)
WROTE = st.builds(
    VisitorWrote,
    text=st.sampled_from(["a", "3", "x@example.com", "-", ""]),
    choice=st.sampled_from([None, None, "b"]),
)
FITTING = st.builds(Fitting, pick=st.integers(0, 3), returned=RETURNED, wrote=WROTE)
ANYTHING = st.one_of(
    WROTE,
    RETURNED,
    st.just(TimerDue()),
    st.builds(RouteAnswered, agent=st.just("ann"), queue=st.sampled_from(["General", ""])),
    st.sampled_from([RouteFailed(why=why) for why in RouteFailure]),
    st.builds(HostEnded, how=st.sampled_from(["rejected", "timeout", "failed"])),
    st.just(Started(message="again")),
    st.just(VisitorLeft()),
)
Told = Fitting | AnyStimulus
STIMULI: st.SearchStrategy[Told] = st.one_of(FITTING, FITTING, FITTING, ANYTHING)


WAITING = [*(kind for kind in KINDS if kind.waits), BY_NAME["run_script"]] * 2
"""Drawn three times as often: a script that never stands still is over soon."""


@st.composite
def scripts(draw: st.DrawFn) -> CompiledScript:
    """Scripts with circles, waits, failures, exits to nowhere and nodes that are not there."""
    names = [f"n{number}" for number in range(draw(st.integers(1, 8)))]
    nodes: dict[str, Any] = {"start": {"kind": "start", "exits": {"next": "n0"}}}
    for name in names:
        kind = draw(st.sampled_from([*KINDS, *WAITING]))
        settings = {"kind": kind.name, **draw(SETTINGS[kind.name])}
        own = kind.exits_of(msgspec.convert(settings, kind.settings))
        exits = [*own, *([FAILED] if kind.can_fail and draw(st.integers(0, 3)) else [])]
        exits += ["x"] if kind.open_exits else []
        later = names[names.index(name) + 1 :] or [None]
        targets = st.sampled_from(
            [*later * 6, *names, None, "gone"] if len(later) > 1 else [*later * 9, *names]
        )
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
    "Calls": a_script(
        {
            "first": {
                "kind": "http_request",
                "url": "https://a.example/{{settings.text}}",
                "into": "n",
                "exits": {"succeeded": "first", "timeout": "e", "failed": "b"},
            },
            "b": {"kind": "bot", "bot": "Robo", "exits": {"resolved": "e", "handed_over": "first"}},
            "e": {"kind": "end", "label": "{{x", "value": "{{script.n.status}}"},
        },
        properties=[{"name": "text", "type": "text"}],
    ),
    "Itself": a_script({"first": {"kind": "run_script", "script": "Itself", "exits": {"ended": "first"}}}),
}


def called(name: str, number: int) -> CompiledScript | None:
    _ = number
    return CALLED.get(name)


Play = list[tuple[Told, int]]
Plays: st.SearchStrategy[Play] = st.lists(
    st.tuples(STIMULI, st.sampled_from([0, 1, 7, 30, 60, 90])), min_size=4, max_size=25
)
"""What happens, and how many seconds after what had happened before."""


def facts_at(now: int, *, debug: bool = False) -> Facts:
    return some_facts(
        now=now,
        debug=debug,
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


def play_out(
    script: CompiledScript, play: Play, *, restarts: bool = False, debug: bool = False
) -> list[Advance]:
    """The answers to `Started` and then to each stimulus, so many seconds after the one before.

    `restarts`: the process ends before each of them.
    """
    run, now = a_run(), NOW
    answers: list[Advance] = []
    begin: Play = [(Started(message="first"), 0)]
    for stimulus, after in begin + play:
        now += after * 1_000
        if restarts:  # all that the process knew is gone; what was stored is read again
            run = msgspec.json.decode(msgspec.json.encode(run), type=Run)
            script = compile_script(decode_definition(msgspec.json.encode(script.definition)))
        told = in_place(stimulus, run)
        answers.append(advance(script, run, told, facts_at(now, debug=debug), library=called, limits=LIMITS))
        run = answers[-1].run
    return answers


def in_place(told: Told, run: Run) -> AnyStimulus:
    """What happens in place of something that fits."""
    if not isinstance(told, Fitting):
        return told
    if run.wait is None:
        return told.wrote
    stimuli: dict[str, AnyStimulus] = {
        "visitor_wrote": told.wrote,
        "timer_due": TimerDue(),
        "call_returned": msgspec.structs.replace(told.returned, call=run.wait.call),
        "route_answered": RouteAnswered(agent="ann", queue="General"),
        "route_failed": RouteFailed(why=list(RouteFailure)[told.pick]),
        "host_ended": HostEnded(how="failed"),
    }
    return stimuli[run.wait.accepts[told.pick % len(run.wait.accepts)]]
