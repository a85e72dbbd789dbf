"""What outside routing hosts may do in a dialog: each answer of theirs is one turn of the chat."""

from typing import Any

import msgspec

from cordboard.core.chat.chat import Chat
from cordboard.core.chat.dialogue import dialog_of
from cordboard.core.errors import Refused
from cordboard.core.reasons import Code
from cordboard.core.routing.dialog import DialogState
from cordboard.core.routing.messages import ANSWERS, HostAnswer
from cordboard.switchboard.routing.host_telling import dead, dialog_at
from cordboard.switchboard.routing.registrations import Registrations
from cordboard.switchboard.routing.webchat_driver import Driver
from cordboard.switchboard.turn import Turns

_ANSWERED = frozenset({"route_request", "re_route"})
"""Messages of the driver that want an answer."""


class Hosts:
    """The hosts' side of the switchboard."""

    def __init__(self, *, turns: Turns, driver: Driver, registrations: Registrations) -> None:
        self._turns = turns
        self._driver = driver
        self._registrations = registrations

    async def say(self, cross_ref: str, said: HostAnswer, *, user: str | None) -> None:
        """RouteSelect, RouteReject or RouteEnd in a dialog. `user` None: it came in the reply to our own call.

        Raises Refused: `invalid_cross_ref` for a dialog that is dead or was asked of others, `wrong_state` for what
        comes late.
        """
        try:
            await self._turn(cross_ref, said, user)
        except Refused as no:
            # The dialog may have been asked on another node, of a registration that is not known here yet.
            if (
                user is None
                or no.code is not Code.INVALID_CROSS_REF
                or not await self._registrations.refresh()
            ):
                raise
            await self._turn(cross_ref, said, user)

    async def replied(self, cross_ref: str, reply: Any) -> str:
        """A host at an address has answered our call, with JSON `reply` (None: with nothing, it will answer later).

        Answers how that ends the errand. An answer that cannot be understood is taken as none.
        """
        if reply is None or reply == {}:
            return "delivered"
        try:
            said = _answer(reply)
        except ValueError as wrong:
            return f"not understood: {wrong}"
        try:
            await self.say(cross_ref, said, user=None)
        except Refused as no:
            return f"refused: {no.code}"
        return f"answered: {reply['kind']}"

    async def unreachable(self, cross_ref: str, *, detail: str, late: bool = False) -> None:
        """A host cannot be reached at its address, or is too `late`: what it was to route is routed by default."""
        try:
            await self._turns.chat(
                _chat_of(cross_ref),
                lambda stage: self._driver.host_unreachable(stage, cross_ref, detail=detail, late=late),
                agents=(),
            )
        except Refused as no:
            if no.code is not Code.NOT_FOUND:
                raise

    async def wanted(self, cross_ref: str, kind: str) -> bool:
        """Whether a message of the driver still makes sense: what asks for an answer that nobody waits for does not."""
        if kind not in _ANSWERED:
            return True
        try:
            return await self._turns.chat(_chat_of(cross_ref), lambda stage: _waits(stage.chat, cross_ref))
        except Refused:
            return False

    async def _turn(self, cross_ref: str, said: HostAnswer, user: str | None) -> None:
        try:
            await self._turns.chat(
                _chat_of(cross_ref),
                lambda stage: self._driver.host_says(stage, cross_ref, said, user=user),
                agents=(),
            )
        except Refused as no:
            raise dead(cross_ref) if no.code is Code.NOT_FOUND else no from no


def _chat_of(cross_ref: str) -> str:
    chat_id, dot, number = cross_ref.rpartition(".")
    if not dot or not number.isdigit():
        raise dead(cross_ref)
    return chat_id


def _waits(chat: Chat, cross_ref: str) -> bool:
    dialog = dialog_of(chat, nested=dialog_at(chat, cross_ref))
    return dialog.state is DialogState.REQUESTED


def _answer(reply: Any) -> HostAnswer:
    """The answer that a reply holds. Raises ValueError (a ValidationError is one)."""
    said = msgspec.convert(reply, dict[str, Any])
    kind = ANSWERS.get(str(said.pop("kind", "")))
    said.pop("cross_ref", None)
    if kind is None:
        raise ValueError("kind must be route_select, route_reject or route_end")
    return msgspec.convert(said, kind)
