"""Whatever script a manager draws and whatever happens to its chat: the run ends or waits, and nothing is by chance."""

import itertools
from typing import Any, get_args

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cordboard.director.advance import Advance, advance
from cordboard.director.check import check, errors
from cordboard.director.compiled import CompiledScript
from cordboard.director.graph import edges_without_wait, loops
from cordboard.director.levels import MAX_DEPTH
from cordboard.director.node import Kind
from cordboard.director.nodes import KINDS
from cordboard.director.orders import (
    AskHost,
    Call,
    Clear,
    Finish,
    GiveUp,
    SelectRoute,
    TraceEntered,
    TraceExit,
)
from cordboard.director.run import Run
from cordboard.director.stimuli import AnyStimulus, CallReturned
from tests.director.builders import NOW, a_run
from tests.director.generated import (
    CALLED,
    LIMITS,
    Play,
    Plays,
    called,
    facts_at,
    play_out,
    scripts,
)
from tests.director.node_settings import SETTINGS

KNOWN_TAGS = {str(each.__struct_config__.tag) for each in get_args(AnyStimulus)}


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
@settings(max_examples=1)
@given(data=st.data())
def test_every_setting_of_every_kind_is_drawn(kind: Kind[Any], data: st.DataObject) -> None:
    drawn = data.draw(SETTINGS[kind.name])

    assert set(drawn) == set(kind.settings.__struct_fields__) - {"exits", "note"}


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
            assert len(run.frames) <= MAX_DEPTH
        before = run


@given(scripts(), Plays)
def test_what_is_waited_for_can_come(script: CompiledScript, play: Play) -> None:
    routed = asked = False
    for answer in play_out(script, play):
        for order in answer.orders:
            if isinstance(order, TraceEntered):
                routed = asked = False
            routed = routed or isinstance(order, SelectRoute)
            asked = asked or isinstance(order, AskHost)
        wait = answer.run.wait
        if wait is None:
            continue
        assert wait.accepts
        assert set(wait.accepts) <= KNOWN_TAGS
        assert "timer_due" in wait.accepts or wait.due_at is None
        assert (wait.call > 0) == ("call_returned" in wait.accepts)
        if wait.call:
            assert wait.call == answer.run.calls
            assert wait.due_at is not None
        assert routed or "route_failed" not in wait.accepts
        assert asked or "host_ended" not in wait.accepts
        assert wait.due_at is not None or not set(wait.accepts) <= {"timer_due", "call_returned"}


@given(scripts(), Plays)
def test_every_outside_call_has_a_number_of_its_own_and_is_ordered_once(
    script: CompiledScript, play: Play
) -> None:
    numbers: list[int] = []
    for answer in play_out(script, play):
        calls = [order for order in answer.orders if isinstance(order, Call)]
        numbers += [order.call for order in calls]
        assert all(1 <= order.timeout <= 60 for order in calls)
        assert len(calls) <= 1  # who orders one waits for it
        # Who may not wait any more does not call; the number is used up, and the run has ended.
        assert len(numbers) == answer.run.calls or answer.run.answered
    assert numbers == list(range(1, len(numbers) + 1))


@given(scripts(), Plays, st.integers(-1, 9))
def test_the_end_of_another_call_wakes_nobody(script: CompiledScript, play: Play, number: int) -> None:
    for answer in play_out(script, play):
        wait = answer.run.wait
        if wait is None or not wait.call or wait.call == number:
            continue
        late = CallReturned(call=number, outcome="succeeded")

        told = advance(script, answer.run, late, facts_at(NOW), library=called, limits=LIMITS)

        assert (told.run, told.orders, told.accepted) == (answer.run, (), False)


@given(scripts(), Plays)
def test_debugging_tells_more_and_changes_nothing(script: CompiledScript, play: Play) -> None:
    def but_read(answers: list[Advance]) -> list[Any]:
        return [
            (each.run, each.accepted, [_without_read(order) for order in each.orders]) for each in answers
        ]

    assert but_read(play_out(script, play, debug=True)) == but_read(play_out(script, play))


def _without_read(order: Any) -> Any:
    return msgspec.structs.replace(order, read={}) if isinstance(order, TraceExit) else order


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
