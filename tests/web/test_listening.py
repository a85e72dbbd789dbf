"""Visitors and desks listen to the real house: cursors, resync, revocation."""

from tests.web.house import House

EVENTS = {"accept": "text/event-stream"}


async def test_a_stream_goes_on_where_the_last_one_broke_off(house: House) -> None:
    chat_id, visitor, agent, gen = await house.talking()
    path = f"/api/v1/chats/{chat_id}/events"
    first = visitor.open("GET", path, headers=EVENTS)
    await first.until('"kind":"answered"')
    await first.hang_up()
    last = [cursor for cursor, _ in first.events if cursor][-1]

    await agent.post(
        f"/api/v1/desk/chats/{chat_id}/messages", {"gen": gen, "client_id": "a", "text": "later"}
    )
    second = visitor.open("GET", f"{path}?after=other:0", headers=EVENTS | {"last-event-id": last})
    await second.until("later")
    await second.hang_up()

    assert [event["text"] for _, event in second.events if event["kind"] == "message_sent"] == ["later"]
    numbers = [event["seq"] for _, event in first.events + second.events if "seq" in event]
    assert numbers == sorted(set(numbers))


async def test_polls_and_streams_tell_the_same(house: House) -> None:
    chat_id, visitor, *_ = await house.talking()
    path = f"/api/v1/chats/{chat_id}/events"

    page = (await visitor.get(path)).json
    stream = visitor.open("GET", path, headers=EVENTS)
    await stream.until('"kind":"answered"')
    await stream.hang_up()

    assert [event for _, event in stream.events if "seq" in event] == page["events"]
    assert page["cursor"].endswith(f":{page['events'][-1]['seq']}") or page["cursor"]
    assert (await visitor.get(f"{path}?after={page['cursor']}")).json["events"] == []


async def test_a_cursor_of_other_times_is_answered_by_resync(house: House) -> None:
    chat_id, visitor, agent, _ = await house.talking()

    polled = (await visitor.get(f"/api/v1/chats/{chat_id}/events?after=other:3")).json
    ahead = (
        await visitor.get(f"/api/v1/chats/{chat_id}/events?after={polled['cursor'].split(':')[0]}:999")
    ).json
    desk = (await agent.get("/api/v1/desk/events?after=other:3")).json

    assert [polled["events"], ahead["events"], desk["events"]] == [[{"kind": "resync"}]] * 3


async def test_an_odd_last_event_id_is_refused(house: House) -> None:
    chat_id, visitor = await house.visitor()

    answer = await visitor.get(
        f"/api/v1/chats/{chat_id}/events", accept="text/event-stream", last_event_id="x"
    )

    assert (answer.status, answer.code) == (422, "invalid")


async def test_the_desk_hears_its_chats_and_nothing_of_the_trace(house: House) -> None:
    chat_id, visitor, agent, _ = await house.talking()
    cursor = (await agent.get("/api/v1/desk")).json["cursor"]
    desk = agent.open("GET", f"/api/v1/desk/events?after={cursor}", headers=EVENTS)
    await desk.until(":")

    await visitor.post(f"/api/v1/chats/{chat_id}/messages", {"client_id": "v", "text": "over here"})
    await visitor.post(f"/api/v1/chats/{chat_id}/typing")
    await desk.until("typing")
    await desk.hang_up()

    assert "over here" in desk.text
    assert {event.get("chat_id") for _, event in desk.events if event["kind"] != "queues"} == {chat_id}
    assert "node_entered" not in desk.text


async def test_a_visitor_hears_typing_and_never_a_name_of_the_house(house: House) -> None:
    chat_id, visitor, agent, gen = await house.talking()
    desk = f"/api/v1/desk/chats/{chat_id}"
    stream = visitor.open("GET", f"/api/v1/chats/{chat_id}/events", headers=EVENTS)
    await stream.until("answered")

    await agent.post(f"{desk}/notes", {"client_id": "n", "text": "canary"})
    await agent.post(f"{desk}/typing")
    await agent.post(f"{desk}/messages", {"gen": gen, "client_id": "canary", "text": "done"})
    await stream.until("done")
    await stream.hang_up()

    assert '"kind":"typing"' in stream.text
    assert "canary" not in stream.text
    assert '"ann"' not in stream.text


async def test_a_visitor_who_is_put_on_the_blacklist_loses_the_stream(house: House) -> None:
    chat_id, visitor = await house.visitor(address="203.0.113.9")
    stream = visitor.open("GET", f"/api/v1/chats/{chat_id}/events", headers=EVENTS)
    await stream.until(":")
    root = await house.sign_in("root")

    reply = await root.post(
        "/api/v1/blacklist", {"description": "x", "start": "203.0.113.0", "end": "203.0.113.255"}
    )
    await house.app.streams.sweep()
    await stream.end()
    again = await visitor.get(f"/api/v1/chats/{chat_id}")

    assert reply.status == 201, reply.body
    assert (again.status, again.code) == (403, "blacklisted")
    await house.asgi.write_hits()
    entry = (await root.get("/api/v1/blacklist")).json["items"][0]
    assert entry["hits"] == 1


async def test_a_session_that_ends_takes_its_streams_along(house: House) -> None:
    agent = await house.agent("ann")
    stream = agent.open("GET", "/api/v1/desk/events", headers=EVENTS)
    await stream.until(":")

    await agent.delete("/api/v1/session")
    await house.app.streams.sweep()
    await stream.end()

    assert stream.finished


async def test_a_role_that_loses_the_desk_takes_its_streams_along(house: House) -> None:
    agent = await house.agent("ann")
    stream = agent.open("GET", "/api/v1/desk/events", headers=EVENTS)
    await stream.until(":")
    root = await house.sign_in("root")

    user = (await root.get("/api/v1/users/ann")).json
    reply = await root.put("/api/v1/users/ann", user | {"role": "Observer"})
    house.clock.jump(1)
    await house.app.streams.sweep()
    await stream.end()

    assert reply.status == 200, reply.body
    assert stream.finished
