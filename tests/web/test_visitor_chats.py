"""A visitor's calls, from opening a chat to rating it."""

from cordboard.web.auth import visitor_token
from tests.web.house import SECRET, SHOP, House


async def test_a_chat_is_opened_with_token_layout_and_cursor(house: House) -> None:
    visitor = house.client()

    reply = await visitor.post("/api/v1/chats", {"url": SHOP, "language": "de-AT", "message": "Hi"})

    assert reply.status == 201
    answer = reply.json
    assert set(answer) == {"chat_id", "token", "point", "state", "layout", "cursor"}
    assert answer["point"] == "shop"
    assert answer["token"] == visitor_token(SECRET, answer["chat_id"])
    assert answer["layout"]["texts"]["hello"] == "Guten Tag"
    assert answer["layout"]["texts"]["end"] == "Chat beenden", (
        "what the layout does not say, the supplied words do"
    )
    assert answer["cursor"].endswith(":0")
    assert reply.headers["cache-control"] == "no-store"


async def test_the_same_idempotency_key_opens_one_chat(house: House) -> None:
    visitor = house.client()
    first = await visitor.post("/api/v1/chats", {"url": SHOP}, idempotency_key="key-1")

    again = await visitor.post(
        "/api/v1/chats", b'{ "url": "https://shop.example/basket" }', idempotency_key="key-1"
    )
    other = await visitor.post("/api/v1/chats", {"url": SHOP, "title": "x"}, idempotency_key="key-1")

    assert (again.json["chat_id"], again.json["token"]) == (first.json["chat_id"], first.json["token"])
    assert (other.status, other.code) == (409, "idempotency_conflict")


async def test_a_message_is_taken_once(house: House) -> None:
    await house.agent("ann")
    chat_id, visitor = await house.visitor()
    path = f"/api/v1/chats/{chat_id}/messages"

    first = await visitor.post(path, {"client_id": "m1", "text": "Hello"})
    again = await visitor.post(path, {"text": "Hello", "client_id": "m1"})
    other = await visitor.post(path, {"client_id": "m1", "text": "Bye"})

    assert (first.status, again.status) == (201, 200)
    assert first.json == again.json
    assert set(first.json) == {"seq", "at"}
    assert (other.status, other.code) == (409, "idempotency_conflict")


async def test_a_chat_tells_where_it_stands(house: House) -> None:
    chat_id, visitor = await house.visitor()
    await house.centre.settle()

    reply = await visitor.get(f"/api/v1/chats/{chat_id}")

    assert reply.status == 200
    assert set(reply.json) == {
        "chat_id", "state", "position", "estimated_wait", "agent", "point", "cursor",
    }  # fmt: skip
    assert reply.json["point"] == "shop"


async def test_small_calls_answer_nothing(house: House) -> None:
    chat_id, visitor = await house.visitor()
    path = f"/api/v1/chats/{chat_id}"

    statuses = [
        (await visitor.post(f"{path}/typing")).status,
        (await visitor.post(f"{path}/typing", {})).status,
        (await visitor.post(f"{path}/read", {"seq": 1})).status,
        (await visitor.post(f"{path}/end")).status,
        (await visitor.post(f"{path}/end")).status,
        (await visitor.post(f"{path}/rating", {"score": 5, "comment": "fine"})).status,
        (await visitor.post(f"{path}/transcript", {"email": "v@mail.example"})).status,
    ]

    assert statuses == [204] * 7


async def test_an_ended_chat_takes_no_message(house: House) -> None:
    chat_id, visitor = await house.visitor()
    await visitor.post(f"/api/v1/chats/{chat_id}/end")

    reply = await visitor.post(f"/api/v1/chats/{chat_id}/messages", {"client_id": "m1", "text": "Hello"})

    assert (reply.status, reply.code) == (409, "chat_ended")


async def test_availability_tells_point_and_layout(house: House) -> None:
    reply = await house.client().get(f"/api/v1/availability?url={SHOP}")

    assert reply.status == 200
    assert (reply.json["accepts"], reply.json["point"]) == (True, "shop")
    assert reply.json["layout"]["name"] == "Default"


async def test_availability_tells_why_not(house: House) -> None:
    client = house.client()

    reasons = {
        url: (await client.get(f"/api/v1/availability?url=https://{url}/")).json["reason"]
        for url in ("nowhere.example", "empty.example")
    }

    assert reasons == {"nowhere.example": "url_not_accepted", "empty.example": "not_handled"}


async def test_refusals_of_admission_are_coded(house: House) -> None:
    client = house.client()

    async def code(**body: str) -> tuple[int, str]:
        reply = await client.post("/api/v1/chats", {"url": SHOP} | body)
        return reply.status, reply.code

    assert await code(url="https://nowhere.example/") == (403, "url_not_accepted")
    assert await code(point="nobody") == (404, "unknown_point")
    assert await code(url="https://asleep.example/", point="asleep") == (403, "point_inactive")
    assert await code(url="https://empty.example/") == (403, "not_handled")
    assert await code(identity="a.b.c") == (403, "identity_refused")
