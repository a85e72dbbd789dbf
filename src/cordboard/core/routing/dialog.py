"""The routing dialog between driver and routing host, in the manner of a sans-I/O protocol.

Everything that decides which message may follow which stands in `TABLE` below. The messages are CSTA's (ECMA-269
clause 20; domain.md §7); the driver is the switching function, the host the computing function.
"""

from enum import StrEnum

import msgspec

from cordboard.core.errors import IllegalMove, Refused
from cordboard.core.instant import Millis
from cordboard.core.machine import Machine
from cordboard.core.reasons import Code


class DialogState(StrEnum):
    IDLE = "idle"
    REQUESTED = "requested"
    SELECTED = "selected"
    USED = "used"
    ENDED = "ended"


class DialogMove(StrEnum):
    """A message together with who says it."""

    ROUTE_REQUEST = "driver sends RouteRequest"
    RE_ROUTE = "driver sends ReRoute"
    ROUTE_USED = "driver sends RouteUsed"
    DRIVER_END = "driver sends RouteEnd"
    ROUTE_SELECT = "host sends RouteSelect"
    ROUTE_REJECT = "host sends RouteReject"
    HOST_END = "host sends RouteEnd"


_S, _M = DialogState, DialogMove

TABLE: dict[DialogState, dict[DialogMove, DialogState]] = {
    _S.IDLE: {_M.ROUTE_REQUEST: _S.REQUESTED},
    _S.REQUESTED: {
        _M.DRIVER_END: _S.ENDED,
        _M.ROUTE_SELECT: _S.SELECTED,
        _M.ROUTE_REJECT: _S.ENDED,
        _M.HOST_END: _S.ENDED,
    },
    _S.SELECTED: {
        _M.ROUTE_USED: _S.USED,
        _M.RE_ROUTE: _S.REQUESTED,
        _M.DRIVER_END: _S.ENDED,
        _M.HOST_END: _S.ENDED,
    },
    _S.USED: {_M.DRIVER_END: _S.ENDED, _M.HOST_END: _S.ENDED},
    _S.ENDED: {},
}

MACHINE = Machine("routing dialog", TABLE)

HOST_MOVES = frozenset({_M.ROUTE_SELECT, _M.ROUTE_REJECT, _M.HOST_END})


class Terms(msgspec.Struct, frozen=True, omit_defaults=True):
    """Extensions of RouteSelect: priority 1 to 99, and how many seconds the chat may wait on each route."""

    priority: int | None = None
    timeout: int | None = None


NO_LIST, NO_COUNT = -1, -2
"""Special values of `remain_retries`: the host has no list of routes, or has one and does not count it."""


class Dialog(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One dialog about one chat. `cross_ref` is unique per dialog and dead after its end."""

    cross_ref: str
    host: str
    """`script`, the name of an outside host, or `registered` for programs that have registered without one."""
    outside: bool = False
    """The host is a program outside."""
    state: DialogState = DialogState.IDLE
    route: str = ""
    """The route selected last, or the alternate that is tried in its place."""
    alternate_routes: tuple[str, ...] = ()
    """Those of the last selection that have not been tried."""
    remain_retries: int | None = None
    """How many more routes the host has (CSTA): 0 none, -1 no list, -2 no count; None: it did not say."""
    used_wanted: bool = True
    """The host wants to be told of the answer (CSTA's routeUsedReq); a script always is."""
    requested_at: Millis = 0

    reply_timeout: int = 0
    """Seconds an outside host has for each answer."""
    asked: tuple[str, ...] = ()
    """Registrations that got the RouteRequest. None for a script, or a host that is called by its address."""
    heard: tuple[str, ...] = ()
    """Those of them with which the dialog goes on: all, until one selects, rejects or ends."""
    tried: tuple[str, ...] = ()
    """Routes that have been tried, in order."""
    told: int = 0
    """Messages of the driver so far; counts the keys of those that are sent to an address."""
    terms: Terms | None = None
    """On what terms the chat waits on the routes of the last selection."""
    message: str | None = None
    """What the visitor wrote when opening the chat: the script by default is to hear it too."""

    @property
    def live(self) -> bool:
        """Whether messages may still be exchanged."""
        return self.state is not DialogState.ENDED

    @property
    def may_retry(self) -> bool:
        """Whether the host may have another route: everything but a plain `no more` lets the driver ask."""
        return self.remain_retries != 0


def moved(dialog: Dialog, move: DialogMove) -> Dialog:
    """The dialog after a message.

    Raises IllegalMove when the driver would break the protocol (our fault), Refused when the host does: a dead
    cross-reference is `invalid_cross_ref`, any other message out of turn `wrong_state`.
    """
    try:
        state = MACHINE.after(dialog.state, move, subject=dialog.cross_ref)
    except IllegalMove as wrong:
        if move not in HOST_MOVES:
            raise
        code = Code.INVALID_CROSS_REF if dialog.state is DialogState.ENDED else Code.WRONG_STATE
        message = move.removeprefix("host sends ")
        sentence = (
            f"{message} is not possible now: the dialog {dialog.cross_ref!r} is {dialog.state} already."
        )
        raise Refused(code, sentence) from wrong
    return msgspec.structs.replace(dialog, state=state)
