"""What a turn tells hosts outside, and where a host's answer belongs."""

from collections.abc import Iterable

import msgspec

from cordboard.core.chat import dialogue, timers, words
from cordboard.core.chat.chat import Chat
from cordboard.core.chat.dialogue import HOST
from cordboard.core.chat.events import RunNoted
from cordboard.core.errors import Refused
from cordboard.core.reasons import Code, RouteError
from cordboard.core.routing.dialog import DialogState
from cordboard.core.routing.messages import DriverMessage, RouteEndMessage, RouteUsedMessage, calling_device
from cordboard.switchboard.ports import HostMessage, OutboxItem
from cordboard.switchboard.stage import Stage

_encode = msgspec.json.encode


class Called(msgspec.Struct, frozen=True, kw_only=True):
    """Body of an errand `host`: a message for the address of a configured host."""

    host: str
    cross_ref: str
    message: DriverMessage


def tell(stage: Stage, nested: bool, message: DriverMessage, *, to: Iterable[str]) -> None:
    """Record a message, for after the commit: to the registrations named, or to the address of the dialog's host."""
    dialog = dialogue.dialog_of(stage.chat, nested=nested)
    if dialog.asked:
        body = _encode(message)
        stage.host_messages.extend(HostMessage(each, dialog.cross_ref, body) for each in to)
        return
    number = dialogue.count_told(stage, nested=nested)
    called = Called(host=dialog.host, cross_ref=dialog.cross_ref, message=message)
    key = f"host:{dialog.cross_ref}:{number}"
    item = OutboxItem(key=key, kind="host", due_at=stage.now, body=_encode(called), chat=stage.chat.id)
    stage.outbox.append(item)


def tell_end(stage: Stage, nested: bool, error: RouteError, *, to: Iterable[str]) -> None:
    """RouteEnd, to some or all of those who were asked."""
    cross_ref = dialogue.dialog_of(stage.chat, nested=nested).cross_ref
    tell(stage, nested, RouteEndMessage(cross_ref=cross_ref, chat=stage.chat.id, error=error), to=to)


def end(stage: Stage, nested: bool, error: RouteError) -> None:
    """The driver ends the dialog, and says so to whoever is in it."""
    dialogue.end_dialog(stage, by_host=False, error=error, nested=nested)
    stage.disarm(timers.REPLY)
    tell_end(stage, nested, error, to=dialogue.dialog_of(stage.chat, nested=nested).heard)


def used(stage: Stage, nested: bool, *, agent: str, queue: str) -> None:
    """RouteUsed, if the host wants to be told."""
    dialog = dialogue.dialog_of(stage.chat, nested=nested)
    if dialog.state is not DialogState.SELECTED or not dialog.used_wanted:
        return
    dialogue.route_used(stage, nested=nested)
    message = RouteUsedMessage(
        cross_ref=dialog.cross_ref,
        chat=stage.chat.id,
        route_used=dialog.route,
        agent=agent,
        queue=queue,
        calling_device=calling_device(stage.chat),
    )
    tell(stage, nested, message, to=dialog.heard)


def dialog_at(chat: Chat, cross_ref: str) -> bool:
    """Whether the live dialog of this cross-reference is the nested one.

    Raises Refused (`invalid_cross_ref`) when there is no such dialog, or none that is alive.
    """
    for nested, dialog in ((True, chat.outside), (False, chat.dialog)):
        if dialog is not None and dialog.outside and dialog.live and dialog.cross_ref == cross_ref:
            return nested
    raise dead(cross_ref)


def live_dialog(chat: Chat) -> bool | None:
    """Whether the outside dialog under way is the nested one; None: there is none."""
    if chat.outside is not None and chat.outside.live:
        return True
    if chat.dialog is not None and chat.dialog.outside and chat.dialog.live:
        return False
    return None


def dead(cross_ref: str) -> Refused:
    """The refusal for a dialog that is over, or was never asked of who speaks."""
    return Refused(Code.INVALID_CROSS_REF, f"There is no dialog {cross_ref!r} that you are in.")


def merge(stage: Stage, clipboard: dict[str, str | None]) -> None:
    """Put what the host says on the clipboard; what does not fit is told in the trace."""
    for name, value in clipboard.items():
        if stage.chat.clipboard.get(name) == value:
            continue
        try:
            words.set_data(stage, by=HOST, name=name, value=value)
        except Refused as no:
            note(stage, f"{name} is not on the clipboard. {no.detail}")


def note(stage: Stage, text: str) -> None:
    """A remark for the trace."""
    run = stage.run.number if stage.run else 0
    stage.happened(RunNoted, run=run, node="", note=text)
