"""The first road, from the visitor's first word to the wrap-up, through the switchboard alone."""

from cordboard.core.queueing.agent import AgentState
from cordboard.switchboard.visitors import OpenChat
from tests.centre import Centre


async def test_a_chat_goes_from_the_page_to_an_agent_and_ends_in_wrap_up(centre: Centre) -> None:
    board = centre.board
    await board.agents.set_state("ann", AgentState.READY, None)

    opened = await board.visitors.open_chat(
        OpenChat(point="shop", url="https://shop.example/", message="Hello")
    )
    chat_id = opened.chat.id
    await centre.settle()
    desk = await board.agents.snapshot("ann")
    assert [offer.chat_id for offer in desk.offers] == [chat_id]

    gen = desk.offers[0].gen
    await board.agents.accept("ann", chat_id, gen)
    said = await board.agents.say("ann", chat_id, gen=gen, client_id="1", text="Good morning", body_hash=b"1")
    again = await board.agents.say(
        "ann", chat_id, gen=gen, client_id="1", text="Good morning", body_hash=b"1"
    )
    assert (said.seq, said.repeated, again.seq, again.repeated) == (said.seq, False, said.seq, True)
    await board.visitors.say(chat_id, client_id="1", text="Where is my order?", choice=None, body_hash=b"2")
    await board.agents.end("ann", chat_id, gen)
    await board.agents.wrap_up_done("ann", chat_id, gen)

    kinds = [event.kind for event in await centre.store.events_after(chat_id, seq=0, limit=100)]
    assert kinds[:2] == ["chat_opened", "message_sent"]
    for kind in (
        "route_requested",
        "route_selected",
        "queued",
        "offered",
        "answered",
        "route_used",
        "route_ended",
    ):
        assert kinds.count(kind) == 1, kind
    assert kinds[-2:] == ["chat_ended", "wrap_up_done"]
    assert (await board.agents.snapshot("ann")).chats == []


async def test_an_unanswered_offer_moves_on_to_the_other_agent(centre: Centre) -> None:
    board = centre.board
    await board.agents.set_state("ann", AgentState.READY, None)
    await centre.clock.advance(1)
    await board.agents.set_state("bob", AgentState.READY, None)
    opened = await board.visitors.open_chat(OpenChat(point="shop", url="https://shop.example/"))
    board.presence.visitor_joined(opened.chat.id)
    board.presence.desk_joined("ann")
    board.presence.desk_joined("bob")

    await centre.clock.advance(21)

    assert (await board.agents.snapshot("ann")).offers == []
    assert [offer.chat_id for offer in (await board.agents.snapshot("bob")).offers] == [opened.chat.id]
