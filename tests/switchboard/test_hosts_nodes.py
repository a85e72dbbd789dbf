"""Routing hosts and several nodes: registered at one, asked by another, heard at a third, with and without hints."""

import asyncio
from collections.abc import AsyncIterator

import msgspec
import pytest

from cordboard.core.people import RoleDefinition, User
from cordboard.core.routing.messages import RouteSelect
from cordboard.fanout.memory import MemoryFanout
from cordboard.switchboard.routing.host_feed import HostFeed
from cordboard.switchboard.visitors import OpenChat
from tests.centre import Centre
from tests.furnish import furnish


@pytest.fixture
async def nodes(centre: Centre, request: pytest.FixtureRequest) -> AsyncIterator[tuple[Centre, Centre]]:
    """Two nodes over one store; `request.param` says whether their hints reach one another."""
    role = RoleDefinition(name="Host", rank=1, permissions=("host:route",))
    await furnish(centre.store, role, User(user_name="robo", role="Host"))
    await centre.catalogues.reload()
    other = Centre(
        centre.store, clock=centre.clock, fanout=centre.fanout if request.param else MemoryFanout()
    )
    await other.start()
    settled = centre.clock.settle

    async def settle_both() -> None:
        for _ in range(2):
            await settled()
            await centre.settle()
            await other.settle()

    centre.clock.settle = settle_both
    yield centre, other
    await other.stop()


both = pytest.mark.parametrize("nodes", [True, False], indirect=True, ids=["hints", "hints lost"])


async def arrived(node: Centre) -> str:
    opened = await node.board.visitors.open_chat(OpenChat(point="shop", url="https://shop.example/"))
    return opened.chat.id


async def heard(feed: HostFeed) -> list[str]:
    return [
        f"{told['kind']} {told['cross_ref']}"
        for item in await feed.next(0)
        for told in [msgspec.json.decode(item.body)]
    ]


@both
async def test_a_chat_at_one_node_is_routed_by_a_host_at_the_other(nodes: tuple[Centre, Centre]) -> None:
    here, there = nodes
    made = await there.board.registrations.register("robo", points=("shop",))
    feed = await there.board.registrations.reader("robo", made.id, after=None)
    await here.clock.advance(5.1)

    chat_id = await arrived(here)
    await here.clock.advance(1.1)
    told = await heard(feed)
    await there.board.hosts.say(f"{chat_id}.1", RouteSelect(route="queue:General"), user="robo")

    assert told == [f"route_request {chat_id}.1"]
    assert (await here.store.load_chat(chat_id)).chat.state == "queued"
    await here.clock.advance(10)
    assert (await here.store.load_chat(chat_id)).chat.dialog.host == "registered"


@both
async def test_an_answer_may_come_to_a_node_that_does_not_know_the_registration_yet(
    nodes: tuple[Centre, Centre],
) -> None:
    here, there = nodes
    await here.board.registrations.register("robo", points=("shop",))
    chat_id = await arrived(here)

    await there.board.hosts.say(f"{chat_id}.1", RouteSelect(route="queue:General"), user="robo")

    assert (await here.store.load_chat(chat_id)).chat.state == "queued"


@both
async def test_a_registration_made_at_one_node_is_read_at_the_other_at_once(
    nodes: tuple[Centre, Centre],
) -> None:
    here, there = nodes
    made = await here.board.registrations.register("robo", points=("shop",))

    feed = await there.board.registrations.reader("robo", made.id, after=None)
    chat_id = await arrived(here)
    await here.clock.advance(1.1)

    assert await heard(feed) == [f"route_request {chat_id}.1"]


@both
async def test_who_listens_at_one_node_is_not_missed_by_the_other(nodes: tuple[Centre, Centre]) -> None:
    here, there = nodes
    made = await there.board.registrations.register("robo", points=("shop",))
    feed = await there.board.registrations.reader("robo", made.id, after=None)

    await here.clock.advance(70)
    assert here.board.registrations.there(made.id)

    there.board.registrations.close(feed)
    await here.clock.advance(59)
    assert here.board.registrations.there(made.id)
    await here.clock.advance(6)
    assert not here.board.registrations.there(made.id)
    assert not there.board.registrations.there(made.id)


@both
async def test_a_reader_at_another_node_is_told_of_the_end(nodes: tuple[Centre, Centre]) -> None:
    here, there = nodes
    made = await here.board.registrations.register("robo", points=("shop",))
    await here.clock.advance(5.1)
    feed = await there.board.registrations.reader("robo", made.id, after=None)
    waiting = asyncio.ensure_future(feed.next(20))

    await here.board.registrations.unregister("robo", made.id)
    await here.clock.advance(1.1)

    assert [item.kind for item in await waiting] == ["route_register_abort"]
    assert not there.board.registrations.there(made.id)
