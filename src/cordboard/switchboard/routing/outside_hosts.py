"""The driver's side of dialogs with hosts outside: whom to ask, and what follows from their answers.

Nothing here awaits or calls anybody: messages are recorded, and go out after the turn's commit.
"""

from collections.abc import Iterable
from typing import Protocol

from cordboard.core.chat import dialogue, timers
from cordboard.core.chat.chat import Chat
from cordboard.core.errors import Refused
from cordboard.core.instant import SECOND
from cordboard.core.outside.host import REPLY_TIMEOUT, Host
from cordboard.core.reasons import Code, RouteError, RouteFailure
from cordboard.core.routing import messages
from cordboard.core.routing.dialog import DialogState
from cordboard.switchboard.configuration.catalogue import Catalogue
from cordboard.switchboard.configuration.catalogues import Catalogues
from cordboard.switchboard.routing.facts import Floorplan
from cordboard.switchboard.routing.host_routes import HostRoutes, Lost, Then
from cordboard.switchboard.routing.host_telling import (
    dead,
    dialog_at,
    end,
    live_dialog,
    merge,
    note,
    tell,
    tell_end,
)
from cordboard.switchboard.routing.registration_rows import Registration
from cordboard.switchboard.stage import Stage

REGISTERED = "registered"
"""The host's name in a dialog with programs that have registered in nobody's name."""


class Registered(Protocol):
    """Who is registered now (`registrations.py`)."""

    def of_point(self, point: str, *, host: str | None) -> tuple[Registration, ...]: ...

    def of_host(self, host: str) -> tuple[Registration, ...]: ...

    def of_user(self, user: str, asked: Iterable[str]) -> tuple[str, ...]: ...


class _Nobody:
    def of_point(self, point: str, *, host: str | None) -> tuple[Registration, ...]:
        _ = point, host
        return ()

    def of_host(self, host: str) -> tuple[Registration, ...]:
        _ = host
        return ()

    def of_user(self, user: str, asked: Iterable[str]) -> tuple[str, ...]:
        _ = user, asked
        return ()


NOBODY: Registered = _Nobody()
"""Nobody is registered, and nobody can be."""


class OutsideHosts:
    """Conducts outside dialogs on stages. `user` None in an answer: it came in the reply to our own call."""

    def __init__(self, *, catalogues: Catalogues, floor: Floorplan, registered: Registered) -> None:
        self._catalogues = catalogues
        self._registered = registered
        self._routes = HostRoutes(catalogues=catalogues, floor=floor)

    def ask_for_point(self, stage: Stage, *, message: str | None) -> bool:
        """RouteRequest to the point's host outside; False: it has none that could be asked now."""
        point = self._catalogues.current.points.get(stage.chat.point)
        if point is None:
            return False
        host = host_of(self._catalogues.current, point.host)
        if point.host and host is None:
            note(stage, f"There is no active host {point.host!r} that routes: the script does.")
            return False
        asked = self._registered.of_point(point.name, host=host.name if host else None)
        if not asked and not (host and host.url):
            if host:
                note(stage, f"No program of the host {host.name!r} is registered: the script routes.")
            return False
        self._ask(stage, host, asked, seconds=host.reply_timeout if host else REPLY_TIMEOUT, message=message)
        return True

    def ask_for_script(self, stage: Stage, *, name: str, reply_timeout: int | None) -> Lost | None:
        """RouteRequest to a host that a script names, in a dialog nested in its own."""
        host = host_of(self._catalogues.current, name)
        if host is None:
            return Lost(True, "failed", f"There is no active host {name!r} that routes.")
        asked = self._registered.of_host(name)
        if not asked and not host.url:
            return Lost(True, "failed", f"No program of the host {name!r} is registered.")
        first = stage.run.variables.get("first_message") if stage.run else None
        message = first if isinstance(first, str) else None
        self._ask(
            stage, host, asked, seconds=reply_timeout or host.reply_timeout, message=message, nested=True
        )
        return None

    def selected(self, stage: Stage, cross_ref: str, said: messages.RouteSelect, *, user: str | None) -> Then:
        """RouteSelect: the first valid one wins, and the route is carried out. Raises Refused for what is late."""
        nested, speakers = self._speakers(stage.chat, cross_ref, said.registration_id, user)
        heard = dialogue.dialog_of(stage.chat, nested=nested).heard
        routes = (said.route, *said.alternate_routes)
        valid = any(self._routes.why_not(stage.chat, route) is None for route in routes)
        dialogue.select_route(
            stage,
            nested=nested,
            route=said.route,
            alternate_routes=said.alternate_routes,
            remain_retries=said.remain_retries,
            priority=said.priority,
            used_wanted=said.route_used_req,
            timeout=said.timeout,
            speakers=speakers if valid else (),
        )
        if valid:
            stage.disarm(timers.REPLY)
            merge(stage, said.clipboard)
            losers = _less(heard, speakers)
            if losers:
                tell_end(stage, nested, RouteError.GENERIC_STATE_INCOMPATIBILITY, to=losers)
        return self._routes.place(stage, nested, to=speakers)

    def rejected(self, stage: Stage, cross_ref: str, said: messages.RouteReject, *, user: str | None) -> Then:
        """RouteReject: default routing, unless others are asked still. Raises Refused for what is late."""
        nested, speakers = self._speakers(stage.chat, cross_ref, said.registration_id, user)
        dialog = dialogue.dialog_of(stage.chat, nested=nested)
        cause = said.cause.replace("_", " ")
        if dialog.state is DialogState.REQUESTED and _less(dialog.heard, speakers):
            dialogue.drop_out(stage, speakers=speakers, nested=nested)
            note(stage, f"One of the programs asked rejects the chat, {cause}. The others are asked still.")
            return None
        dialogue.reject_route(stage, cause=said.cause, nested=nested)
        stage.disarm(timers.REPLY)
        return Lost(nested, "rejected", f"the host rejected the chat, {cause}")

    def ended(self, stage: Stage, cross_ref: str, said: messages.HostRouteEnd, *, user: str | None) -> Then:
        """RouteEnd by the host: a chat that waits on its route goes on waiting. Raises Refused for what is late."""
        nested, speakers = self._speakers(stage.chat, cross_ref, said.registration_id, user)
        dialog = dialogue.dialog_of(stage.chat, nested=nested)
        requested = dialog.state is DialogState.REQUESTED
        if requested and _less(dialog.heard, speakers):
            dialogue.drop_out(stage, speakers=speakers, nested=nested)
            note(stage, "One of the programs asked ends the dialog. The others are asked still.")
            return None
        dialogue.end_dialog(stage, by_host=True, error=said.error, nested=nested)
        stage.disarm(timers.REPLY)
        if nested and dialog.state is DialogState.SELECTED:
            # The script's own dialog takes the route over: what becomes of it is told to the script.
            dialogue.select_route(stage, route=dialog.route)
        return Lost(nested, "failed", "the host ended the dialog without a route") if requested else None

    def unreachable(self, stage: Stage, cross_ref: str, *, detail: str, late: bool = False) -> Then:
        """The host's address does not answer, or is too `late`: RouteEnd.

        Nothing if the dialog does not wait for it any more.
        """
        try:
            nested = dialog_at(stage.chat, cross_ref)
        except Refused:
            return None
        if dialogue.dialog_of(stage.chat, nested=nested).state is not DialogState.REQUESTED:
            return None
        error = RouteError.REQUEST_TIMEOUT if late else RouteError.GENERIC_UNSPECIFIED
        dialogue.end_dialog(stage, by_host=False, error=error, nested=nested)
        stage.disarm(timers.REPLY)
        if late:
            return Lost(nested, "timeout", f"the host did not answer in time: {detail}")
        return Lost(nested, "failed", f"the host cannot be reached: {detail}")

    def reply_due(self, stage: Stage) -> Then:
        """The host has not answered in time: RouteEnd."""
        nested = live_dialog(stage.chat)
        if nested is None or dialogue.dialog_of(stage.chat, nested=nested).state is not DialogState.REQUESTED:
            return None
        seconds = dialogue.dialog_of(stage.chat, nested=nested).reply_timeout
        end(stage, nested, RouteError.REQUEST_TIMEOUT)
        return Lost(nested, "timeout", f"the host did not answer within {seconds} s")

    def route_failed(self, stage: Stage, nested: bool, *, why: RouteFailure) -> Then:
        """The chat has left the host's route without an answer: the next alternate, or ReRoute."""
        heard = dialogue.dialog_of(stage.chat, nested=nested).heard
        if dialogue.take_alternate(stage, nested=nested) is not None:
            return self._routes.place(stage, nested, to=heard)
        return self._routes.ask_again(stage, nested, why, to=heard)

    def _ask(
        self,
        stage: Stage,
        host: Host | None,
        asked: tuple[Registration, ...],
        *,
        seconds: int,
        message: str | None,
        nested: bool = False,
    ) -> None:
        called = host is not None and bool(host.url)
        dialog = dialogue.request_route(
            stage,
            host=host.name if host else REGISTERED,
            reply_timeout=seconds,
            outside=True,
            nested=nested,
            asked=() if called else tuple(each.id for each in asked),
            message=message,
        )
        stage.arm(timers.REPLY, stage.now + seconds * SECOND)
        request = messages.route_request(stage.chat, dialog, subject=message or "")
        tell(stage, nested, request, to=dialog.heard)

    def _speakers(
        self, chat: Chat, cross_ref: str, named: str, user: str | None
    ) -> tuple[bool, tuple[str, ...]]:
        """Which dialog is meant, and which registrations speak: all of the user's, unless one is named.

        None for a host that is called at its address. A program that came back under a new registration speaks for
        the old one as well.

        Raises Refused: `invalid_cross_ref` when the dialog is dead or was asked of others, `wrong_state` when it
        goes on without these.
        """
        nested = dialog_at(chat, cross_ref)
        dialog = dialogue.dialog_of(chat, nested=nested)
        if not dialog.asked:
            return nested, ()
        mine = self._registered.of_user(user, dialog.asked) if user is not None else ()
        if named:
            mine = tuple(each for each in mine if each == named)
        if not mine:
            raise dead(cross_ref)
        speakers = tuple(each for each in mine if each in dialog.heard)
        if not speakers:
            raise Refused(Code.WRONG_STATE, "The dialog goes on without this registration.")
        return nested, speakers


def host_of(catalogue: Catalogue, name: str | None) -> Host | None:
    """The active host of this name, if it routes."""
    found = catalogue.hosts.get(name) if name else None
    return found if found is not None and found.active and "routing" in found.uses else None


def _less(heard: tuple[str, ...], speakers: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(each for each in heard if each not in speakers)
