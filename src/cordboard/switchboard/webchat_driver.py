"""The driver: the switching side of every routing dialog. It asks the host for routes and carries them out.

The host of a point is its script, run by the director inside the same turn; nothing here awaits.
"""

import time
from collections.abc import Callable

from cordboard.core.chat import dialogue, ending, offering, timers
from cordboard.core.chat.chat import Move, Route
from cordboard.core.chat.party import SYSTEM, Party
from cordboard.core.errors import Refused
from cordboard.core.reasons import Code, Ended, RouteError, RouteFailure, Withdrawn
from cordboard.core.routing.dialog import DialogState
from cordboard.director.advance import advance, new_run
from cordboard.director.stimuli import (
    AnyStimulus,
    RouteAnswered,
    RouteFailed,
    Started,
    TimerDue,
    VisitorLeft,
    VisitorWrote,
)
from cordboard.switchboard.catalogues import Catalogues
from cordboard.switchboard.facts import Floorplan, gather
from cordboard.switchboard.orders import carry_out, route_by_default, why_not
from cordboard.switchboard.stage import Stage

REPLY_TIMEOUT = 5
"""Seconds a host has to answer; a script answers within the turn."""
SCRIPT_SECONDS = 0.05
"""Processor time a script may use at a stretch (DESIGN §6)."""
HEARINGS = 100
"""How many stimuli one turn may tell a script: routes that fail at once, one after the other."""


class Driver:
    """Conducts routing dialogs on stages."""

    def __init__(self, *, catalogues: Catalogues, floor: Floorplan) -> None:
        self._catalogues = catalogues
        self._floor = floor

    def begin(self, stage: Stage, *, message: str | None) -> None:
        """A chat arrived at its point: RouteRequest to the point's script, which starts at once."""
        catalogue = self._catalogues.current
        point = catalogue.points[stage.chat.point]
        script = catalogue.script_of(point.name)
        dialogue.request_route(stage, host="script", reply_timeout=REPLY_TIMEOUT)
        if script is None:
            dialogue.end_dialog(stage, by_host=True, error=RouteError.GENERIC_UNSPECIFIED)
            route_by_default(stage, catalogue=catalogue, note="The routing point has no active script.")
            return
        number = stage.chat.runs + 1
        stage.change(runs=number)
        stage.script = script.compiled
        stage.run = new_run(number=number, script=script.name, version=script.version)
        self.tell(stage, Started(message=message))

    def heard(self, stage: Stage, *, text: str, choice: str | None) -> None:
        """The visitor wrote: a script that waits for words goes on."""
        run = stage.run
        if run is not None and run.wait is not None and "visitor_wrote" in run.wait.accepts:
            self.tell(stage, VisitorWrote(text=text, choice=choice))

    def timer_due(self, stage: Stage) -> None:
        """The script's wait is over."""
        stage.disarm(timers.RUN)
        self.tell(stage, TimerDue())

    def answered(self, stage: Stage, *, agent: str, queue: str) -> None:
        """An agent answered: RouteUsed, the script's `answered`, RouteEnd. The script may not wait any more."""
        dialog = stage.chat.dialog
        if dialog is not None and dialog.state is DialogState.SELECTED:
            dialogue.route_used(stage)
        self.tell(stage, RouteAnswered(agent=agent, queue=queue))
        dialogue.end_dialog(stage, by_host=True)

    def route_failed(self, stage: Stage, *, why: RouteFailure) -> None:
        """The route led to nobody: ReRoute, and the script takes the node's own exit."""
        route = stage.chat.route
        reason = Withdrawn.TIMED_OUT if why is RouteFailure.TIMEOUT else Withdrawn.ROUTED_ELSEWHERE
        offering.leave_route(stage, why=why, reason=reason)
        dialog = stage.chat.dialog
        if dialog is not None and dialog.state is DialogState.SELECTED:
            stage.move(Move.ROUTE_FAILED)
            dialogue.re_route(stage, why=why)
            self.tell(stage, RouteFailed(why=why))
            return
        if route is not None and route.fallback:
            fallback = Route(to=route.fallback, priority=route.priority, refused=route.refused)
            back = why_not(
                fallback, catalogue=self._catalogues.current, floor=self._floor, chat=stage.chat.id
            )
            # A chat that was inside already is never turned away because the queue is full.
            if back in (None, RouteFailure.FULL):
                offering.wait_on(stage, fallback, why=why)
                return
        stage.move(Move.ROUTE_FAILED)
        route_by_default(stage, catalogue=self._catalogues.current, note=f"The route failed: {why}")

    def agent_lost(self, stage: Stage) -> None:
        """The agent of a talking chat is gone: it waits again, at the head of the queue it came by."""
        catalogue = self._catalogues.current
        talk = stage.chat.talk
        assert talk is not None
        point = catalogue.points.get(stage.chat.point)
        homes = (talk.queue, (point.fallback_queue or "") if point else "", *catalogue.queues_of(talk.agent))
        home = next((name for name in homes if name in catalogue.queues), None)
        if home is None:
            self.visitor_gone(stage, by=SYSTEM, reason=Ended.NO_ROUTE)
            return
        ending.lose_agent(stage, route=Route(to=f"queue:{home}", priority=ending.HEAD))

    def visitor_gone(self, stage: Stage, *, by: Party, reason: Ended) -> None:
        """The visitor's side is over: the dialog ends, the script ends, the chat ends; all in one turn."""
        stage.leaving = True
        dialogue.end_dialog(stage, by_host=False, error=RouteError.CALL_CANCELLED)
        if stage.run is not None and not stage.run.ended:
            self.tell(stage, VisitorLeft())
        ending.end(stage, by=by, reason=reason)

    def close(self, stage: Stage, *, by: Party, reason: Ended) -> None:
        """Staff or the system end the chat before its time: no script may hold it."""
        self.visitor_gone(stage, by=by, reason=reason)

    def tell(self, stage: Stage, stimulus: AnyStimulus) -> None:
        """Wake the script and do what it orders, until it waits or has ended."""
        pending: list[AnyStimulus] = [stimulus]
        heard = 0
        while pending and heard < HEARINGS and stage.run is not None and not stage.run.ended:
            catalogue = self._catalogues.current
            if stage.script is None:
                route_by_default(stage, catalogue=catalogue, note="The script's version cannot be found.")
                break
            heard += 1
            facts = gather(stage, catalogue=catalogue, floor=self._floor)
            step = advance(stage.script, stage.run, pending.pop(0), facts, out_of_time=_deadline())
            stage.run = step.run
            for order in step.orders:
                reply = carry_out(stage, order, catalogue=catalogue, floor=self._floor)
                if reply is not None:
                    pending.append(reply)
        if pending and heard == HEARINGS:
            dialogue.end_dialog(stage, by_host=True, error=RouteError.GENERIC_UNSPECIFIED)
            route_by_default(
                stage,
                catalogue=self._catalogues.current,
                note="The script's routes failed too often without a wait.",
            )
        wait = stage.run.wait if stage.run is not None and not stage.run.ended else None
        if wait is not None and wait.due_at is not None:
            stage.arm(timers.RUN, wait.due_at)
        else:
            stage.disarm(timers.RUN)

    def transfer(self, stage: Stage, *, to: str, note: str) -> None:
        """An agent hands the chat on: to a queue or agent without a script, to a point with that point's.

        Raises Refused (`unknown_destination`, `not_ready`, `at_capacity`) when nobody could ever answer there.
        """
        catalogue = self._catalogues.current
        talk = stage.chat.talk
        assert talk is not None
        if to.startswith("point:"):
            self._to_point(stage, name=to[6:], note=note)
            return
        home = talk.queue or next(iter(catalogue.queues_of(to[6:])), "") if to.startswith("agent:") else ""
        route = Route(to=to, priority=stage.chat.priority, fallback=f"queue:{home}" if home else "")
        why = why_not(route, catalogue=catalogue, floor=self._floor, chat=stage.chat.id)
        if why is not None:
            code = {RouteFailure.NOT_READY: Code.NOT_READY, RouteFailure.BUSY: Code.AT_CAPACITY}.get(
                why, Code.UNKNOWN_DESTINATION if why is RouteFailure.UNKNOWN else Code.AT_CAPACITY
            )
            raise Refused(code, f"{to} cannot take the chat: {why.replace('_', ' ')}.", extra={"why": why})
        if to == f"agent:{talk.agent}":
            raise Refused(Code.UNKNOWN_DESTINATION, "The chat is at your own desk already.")
        ending.transfer(stage, route=route, note=note)

    def _to_point(self, stage: Stage, *, name: str, note: str) -> None:
        catalogue = self._catalogues.current
        point = catalogue.points.get(name)
        if point is None or not point.active:
            raise Refused(Code.UNKNOWN_DESTINATION, f"There is no active routing point {name!r}.")
        ending.transfer_to_point(
            stage,
            point=point.name,
            layout=point.layout,
            call_class=catalogue.class_of(point),
            weight=catalogue.weight_of(point),
            note=note,
        )
        self.begin(stage, message=None)


def _deadline() -> Callable[[], bool]:
    """Says when a script has used up its time. Processor time of this thread: a slow machine is not its fault."""
    over = time.thread_time() + SCRIPT_SECONDS
    return lambda: time.thread_time() > over
