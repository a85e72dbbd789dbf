"""A visitor is blocked while chatting: what a manager is told before, and what becomes of the chat."""

from tests.web.conftest import House


async def test_who_chats_is_counted_before_and_gone_after(house: House) -> None:
    manager = await house.sign_in("mo")
    chat_id, visitor, agent, _ = await house.talking()
    before = (await manager.get(f"/api/v1/contacts/{chat_id}")).json
    _waiting, _ = await house.visitor(address="203.0.113.9")
    await house.centre.settle()
    seen = (await manager.get("/api/v1/routing-points/now")).json["items"]
    assert before["state"] == "talking"
    assert [(each["name"], each["routing"], each["waiting"], each["talking"]) for each in seen][:2] == [
        ("shop", 0, 1, 1),
        ("other", 0, 0, 0),
    ]
    reach = {"start": "198.51.0.0", "end": "198.51.255.255"}

    told = await manager.get("/api/v1/blacklist/preview?start=198.51.0.0&end=198.51.255.255")
    wider = await manager.get("/api/v1/blacklist/preview?start=0.0.0.0&end=255.255.255.255")
    made = await manager.post("/api/v1/blacklist", reach)
    await house.centre.settle()

    assert (told.json["live_chats"], told.json["covers"], told.json["count"]) == (1, [], "65536")
    assert wider.json["live_chats"] == 2
    assert made.status == 201
    after = (await manager.get(f"/api/v1/contacts/{chat_id}")).json
    assert after["state"] == "wrap_up"
    [ended] = [each for each in after["events"] if each["kind"] == "chat_ended"]
    assert ended["reason"] == "blacklisted"
    refused = await visitor.post(
        f"/api/v1/chats/{chat_id}/messages", {"client_id": "a" * 20, "text": "hello?"}
    )
    assert (refused.status, refused.code) == (403, "blacklisted")
    desk = (await agent.get("/api/v1/desk")).json
    assert [chat["state"] for chat in desk["chats"]] == ["wrap_up"]
    now = (await manager.get("/api/v1/routing-points/now")).json["items"]
    assert (now[0]["waiting"], now[0]["talking"]) == (1, 0)


async def test_an_entry_that_has_expired_ends_no_chat(house: House) -> None:
    manager = await house.sign_in("mo")
    chat_id, _, _, _ = await house.talking()
    long_ago = "2020-01-01T00:00:00Z"

    made = await manager.post(
        "/api/v1/blacklist", {"start": "198.51.0.0", "end": "198.51.255.255", "expires_at": long_ago}
    )
    await house.centre.settle()

    assert made.status == 201
    assert (await manager.get(f"/api/v1/contacts/{chat_id}")).json["state"] == "talking"
