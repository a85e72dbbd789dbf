"""Routing hosts register, listen and go; what lapses, and what is aborted from this side."""

from typing import Any

import pytest

from cordboard.core.people import User
from tests.web.house import House
from tests.web.routing.robo import BASE, Robo, dialog, visitor

EVENTS = {"accept": "text/event-stream"}


async def change_user(house: House, name: str, **fields: Any) -> None:
    root = await house.sign_in("root")
    user = (await root.get(f"/api/v1/users/{name}")).json
    known = {field: user[field] for field in User.__struct_fields__ if field in user}
    reply = await root.put(f"/api/v1/users/{name}", known | fields)
    assert reply.status == 200, reply.body


async def test_an_api_token_is_all_that_a_host_needs(house: House) -> None:
    root = await house.sign_in("root")
    token = await root.post(
        "/api/v1/api-tokens", {"name": "robo", "user": "robo", "permissions": ["host:route"]}
    )
    client = house.client().with_headers(authorization=f"Bearer {token.json['token']}")

    reply = await client.post(f"{BASE}/registrations", {"points": ["store"]})
    robo = Robo(house, client, reply.json["registration_id"], reply.json["cursor"])
    await visitor(house)

    assert reply.status == 201
    assert (await robo.select(await robo.asked(), "queue:Sales")).status == 204
    assert (await client.get("/api/v1/queues")).code == "forbidden"


async def test_the_doors_are_for_who_may_route(house: House) -> None:
    manager, nobody = await house.sign_in("mo"), house.client()

    for method, path, body in (
        ("POST", "/registrations", {"points": ["store"]}),
        ("DELETE", "/registrations/r1", None),
        ("GET", "/registrations/r1/events", None),
        ("POST", "/dialogs/c1.1/select", {"route": "queue:Sales"}),
        ("POST", "/dialogs/c1.1/reject", None),
        ("POST", "/dialogs/c1.1/end", None),
    ):
        assert (await manager.call(method, BASE + path, body)).code == "forbidden"
        assert (await nobody.call(method, BASE + path, body)).code == "unauthenticated"


@pytest.mark.parametrize(
    ("body", "code", "told"),
    [
        ({"points": ["store", "nowhere", "neither"]}, "unknown_reference", "'nowhere', 'neither'"),
        ({"points": ["store"], "host": "Nobody"}, "unknown_reference", "'Nobody'"),
        ({"points": ["store"], "host": "Asleep"}, "unknown_reference", "'Asleep'"),
        ({"points": ["store"], "host": "Called"}, "unknown_reference", "'Called'"),
        ({"points": ["store"], "host": "Bot"}, "unknown_reference", "'Bot'"),
        ({"points": []}, "invalid", "Name a routing point"),
        ({"points": ["store"] * 101}, "invalid", "points"),
        ({"points": "store"}, "invalid", "points"),
        ({}, "invalid", "points"),
        ({"points": ["store"], "colour": "red"}, "invalid", "colour"),
    ],
)
async def test_what_cannot_be_registered_is_refused(house: House, body: Any, code: str, told: str) -> None:
    robo = await house.sign_in("robo")

    reply = await robo.post(f"{BASE}/registrations", body)

    assert (reply.status, reply.code) == (422, code)
    assert told in reply.json["detail"]


async def test_a_user_has_at_most_a_hundred_registrations(house: House) -> None:
    client, rival = await house.sign_in("robo"), await house.sign_in("rival")

    replies = [await client.post(f"{BASE}/registrations", {"points": ["store"]}) for _ in range(101)]

    assert [reply.status for reply in replies] == [201] * 100 + [429]
    assert replies[-1].code == "too_many_registrations"
    assert (await rival.post(f"{BASE}/registrations", {"points": ["store"]})).status == 201


async def test_a_registration_is_its_users_alone(house: House) -> None:
    robo = await Robo.register(house, "store")
    rival = await house.sign_in("rival")
    path = f"{BASE}/registrations/{robo.registration}"

    replies = [await rival.get(f"{path}/events"), await rival.delete(path)]
    replies += [await robo.client.delete(f"{BASE}/registrations/r0")]

    assert {reply.code for reply in replies} == {"not_found"}
    assert [(await robo.client.delete(path)).status for _ in range(2)] == [204, 404]
    chat_id, _ = await visitor(house)
    assert (await dialog(house, chat_id)).host == "script"


async def test_stream_and_poll_tell_the_same_and_go_on_from_a_cursor(house: House) -> None:
    robo = await Robo.register(house, "store")
    path = f"{BASE}/registrations/{robo.registration}/events"
    first = robo.client.open("GET", path, headers=EVENTS)
    chats = [(await visitor(house))[0] for _ in range(3)]
    await first.until(chats[-1])
    await first.hang_up()

    polled = (await robo.client.get(path)).json
    cursor = first.events[1][0]
    second = robo.client.open(
        "GET", f"{path}?after=other:9", headers=EVENTS | {"last-event-id": cursor or ""}
    )
    await second.until(chats[-1])
    await second.hang_up()

    assert [event for _, event in first.events] == polled["events"]
    assert [event["chat"] for event in polled["events"]] == chats
    assert [event["chat"] for _, event in second.events] == chats[2:]
    assert first.events[-1][0] == polled["cursor"]


async def test_a_waiting_poll_is_answered_by_the_next_chat(house: House) -> None:
    robo = await Robo.register(house, "store")
    waiting = robo.client.open("GET", f"{BASE}/registrations/{robo.registration}/events?wait=20")
    await house.centre.settle()

    chat_id, _ = await visitor(house)

    await waiting.until(chat_id)


async def test_a_cursor_of_other_times_begins_anew(house: House) -> None:
    robo = await Robo.register(house, "store")
    chat_id, _ = await visitor(house)
    await robo.news()
    path = f"{BASE}/registrations/{robo.registration}/events"

    other = (await robo.client.get(f"{path}?after=other:1")).json
    ahead = (await robo.client.get(f"{path}?after={robo.cursor.replace(':1', ':7')}")).json
    odd = await robo.client.get(f"{path}?after=x")

    assert [other["events"], ahead["events"]] == [[{"kind": "resync"}]] * 2
    assert other["cursor"] == robo.cursor
    assert (odd.status, odd.code) == (422, "invalid")
    assert (await robo.select(f"{chat_id}.1", "queue:Sales")).status == 204


async def test_messages_are_kept_for_an_hour(house: House) -> None:
    robo = await Robo.register(house, "store")
    begin = robo.cursor
    first, _ = await visitor(house)
    assert len(await robo.news()) == 1
    await house.centre.board.stop()
    await house.clock.advance(3_601)
    await house.centre.board.start()
    await house.clock.advance(1.1)
    robo.client = await house.sign_in("robo")  # the session was idle for too long
    chat_id, _ = await visitor(house)
    await house.centre.settle()

    late = (await robo.client.get(f"{BASE}/registrations/{robo.registration}/events?after={begin}")).json

    assert [(event["kind"], event.get("chat")) for event in late["events"]] == [
        ("resync", None),
        ("route_end", first),
        ("route_request", chat_id),
    ]


async def test_a_registration_without_a_reader_lapses(house: House) -> None:
    robo = await Robo.register(house, "store")
    for _ in range(5):
        await house.clock.advance(40)
        await robo.news()

    await house.clock.advance(61)

    path = f"{BASE}/registrations/{robo.registration}/events"
    assert (await robo.client.get(path)).code == "not_found"
    chat_id, _ = await visitor(house)
    assert (await dialog(house, chat_id)).host == "script"


async def test_an_open_stream_keeps_the_registration(house: House) -> None:
    robo = await Robo.register(house, "store")
    stream = robo.client.open("GET", f"{BASE}/registrations/{robo.registration}/events", headers=EVENTS)
    await stream.until(":")

    await house.clock.advance(100)
    chat_id, _ = await visitor(house)

    await stream.until(chat_id)
    await stream.hang_up()


async def test_the_stream_is_told_when_the_registration_is_aborted(house: House) -> None:
    robo = await Robo.register(house, "depot")
    stream = robo.client.open("GET", f"{BASE}/registrations/{robo.registration}/events", headers=EVENTS)
    await stream.until(":")
    root = await house.sign_in("root")

    assert (await root.delete("/api/v1/routing-points/depot")).status == 204
    await house.clock.advance(1.1)

    await stream.until("route_register_abort")
    assert stream.events == [(None, {"kind": "route_register_abort", "registration_id": robo.registration})]
    await house.app.streams.sweep()
    await stream.end()


async def test_who_may_route_no_more_is_asked_no_more(house: House) -> None:
    robo = await Robo.register(house, "store")

    await change_user(house, "robo", role="Agent")
    await house.clock.advance(1.1)
    chat_id, _ = await visitor(house)

    assert (await dialog(house, chat_id)).host == "script"
    assert (await robo.select(f"{chat_id}.1", "queue:Sales")).code == "forbidden"


async def test_a_registration_and_its_messages_outlive_a_restart(house: House) -> None:
    robo = await Robo.register(house, "store")
    chat_id, _ = await visitor(house)

    await house.centre.board.stop()
    await house.clock.advance(600)
    await house.centre.board.start()

    assert await robo.asked() == f"{chat_id}.1"


async def test_a_host_has_so_many_streams(house: House) -> None:
    limits = house.app.limits
    limits._enabled = True
    closers = [limits.host_stream("robo") for _ in range(100)]
    robo = await Robo.register(house, "store")

    refused = await robo.client.get(f"{BASE}/registrations/{robo.registration}/events")
    closers[0]()

    assert refused.code == "rate_limited"
    assert await robo.news() == []
