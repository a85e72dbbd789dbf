"""Hosts that are called at their address: the same messages, signed, with the answer in the reply."""

from typing import Any

import msgspec
import pytest

from cordboard.core.routing.messages import RouteSelect
from cordboard.switchboard.outside.way_out import HttpRequest
from tests.outside import failing, replying
from tests.web.asgi_client import Client
from tests.web.house import House
from tests.web.routing.robo import BASE, dialog, events, kinds, visitor

URL = "https://router.example/in"


async def called(house: House, **body: Any) -> tuple[str, Client]:
    chat = await visitor(house, url="https://called.example/", **body)
    await settled(house)
    return chat


async def settled(house: House) -> None:
    """Until every errand that is due is done."""
    for _ in range(20):
        await house.centre.settle()
        if not house.centre.board.errands.busy:
            return


def told(house: House) -> list[Any]:
    return [msgspec.json.decode(request.body) for request in house.centre.outside.asked]


async def test_the_answer_may_be_in_the_reply(house: House) -> None:
    house.centre.outside.answers[URL] = replying(json={"kind": "route_select", "route": "queue:Sales"})

    chat_id, _ = await called(house, message="Hello")

    [request] = house.centre.outside.asked
    [message] = told(house)
    assert (request.method, request.url, request.key) == ("POST", URL, f"host:{chat_id}.1:1")
    assert len(request.sign_with) == 1
    assert (message["kind"], message["subject"], message["reply_timeout"]) == ("route_request", "Hello", 7)
    chat = await house.app.visitors.chat(chat_id)
    assert chat.route is not None
    assert (chat.route.to, (await dialog(house, chat_id)).host) == ("queue:Sales", "Called")


async def test_the_answer_may_come_later_by_a_token(house: House) -> None:
    house.centre.outside.answers[URL] = replying(status=202)
    chat_id, _ = await called(house)
    robo = await house.sign_in("robo")

    assert (await house.app.visitors.chat(chat_id)).state == "routing"
    reply = await robo.post(f"{BASE}/dialogs/{chat_id}.1/select", {"route": "queue:Sales"})

    assert reply.status == 204
    assert (await house.app.visitors.chat(chat_id)).state == "queued"


async def test_a_conversation_goes_by_calls_with_a_key_each(house: House) -> None:
    async def answer(request: HttpRequest) -> Any:
        kind = msgspec.json.decode(request.body)["kind"]
        routes = {"route_request": "queue:Nowhere", "re_route": "queue:Sales"}
        said = {"kind": "route_select", "route": routes.get(kind, ""), "route_used_req": True}
        return await replying(json=said if kind in routes else None)(request)

    house.centre.outside.answers[URL] = answer
    ann = await house.agent("ann")

    chat_id, _ = await called(house)
    [offer] = (await ann.get("/api/v1/desk")).json["offers"]
    await ann.post(f"/api/v1/desk/chats/{chat_id}/accept", {"gen": offer["gen"]})
    await settled(house)

    assert [message["kind"] for message in told(house)] == [
        "route_request",
        "re_route",
        "route_used",
        "route_end",
    ]
    assert [request.key for request in house.centre.outside.asked] == [
        f"host:{chat_id}.1:{n}" for n in (1, 2, 3, 4)
    ]


@pytest.mark.parametrize(
    "answer",
    [
        failing(),
        failing("timeout", "too slow"),
        replying(status=500),
        replying(status=404),
        replying(status=302),
    ],
    ids=["broken", "too slow", "500", "404", "redirect"],
)
async def test_a_host_that_cannot_be_reached_loses_the_chat_at_once(house: House, answer: Any) -> None:
    house.centre.outside.answers[URL] = answer

    chat_id, _ = await called(house)

    assert (await dialog(house, chat_id)).host == "script"
    assert await kinds(house, chat_id, "route_ended") == ["route_ended"]
    notes = [each["note"] for each in await events(house, chat_id) if each["kind"] == "run_noted"]
    assert notes[0].startswith(
        (
            "Default routing: the host cannot be reached: ",
            "Default routing: the host did not answer in time: ",
        )
    )


@pytest.mark.parametrize(
    "said",
    [
        {"kind": "dance"},
        {"route": "queue:Sales"},
        ["route_select"],
        "queue:Sales",
        {"kind": "route_select"},
        {"kind": "route_select", "route": "Sales"},
        {"kind": "route_select", "route": "queue:Sales", "colour": "red"},
        {"kind": "route_reject", "cause": "mood"},
    ],
)
async def test_a_reply_that_is_no_answer_counts_as_silence(house: House, said: Any) -> None:
    house.centre.outside.answers[URL] = replying(json=said)

    chat_id, _ = await called(house)
    assert await kinds(house, chat_id, "route_ended") == []
    await house.clock.advance(7.1)

    assert (await dialog(house, chat_id)).host == "script"
    ends = [each["error"] for each in await events(house, chat_id) if each["kind"] == "route_ended"]
    assert ends == ["request_timeout"]


async def test_a_host_may_reject_in_its_reply(house: House) -> None:
    house.centre.outside.answers[URL] = replying(json={"kind": "route_reject", "cause": "capacity_overflow"})

    chat_id, _ = await called(house)

    causes = [each["cause"] for each in await events(house, chat_id) if each["kind"] == "route_rejected"]
    assert causes == ["capacity_overflow"]
    assert (await dialog(house, chat_id)).host == "script"


async def test_a_visitor_who_leaves_is_told_to_the_host(house: House) -> None:
    house.centre.outside.answers[URL] = replying(status=204)
    chat_id, vera = await called(house)

    await vera.post(f"/api/v1/chats/{chat_id}/end")
    await settled(house)

    assert [(message["kind"], message.get("error")) for message in told(house)] == [
        ("route_request", None),
        ("route_end", "call_cancelled"),
    ]


async def test_an_answer_after_the_end_changes_nothing(house: House) -> None:
    house.centre.outside.answers[URL] = replying(status=204)
    chat_id, _ = await called(house)
    await house.clock.advance(7.1)
    before = await house.app.visitors.chat(chat_id)

    hosts = house.app.hosts
    notes = [
        await hosts.replied(f"{chat_id}.1", {"kind": "route_select", "route": "queue:Sales"}),
        await hosts.replied(f"{chat_id}.2", {"kind": "route_select", "route": "queue:Sales"}),
        await hosts.replied("c0.1", {"kind": "route_end"}),
    ]
    for cross_ref in (f"{chat_id}.1", f"{chat_id}.2", "c0.1"):
        await hosts.unreachable(cross_ref, detail="late")

    assert notes == ["refused: invalid_cross_ref"] * 3
    assert [await hosts.wanted(f"{chat_id}.1", kind) for kind in ("route_request", "route_end")] == [
        False,
        True,
    ]
    assert await house.app.visitors.chat(chat_id) == before


async def test_a_reply_cannot_speak_for_who_registered(house: House) -> None:
    client = await house.sign_in("robo")
    await client.post(f"{BASE}/registrations", {"points": ["store"]})
    chat_id, _ = await visitor(house)

    note = await house.app.hosts.replied(f"{chat_id}.1", {"kind": "route_select", "route": "queue:Sales"})

    assert note == "refused: invalid_cross_ref"
    await house.app.hosts.say(f"{chat_id}.1", RouteSelect(route="queue:Sales"), user="robo")
