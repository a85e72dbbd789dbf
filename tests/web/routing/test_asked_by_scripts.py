"""Dialogs that a script opens with a host in its midst: nested in its own, and both end properly."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from cordboard.core.routing.point import RoutingPoint
from tests.furnish import furnish
from tests.web.house import House, open_house
from tests.web.routing.robo import Robo, events, kinds, visitor, with_hosts

ASKS: dict[str, object] = {
    "format": 1,
    "start": "n1",
    "nodes": {
        "n1": {"kind": "start", "exits": {"next": "n2"}},
        "n2": {
            "kind": "external_route",
            "host": "Router",
            "reply_timeout": 3,
            "exits": {"selected": "n3", "rejected": "r1", "timeout": "t1", "failed": "f1"},
        },
        "n3": {"kind": "send_message", "text": "exit selected", "exits": {"next": "n9"}},
        **{
            node: {"kind": "send_message", "text": f"exit {word}", "exits": {"next": "w1"}}
            for node, word in (("r1", "rejected"), ("t1", "timeout"), ("f1", "failed"))
        },
        "w1": {"kind": "wait_for_message", "into": "words", "exits": {"message": "n2"}},
        "n9": {"kind": "end"},
    },
}
DIALOG = (
    *("route_requested", "route_selected", "rerouted", "route_used", "route_ended", "route_rejected"),
    *("queued", "answered"),
)


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    """The house with the point `asking`, whose script asks the host Router."""
    async with open_house(tmp_path, limits=False) as opened:
        point = RoutingPoint(name="asking", urls=("asking.example/*",), script="Asks")
        await furnish(opened.store, point, scripts={"Asks": ASKS})
        yield await with_hosts(opened)


async def asking(house: House, **body: Any) -> str:
    return (await visitor(house, url="https://asking.example/x", **body))[0]


async def taken(house: House, chat_id: str) -> list[str]:
    """The exits that the node has taken."""
    return [
        each["exit"]
        for each in await events(house, chat_id)
        if each["kind"] == "exit_taken" and each["node"] == "n2" and each["run"] == 1
    ]


async def test_the_host_of_a_script_is_asked_in_a_dialog_of_its_own(house: House) -> None:
    robo = await Robo.register(house, host="Router")

    chat_id = await asking(house, message="Hello")

    [request] = await robo.news()
    assert (request["cross_ref"], request["reply_timeout"], request["subject"]) == (
        f"{chat_id}.2",
        3,
        "Hello",
    )
    chat = await house.app.visitors.chat(chat_id)
    assert chat.dialog is not None
    assert chat.outside is not None
    assert (chat.dialog.host, chat.dialog.state) == ("script", "requested")
    assert (chat.outside.host, chat.outside.state) == ("Router", "requested")


async def test_an_answer_on_the_hosts_route_ends_both_dialogs(house: House) -> None:
    robo = await Robo.register(house, host="Router")
    ann = await house.agent("ann")
    chat_id = await asking(house)
    await robo.select(await robo.asked(), "queue:Sales", route_used_req=True)
    await house.centre.settle()
    [offer] = (await ann.get("/api/v1/desk")).json["offers"]

    await ann.post(f"/api/v1/desk/chats/{chat_id}/accept", {"gen": offer["gen"]})

    assert await robo.kinds() == ["route_used", "route_end"]
    assert await taken(house, chat_id) == ["selected"]
    chat = await house.app.visitors.chat(chat_id)
    assert chat.dialog is not None
    assert chat.outside is not None
    assert (chat.dialog.state, chat.outside.state) == ("ended", "ended")
    assert await kinds(house, chat_id, *DIALOG) == [
        *("route_requested", "route_requested", "route_selected", "queued", "answered"),
        *("route_used", "route_ended", "route_ended"),
    ]


async def test_a_rejection_is_the_nodes_exit(house: House) -> None:
    robo = await Robo.register(house, host="Router")
    chat_id = await asking(house)

    await robo.reject(await robo.asked(), cause="busy_overflow")

    assert await taken(house, chat_id) == ["rejected"]
    assert (await house.app.visitors.chat(chat_id)).state == "routing"


async def test_silence_is_the_nodes_exit_and_the_late_answer_changes_nothing(house: House) -> None:
    robo = await Robo.register(house, host="Router")
    chat_id = await asking(house)
    cross_ref = await robo.asked()

    await house.clock.advance(3.1)

    assert await taken(house, chat_id) == ["timeout"]
    assert await robo.kinds() == ["route_end request_timeout"]
    assert (await robo.select(cross_ref, "queue:Sales")).code == "invalid_cross_ref"
    assert (await house.app.visitors.chat(chat_id)).state == "routing"


async def test_a_route_that_fails_is_asked_anew_and_then_is_the_nodes_exit(house: House) -> None:
    robo = await Robo.register(house, host="Router")
    ann = await house.agent("ann")
    chat_id = await asking(house)
    cross_ref = await robo.asked()
    await robo.select(cross_ref, "agent:ann", alternate_routes=["agent:bob"])
    await house.centre.settle()
    [offer] = (await ann.get("/api/v1/desk")).json["offers"]
    await ann.post(f"/api/v1/desk/chats/{chat_id}/decline", {"gen": offer["gen"]})
    assert await robo.kinds() == ["re_route not_ready"]

    await robo.select(cross_ref, "queue:Nowhere", remain_retries=0)

    assert await robo.kinds() == ["route_end invalid_destination"]
    assert await taken(house, chat_id) == ["failed"]
    assert (await house.app.visitors.chat(chat_id)).state == "routing"


async def test_a_host_that_nobody_speaks_for_is_the_exit_failed_at_once(house: House) -> None:
    chat_id = await asking(house)

    assert await taken(house, chat_id) == ["failed"]
    whys = [each["why"] for each in await events(house, chat_id) if each.get("exit") == "failed"]
    assert whys == ["No program of the host 'Router' is registered."]
    assert await kinds(house, chat_id, "route_requested") == ["route_requested"]


async def test_a_script_may_ask_again_and_again(house: House) -> None:
    robo = await Robo.register(house, host="Router")
    chat_id, vera = await visitor(house, url="https://asking.example/x")
    refs: list[str] = []
    for number in range(3):
        refs.append(await robo.asked())
        await robo.reject(refs[-1])
        await vera.post(f"/api/v1/chats/{chat_id}/messages", {"client_id": f"m{number}", "text": "again"})

    assert refs == [f"{chat_id}.{number}" for number in (2, 3, 4)]
    assert (await robo.select(refs[0], "queue:Sales")).code == "invalid_cross_ref"
    assert (await robo.select(await robo.asked(), "queue:Sales")).status == 204


async def test_the_visitor_who_leaves_ends_both_dialogs(house: House) -> None:
    robo = await Robo.register(house, host="Router")
    chat_id, vera = await visitor(house, url="https://asking.example/x")
    await robo.asked()

    await vera.post(f"/api/v1/chats/{chat_id}/end")

    assert await robo.kinds() == ["route_end call_cancelled"]
    ended = [each["error"] for each in await events(house, chat_id) if each["kind"] == "route_ended"]
    assert ended == ["call_cancelled", "call_cancelled"]


async def test_another_point_ends_the_run_and_both_dialogs(house: House) -> None:
    robo = await Robo.register(house, host="Router")
    chat_id = await asking(house)

    await robo.select(await robo.asked(), "point:store")

    chat = await house.app.visitors.chat(chat_id)
    assert chat.dialog is not None
    assert (chat.point, chat.device_history, chat.dialog.cross_ref) == ("store", ("asking",), f"{chat_id}.3")
    assert await kinds(house, chat_id, *DIALOG) == [
        *(
            "route_requested",
            "route_requested",
            "route_selected",
            "route_ended",
            "route_ended",
            "route_requested",
        ),
    ]
    assert await taken(house, chat_id) == []


async def test_a_host_that_leaves_its_route_to_the_script_is_told_of_no_failure(house: House) -> None:
    robo = await Robo.register(house, host="Router")
    await house.agent("ann")
    chat_id = await asking(house)
    cross_ref = await robo.asked()
    await robo.select(cross_ref, "agent:ann")

    assert (await robo.end(cross_ref)).status == 204
    await house.clock.advance(21)

    assert await robo.kinds() == []
    assert await taken(house, chat_id) == ["failed"]
    assert (await house.app.visitors.chat(chat_id)).state == "routing"


async def test_a_script_that_waits_for_its_host_outlives_a_restart(house: House) -> None:
    await Robo.register(house, host="Router")
    chat_id = await asking(house)

    await house.centre.board.stop()
    house.centre.board.turns.chats.forget(chat_id)
    await house.clock.advance(30)
    await house.centre.board.start()
    await house.clock.advance(0.1)

    assert await taken(house, chat_id) == ["timeout"]
