"""Two nodes over one database: a visitor at one, an agent at the other, hints between them."""

from cordboard.core.queueing.agent import AgentState
from cordboard.switchboard.open_chats import PER_ADDRESS
from cordboard.switchboard.visitors import OpenChat
from tests.centre import Centre


async def test_a_visitor_at_one_node_is_answered_by_an_agent_at_the_other(centre: Centre) -> None:
    other = Centre(centre.store, clock=centre.clock, fanout=centre.fanout)
    await other.start()
    try:
        await other.board.agents.set_state("ann", AgentState.READY, None)
        desk = await other.board.readers.desk("ann", after=None)
        await settle(centre, other)

        opened = await centre.board.visitors.open_chat(OpenChat(point="shop", url="https://shop.example/"))
        window = await centre.board.readers.visitor(opened.chat.id, after=None)
        await settle(centre, other)
        offers = (await other.board.agents.snapshot("ann")).offers
        await other.board.agents.accept("ann", opened.chat.id, offers[0].gen)
        await other.board.agents.say(
            "ann", opened.chat.id, gen=offers[0].gen, client_id="1", text="Good day", body_hash=b"1"
        )
        await centre.board.visitors.say(
            opened.chat.id, client_id="1", text="And to you", choice=None, body_hash=b"1"
        )
        await settle(centre, other)

        seen = [item.body for item in await window.next(1)]
        assert any(b"Good day" in body for body in seen)
        read = [item.body for item in await desk.next(1)]
        assert any(b"And to you" in body for body in read)
        assert (await centre.board.visitors.status(opened.chat.id)).agent == "Ann"
    finally:
        await other.stop()


async def settle(*nodes: Centre) -> None:
    """Wait until nothing is under way at any node."""
    for _ in range(3):
        for node in nodes:
            await node.settle()


async def test_a_chat_that_ends_at_another_node_no_longer_counts_as_open(centre: Centre) -> None:
    other = Centre(centre.store, clock=centre.clock, fanout=centre.fanout)
    await other.start()
    wanted = OpenChat(point="shop", url="https://shop.example/", address="192.0.2.1")
    try:
        await other.board.agents.set_state("ann", AgentState.NOT_READY, None)
        await settle(centre, other)
        for _ in range(PER_ADDRESS):
            opened = await centre.board.visitors.open_chat(wanted)
            await settle(centre, other)
            await other.board.visitors.end(opened.chat.id)
            await settle(centre, other)

        assert (await centre.board.visitors.open_chat(wanted)).chat.open
    finally:
        await other.stop()


async def test_visitors_of_a_node_that_dies_are_missed_by_the_others(centre: Centre) -> None:
    other = Centre(centre.store, clock=centre.clock, fanout=centre.fanout)
    await other.start()
    try:
        await other.board.agents.set_state("ann", AgentState.NOT_READY, None)
        await settle(centre, other)
        opened = await centre.board.visitors.open_chat(OpenChat(point="shop", url="https://shop.example/"))
        await settle(centre, other)

        await centre.stop()
        centre.clock.settle = other.settle
        await other.clock.advance(400)

        assert not (await other.board.visitors.chat(opened.chat.id)).open
    finally:
        await other.stop()
