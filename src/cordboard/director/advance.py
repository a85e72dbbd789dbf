"""The loop that runs a script: a run and a stimulus in, the run and its orders out; no clock, I/O or chance.

A run is a plain value between two calls. From a wake-up the loop follows exits until a node waits or the run
ends.
"""

from collections.abc import Callable

import msgspec

from cordboard.director.compiled import CompiledScript
from cordboard.director.facts import Facts
from cordboard.director.levels import Library, levels_of
from cordboard.director.loop import LIMITS, Advance, Limits, Loop
from cordboard.director.orders import GiveUp, TraceNote
from cordboard.director.run import Run
from cordboard.director.stimuli import AnyStimulus, CallReturned, Started, TimerDue, VisitorLeft


def _no_library(script: str, version: int) -> CompiledScript | None:
    _ = script, version
    return None


def new_run(*, number: int, script: str, version: int) -> Run:
    """A run that has not begun; `Started` begins it. `number` counts the runs of the chat from 1."""
    return Run(number=number, script=script, version=version)


def advance(
    script: CompiledScript,
    run: Run,
    stimulus: AnyStimulus,
    facts: Facts,
    *,
    library: Library = _no_library,
    limits: Limits = LIMITS,
    out_of_time: Callable[[], bool] | None = None,
) -> Advance:
    """Tells the run what happened.

    `script` must be the version that the run is pinned to; `library` finds the versions to which called scripts
    under way are pinned. The caller arms a timer for `run.wait.due_at` of
    the answer, and clears it when the wait is gone. `out_of_time` is asked before every node; if it says yes,
    the run gives up (the limit of 50 ms; leave it out to replay).
    """
    if not _accepts(run, stimulus, facts):
        return Advance(run=run, accepted=False)
    if isinstance(stimulus, VisitorLeft):
        ended = msgspec.structs.replace(run, wait=None, scratch={}, ended=True)
        note = TraceNote(node=_place(run), note="abandoned: the visitor left")
        return Advance(run=ended, orders=(note,))
    levels = levels_of(script, run, facts, library)
    if not isinstance(levels, list):
        ended = msgspec.structs.replace(run, wait=None, scratch={}, ended=True)
        return Advance(run=ended, orders=(GiveUp(node=_place(run), note=levels),))
    return Loop(levels, run, facts, limits, out_of_time).tell(stimulus)


def _place(run: Run) -> str:
    """Where a run stands: the node that waits; inside called scripts its path."""
    return "/".join((*(frame.node for frame in run.frames), run.wait.node)) if run.wait else ""


def _accepts(run: Run, stimulus: AnyStimulus, facts: Facts) -> bool:
    if run.ended:
        return False
    if isinstance(stimulus, VisitorLeft):
        return True
    if isinstance(stimulus, Started):
        return run.wait is None and run.steps == 0
    if run.wait is None or stimulus.__struct_config__.tag not in run.wait.accepts:
        return False
    if isinstance(stimulus, CallReturned):
        return stimulus.call == run.wait.call
    # A timer of an earlier wait, come late, must not end this one.
    return not isinstance(stimulus, TimerDue) or (
        run.wait.due_at is not None and facts.now >= run.wait.due_at
    )
