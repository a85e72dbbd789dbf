"""Chats that take several slots of an agent: held for one agent only as long as that agent could take them."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from cordboard.core.errors import Refused
from cordboard.core.people import RoleDefinition, User
from cordboard.core.queueing.agent import AgentState
from cordboard.core.queueing.group import AgentGroup
from cordboard.core.queueing.queue import Queue
from cordboard.core.reasons import Code
from cordboard.core.routing.call_class import CallClass
from cordboard.core.routing.layout import Layout
from cordboard.core.routing.messages import RouteSelect
from cordboard.core.routing.point import RoutingPoint
from cordboard.director.templates import supplied
from cordboard.storage.engine import open_store
from tests.centre import Centre
from tests.clock import JumpingClock
from tests.furnish import furnish
from tests.servers.sqlite import new_database
from tests.switchboard.calling import open_at


@pytest.fixture
async def centre(tmp_path: Path) -> AsyncIterator[Centre]:
    """Chats of the point `heavy` take two slots; ann has three, bob two."""
    path = tmp_path / "cordboard.db"
    new_database(path)
    store = await open_store(path)
    await furnish(
        store,
        Layout(name="Default"),
        CallClass(name="Heavy", weight=2),
        Queue(name="General", agent_groups=("Everyone",)),
        Queue(name="Second", agent_groups=("Everyone",)),
        AgentGroup(name="Everyone"),
        User(user_name="ann", agent_groups=("Everyone",), max_chats=3),
        User(user_name="bob", agent_groups=("Everyone",), max_chats=2),
        RoleDefinition(name="Host", rank=1, permissions=("host:route",)),
        User(user_name="router", role="Host"),
        RoutingPoint(name="light", script="Chat Routing"),
        RoutingPoint(name="heavy", script="Chat Routing", call_class="Heavy"),
        RoutingPoint(name="asked", call_class="Heavy", fallback_queue="Second"),
        scripts={"Chat Routing": supplied("Chat Routing").definition},
    )
    centre = Centre(store, clock=JumpingClock())
    await centre.start()
    yield centre
    await centre.stop()
    await store.close()


async def taken(centre: Centre, agent: str, point: str) -> tuple[str, int]:
    """A chat of the point that the agent has: its id, and the gen of the assignment."""
    await centre.board.agents.set_state(agent, AgentState.READY, None)
    await centre.settle()
    chat_id = await open_at(centre, point)
    await centre.settle()
    offers = {each.chat_id: each.gen for each in (await centre.board.agents.snapshot(agent)).offers}
    await centre.board.agents.accept(agent, chat_id, offers[chat_id])
    await centre.settle()
    return chat_id, offers[chat_id]


async def test_is_not_handed_to_a_colleague_with_too_few_slots_free(centre: Centre) -> None:
    chat_id, gen = await taken(centre, "ann", "heavy")
    await centre.board.agents.set_state("ann", AgentState.NOT_READY, None)
    await taken(centre, "bob", "light")

    with pytest.raises(Refused) as no:
        await centre.board.agents.transfer("ann", chat_id, gen=gen, to="agent:bob", note="")

    assert no.value.code is Code.AT_CAPACITY


async def test_is_not_held_for_an_agent_who_has_too_few_slots_left_meanwhile(centre: Centre) -> None:
    light, first = await taken(centre, "ann", "light")
    heavy, second = await taken(centre, "ann", "heavy")
    await centre.board.agents.set_state("bob", AgentState.READY, None)
    await centre.settle()

    verb = centre.board.agents.transfer
    await asyncio.gather(
        verb("ann", light, gen=first, to="agent:bob", note=""),
        verb("ann", heavy, gen=second, to="agent:bob", note=""),
    )
    await centre.clock.advance(2)

    assert [held.agent for held in (await centre.board.visitors.chat(light)).offers] == ["bob"]
    assert [held.agent for held in (await centre.board.visitors.chat(heavy)).offers] == ["ann"]


async def test_a_host_cannot_send_it_to_an_agent_with_too_few_slots_free(centre: Centre) -> None:
    await centre.board.registrations.register("router", points=("asked",))
    await taken(centre, "bob", "light")
    chat_id = await open_at(centre, "asked")

    await centre.board.hosts.say(
        f"{chat_id}.1", RouteSelect(route="agent:bob", alternate_routes=("queue:General",)), user="router"
    )

    chat = await centre.board.visitors.chat(chat_id)
    assert chat.route is not None
    assert chat.route.to == "queue:General"
