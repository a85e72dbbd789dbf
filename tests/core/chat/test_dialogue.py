"""The verbs of routing dialogs: every message in every state, in the point's own dialog and in the nested one."""

from collections.abc import Callable

import pytest

from cordboard.core.chat import dialogue
from cordboard.core.chat.chat import Chat
from cordboard.core.chat.scene import Scene
from cordboard.core.errors import IllegalMove, Refused
from cordboard.core.reasons import Code, RejectCause, RouteError
from cordboard.core.routing.dialog import TABLE, Dialog, DialogMove, DialogState
from tests.builders import NOON, a_chat

Verb = Callable[[Scene, bool], object]

VERBS: dict[DialogMove, tuple[Verb, str]] = {
    DialogMove.ROUTE_SELECT: (
        lambda scene, nested: dialogue.select_route(scene, route="queue:Sales", nested=nested),
        "route_selected",
    ),
    DialogMove.RE_ROUTE: (
        lambda scene, nested: dialogue.re_route(scene, why="full", nested=nested),
        "rerouted",
    ),
    DialogMove.ROUTE_USED: (lambda scene, nested: dialogue.route_used(scene, nested=nested), "route_used"),
    DialogMove.ROUTE_REJECT: (
        lambda scene, nested: dialogue.reject_route(scene, cause=RejectCause.BUSY, nested=nested),
        "route_rejected",
    ),
    DialogMove.HOST_END: (
        lambda scene, nested: dialogue.end_dialog(scene, by_host=True, nested=nested),
        "route_ended",
    ),
    DialogMove.DRIVER_END: (
        lambda scene, nested: dialogue.end_dialog(
            scene, by_host=False, error=RouteError.CALL_CANCELLED, nested=nested
        ),
        "route_ended",
    ),
}
SILENT = {DialogMove.HOST_END, DialogMove.DRIVER_END}
"""Ending what has ended already is no fault."""


def a_scene(state: DialogState = DialogState.REQUESTED, **given: object) -> Scene:
    """A chat with a dialog outside in this state, at the point and nested alike."""
    first = Dialog(cross_ref="c1.1", host="Router", outside=True, state=state, **given)  # type: ignore[arg-type]
    second = Dialog(cross_ref="c1.2", host="Other", outside=True, state=state, **given)  # type: ignore[arg-type]
    return Scene(chat=a_chat("c1", dialog=first, outside=second, dialogs=2), agents={}, now=NOON)


def state_of(chat: Chat, nested: bool) -> DialogState:
    return dialogue.dialog_of(chat, nested=nested).state


@pytest.mark.parametrize("nested", [False, True], ids=["at the point", "nested"])
@pytest.mark.parametrize("move", sorted(VERBS))
@pytest.mark.parametrize("state", list(DialogState))
def test_every_message_in_every_state(state: DialogState, move: DialogMove, nested: bool) -> None:
    scene = a_scene(state)
    before = scene.chat
    verb, kind = VERBS[move]

    after = TABLE[state].get(move)
    if after is not None:
        verb(scene, nested)
        assert state_of(scene.chat, nested) == after
        assert state_of(scene.chat, not nested) == state
        assert [event.__struct_config__.tag for event in scene.events] == [kind]
    elif state is DialogState.ENDED and move in SILENT:
        verb(scene, nested)
        assert (scene.chat, scene.events) == (before, [])
    else:
        with pytest.raises((Refused, IllegalMove)):
            verb(scene, nested)
        assert (scene.chat, scene.events) == (before, [])


def test_each_dialog_of_a_chat_has_a_cross_reference_of_its_own() -> None:
    scene = Scene(chat=a_chat("c1"), agents={}, now=NOON)

    script = dialogue.request_route(scene, host="script", reply_timeout=5)
    asked = dialogue.request_route(
        scene, host="Router", reply_timeout=7, outside=True, nested=True, asked=("r1",), message="Hello"
    )
    again = dialogue.request_route(scene, host="Router", reply_timeout=7, outside=True, nested=True)

    assert [each.cross_ref for each in (script, asked, again)] == ["c1.1", "c1.2", "c1.3"]
    assert (scene.chat.dialog, scene.chat.outside) == (script, again)
    assert (script.outside, script.reply_timeout, script.tried) == (False, 0, ())
    assert (asked.reply_timeout, asked.asked, asked.heard, asked.message) == (7, ("r1",), ("r1",), "Hello")


def test_with_who_selects_the_dialog_goes_on() -> None:
    scene = a_scene(asked=("r1", "r2"), heard=("r1", "r2"))

    dialogue.select_route(scene, route="queue:Sales", speakers=("r2",))

    dialog = dialogue.dialog_of(scene.chat)
    assert (dialog.asked, dialog.heard) == (("r1", "r2"), ("r2",))


def test_a_selection_without_a_speaker_leaves_everybody_in() -> None:
    scene = a_scene(asked=("r1", "r2"), heard=("r1", "r2"))

    dialogue.select_route(scene, route="queue:Nowhere")
    dialogue.re_route(scene, why="unknown")
    dialogue.drop_out(scene, speakers=("r1",))

    dialog = dialogue.dialog_of(scene.chat)
    assert (dialog.state, dialog.asked, dialog.heard) == (DialogState.REQUESTED, ("r1", "r2"), ("r2",))


def test_alternates_are_taken_in_order_and_what_was_tried_is_kept() -> None:
    scene = a_scene()

    dialogue.select_route(scene, route="queue:A", alternate_routes=("queue:B", "queue:C"))
    taken = [dialogue.take_alternate(scene) for _ in range(3)]
    dialogue.re_route(scene, why="full")
    dialogue.select_route(scene, route="queue:D")

    dialog = dialogue.dialog_of(scene.chat)
    assert taken == ["queue:B", "queue:C", None]
    assert (dialog.route, dialog.tried) == ("queue:D", ("queue:A", "queue:B", "queue:C", "queue:D"))


@pytest.mark.parametrize(("said", "may"), [(None, True), (3, True), (-1, True), (-2, True), (0, False)])
def test_only_a_plain_none_forbids_another_try(said: int | None, may: bool) -> None:
    scene = a_scene()

    dialogue.select_route(scene, route="queue:A", remain_retries=said)

    assert dialogue.dialog_of(scene.chat).may_retry is may


def test_a_late_selection_says_whether_the_dialog_lives() -> None:
    codes: list[Code] = []
    for state in (DialogState.SELECTED, DialogState.USED, DialogState.ENDED):
        with pytest.raises(Refused) as refused:
            dialogue.select_route(a_scene(state), route="queue:A")
        codes.append(refused.value.code)

    assert codes == [Code.WRONG_STATE, Code.WRONG_STATE, Code.INVALID_CROSS_REF]
