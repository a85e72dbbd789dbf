"""What outside calls, hosts and routes brought to a recorded chat, as far as its events tell."""

from collections.abc import Mapping
from typing import Any, Literal

from msgspec.structs import replace

from cordboard.core.chat import events as ev
from cordboard.core.chat.party import Role
from cordboard.core.reasons import RouteError, RouteFailure
from cordboard.director.rehearsal.rehearsed import Elapsed
from cordboard.director.rehearsal.scenario import CallSays, HostSays, RouteSays

SCRIPT_HOST = "script"
"""The host of a dialog with the point's own script."""
CALL_NOTE = "Outside call "
"""How the trace tells of a call, with its number and what it is."""
_BOT = "a message to "
_FAILURES = frozenset(why.value for why in RouteFailure)

Outcome = Literal["succeeded", "empty", "failed", "timeout"]
_OUTCOMES: dict[str, Outcome] = {
    "succeeded": "succeeded",
    "empty": "empty",
    "failed": "failed",
    "timeout": "timeout",
}


class OutsideRecord:
    """Follows the events of one chat. `variables`: at the end of its run; `into`: which takes a node's answer."""

    def __init__(self, variables: Mapping[str, Any], into: Mapping[str, str]) -> None:
        self._variables = variables
        self._into = into
        self._node = ""
        self._heard = False
        """A host has answered since the node was entered."""
        self._pending: tuple[str, Elapsed, bool] | None = None
        """The node whose call is under way, since when, and whether a bot is called."""
        self._reply: dict[str, Any] = {}
        self._replied: Elapsed | None = None
        self._calls: dict[str, list[CallSays]] = {}
        self._hosts: dict[str, list[HostSays | Literal["silent"]]] = {}
        self._host_of: dict[str, str] = {}
        self._asked: dict[str, Elapsed] = {}
        self._selected: tuple[str, Elapsed] | None = None
        self._routes: dict[str, list[RouteSays]] = {}

    def calls(self) -> dict[str, tuple[CallSays, ...]]:
        """Answers by node, in their order."""
        return {node: tuple(says) for node, says in sorted(self._calls.items())}

    def hosts(self) -> dict[str, tuple[HostSays | Literal["silent"], ...]]:
        """Answers by host, in their order."""
        return {name: tuple(says) for name, says in sorted(self._hosts.items())}

    def routes(self) -> dict[str, tuple[RouteSays, ...]]:
        """What became of the tries of each route; those that the usual explains are left out."""
        return {
            to: tuple(says)
            for to, says in sorted(self._routes.items())
            if any(each != RouteSays() for each in says)
        }

    def see(self, event: ev.ChatEvent, at: Elapsed) -> None:
        """An event of the chat, so many seconds from its beginning."""
        match event:
            case ev.NodeEntered():
                self._node, self._heard = event.node, False
            case ev.ExitTaken() if event.exit == "failed" and not self._heard and "host" in event.read:
                # It could not even be asked.
                self._hosts.setdefault(str(event.read["host"]), []).append(HostSays(fails=event.why))
            case ev.RunNoted() if event.note.startswith(CALL_NOTE):
                self._ends("waiting", at)
                self._pending = (self._node, at, _BOT in event.note)
            case ev.RunNoted() if self._pending is not None and event.node == self._pending[0]:
                self._ends("failed", at, event.note)
            case ev.ExitTaken() if self._pending is not None and event.node == self._pending[0]:
                self._ends(event.exit, at, event.why)
            case ev.MessageSent() if event.by.role is Role.SCRIPT:
                self._bot_says(at, {"text": event.text, "markdown": event.markdown})
            case ev.QuestionAsked():
                self._bot_says(at, {"text": event.text, "choices": event.choices})
            case ev.DataChanged() if event.value is not None and self._pending is not None:
                self._reply.setdefault("data", {})[event.name] = event.value
            case _:
                self._dialog(event, at)

    def _bot_says(self, at: Elapsed, message: dict[str, Any]) -> None:
        if self._pending is not None and self._pending[2]:
            self._reply.setdefault("messages", []).append(message)
            self._replied = self._replied if self._replied is not None else at

    def _ends(self, exit_: str, at: Elapsed, why: str = "") -> None:
        """The call under way is over, by what its node did then."""
        if self._pending is None:
            return
        node, since, bot = self._pending
        reply, replied = self._reply, self._replied
        self._pending, self._reply, self._replied = None, {}, None
        if bot and exit_ not in ("failed", "timeout"):
            ended = replied if replied is not None else since if exit_ == "waiting" else at
            value = {**reply, "state": exit_, "reason": why}
            says = CallSays(value=value, after=round(ended - since, 3))
        elif bot and exit_ == "timeout":
            # The bot had answered; it was the visitor who was silent.
            value = {**reply, "state": "waiting"}
            says = CallSays(value=value, after=round((replied if replied is not None else since) - since, 3))
        else:
            outcome = _OUTCOMES.get(exit_, "succeeded")
            kept = self._variables.get(self._into.get(node, "")) if outcome == "succeeded" else None
            detail = why if outcome == "failed" else ""
            says = CallSays(outcome=outcome, value=kept, detail=detail, after=round(at - since, 3))
        self._calls.setdefault(node, []).append(says)

    def _dialog(self, event: ev.ChatEvent, at: Elapsed) -> None:
        match event:
            case ev.RouteRequested() if event.host != SCRIPT_HOST:
                self._host_of[event.cross_ref] = event.host
                self._asked[event.cross_ref] = at
            case ev.RouteSelected():
                self._selects(event, at)
            case ev.RouteRejected():
                self._host_says(
                    event.cross_ref,
                    HostSays(rejects=str(event.cause), after=self._since(event.cross_ref, at)),
                )
            case ev.RouteEnded() if self._asked.get(event.cross_ref) is not None:
                after = self._since(event.cross_ref, at)
                late = event.error is RouteError.REQUEST_TIMEOUT
                self._host_says(
                    event.cross_ref, "silent" if late else HostSays(fails=str(event.error), after=after)
                )
            case ev.ReRouted():
                if event.cross_ref in self._host_of:
                    self._asked[event.cross_ref] = at
                self._route_ends(at, event.why)
            case ev.Answered():
                self._route_ends(at, "", event.agent)
            case _:
                pass

    def _selects(self, event: ev.RouteSelected, at: Elapsed) -> None:
        self._route_ends(at, "")
        self._selected = event.route, at
        if event.cross_ref in self._host_of:
            says = HostSays(
                selects=event.route,
                alternate_routes=event.alternate_routes,
                priority=event.priority,
                remain_retries=event.remain_retries,
                after=self._since(event.cross_ref, at),
            )
            self._host_says(event.cross_ref, says)

    def _since(self, cross_ref: str, at: Elapsed) -> Elapsed:
        return round(at - self._asked.get(cross_ref, at), 3)

    def _host_says(self, cross_ref: str, says: HostSays | Literal["silent"]) -> None:
        host = self._host_of.get(cross_ref)
        self._heard = True
        if host is not None:
            self._hosts.setdefault(host, []).append(says)
            self._asked.pop(cross_ref, None)

    def _route_ends(self, at: Elapsed, why: str, agent: str = "") -> None:
        """The route selected last is over; what the script's own times explain is not kept."""
        if self._selected is None:
            return
        to, since = self._selected
        self._selected = None
        says = RouteSays(after=round(at - since, 3))
        held = to.startswith("agent:")
        if agent and held:
            says = replace(says, answers=agent)
        elif why in _FAILURES and (held or why != RouteFailure.TIMEOUT):
            says = replace(says, fails=RouteFailure(why))
        else:
            says = RouteSays()
        self._routes.setdefault(to, []).append(says)
