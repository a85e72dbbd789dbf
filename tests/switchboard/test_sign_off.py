"""Going off, whatever happens at the same moment, leaves no chat with somebody who is not there."""

import asyncio
import contextlib

import pytest

from cordboard.core.chat.chat import ChatState
from cordboard.core.errors import Refused
from cordboard.core.queueing.agent import Agent, AgentState
from cordboard.core.reasons import Code
from cordboard.switchboard.ports import Unavailable
from cordboard.switchboard.visitors import OpenChat
from tests.centre import Centre


async def ringing(centre: Centre) -> tuple[str, int]:
    """A chat that rings at ann."""
    await centre.board.agents.set_state("ann", AgentState.READY, None)
    await centre.settle()
    opened = await centre.board.visitors.open_chat(OpenChat(point="shop", url="https://shop.example/"))
    centre.board.presence.visitor_joined(opened.chat.id)
    await centre.settle()
    return opened.chat.id, (await centre.board.agents.snapshot("ann")).offers[0].gen


async def test_an_accept_that_comes_with_the_sign_off_is_refused_or_undone(centre: Centre) -> None:
    chat_id, gen = await ringing(centre)

    off, accepted = await asyncio.gather(
        centre.board.staffing.sign_out("ann"),
        centre.board.agents.accept("ann", chat_id, gen),
        return_exceptions=True,
    )
    await centre.settle()

    assert not isinstance(off, BaseException)
    if isinstance(accepted, Refused):
        assert accepted.code is Code.OFFER_GONE
    assert (await centre.board.visitors.chat(chat_id)).state is ChatState.QUEUED


async def test_a_sign_off_that_the_database_interrupts_is_finished_later(
    centre: Centre, monkeypatch: pytest.MonkeyPatch
) -> None:
    chat_id, gen = await ringing(centre)
    await centre.board.agents.accept("ann", chat_id, gen)
    take_chats = centre.board.staffing.take_chats
    tries: list[str] = []

    async def fails_once(agent: Agent, *, why: str) -> None:
        tries.append(agent.user)
        if len(tries) == 1:
            raise Unavailable
        await take_chats(agent, why=why)

    monkeypatch.setattr(centre.board.staffing, "take_chats", fails_once)
    with contextlib.suppress(Unavailable):
        await centre.board.staffing.sign_out("ann")
    await centre.clock.advance(2)

    assert len(tries) >= 2
    assert (await centre.board.visitors.chat(chat_id)).state is ChatState.QUEUED
