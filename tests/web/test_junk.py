"""Staff throw chats away as junk: an open one ends by it, one that is over is counted otherwise."""

from tests.web.house import House


async def test_a_waiting_chat_is_thrown_away(house: House) -> None:
    chat_id, visitor = await house.visitor()
    root = await house.sign_in("root")
    path = f"/api/v1/contacts/{chat_id}"

    reply = await root.post(f"{path}/junk", {"reason": "advertising"})
    again = await root.post(f"{path}/junk")
    said = await visitor.post(f"/api/v1/chats/{chat_id}/messages", {"client_id": "m", "text": "more"})
    found = (await root.get("/api/v1/contacts?state=junk")).json["items"]

    assert reply.status == 200, reply.body
    assert reply.json["state"] == "junk"
    junked = [event for event in reply.json["events"] if event["kind"] == "junked"]
    assert [(event["reason"], event["by"]["role"], event["by"]["id"]) for event in junked] == [
        ("advertising", "manager", "root")
    ]
    assert (again.status, again.code) == (409, "wrong_state")
    assert said.code == "chat_ended"
    assert [each["chat_id"] for each in found] == [chat_id]
    seen = (await visitor.get(f"/api/v1/chats/{chat_id}/events")).body.decode()
    assert "advertising" not in seen
    assert "root" not in seen


async def test_an_agent_who_talks_gets_the_place_back(house: House) -> None:
    chat_id, _, agent, _ = await house.talking()
    root = await house.sign_in("root")

    reply = await root.post(f"/api/v1/contacts/{chat_id}/junk")
    desk = (await agent.get("/api/v1/desk")).json

    assert reply.status == 200, reply.body
    assert desk["chats"] == []
    assert desk["slots"]["taken"] == 0


async def test_an_abandoned_chat_counts_as_junk_alone(house: House) -> None:
    await house.agent("ann")
    chat_id, visitor = await house.visitor()
    await visitor.post(f"/api/v1/chats/{chat_id}/end")
    root = await house.sign_in("root")
    was = (await root.get(f"/api/v1/contacts/{chat_id}")).json["state"]

    reply = await root.post(f"/api/v1/contacts/{chat_id}/junk")

    assert (was, reply.json["state"]) == ("abandoned", "junk")
    assert (await root.get("/api/v1/contacts?state=abandoned")).json["items"] == []


async def test_who_may_not_throw_away_is_refused(house: House) -> None:
    chat_id, _ = await house.visitor()
    agent = await house.sign_in("ann")
    root = await house.sign_in("root")

    refused = await agent.post(f"/api/v1/contacts/{chat_id}/junk")
    nowhere = await root.post("/api/v1/contacts/c123/junk")

    assert (refused.status, refused.code) == (403, "forbidden")
    assert nowhere.status == 404
