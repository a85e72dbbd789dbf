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


class Dialog(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One dialog about one chat. `cross_ref` is unique per dialog and dead after its end."""

    cross_ref: str
    host: str
    """`script`, or the name of an outside host."""
    state: DialogState = DialogState.IDLE
    route: str = ""
    """The route selected last."""
    alternate_routes: tuple[str, ...] = ()
    remain_retries: int | None = None
    used_wanted: bool = True
    requested_at: Millis = 0


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
        raise Refused(code, str(wrong)) from wrong
    return msgspec.structs.replace(dialog, state=state)
