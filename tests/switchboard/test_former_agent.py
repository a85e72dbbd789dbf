"""Who has handed a chat on reads nothing of what follows in it, however slowly they read."""

from cordboard.core.queueing.agent import AgentState
from cordboard.switchboard.visitors import OpenChat
from tests.centre import Centre


async def test_a_slow_desk_does_not_get_the_next_agents_notes(centre: Centre) -> None:
    board = centre.board
    await board.agents.set_state("ann", AgentState.READY, None)
    await centre.settle()
    chat_id = (await board.visitors.open_chat(OpenChat(point="shop", url="https://shop.example/"))).chat.id
    await centre.settle()
    gen = (await board.agents.snapshot("ann")).offers[0].gen
    await board.agents.accept("ann", chat_id, gen)
    desk = await board.readers.desk("ann", after=None)
    await board.agents.set_state("bob", AgentState.READY, None)
    await centre.settle()

    await board.agents.transfer("ann", chat_id, gen=gen, to="agent:bob", note="")
    await centre.settle()
    await board.agents.accept("bob", chat_id, (await board.agents.snapshot("bob")).offers[0].gen)
    await board.agents.note("bob", chat_id, client_id="n", text="between us", body_hash=b"1")
    items = await desk.next(1)

    kinds = [item.kind for item in items if item.cursor is not None and item.kind != "state_changed"]
    assert kinds == ["transferred", "agent_left", "chat_released"]
    assert not any(b"between us" in item.body for item in items)


async def test_events_tell_the_clipboard_that_a_chat_came_with(centre: Centre) -> None:
    wanted = OpenChat(point="shop", url="https://shop.example/", clipboard={"order": "77"})

    # The listener of the test centre compares events and document after every turn.
    opened = await centre.board.visitors.open_chat(wanted)

    assert centre.chats[opened.chat.id].clipboard == {"order": "77"}
