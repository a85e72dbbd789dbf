"""The blacklist, the limits, and whose address counts."""

from ipaddress import ip_network
from pathlib import Path

from tests.web.house import SHOP, House, open_house


async def blocked(house: House, first: str, last: str) -> None:
    root = await house.sign_in("root")
    reply = await root.post("/api/v1/blacklist", {"start": first, "end": last})
    assert reply.status == 201, reply.body


async def test_a_blacklisted_address_gets_nothing_before_anything_else(house: House) -> None:
    chat_id, visitor = await house.visitor(address="203.0.113.7")
    await blocked(house, "203.0.113.0", "203.0.113.255")
    path = f"/api/v1/chats/{chat_id}"

    replies = [
        await visitor.get(f"/api/v1/availability?url={SHOP}"),
        await visitor.post("/api/v1/chats", b"{"),
        await visitor.get(path),
        await visitor.post(f"{path}/messages", {"client_id": "m", "text": "x"}),
        await visitor.get(f"{path}/events"),
        await visitor.post(f"{path}/typing"),
        await visitor.post(f"{path}/end"),
    ]

    assert {(reply.status, reply.code) for reply in replies} == {(403, "blacklisted")}


async def test_a_mapped_address_is_the_same_address(house: House) -> None:
    await blocked(house, "203.0.113.0", "203.0.113.255")

    reply = await house.client(address="::ffff:203.0.113.9").post("/api/v1/chats", {"url": SHOP})

    assert reply.code == "blacklisted"


async def test_only_a_trusted_proxy_is_believed(tmp_path: Path) -> None:
    async with open_house(tmp_path, trusted_proxies=(ip_network("10.0.0.0/8"),)) as house:
        await blocked(house, "203.0.113.0", "203.0.113.255")

        async def code(peer: str, forwarded: str) -> str:
            reply = await house.client(address=peer).post(
                "/api/v1/chats", {"url": SHOP}, x_forwarded_for=forwarded
            )
            return reply.code

        assert await code("10.0.0.1", "203.0.113.9") == "blacklisted"
        assert await code("10.0.0.1", "198.51.100.1, 203.0.113.9, 10.0.0.2") == "blacklisted"
        assert await code("10.0.0.1", "203.0.113.9, 198.51.100.1") == ""
        assert await code("192.0.2.99", "203.0.113.9") == ""
        assert await code("203.0.113.9", "192.0.2.99") == "blacklisted"


async def test_an_address_opens_five_chats_a_minute(house: House) -> None:
    client = house.client(address="203.0.113.20")

    replies = [await client.post("/api/v1/chats", {"url": SHOP}) for _ in range(6)]
    house.clock.jump(12)
    later = await client.post("/api/v1/chats", {"url": SHOP})

    assert [reply.status for reply in replies] == [201] * 5 + [429]
    assert replies[5].code == "rate_limited"
    assert replies[5].headers["retry-after"] == "12"
    assert later.status == 201


async def test_addresses_of_one_ipv6_network_share_their_limit(house: House) -> None:
    replies = [
        await house.client(address=f"2001:db8::{number}").post("/api/v1/chats", {"url": SHOP})
        for number in range(1, 7)
    ]

    assert replies[5].code == "rate_limited"


async def test_a_visitor_writes_ten_at_once_then_one_a_second(house: House) -> None:
    await house.agent("ann")
    chat_id, visitor = await house.visitor()

    async def say(number: int) -> int:
        body = {"client_id": f"m{number}", "text": "x"}
        return (await visitor.post(f"/api/v1/chats/{chat_id}/messages", body)).status

    statuses = [await say(number) for number in range(11)]
    house.clock.jump(1)
    later = [await say(11), await say(12)]

    assert statuses == [201] * 10 + [429]
    assert later == [201, 429]


async def test_too_much_typing_is_dropped_silently(house: House) -> None:
    chat_id, visitor, agent, _ = await house.talking()
    desk = agent.open("GET", "/api/v1/desk/events", headers={"accept": "text/event-stream"})
    await desk.until(":")

    statuses = {(await visitor.post(f"/api/v1/chats/{chat_id}/typing")).status for _ in range(20)}
    await visitor.post(f"/api/v1/chats/{chat_id}/messages", {"client_id": "m", "text": "after"})
    await desk.until("after")
    await desk.hang_up()

    assert statuses == {204}
    assert len([event for _, event in desk.events if event["kind"] == "typing"]) == 1


async def test_a_chat_has_six_streams_at_most(house: House) -> None:
    chat_id, visitor = await house.visitor()
    path = f"/api/v1/chats/{chat_id}/events"
    streams = [visitor.open("GET", path, headers={"accept": "text/event-stream"}) for _ in range(6)]
    for stream in streams:
        await stream.until(":")

    seventh = await visitor.get(path, accept="text/event-stream")
    await streams[0].hang_up()
    instead = visitor.open("GET", path, headers={"accept": "text/event-stream"})
    await instead.until(":")

    assert (seventh.status, seventh.code) == (429, "rate_limited")
    for stream in [*streams[1:], instead]:
        await stream.hang_up()
