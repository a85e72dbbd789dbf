"""An agent's calls, from the snapshot to the wrap-up."""

from tests.web.house import House


async def test_the_snapshot_shows_the_whole_desk(house: House) -> None:
    agent = await house.sign_in("ann")

    reply = await agent.get("/api/v1/desk")

    assert reply.status == 200
    assert set(reply.json) >= {
        "me", "state", "code", "since", "slots", "offers", "chats", "queues", "status_codes", "outcomes", "cursor",
    }  # fmt: skip
    assert reply.json["me"]["permissions"] == ["contact:view_own", "desk:use"]


async def test_a_chat_can_be_handed_to_points_that_are_at_work(house: House) -> None:
    chat_id, _, agent, gen = await house.talking()

    points = (await agent.get("/api/v1/desk")).json["points"]
    handed = await agent.post(f"/api/v1/desk/chats/{chat_id}/transfer", {"gen": gen, "to": "point:other"})

    assert [point["name"] for point in points] == ["shop", "other"]
    assert handed.status == 204
    assert chat_id not in [chat["chat_id"] for chat in (await agent.get("/api/v1/desk")).json["chats"]]


async def test_a_chat_runs_from_offer_to_wrap_up(house: House) -> None:
    chat_id, visitor, agent, gen = await house.talking()
    desk = f"/api/v1/desk/chats/{chat_id}"

    statuses = [
        (
            await visitor.post(f"/api/v1/chats/{chat_id}/messages", {"client_id": "v1", "text": "Hello"})
        ).status,
        (await agent.post(f"{desk}/messages", {"gen": gen, "client_id": "a1", "text": "Hello"})).status,
        (await agent.post(f"{desk}/messages", {"gen": gen, "client_id": "a1", "text": "Hello"})).status,
        (await agent.post(f"{desk}/notes", {"client_id": "n1", "text": "nice"})).status,
        (await agent.post(f"{desk}/typing", {})).status,
        (await agent.post(f"{desk}/read", {"seq": 3})).status,
        (await agent.put(f"{desk}/outcomes", {"outcomes": {"Sold": None}})).status,
        (await agent.post(f"{desk}/end", {"gen": gen})).status,
        (await agent.get(desk)).status,
        (await agent.get(f"{desk}/history")).status,
        (await agent.post(f"{desk}/wrap-up-done", {"gen": gen})).status,
    ]

    assert statuses == [201, 201, 200, 201, 204, 204, 204, 204, 200, 200, 204]
    page = (await visitor.get(f"/api/v1/chats/{chat_id}/events")).json["events"]
    assert [event["text"] for event in page if event["kind"] == "message_sent"][-2:] == ["Hello", "Hello"]
    assert "note_added" not in {event["kind"] for event in page}


async def test_acts_of_the_past_are_refused(house: House) -> None:
    chat_id, _, agent, gen = await house.talking()
    bob = await house.agent("bob")
    desk = f"/api/v1/desk/chats/{chat_id}"

    async def code(client: object, path: str, body: object) -> tuple[int, str]:
        reply = await client.post(f"{desk}{path}", body)  # type: ignore[attr-defined]
        return reply.status, reply.code

    assert (await code(agent, "/messages", {"gen": gen + 5, "client_id": "a", "text": "x"})) == (
        409,
        "stale_gen",
    )
    assert (await code(agent, "/end", {"gen": gen + 5})) == (409, "stale_gen")
    assert (await code(bob, "/accept", {"gen": gen}))[0] == 409
    assert (await code(bob, "/notes", {"client_id": "n", "text": "x"})) == (404, "not_found")
    assert (await code(agent, "/transfer", {"gen": gen, "to": "queue:Nowhere"})) == (
        422,
        "unknown_destination",
    )
    assert (await code(agent, "/wrap-up-done", {"gen": gen})) == (409, "wrong_state")


async def test_a_chat_is_handed_to_a_colleague(house: House) -> None:
    chat_id, _, agent, gen = await house.talking()
    bob = await house.agent("bob")

    reply = await agent.post(
        f"/api/v1/desk/chats/{chat_id}/transfer", {"gen": gen, "to": "agent:bob", "note": "hi"}
    )
    await house.centre.settle()

    assert reply.status == 204
    assert [offer["chat_id"] for offer in (await bob.get("/api/v1/desk")).json["offers"]] == [chat_id]


async def test_a_state_needs_a_known_code(house: House) -> None:
    agent = await house.agent("ann")

    known = await agent.put("/api/v1/desk/state", {"state": "not_ready", "code": 10})
    unknown = await agent.put("/api/v1/desk/state", {"state": "not_ready", "code": 11})

    assert (known.status, known.json["code"]) == (200, 10)
    assert (unknown.status, unknown.code) == (422, "unknown_status_code")


async def test_picking_takes_its_own_permission(house: House) -> None:
    agent = await house.agent("ann")

    reply = await agent.post("/api/v1/desk/chats/c0/pick")

    assert (reply.status, reply.code) == (403, "forbidden")


async def test_somebody_who_handles_no_chats_has_no_desk(house: House) -> None:
    root = await house.sign_in("root")
    agent = await house.agent("ann")

    replies = [await root.get("/api/v1/desk"), await root.get("/api/v1/desk/events")]
    await house.clock.advance(20)
    await house.app.presence.look()

    assert {(reply.status, reply.code) for reply in replies} == {(403, "forbidden")}
    assert (await agent.get("/api/v1/desk")).status == 200


async def test_a_note_and_a_message_under_one_id_are_not_taken_for_each_other(house: House) -> None:
    chat_id, _, agent, gen = await house.talking()
    desk = f"/api/v1/desk/chats/{chat_id}"

    note = await agent.post(f"{desk}/notes", {"client_id": "same", "text": "Hello"})
    message = await agent.post(f"{desk}/messages", {"gen": gen, "client_id": "same", "text": "Hello"})

    assert note.status == 201
    assert (message.status, message.code) == (409, "idempotency_conflict")
