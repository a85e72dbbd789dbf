"""Users as they stand now, and settings that are applied without a new logon."""

from typing import Any

from tests.web.asgi_client import Client
from tests.web.house import House


async def states(client: Client) -> dict[str, dict[str, Any]]:
    reply = await client.get("/api/v1/user-states")
    assert reply.status == 200, reply.body
    return {each["user_name"]: each for each in reply.json["items"]}


async def change(client: Client, path: str, **fields: Any) -> None:
    before = await client.get(f"/api/v1/{path}")
    reply = await client.put(f"/api/v1/{path}", before.json | fields)
    assert reply.status == 200, reply.body


async def test_each_user_is_told_as_they_stand(house: House) -> None:
    mo = await house.sign_in("mo")
    await house.give_password("bob", must_change=True)
    await house.talking("ann")
    await house.visitor()
    await house.centre.settle()

    told = await states(mo)

    ann, bob, eve = told["ann"], told["bob"], told["eve"]
    assert (ann["state"], ann["ringing"], ann["talking"], ann["capacity"]) == ("ready", 1, 1, 3)
    assert ann["signed_in"] is True
    assert ann["last_sign_in"] == ann["since"] is not None
    assert (bob["state"], bob["since"], bob["has_password"], bob["must_change_password"]) == (
        "signed_out",
        None,
        True,
        True,
    )
    assert (eve["state"], eve["signed_in"], eve["has_password"], eve["last_sign_in"]) == (
        None,
        False,
        False,
        None,
    )
    assert told["mo"]["signed_in"] is True


async def test_a_session_that_nobody_uses_counts_no_more(house: House) -> None:
    mo = await house.sign_in("mo")
    await house.sign_in("eve")

    house.clock.jump(house.app.face.session_idle + 1)
    mo = await house.sign_in("mo")

    eve = (await states(mo))["eve"]
    assert eve["signed_in"] is False
    assert eve["last_sign_in"] is not None


async def test_settings_count_from_the_next_logon_or_when_they_are_applied_now(house: House) -> None:
    mo = await house.sign_in("mo")
    ann = await house.agent("ann")
    await mo.post("/api/v1/skills", {"name": "French"})
    await change(mo, "users/ann", skills={"French": 7}, max_chats=1)
    before = (await states(mo))["ann"], (await ann.get("/api/v1/desk")).json["slots"]["capacity"]

    applied = await mo.post("/api/v1/user-states/apply-now", {})
    again = await mo.post("/api/v1/user-states/apply-now", {"users": ["ann", "bob"]})

    after = (await states(mo))["ann"], (await ann.get("/api/v1/desk")).json["slots"]["capacity"]
    assert (before[0]["outdated"], before[1]) == (True, 3)
    assert (applied.json, again.json) == ({"users": ["ann"]}, {"users": []})
    assert (after[0]["outdated"], after[1]) == (False, 1)
    agent = await house.store.load_agent("ann")
    assert agent.skills == {"French": 7}


async def test_nobody_is_applied_who_is_not_there(house: House) -> None:
    mo = await house.sign_in("mo")

    reply = await mo.post("/api/v1/user-states/apply-now", {"users": ["ann", "nobody"]})

    assert (reply.status, reply.code) == (404, "not_found")


async def test_who_is_deactivated_leaves_the_desk_and_the_chats_are_queued_again(house: House) -> None:
    mo = await house.sign_in("mo")
    chat_id, _, _, _ = await house.talking("ann")

    await change(mo, "users/ann", active=False)
    await house.centre.settle()

    ann = (await states(mo))["ann"]
    contact = await mo.get(f"/api/v1/contacts/{chat_id}")
    assert (ann["state"], ann["talking"]) == (None, 0)
    assert contact.json["state"] == "queued"
    bob = await house.agent("bob")
    await house.centre.settle()
    assert [offer["chat_id"] for offer in (await bob.get("/api/v1/desk")).json["offers"]] == [chat_id]
