"""The fold of an agent's own log: what a desk knows of state, offers and chats from its entries alone."""

from typing import assert_never

import msgspec
from msgspec.structs import replace

from cordboard.core.queueing.agent import (
    Agent,
    AgentState,
    ChatReleased,
    ChatTaken,
    DeskEvent,
    OfferMade,
    OfferOver,
    StateChanged,
    Use,
    WrapUpStarted,
)


class DeskView(msgspec.Struct, frozen=True, kw_only=True):
    """A desk as its own log tells it: each chat with the gen under which it rings, talks or is wrapped up."""

    state: AgentState = AgentState.SIGNED_OUT
    code: int | None = None
    last_seq: int = 0
    ringing: dict[str, int] = {}
    talking: dict[str, int] = {}
    wrap_up: dict[str, int] = {}


def of(agent: Agent) -> DeskView:
    """What the fold must arrive at."""

    def used(use: Use) -> dict[str, int]:
        return {slot.chat: slot.gen for slot in agent.slots if slot.use is use}

    return DeskView(
        state=agent.state,
        code=agent.code,
        last_seq=agent.last_seq,
        ringing=used(Use.RINGING),
        talking=used(Use.TALKING),
        wrap_up=used(Use.WRAP_UP),
    )


def apply(view: DeskView, entry: DeskEvent) -> DeskView:
    """The view after one more entry."""
    return replace(_after(view, entry), last_seq=entry.seq)


def _after(view: DeskView, entry: DeskEvent) -> DeskView:
    match entry:
        case StateChanged():
            return replace(view, state=entry.state, code=entry.code)
        case OfferMade():
            return replace(view, ringing={**view.ringing, entry.chat_id: entry.gen})
        case OfferOver():
            return replace(view, ringing=_without(view.ringing, entry.chat_id))
        case ChatTaken():
            return replace(
                view,
                ringing=_without(view.ringing, entry.chat_id),
                talking={**view.talking, entry.chat_id: entry.gen},
            )
        case WrapUpStarted():
            return replace(
                view,
                talking=_without(view.talking, entry.chat_id),
                wrap_up={**view.wrap_up, entry.chat_id: entry.gen},
            )
        case ChatReleased():
            return replace(
                view,
                talking=_without(view.talking, entry.chat_id),
                wrap_up=_without(view.wrap_up, entry.chat_id),
            )
        case _:
            assert_never(entry)


def _without(chats: dict[str, int], chat_id: str) -> dict[str, int]:
    return {name: gen for name, gen in chats.items() if name != chat_id}
