"""Which pages of which origins may read answers."""

import pytest

from tests.web.asgi_client import Reply
from tests.web.house import SHOP, House


@pytest.fixture
def house(shared_house: House) -> House:
    return shared_house


def allowed(reply: Reply) -> str | None:
    return reply.headers.get("access-control-allow-origin")


async def preflight(house: House, origin: str, path: str = "/api/v1/chats") -> Reply:
    headers = {"origin": origin, "access-control-request-method": "POST"}
    return await house.client().call("OPTIONS", path, headers=headers)


@pytest.mark.parametrize("origin", ["https://shop.example", "http://shop.example", "https://a.other.example"])
async def test_pages_of_an_active_point_may_read(house: House, origin: str) -> None:
    asked = await preflight(house, origin)
    reply = await house.client().post("/api/v1/chats", {"url": SHOP}, origin=origin)

    assert (asked.status, allowed(asked), allowed(reply)) == (204, origin, origin)
    assert {word.strip() for word in asked.headers["access-control-allow-headers"].split(",")} == {
        "authorization", "content-type", "idempotency-key", "last-event-id",
    }  # fmt: skip
    assert "origin" in reply.headers["vary"]
    assert "access-control-allow-credentials" not in asked.headers | reply.headers


@pytest.mark.parametrize(
    "origin",
    ["https://evil.example", "https://shop.example.evil.example", "https://evilshop.example", "null", "*", "",
     "https://asleep.example", "https://shop.example:8443", "https://shop.example\tx", "https://user@shop.example"],
)  # fmt: skip
async def test_other_pages_may_not(house: House, origin: str) -> None:
    asked = await preflight(house, origin)
    reply = await house.client().post("/api/v1/chats", {"url": SHOP}, origin=origin)

    assert (allowed(asked), allowed(reply)) == (None, None)
    assert "origin" in reply.headers["vary"]


async def test_refusals_can_be_read_too(house: House) -> None:
    reply = await house.client().post("/api/v1/chats", b"{", origin="https://shop.example")

    assert (reply.code, allowed(reply)) == ("malformed", "https://shop.example")


@pytest.mark.parametrize(
    "path", ["/api/v1/session", "/api/v1/desk", "/api/v1/users", "/openapi.json", "/metrics"]
)
async def test_staff_paths_know_no_cors(house: House, path: str) -> None:
    asked = await preflight(house, "https://shop.example", path)
    reply = await house.client().get(path, origin="https://shop.example")

    assert asked.status == 405
    assert not [name for name in asked.headers | reply.headers if name.startswith("access-control")]


async def test_a_change_of_the_points_shows_at_once(house: House) -> None:
    root = await house.sign_in("root")
    before = await preflight(house, "https://new.example")

    await root.post(
        "/api/v1/routing-points", {"name": "new", "urls": ["new.example"], "script": "Chat Routing"}
    )
    after = await preflight(house, "https://new.example")

    assert (allowed(before), allowed(after)) == (None, "https://new.example")
