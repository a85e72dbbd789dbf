"""The floor of a node that builds it anew from the store while the work goes on."""

from collections.abc import Sequence

from cordboard.core.chat.chat import Chat
from cordboard.core.queueing.agent import AgentState
from cordboard.core.queueing.queue import Queue
from cordboard.core.queueing.strategies import Strategy
from cordboard.switchboard.visitors import OpenChat
from tests.centre import Centre
from tests.furnish import furnish


async def test_queues_keep_their_strategies(centre: Centre) -> None:
    await furnish(
        centre.store, Queue(name="Sales", agent_groups=("Everyone",), strategy=Strategy.BEST_SKILLED)
    )
    await centre.catalogues.reload()
    await centre.clock.advance(2)

    await centre.board.distributor.start()

    assert centre.board.floor.floor.place("queue:Sales").strategy is Strategy.BEST_SKILLED


async def test_what_is_committed_meanwhile_is_not_forgotten(centre: Centre) -> None:
    await centre.board.agents.set_state("ann", AgentState.NOT_READY, None)
    waiting_chats = centre.store.waiting_chats
    opened: list[str] = []

    async def read_slowly() -> Sequence[Chat]:
        found: Sequence[Chat] = await waiting_chats()
        wanted = OpenChat(point="shop", url="https://shop.example/")
        opened.append((await centre.board.visitors.open_chat(wanted)).chat.id)
        await centre.board.agents.set_state("ann", AgentState.READY, None)
        return found

    centre.store.waiting_chats = read_slowly
    await centre.board.distributor.start()
    centre.store.waiting_chats = waiting_chats
    await centre.clock.advance(2)

    assert [each.chat_id for each in (await centre.board.agents.snapshot("ann")).offers] == opened
