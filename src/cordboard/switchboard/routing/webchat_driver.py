"""The driver: the switching side of every routing dialog. It asks hosts for routes and carries them out.

The host of a point is its script (`script_host.py`), or a program outside (`outside_hosts.py`) with the script as the
default; nothing here awaits.
"""

from msgspec.structs import replace

from cordboard.core.chat import dialogue, ending, offering, timers
from cordboard.core.chat.chat import Move, Route
from cordboard.core.chat.party import SYSTEM, Party
from cordboard.core.reasons import Ended, RouteError, RouteFailure, Withdrawn
from cordboard.core.routing.dialog import DialogState
from cordboard.core.routing.messages import HostAnswer, HostRouteEnd, RouteReject, RouteSelect
from cordboard.director.orders import AskHost
from cordboard.director.stimuli import (
    AnyStimulus,
    CallReturned,
    HostEnded,
    RouteAnswered,
    RouteFailed,
    TimerDue,
    VisitorLeft,
    VisitorWrote,
)
from cordboard.switchboard.configuration.catalogues import Catalogues
from cordboard.switchboard.routing import host_telling
from cordboard.switchboard.routing.facts import Floorplan
from cordboard.switchboard.routing.handing_over import point_terms, transfer_route
from cordboard.switchboard.routing.host_routes import Lost, Then
from cordboard.switchboard.routing.host_telling import live_dialog
from cordboard.switchboard.routing.orders import route_by_default, why_not
from cordboard.switchboard.routing.outside_hosts import NOBODY, OutsideHosts, Registered
from cordboard.switchboard.routing.script_host import ScriptHost
from cordboard.switchboard.stage import Stage


class Driver:
    """Conducts routing dialogs on stages."""

    def __init__(self, *, catalogues: Catalogues, floor: Floorplan, registered: Registered = NOBODY) -> None:
        self._catalogues = catalogues
        self._floor = floor
        self._hosts = OutsideHosts(catalogues=catalogues, floor=floor, registered=registered)
        self._script = ScriptHost(catalogues=catalogues, floor=floor, ask=self._ask_for_script)

    def begin(self, stage: Stage, *, message: str | None) -> None:
        """A chat arrived at its point: RouteRequest to the host outside, or to the script, which starts at once."""
        if not self._hosts.ask_for_point(stage, message=message):
            self._script.begin(stage, message=message)

    def heard(self, stage: Stage, *, text: str, choice: str | None) -> None:
        """The visitor wrote: a script that waits for words goes on."""
        run = stage.run
        if run is not None and run.wait is not None and "visitor_wrote" in run.wait.accepts:
            self.tell(stage, VisitorWrote(text=text, choice=choice))

    def timer_due(self, stage: Stage) -> None:
        """The script's wait is over."""
        stage.disarm(timers.RUN)
        self.tell(stage, TimerDue())

    def reply_due(self, stage: Stage) -> None:
        """An outside host has not answered in time: default routing."""
        stage.disarm(timers.REPLY)
        self._follow(stage, self._hosts.reply_due(stage))

    def host_says(self, stage: Stage, cross_ref: str, said: HostAnswer, *, user: str | None) -> None:
        """An outside host answers: `user` by whose token, None in the reply to our own call.

        Raises Refused: `invalid_cross_ref` for a dialog that is dead or was asked of others, `wrong_state` for what
        comes late.
        """
        match said:
            case RouteSelect():
                then = self._hosts.selected(stage, cross_ref, said, user=user)
            case RouteReject():
                then = self._hosts.rejected(stage, cross_ref, said, user=user)
            case HostRouteEnd():
                then = self._hosts.ended(stage, cross_ref, said, user=user)
        self._follow(stage, then)

    def host_unreachable(self, stage: Stage, cross_ref: str, *, detail: str, late: bool = False) -> None:
        """An outside host does not answer at its address, or too late: default routing at once."""
        self._follow(stage, self._hosts.unreachable(stage, cross_ref, detail=detail, late=late))

    def call_returned(self, stage: Stage, *, run: int, call: int, returned: CallReturned) -> None:
        """An outside call of a run has come to its end; nothing if the run is over or does not wait for it."""
        _ = call  # the run knows which call it waits for
        if stage.run is not None and stage.run.number == run and not stage.run.ended:
            self.tell(stage, returned)

    def answered(self, stage: Stage, *, agent: str, queue: str) -> None:
        """An agent answered: RouteUsed, the script's `answered`, RouteEnd. The script may not wait any more."""
        nested = live_dialog(stage.chat)
        if nested is not None:
            host_telling.used(stage, nested, agent=agent, queue=queue)
            host_telling.end(stage, nested, RouteError.NONE)
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
        nested = live_dialog(stage.chat)
        if nested is not None and dialogue.dialog_of(stage.chat, nested=nested).state is DialogState.SELECTED:
            self._follow(stage, self._hosts.route_failed(stage, nested, why=why))
            return
        dialog = stage.chat.dialog
        if dialog is not None and dialog.state is DialogState.SELECTED:
            stage.move(Move.ROUTE_FAILED)
            dialogue.re_route(stage, why=why)
            self.tell(stage, _failure(stage, why))
            return
        hosts = dialog is not None and dialog.outside and not (route is not None and route.fallback)
        answered_at = stage.chat.answered_at
        if dialog is not None and hosts and (answered_at is None or dialog.requested_at > answered_at):
            stage.move(Move.ROUTE_FAILED)
            self._follow(stage, Lost(False, "failed", _left_behind(why)))
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
        self._let_go(stage)
        ending.end(stage, by=by, reason=reason)

    def junk(self, stage: Stage, *, by: Party, reason: str) -> None:
        """The chat is thrown away, in whatever state it is; what is open ends in the same turn."""
        if stage.chat.open:
            self._let_go(stage)
        ending.junk(stage, by=by, reason=reason)

    def _let_go(self, stage: Stage) -> None:
        """Neither dialog nor script holds the chat any more."""
        stage.leaving = True
        nested = live_dialog(stage.chat)
        if nested is not None:
            host_telling.end(stage, nested, RouteError.CALL_CANCELLED)
        dialogue.end_dialog(stage, by_host=False, error=RouteError.CALL_CANCELLED)
        if stage.run is not None and not stage.run.ended:
            self.tell(stage, VisitorLeft())

    def close(self, stage: Stage, *, by: Party, reason: Ended) -> None:
        """Staff or the system end the chat before its time: no script may hold it."""
        self.visitor_gone(stage, by=by, reason=reason)

    def tell(self, stage: Stage, stimulus: AnyStimulus) -> None:
        """Wake the script and do what it orders. A host that it asked is not needed when it has ended."""
        self._script.tell(stage, stimulus)
        if (stage.run is None or stage.run.ended) and live_dialog(stage.chat):
            host_telling.end(stage, True, RouteError.CALL_CANCELLED)

    def _ask_for_script(self, stage: Stage, order: AskHost) -> HostEnded | None:
        lost = self._hosts.ask_for_script(stage, name=order.host, reply_timeout=order.reply_timeout)
        return HostEnded(how=lost.how, detail=lost.detail) if lost is not None else None

    def _follow(self, stage: Stage, then: Then) -> None:
        """What comes after an outside dialog: the script that opened it, default routing, or another point."""
        if then is None:
            return
        if isinstance(then, Lost):
            if then.nested:
                self.tell(stage, HostEnded(how=then.how, detail=then.detail))
                return
            note = f"Default routing: {then.detail}."
            host_telling.note(stage, note)
            self._script.begin(stage, message=dialogue.dialog_of(stage.chat).message, note=note)
            return
        message = dialogue.dialog_of(stage.chat, nested=then.nested).message
        if then.nested and stage.run is not None:
            host_telling.note(stage, f"The run ends here: the host sends the chat to point {then.point}.")
            stage.run = replace(stage.run, ended=True, wait=None)
            stage.disarm(timers.RUN)
            dialogue.end_dialog(stage, by_host=False)
        ending.go_to_point(stage, **point_terms(then.point, catalogue=self._catalogues.current))
        self.begin(stage, message=message)

    def transfer(self, stage: Stage, *, to: str, note: str) -> None:
        """An agent hands the chat on: to a queue or agent without a script, to a point with that point's.

        Raises Refused (`unknown_destination`, `not_ready`, `at_capacity`) when nobody could ever answer there.
        """
        catalogue = self._catalogues.current
        if to.startswith("point:"):
            ending.transfer_to_point(stage, note=note, **point_terms(to[6:], catalogue=catalogue))
            self.begin(stage, message=None)
            return
        route = transfer_route(stage.chat, to=to, catalogue=catalogue, floor=self._floor)
        ending.transfer(stage, route=route, note=note)


def _failure(stage: Stage, why: RouteFailure) -> AnyStimulus:
    """What a script hears of its route's failure: it may wait for a host that has left it the route."""
    wait = stage.run.wait if stage.run is not None else None
    if wait is not None and "host_ended" in wait.accepts:
        return HostEnded(how="failed", detail=_left_behind(why))
    return RouteFailed(why=why)


def _left_behind(why: RouteFailure) -> str:
    return f"the route that the host left led to nobody, {why.replace('_', ' ')}"
