"""Whatever cannot be understood is refused with its code, at every door, and changes nothing."""

from typing import Any

import pytest

from cordboard.web.errors import STATUS
from cordboard.web.route import AnyRoute, Who
from cordboard.web.routes import ROUTES
from tests.web.house import SHOP, House


@pytest.fixture
def house(shared_house: House) -> House:
    return shared_house


BIG = b'{"url": "' + b"x" * 70_000 + b'"}'

CREATE: list[tuple[str, Any, str]] = [
    ("nothing", b"", "unsupported_media_type"),
    ("not JSON", b"{", "malformed"),
    ("two values", b'{"url": "https://shop.example/"} {}', "malformed"),
    ("not UTF-8", b'{"url": "\xff"}', "malformed"),
    ("half a surrogate pair", b'{"url": "https://shop.example/", "title": "\\ud800"}', "malformed"),
    ("a control character", b'{"url": "https://shop.example/", "title": "\x01"}', "malformed"),
    ("NaN", b'{"url": NaN}', "malformed"),
    ("deep nesting", b'{"url": ' + b"[" * 5_000, "invalid"),
    ("a list", b"[]", "invalid"),
    ("null", b"null", "invalid"),
    ("NUL as an escape", b'{"url": "https://shop.example/", "title": "\\u0000"}', "invalid"),
    ("no url", {}, "invalid"),
    ("a wrong type", {"url": 1}, "invalid"),
    ("an unknown field", {"url": SHOP, "tokn": "x"}, "invalid"),
    ("an unknown field inside", {"url": SHOP, "visitor": {"age": 3}}, "invalid"),
    ("too long a title", {"url": SHOP, "title": "x" * 501}, "invalid"),
    ("too long a message", {"url": SHOP, "message": "x" * 4_001}, "invalid"),
    ("an empty message", {"url": SHOP, "message": ""}, "invalid"),
    ("too many entries", {"url": SHOP, "clipboard": {f"n{i}": "" for i in range(51)}}, "invalid"),
    ("nested data", {"url": SHOP, "form": {"a": {"b": "c"}}}, "invalid"),
    ("a number beyond doubles", {"url": SHOP, "form": {"a": 2**60}}, "invalid"),
    ("no language", {"url": SHOP, "language": "<b>"}, "invalid"),
    ("more than 64 KiB", BIG, "too_large"),
]


@pytest.mark.parametrize(("body", "code"), [case[1:] for case in CREATE], ids=[case[0] for case in CREATE])
async def test_a_body_that_makes_no_chat(house: House, body: Any, code: str) -> None:
    reply = await house.client().post("/api/v1/chats", body)

    assert reply.code == code
    assert reply.status == STATUS[code][0]  # type: ignore[index]
    assert reply.headers["x-request-id"] == reply.json["request_id"]


async def test_a_wrong_field_is_named(house: House) -> None:
    reply = await house.client().post("/api/v1/chats", {"url": SHOP, "visitor": {"name": 7}})

    assert "$.visitor.name" in reply.json["detail"]


@pytest.mark.parametrize(
    "kind", ["text/plain", "application/x-www-form-urlencoded", "application/json; charset=utf-16"]
)
async def test_only_json_is_taken(house: House, kind: str) -> None:
    reply = await house.client().post("/api/v1/chats", {"url": SHOP}, content_type=kind)

    assert (reply.status, reply.code) == (415, "unsupported_media_type")


@pytest.mark.parametrize("kind", ["application/json; charset=utf-8", 'Application/JSON;charset="UTF-8"'])
async def test_json_may_name_its_charset(house: House, kind: str) -> None:
    reply = await house.client().post("/api/v1/chats", {"url": SHOP}, content_type=kind)

    assert reply.status == 201


@pytest.mark.parametrize(
    "url", ["nonsense", "ftp://shop.example/", "https://user@shop.example/", "javascript:1", "null"]
)
async def test_a_page_that_is_none_is_not_accepted(house: House, url: str) -> None:
    reply = await house.client().post("/api/v1/chats", {"url": url})

    assert (reply.status, reply.code) == (403, "url_not_accepted")


@pytest.mark.parametrize("key", ["x" * 201, "café"])
async def test_an_odd_idempotency_key_is_refused(house: House, key: str) -> None:
    reply = await house.client().post("/api/v1/chats", {"url": SHOP}, idempotency_key=key)

    assert (reply.status, reply.code) == (422, "invalid")


@pytest.mark.parametrize(
    "query",
    [
        "after=nonsense",
        "after=e:1:2x",
        "after=e:-1",
        "wait=26",
        "wait=-1",
        "wait=x",
        "wat=1",
        "wait=1&wait=2",
        "after=%FF",
    ],
)
async def test_an_odd_query_is_refused(house: House, query: str) -> None:
    chat_id, visitor = await house.visitor()

    reply = await visitor.get(f"/api/v1/chats/{chat_id}/events?{query}")

    assert (reply.status, reply.code) == (422, "invalid")


@pytest.mark.parametrize(
    "path", ["/api/v1/nothing", "/api/v2/chats", "/api/v1/chats/", "/nothing", "/api/v1/chats/a/b/c"]
)
async def test_what_is_not_there_is_not_found(house: House, path: str) -> None:
    reply = await house.client().get(path)

    assert (reply.status, reply.code) == (404, "not_found")


async def test_a_wrong_method_is_told_the_right_ones(house: House) -> None:
    reply = await house.client().delete("/api/v1/chats")

    assert (reply.status, reply.code) == (405, "method_not_allowed")
    assert reply.headers["allow"] == "POST"


def with_body() -> list[AnyRoute]:
    return [route for route in ROUTES if route.body is not None and route.who is Who.STAFF]


@pytest.mark.parametrize("route", with_body(), ids=lambda route: f"{route.method} {route.path}")
async def test_no_door_for_staff_takes_nonsense(house: House, route: AnyRoute) -> None:
    staff = await house.sign_in("root")
    path = route.path
    for name in ("chat_id", "name", "n", "m", "id"):
        path = path.replace(f"{{{name}}}", "1")

    codes = [
        (await staff.call(route.method, path, body)).code
        for body in (b"{", b"[1]", {"no such field": 1}, b'{"a": "' + b"x" * (route.max_body + 1) + b'"}')
    ]

    assert codes == ["malformed", "invalid", "invalid", "too_large"]


async def test_a_call_without_a_body_takes_none(house: House) -> None:
    chat_id, visitor = await house.visitor()

    reply = await visitor.post(f"/api/v1/chats/{chat_id}/end", {"why": "x"})

    assert (reply.status, reply.code) == (422, "invalid")


async def test_our_own_faults_tell_nothing(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    chat_id, visitor = await house.visitor()

    async def broken(chat_id: str) -> None:
        raise RuntimeError("secret detail")

    monkeypatch.setattr(house.app.visitors, "status", broken)
    reply = await visitor.get(f"/api/v1/chats/{chat_id}")

    assert (reply.status, reply.code) == (500, "internal")
    assert b"secret" not in reply.body
    assert reply.json["request_id"]
