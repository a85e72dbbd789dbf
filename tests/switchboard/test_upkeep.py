"""Changes of the configuration while chats are under way leave nobody stuck."""

from sqlalchemy import Connection

from cordboard.core.chat import offering
from cordboard.core.chat.chat import ChatState, Route
from cordboard.core.people import User
from cordboard.core.queueing.agent import AgentState
from cordboard.core.queueing.group import AgentGroup
from cordboard.core.reasons import Withdrawn
from cordboard.storage.shelf import SqlShelf
from cordboard.switchboard.configuration.book import Change, Entry
from cordboard.switchboard.stage import Stage
from cordboard.switchboard.visitors import OpenChat
from tests.centre import Centre
from tests.clock import START
from tests.furnish import furnish


async def put(centre: Centre, table: str, key: str, after: Entry | None) -> None:
    """Change a row of the configuration behind everybody's back, as another node would."""
    shelf = SqlShelf()
    before = centre.catalogues.current.book.entries(table)[key]

    def work(connection: Connection) -> None:
        shelf.write(connection, Change(table=table, key=key, before=before, after=after), at=START, by="test")
        shelf.next_version(connection, seen=shelf.version(connection))

    await centre.store.write(work)
    await centre.catalogues.reload()
    await centre.settle()


async def test_chats_leave_a_queue_that_is_removed(centre: Centre) -> None:
    await centre.board.agents.set_state("ann", AgentState.NOT_READY, None)
    await centre.settle()
    opened = await centre.board.visitors.open_chat(OpenChat(point="shop", url="https://shop.example/"))
    assert opened.chat.state is ChatState.QUEUED

    await put(centre, "queues", "General", None)
    await centre.clock.advance(1)

    assert (await centre.board.visitors.chat(opened.chat.id)).state is ChatState.CLOSED


async def test_an_agent_who_is_deactivated_is_signed_off_and_the_chats_are_queued_again(
    centre: Centre,
) -> None:
    await centre.board.agents.set_state("ann", AgentState.READY, None)
    await centre.settle()
    opened = await centre.board.visitors.open_chat(OpenChat(point="shop", url="https://shop.example/"))
    await centre.settle()
    offer = (await centre.board.agents.snapshot("ann")).offers[0]
    await centre.board.agents.accept("ann", opened.chat.id, offer.gen)

    entry = centre.catalogues.current.book.entries("users")["ann"]
    gone = User(user_name="ann", full_name="Ann", agent_groups=("Everyone",), active=False)
    await put(
        centre, "users", "ann", Entry(value=gone, row_version=entry.row_version + 1, position=entry.position)
    )
    await centre.clock.advance(1)

    assert (await centre.board.agents.agent("ann")).state is AgentState.SIGNED_OUT
    assert (await centre.board.visitors.chat(opened.chat.id)).state is ChatState.QUEUED


async def test_a_chat_that_comes_to_a_group_just_after_its_removal_is_not_left_there(centre: Centre) -> None:
    await furnish(centre.store, AgentGroup(name="Experts"))
    await centre.catalogues.reload()
    await put(centre, "agent_groups", "Experts", None)
    await centre.clock.advance(2)

    # Another node, which had not heard of it yet, sends a chat there.
    chat_id = await sent_to(centre, "group:Experts")
    await centre.clock.advance(2)

    assert (await centre.board.visitors.chat(chat_id)).state is ChatState.CLOSED


async def sent_to(centre: Centre, place: str) -> str:
    await centre.board.agents.set_state("ann", AgentState.NOT_READY, None)
    opened = await centre.board.visitors.open_chat(OpenChat(point="shop", url="https://shop.example/"))

    def decide(stage: Stage) -> None:
        offering.leave_route(stage, why="sent elsewhere", reason=Withdrawn.ROUTED_ELSEWHERE)
        offering.wait_on(stage, Route(to=place))

    await centre.board.turns.chat(opened.chat.id, decide, agents=())
    return opened.chat.id
