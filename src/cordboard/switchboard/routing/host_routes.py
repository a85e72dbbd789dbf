"""Carries out the routes that outside hosts select, one after the other, until the chat waits somewhere."""

from dataclasses import dataclass
from typing import Literal

from cordboard.core.chat import dialogue, offering, timers
from cordboard.core.chat.chat import Chat, ChatState, Move, Route
from cordboard.core.instant import SECOND
from cordboard.core.reasons import RouteError, RouteFailure
from cordboard.core.routing import messages
from cordboard.switchboard.configuration.catalogues import Catalogues
from cordboard.switchboard.routing import orders
from cordboard.switchboard.routing.considering import consider
from cordboard.switchboard.routing.facts import Floorplan
from cordboard.switchboard.routing.host_telling import end, note, tell, tell_end, used
from cordboard.switchboard.stage import Stage

MOST_TRIES = 20
"""Routes that one dialog may try: a host that names the same one for ever does not hold the chat for ever."""
MOST_POINTS = 10
"""Routing points that hosts may hand a chat through."""

_ERRORS = {
    RouteFailure.UNKNOWN: RouteError.INVALID_DESTINATION,
    RouteFailure.FULL: RouteError.RESOURCE_BUSY,
    RouteFailure.BUSY: RouteError.RESOURCE_BUSY,
}


@dataclass(frozen=True, slots=True)
class Lost:
    """An outside dialog is over without an answer by an agent. `nested`: the script that opened it goes on."""

    nested: bool
    how: Literal["rejected", "timeout", "failed"]
    detail: str


@dataclass(frozen=True, slots=True)
class GoTo:
    """The host sends the chat to another routing point; its dialog is over."""

    nested: bool
    point: str


Then = Lost | GoTo | None
"""What the driver is to do next; None: nothing, the chat waits for an agent or for the host."""


class HostRoutes:
    """The roads from a RouteSelect or a failed route."""

    def __init__(self, *, catalogues: Catalogues, floor: Floorplan) -> None:
        self._catalogues = catalogues
        self._floor = floor

    def place(self, stage: Stage, nested: bool, *, to: tuple[str, ...]) -> Then:
        """Send the chat on the dialog's route, or else on the first of its alternates that takes it."""
        while True:
            dialog = dialogue.dialog_of(stage.chat, nested=nested)
            why = self.why_not(stage.chat, dialog.route)
            if why is None:
                break
            if dialogue.take_alternate(stage, nested=nested) is None:
                return self.ask_again(stage, nested, why, to=to)
            note(stage, f"{dialog.route} cannot take the chat ({_words(why)}): the next alternate is tried.")
        if dialog.route.startswith("point:"):
            if stage.chat.state is not ChatState.ROUTING:
                stage.move(Move.ROUTE_FAILED)
            used(stage, nested, agent="", queue="")
            end(stage, nested, RouteError.NONE)
            return GoTo(nested, dialog.route[6:])
        terms = dialog.terms
        priority = terms.priority if terms is not None and terms.priority is not None else stage.chat.priority
        offering.wait_on(stage, Route(to=dialog.route, priority=priority))
        consider(stage, self._floor)
        if terms is not None and terms.timeout is not None:
            stage.arm(timers.ROUTE, stage.now + terms.timeout * SECOND)
        return None

    def ask_again(self, stage: Stage, nested: bool, why: RouteFailure, *, to: tuple[str, ...]) -> Then:
        """ReRoute; RouteEnd when the host has no further route."""
        if stage.chat.state is not ChatState.ROUTING:
            stage.move(Move.ROUTE_FAILED)
        dialogue.re_route(stage, why=why, nested=nested)
        dialog = dialogue.dialog_of(stage.chat, nested=nested)
        if dialog.may_retry and len(dialog.tried) < MOST_TRIES:
            stage.arm(timers.REPLY, stage.now + dialog.reply_timeout * SECOND)
            again = messages.ReRouteMessage(
                cross_ref=dialog.cross_ref,
                chat=stage.chat.id,
                route=dialog.route,
                why=why,
                tried=dialog.tried,
                reply_timeout=dialog.reply_timeout,
                clipboard=stage.chat.clipboard,
            )
            tell(stage, nested, again, to=to)
            return None
        error = _ERRORS.get(why, RouteError.NO_AVAILABLE_AGENTS)
        if any(each not in to for each in dialog.heard):
            # Only who named a route that leads nowhere is out; the others may still select one.
            dialogue.drop_out(stage, speakers=to, nested=nested)
            tell_end(stage, nested, error, to=to)
            return None
        end(stage, nested, error)
        return Lost(
            nested, "failed", f"{dialog.route} led to nobody, {_words(why)}, and the host has no other"
        )

    def why_not(self, chat: Chat, route: str) -> RouteFailure | None:
        """Why the chat cannot be sent there now; None: it can."""
        catalogue = self._catalogues.current
        if not route.startswith("point:"):
            return orders.why_not(
                Route(to=route), catalogue=catalogue, floor=self._floor, chat=chat.id, weight=chat.weight
            )
        point = catalogue.points.get(route[6:])
        fits = point is not None and point.active and point.name != chat.point
        return None if fits and len(chat.device_history) < MOST_POINTS else RouteFailure.UNKNOWN


def _words(word: str) -> str:
    return word.replace("_", " ")
