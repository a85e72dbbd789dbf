import pytest

from cordboard.core.errors import IllegalMove, Refused
from cordboard.core.reasons import Code
from cordboard.core.routing.dialog import HOST_MOVES, TABLE, Dialog, DialogMove, DialogState, moved

DRIVER_MAY = {
    DialogState.IDLE: {"RouteRequest": "requested"},
    DialogState.REQUESTED: {"RouteEnd": "ended"},
    DialogState.SELECTED: {"RouteUsed": "used", "ReRoute": "requested", "RouteEnd": "ended"},
    DialogState.USED: {"RouteEnd": "ended"},
    DialogState.ENDED: {},
}
HOST_MAY = {
    DialogState.IDLE: {},
    DialogState.REQUESTED: {"RouteSelect": "selected", "RouteReject": "ended", "RouteEnd": "ended"},
    DialogState.SELECTED: {"RouteEnd": "ended"},
    DialogState.USED: {"RouteEnd": "ended"},
    DialogState.ENDED: {},
}
EVERY = [(state, move) for state in DialogState for move in DialogMove]


def expected(state: DialogState, move: DialogMove) -> str | None:
    who, message = move.value.split(" sends ")
    return (DRIVER_MAY if who == "driver" else HOST_MAY)[state].get(message)


@pytest.mark.parametrize(("state", "move"), EVERY, ids=lambda part: part.value)
def test_every_message_in_every_state(state: DialogState, move: DialogMove) -> None:
    dialog = Dialog(cross_ref="x1", host="script", state=state, route="queue:Sales")
    before = Dialog(cross_ref="x1", host="script", state=state, route="queue:Sales")

    after = expected(state, move)
    if after is not None:
        assert moved(dialog, move).state == after
    else:
        with pytest.raises(Refused if move in HOST_MOVES else IllegalMove) as raised:
            moved(dialog, move)
        assert "x1" in str(raised.value)
        assert state.value in str(raised.value)
    assert dialog == before


@pytest.mark.parametrize("move", sorted(HOST_MOVES))
def test_a_late_message_of_the_host_says_whether_the_dialog_is_dead(move: DialogMove) -> None:
    dead = Dialog(cross_ref="x1", host="script", state=DialogState.ENDED)
    early = Dialog(cross_ref="x1", host="script", state=DialogState.IDLE)

    for dialog, code in ((dead, Code.INVALID_CROSS_REF), (early, Code.WRONG_STATE)):
        with pytest.raises(Refused) as raised:
            moved(dialog, move)
        assert raised.value.code == code


def test_every_state_but_the_last_can_be_left_and_every_state_reached() -> None:
    reached = {after for moves in TABLE.values() for after in moves.values()}

    assert [state for state, moves in TABLE.items() if not moves] == [DialogState.ENDED]
    assert reached | {DialogState.IDLE} == set(DialogState)


def test_a_move_changes_nothing_but_the_state() -> None:
    dialog = Dialog(cross_ref="x1", host="script", state=DialogState.REQUESTED, route="queue:Sales")

    after = moved(dialog, DialogMove.ROUTE_SELECT)

    assert (after.cross_ref, after.host, after.route) == ("x1", "script", "queue:Sales")
