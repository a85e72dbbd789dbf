"""The loop that runs a script: a run and a stimulus in, the run and its orders out; no clock, I/O or chance.

A run is a plain value between two calls. From a wake-up the loop follows exits until a node waits or the run
ends.
"""

from collections.abc import Callable
from typing import Any

import msgspec

from cordboard.director.compiled import CompiledNode, CompiledScript
from cordboard.director.facts import Facts
from cordboard.director.node import FAILED, STOP, Leave, Pause, Step
from cordboard.director.orders import AnyOrder, Finish, GiveUp, TraceExit, TraceNote
from cordboard.director.run import Run, Wait
from cordboard.director.sprint import NodeError, Sprint
from cordboard.director.stimuli import AnyStimulus, RouteAnswered, Started, TimerDue, VisitorLeft

FIRST_MESSAGE = "first_message"
"""The variable that holds what the visitor wrote when opening the chat, or nothing."""

_FINISH = Finish()
_MAX_READ = 200
"""Characters of a text that the trace of a decision keeps."""


class Limits(msgspec.Struct, frozen=True, kw_only=True):
    """Bounds of a run (DESIGN §6)."""

    without_wait: int = 200
    per_run: int = 5_000


LIMITS = Limits()


class Advance(msgspec.Struct, frozen=True, kw_only=True):
    """The run after the stimulus, and what is to be done, in this order.

    `accepted` is False when the stimulus was not for this run as it stands: nothing changed, nothing ordered.
    """

    run: Run
    orders: tuple[AnyOrder, ...] = ()
    accepted: bool = True


def new_run(*, number: int, script: str, version: int) -> Run:
    """A run that has not begun; `Started` begins it. `number` counts the runs of the chat from 1."""
    return Run(number=number, script=script, version=version)


def advance(
    script: CompiledScript,
    run: Run,
    stimulus: AnyStimulus,
    facts: Facts,
    *,
    limits: Limits = LIMITS,
    out_of_time: Callable[[], bool] | None = None,
) -> Advance:
    """Tells the run what happened.

    `script` must be the version that the run is pinned to. The caller arms a timer for `run.wait.due_at` of
    the answer, and clears it when the wait is gone. `out_of_time` is asked before every node; if it says yes,
    the run gives up (the limit of 50 ms; leave it out to replay).
    """
    if not _accepts(run, stimulus, facts):
        return Advance(run=run, accepted=False)
    if isinstance(stimulus, VisitorLeft):
        node = run.wait.node if run.wait else ""
        ended = msgspec.structs.replace(run, wait=None, scratch={}, ended=True)
        return Advance(run=ended, orders=(TraceNote(node=node, note="abandoned: the visitor left"),))
    return _Loop(script, run, facts, limits, out_of_time).tell(stimulus)


def _accepts(run: Run, stimulus: AnyStimulus, facts: Facts) -> bool:
    if run.ended:
        return False
    if isinstance(stimulus, VisitorLeft):
        return True
    if isinstance(stimulus, Started):
        return run.wait is None and run.steps == 0
    if run.wait is None or stimulus.__struct_config__.tag not in run.wait.accepts:
        return False
    # A timer of an earlier wait, come late, must not end this one.
    return not isinstance(stimulus, TimerDue) or (
        run.wait.due_at is not None and facts.now >= run.wait.due_at
    )


class _Loop:
    """One call of `advance`."""

    __slots__ = ("answered", "facts", "limits", "out_of_time", "run", "script", "sprint", "steps")

    def __init__(
        self,
        script: CompiledScript,
        run: Run,
        facts: Facts,
        limits: Limits,
        out_of_time: Callable[[], bool] | None,
    ) -> None:
        self.script = script
        self.run = run
        self.facts = facts
        self.limits = limits
        self.out_of_time = out_of_time
        self.answered = run.answered
        self.steps = run.steps
        self.sprint = Sprint(
            templates=script.templates,
            expressions=script.expressions,
            facts=facts,
            variables=dict(run.variables),
            scratch=dict(run.scratch),
        )

    def tell(self, stimulus: AnyStimulus) -> Advance:
        wait = self.run.wait
        if isinstance(stimulus, Started):
            self.sprint.variables[FIRST_MESSAGE] = stimulus.message
            return self.follow(self.script.start)
        assert wait is not None  # _accepts has seen to it
        node = self.script.nodes.get(wait.node)
        if node is None:
            return self.give_up(wait.node, "The script has no such node; is it another version?")
        if isinstance(stimulus, RouteAnswered):
            self.answered = True
        mark = len(self.sprint.orders)
        self.sprint.node = node.id
        step: Step
        try:
            step = node.resume(node.settings, self.sprint, stimulus)
        except Exception as mistake:
            step = self.failure(node, mistake, mark)
        return self.settle(node, step, mark)

    def follow(self, target: str | None) -> Advance:
        """Enters node after node until one waits or the run ends."""
        last_allowed = min(self.limits.per_run, self.steps + self.limits.without_wait)
        sprint, nodes, orders, out_of_time = (
            self.sprint,
            self.script.nodes,
            self.sprint.orders,
            self.out_of_time,
        )
        while target is not None:
            node = nodes.get(target)
            if node is None:
                return self.give_up(target, f"There is no node {target}")
            if self.steps >= last_allowed:
                return self.give_up(target, self.limit_reached())
            if out_of_time is not None and out_of_time():
                return self.give_up(target, "The script took too long without a wait")
            self.steps += 1
            orders.append(node.entered)
            mark = len(orders)
            sprint.node = target
            step: Step
            try:
                step = node.enter(node.settings, sprint)
            except Exception as mistake:
                step = self.failure(node, mistake, mark)
            if type(step) is not Leave:
                return self.settle(node, step, mark)
            target = self.leave(node, step)
        orders.append(_FINISH)
        return self.end()

    def settle(self, node: CompiledNode, step: Step, mark: int) -> Advance:
        """What follows from a node's answer; `mark` is where its own orders begin."""
        if isinstance(step, Leave):
            return self.follow(self.leave(node, step))
        if not isinstance(step, Pause):
            return self.end()
        if self.answered:
            del self.sprint.orders[mark:]  # it may not wait, so it may not begin either
            note = "The run ends here: an agent has answered, and a script may not wait after that"
            self.sprint.orders += (TraceNote(node=node.id, note=note), _FINISH)
            return self.end()
        due_at = None if step.seconds is None else self.facts.now + step.seconds * 1_000
        return self.stopped(wait=Wait(node=node.id, accepts=step.accepts, due_at=due_at))

    def leave(self, node: CompiledNode, step: Leave) -> str | None:
        """Traces the exit and answers where it leads."""
        sprint = self.sprint
        trace = node.plain_exits[step.exit]
        if sprint.read or step.why:
            trace = TraceExit(
                node=node.id, exit=step.exit, to=trace.to, why=step.why, read=_told(sprint.read)
            )
            sprint.read = {}
        sprint.orders.append(trace)
        if sprint.scratch:
            sprint.scratch = {}
        return trace.to

    def failure(self, node: CompiledNode, mistake: Exception, mark: int) -> Step:
        """The node's exit `failed`, or the end of the run. Whatever a node raises, the chat goes on."""
        del self.sprint.orders[mark:]  # half of what it wanted is worse than nothing
        if isinstance(mistake, NodeError):
            why = str(mistake)
        else:
            why = f"Internal fault in a node of kind {node.kind.name}: {type(mistake).__name__}"
        if node.settings.leads(FAILED):
            return Leave(FAILED, why)
        self.sprint.orders.append(GiveUp(node=node.id, note=why))
        return STOP

    def limit_reached(self) -> str:
        if self.steps >= self.limits.per_run:
            return f"The run has entered {self.limits.per_run} nodes; more are not allowed"
        return f"The run has entered {self.limits.without_wait} nodes without a wait; more are not allowed"

    def give_up(self, node: str, note: str) -> Advance:
        self.sprint.orders.append(GiveUp(node=node, note=note))
        return self.end()

    def end(self) -> Advance:
        self.sprint.scratch = {}
        return self.stopped(wait=None)

    def stopped(self, *, wait: Wait | None) -> Advance:
        run = Run(
            number=self.run.number,
            script=self.run.script,
            version=self.run.version,
            steps=self.steps,
            variables=self.sprint.variables,
            scratch=self.sprint.scratch,
            wait=wait,
            ended=wait is None,
            answered=self.answered,
        )
        return Advance(run=run, orders=tuple(self.sprint.orders))


def _told(read: dict[str, Any]) -> dict[str, Any]:
    """What a decision read, with long texts cut."""
    for name, value in read.items():
        if isinstance(value, str) and len(value) > _MAX_READ:
            read[name] = value[: _MAX_READ - 1] + "…"
    return read
