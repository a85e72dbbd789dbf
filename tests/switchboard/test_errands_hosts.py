"""Messages to hosts that have an address: signed, in order, and answered in the reply."""

from collections.abc import AsyncIterator
from pathlib import Path

import msgspec
import pytest

from cordboard.core.outside.host import Host
from cordboard.core.outside.signing import live_keys
from cordboard.core.people import User
from cordboard.core.queueing.agent import AgentState
from cordboard.core.queueing.group import AgentGroup
from cordboard.core.queueing.queue import Queue
from cordboard.core.routing.layout import Layout
from cordboard.core.routing.messages import RouteSelect
from cordboard.core.routing.point import RoutingPoint
from cordboard.storage import secrets
from cordboard.storage.engine import open_store
from cordboard.switchboard.outside.way_out import HttpReply, HttpRequest
from tests.centre import Centre
from tests.clock import JumpingClock
from tests.furnish import furnish
from tests.outside import failing, replying
from tests.servers.sqlite import new_database
from tests.switchboard.calling import SHOP, asking, exits, notes, open_at

SELECT = {"kind": "route_select", "route": "queue:Sales", "route_used_req": True}


@pytest.fixture
async def centre(tmp_path: Path) -> AsyncIterator[Centre]:
    """A point whose host has an address; queues Sales and Fallback, agent ann."""
    path = tmp_path / "cordboard.db"
    new_database(path)
    store = await open_store(path)
    await furnish(
        store,
        Layout(name="Default"),
        Host(name="Router", url=f"{SHOP}/route", reply_timeout=5),
        Queue(name="Sales", agent_groups=("Everyone",)),
        Queue(name="Fallback", agent_groups=("Everyone",)),
        AgentGroup(name="Everyone"),
        User(user_name="ann", agent_groups=("Everyone",)),
        RoutingPoint(name="shop", host="Router", fallback_queue="Fallback"),
    )
    centre = Centre(store, clock=JumpingClock())
    await centre.start()
    yield centre
    await centre.stop()
    await store.close()


async def queue_of(centre: Centre, chat_id: str) -> str:
    chat = await centre.board.visitors.chat(chat_id)
    return chat.route.queue if chat.route else ""


def kinds(centre: Centre) -> list[str]:
    return [msgspec.json.decode(asked.body)["kind"] for asked in centre.outside.asked]


async def test_the_route_in_the_reply_is_taken(centre: Centre) -> None:
    centre.outside.answers[SHOP] = replying(200, SELECT)

    chat_id = await open_at(centre, "shop")
    await centre.settle()

    assert await queue_of(centre, chat_id) == "Sales"
    asked = centre.outside.asked[0]
    secret = await centre.store.write(secrets.get_or_create)
    assert asked.sign_with == live_keys(secret, centre.catalogues.current.hosts["Router"])
    assert asked.headers["Content-Type"] == "application/json"
    assert list((await notes(centre)).values()) == ["answered: route_select"]


@pytest.mark.parametrize(
    "answer",
    [replying(500), failing("timeout", "slow"), failing("failed", "refused")],
    ids=["500", "slow", "gone"],
)
async def test_a_host_that_cannot_be_reached_leaves_the_chat_to_default_routing_at_once(
    centre: Centre, answer: object
) -> None:
    centre.outside.answers[SHOP] = answer  # pyright: ignore[reportArgumentType]

    chat_id = await open_at(centre, "shop")
    await centre.settle()

    assert await queue_of(centre, chat_id) == "Fallback"


async def test_what_a_host_is_only_to_know_is_brought_when_it_is_back(centre: Centre) -> None:
    centre.outside.answers[SHOP] = replying(200, SELECT)
    chat_id = await open_at(centre, "shop")
    await centre.settle()
    centre.outside.answers[SHOP] = replying(503)
    await centre.board.agents.set_state("ann", AgentState.READY, None)
    await centre.settle()
    offer = (await centre.board.agents.snapshot("ann")).offers[0]
    await centre.board.agents.accept("ann", chat_id, offer.gen)
    await centre.settle()
    centre.outside.answers[SHOP] = replying(204)

    await centre.clock.advance(25)

    told = kinds(centre)
    assert told[0] == "route_request"
    assert told[-2:] == ["route_used", "route_end"]
    assert sorted((await notes(centre)).values()) == ["answered: route_select", "delivered", "delivered"]


async def test_messages_of_one_dialog_go_one_after_the_other(centre: Centre) -> None:
    centre.outside.answers[SHOP] = replying(200, SELECT)
    chat_id = await open_at(centre, "shop")
    await centre.settle()
    at_once = most = 0

    async def slow(_: HttpRequest) -> HttpReply:
        nonlocal at_once, most
        at_once += 1
        most = max(most, at_once)
        await centre.clock.sleep(1)
        at_once -= 1
        return HttpReply(status=204, text="")

    centre.outside.answers[SHOP] = slow
    await centre.board.agents.set_state("ann", AgentState.READY, None)
    await centre.settle()
    offer = (await centre.board.agents.snapshot("ann")).offers[0]
    await centre.board.agents.accept("ann", chat_id, offer.gen)
    await centre.clock.advance(5)

    assert kinds(centre) == ["route_request", "route_used", "route_end"]
    assert most == 1


async def test_a_host_that_is_too_slow_is_a_timeout_to_the_script_that_asked(centre: Centre) -> None:
    await furnish(
        centre.store,
        RoutingPoint(name="asking", script="Asking"),
        scripts={
            "Asking": asking(
                {"kind": "external_route", "host": "Router", "reply_timeout": 8},
                *("selected", "rejected", "timeout", "failed"),
            )
        },
    )
    await centre.catalogues.reload()
    centre.outside.answers[SHOP] = failing("timeout", "slow")

    chat_id = await open_at(centre, "asking")
    await centre.settle()

    assert await exits(centre, chat_id) == ["timeout"]
    assert centre.outside.asked[0].timeout == 8


async def test_a_reply_that_no_database_takes_is_noted_all_the_same(centre: Centre) -> None:
    centre.outside.answers[SHOP] = replying(200, {**SELECT, "x\0y": 1})

    await open_at(centre, "shop")
    await centre.settle()

    assert list((await notes(centre)).values()) == [
        "not understood: Object contains unknown field `x\ufffdy`"
    ]


@pytest.mark.parametrize("route", ["queue:a\0b", "queue:\x07", "agent:\x7fann"])
def test_a_route_holds_no_control_characters(route: str) -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert({"route": route}, RouteSelect)
