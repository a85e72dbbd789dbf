"""One call of `advance` at work: from a wake-up, node after node, until one waits or the run ends."""

from collections.abc import Callable
from typing import Any

import msgspec

from cordboard.director.compiled import CompiledNode
from cordboard.director.facts import Facts
from cordboard.director.levels import Level, called
from cordboard.director.message_settings import expander
from cordboard.director.node import FAILED, STOP, Enter, Leave, Pause, Return, Step
from cordboard.director.orders import AnyOrder, Finish, GiveUp, TraceEntered, TraceExit, TraceNote
from cordboard.director.run import Run, Wait
from cordboard.director.sprint import NodeError, Sprint
from cordboard.director.stimuli import AnyStimulus, RouteAnswered, Started

FIRST_MESSAGE = "first_message"
"""The variable that holds what the visitor wrote when opening the chat, or nothing."""

_MAX_READ = 200
"""Characters of a text that the trace of a decision keeps."""
_MAX_SHOWN = 50
"""Variables that the trace of a decision shows for debugging."""


class Limits(msgspec.Struct, frozen=True, kw_only=True):
    """Bounds of a run (DESIGN §6); called scripts count with it."""

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


class Loop:
    """Carries a run from a stimulus to its next wait or its end."""

    __slots__ = ("answered", "facts", "level", "levels", "limits", "out_of_time", "run", "sprint", "steps")

    def __init__(
        self,
        levels: list[Level],
        run: Run,
        facts: Facts,
        limits: Limits,
        out_of_time: Callable[[], bool] | None,
    ) -> None:
        self.levels = levels
        self.level = levels[-1]
        self.run = run
        self.facts = facts
        self.limits = limits
        self.out_of_time = out_of_time
        self.answered = run.answered
        self.steps = run.steps
        script = self.level.compiled
        self.sprint = Sprint(
            templates=script.templates,
            expressions=script.expressions,
            facts=facts,
            variables=self.level.variables,
            scratch=dict(run.scratch),
            run=run.number,
            calls=run.calls,
            skills=dict(run.skills),
            expand=expander(script, written_by_managers=not self.level.node),
        )
        if len(levels) > 1:
            self.work_in(self.level)

    def tell(self, stimulus: AnyStimulus) -> Advance:
        """What follows from a stimulus that the run accepts."""
        wait = self.run.wait
        if isinstance(stimulus, Started):
            self.sprint.variables[FIRST_MESSAGE] = stimulus.message
            return self.follow(self.level.compiled.start)
        assert wait is not None  # advance has seen to it
        node = self.level.compiled.nodes.get(wait.node)
        if node is None:
            return self.give_up(wait.node, "The script has no such node; is it another version?")
        if isinstance(stimulus, RouteAnswered):
            self.answered = True
        mark = len(self.sprint.orders)
        self.sprint.node = self.level.path + node.id
        step: Step
        try:
            step = node.resume(node.settings, self.sprint, stimulus)
        except Exception as mistake:
            node, step = self.failure(node, mistake, mark)
        return self.settle(node, step, mark)

    def follow(self, target: str | None) -> Advance:
        """Enters node after node until one waits or the run ends."""
        last_allowed = min(self.limits.per_run, self.steps + self.limits.without_wait)
        sprint, orders, out_of_time = self.sprint, self.sprint.orders, self.out_of_time
        while True:
            level = self.level
            if target is None:
                if not level.node:
                    orders.append(Finish())
                    return self.end()
                node, step = self.come_back(Return())
                if not isinstance(step, Leave):
                    return self.end()
                target = self.leave(node, step)
                continue
            node = level.compiled.nodes.get(target)
            if node is None:
                return self.give_up(target, f"There is no node {target}")
            if self.steps >= last_allowed:
                return self.give_up(target, self.limit_reached())
            if out_of_time is not None and out_of_time():
                return self.give_up(target, "The script took too long without a wait")
            self.steps += 1
            path = level.path
            orders.append(
                TraceEntered(node=path + target, node_kind=node.kind.name) if path else node.entered
            )
            mark = len(orders)
            sprint.node = path + target
            step: Step
            try:
                step = node.enter(node.settings, sprint)
                if type(step) is Enter:
                    target = self.go_into(node, step)
                    continue
            except Exception as mistake:
                node, step = self.failure(node, mistake, mark)
            if type(step) is Return and self.level.node:
                node, step = self.come_back(step)
            if type(step) is Leave:
                target = self.leave(node, step)
            else:
                return self.settle(node, step, mark)

    def settle(self, node: CompiledNode, step: Step, mark: int) -> Advance:
        """What follows from a node's answer; `mark` is where its own orders begin."""
        if isinstance(step, Leave):
            return self.follow(self.leave(node, step))
        if isinstance(step, Return):
            self.sprint.orders.append(Finish(label=step.label))
            return self.end()
        if not isinstance(step, Pause):
            return self.end()
        if self.answered:
            del self.sprint.orders[mark:]  # it may not wait, so it may not begin either
            note = "The run ends here: an agent has answered, and a script may not wait after that"
            self.sprint.orders += (TraceNote(node=self.sprint.node, note=note), Finish())
            return self.end()
        due_at = None if step.seconds is None else self.facts.now + step.seconds * 1_000
        wait = Wait(node=node.id, accepts=step.accepts, due_at=due_at, call=step.call)
        return self.stopped(wait=wait)

    def leave(self, node: CompiledNode, step: Leave) -> str | None:
        """Traces the exit and answers where it leads."""
        sprint, path = self.sprint, self.level.path
        trace = node.plain_exits.get(step.exit)
        to = trace.to if trace is not None else None
        if trace is None or path or sprint.read or step.why or self.facts.debug:
            trace = TraceExit(
                node=path + node.id,
                exit=step.exit,
                to=path + to if to is not None else None,
                why=step.why,
                read=self.told(),
            )
            sprint.read = {}
        sprint.orders.append(trace)
        if sprint.scratch:
            sprint.scratch = {}
        return to

    def go_into(self, node: CompiledNode, step: Enter) -> str:
        """Begins a called script; answers its first node."""
        level = called(self.levels, node, script=step.script, arguments=step.arguments, facts=self.facts)
        self.levels.append(level)
        self.work_in(level)
        note = f"Version {level.version} of “{level.script}” is called"
        told = TraceNote(node=self.sprint.node, note=note, script=level.script, version=level.version)
        self.sprint.orders.append(told)
        return level.compiled.start

    def come_back(self, step: Return) -> tuple[CompiledNode, Step]:
        """Ends a called script; answers the node that had called it, and how that is left."""
        node = self.back()
        try:
            return node, node.kind.returned(node.settings, self.sprint, step)
        except Exception as mistake:
            return self.failure(node, mistake, len(self.sprint.orders))

    def back(self) -> CompiledNode:
        """Drops the innermost level; answers the node that had called it."""
        gone = self.levels.pop()
        self.work_in(self.levels[-1])
        self.sprint.node = self.level.path + gone.node
        return self.level.compiled.nodes[gone.node]

    def work_in(self, level: Level) -> None:
        """The nodes of this level are at work from now on."""
        self.level = level
        script = level.compiled
        self.sprint.go_into(
            templates=script.templates,
            expressions=script.expressions,
            variables=level.variables,
            settings=level.settings,
            expand=expander(script, written_by_managers=not level.node),
        )

    def failure(self, node: CompiledNode, mistake: Exception, mark: int) -> tuple[CompiledNode, Step]:
        """The node's exit `failed`, or that of a node that called its script, or the end of the run.

        Whatever a node raises, the chat goes on.
        """
        del self.sprint.orders[mark:]  # half of what it wanted is worse than nothing
        if isinstance(mistake, NodeError):
            why = str(mistake)
        else:
            why = f"Internal fault in a node of kind {node.kind.name}: {type(mistake).__name__}"
        at = self.level.path + node.id
        while not node.settings.leads(FAILED) and self.level.node:
            self.sprint.orders.append(TraceNote(node=at, note=why))
            node = self.back()
        if node.settings.leads(FAILED):
            return node, Leave(FAILED, why)
        self.sprint.orders.append(GiveUp(node=at, note=why))
        return node, STOP

    def limit_reached(self) -> str:
        """Which bound of the run was met."""
        if self.steps >= self.limits.per_run:
            return f"The run has entered {self.limits.per_run} nodes; more are not allowed"
        return f"The run has entered {self.limits.without_wait} nodes without a wait; more are not allowed"

    def give_up(self, node: str, note: str) -> Advance:
        """The run ends without having come to an end of its own."""
        self.sprint.orders.append(GiveUp(node=self.level.path + node, note=note))
        return self.end()

    def end(self) -> Advance:
        """The run is over."""
        self.sprint.scratch = {}
        return self.stopped(wait=None)

    def stopped(self, *, wait: Wait | None) -> Advance:
        """The run as it stands now, with what it ordered."""
        sprint, levels = self.sprint, self.levels
        run = Run(
            number=self.run.number,
            script=self.run.script,
            version=self.run.version,
            steps=self.steps,
            variables=levels[0].variables,
            frames=tuple(level.frame() for level in levels[1:]) if wait is not None else (),
            calls=sprint.calls,
            skills=sprint.skills,
            scratch=sprint.scratch,
            wait=wait,
            ended=wait is None,
            answered=self.answered,
        )
        return Advance(run=run, orders=tuple(sprint.orders))

    def told(self) -> dict[str, Any]:
        """What a decision read, with long texts cut; for debugging all variables, too."""
        read = self.sprint.read
        if self.facts.debug:
            shown = list(self.sprint.variables.items())[:_MAX_SHOWN]
            read = {**{f"script.{name}": value for name, value in shown}, **read}
        for name, value in read.items():
            if isinstance(value, str) and len(value) > _MAX_READ:
                read[name] = value[: _MAX_READ - 1] + "…"
            elif isinstance(value, (list, dict)):
                text = msgspec.json.encode(value).decode()
                read[name] = text if len(text) <= _MAX_READ else text[: _MAX_READ - 1] + "…"
        return read
