"""Two nodes over one database: a visitor at one, an agent at the other, hints between them."""

from cordboard.core.queueing.agent import AgentState
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
