"""Who may enter where: every route of the table, tried with every kind of credential."""

import pytest

from cordboard.core.reasons import Code
from cordboard.web.errors import STATUS
from cordboard.web.route import AnyRoute, Who
from cordboard.web.routes import ROUTES
from tests.web.asgi_client import Client, Reply
from tests.web.house import House

STAFF = [route for route in ROUTES if route.who is Who.STAFF]
VISITOR = [route for route in ROUTES if route.who is Who.VISITOR]
GONE = "c0000000000000000000000000"


@pytest.fixture
def house(shared_house: House) -> House:
    return shared_house


def name(route: AnyRoute) -> str:
    return f"{route.method} {route.path}"


async def call(client: Client, route: AnyRoute, chat_id: str = GONE) -> Reply:
    path = route.path.replace("{chat_id}", chat_id)
    for parameter in ("name", "n", "m", "id"):
        path = path.replace(f"{{{parameter}}}", "1")
    return await client.call(route.method, path, {} if route.body is not None else None)


@pytest.mark.parametrize("route", STAFF, ids=name)
async def test_nobody_is_asked_to_sign_in(house: House, route: AnyRoute) -> None:
    nobody = house.client()
    callers = [
        nobody,
        nobody.with_headers(cookie="cordboard=made-up"),
        nobody.with_headers(authorization="Bearer cbt_made-up"),
        nobody.with_headers(authorization="Basic YTpi"),
        nobody.with_headers(authorization="Bearer"),
    ]

    replies = [await call(caller, route) for caller in callers]

    assert [(reply.status, reply.code) for reply in replies] == [(401, "unauthenticated")] * len(callers)


@pytest.mark.parametrize("route", STAFF, ids=name)
async def test_a_visitor_is_forbidden_where_staff_work(house: House, route: AnyRoute) -> None:
    visitor = house.client().with_headers(authorization="Bearer v1." + "x" * 43)

    reply = await call(visitor, route)

    assert (reply.status, reply.code) == (403, "forbidden")


@pytest.mark.parametrize("route", [each for each in STAFF if each.permission], ids=name)
@pytest.mark.parametrize("user", ["ann", "eve", "mo"])
async def test_staff_without_the_permission_are_forbidden(house: House, route: AnyRoute, user: str) -> None:
    staff = await house.sign_in(user)
    allowed = (await staff.get("/api/v1/session")).json["permissions"]
    if route.permission in allowed:
        return

    reply = await call(staff, route)

    assert (reply.status, reply.code) == (403, "forbidden")


@pytest.mark.parametrize("route", [each for each in STAFF if each.method != "GET"], ids=name)
async def test_a_cookie_alone_changes_nothing(house: House, route: AnyRoute) -> None:
    staff = await house.sign_in("root")
    callers = [
        staff.with_headers(x_csrf_token=""),
        staff.with_headers(x_csrf_token="x" * 43),
        staff.with_headers(sec_fetch_site="cross-site"),
        staff.with_headers(sec_fetch_site="same-site"),
    ]

    replies = [await call(caller, route) for caller in callers]

    assert [(reply.status, reply.code) for reply in replies] == [(403, "csrf")] * len(callers)


@pytest.mark.parametrize("route", VISITOR, ids=name)
async def test_a_chat_opens_to_its_own_token_only(house: House, route: AnyRoute) -> None:
    chat_id, own = await house.visitor()
    other_id, other = await house.visitor()
    assert (await other.get(f"/api/v1/chats/{other_id}")).status == 200
    nobody = house.client()
    staff = await house.sign_in("root")
    expected = [
        (nobody, chat_id, (401, "unauthenticated")),
        (nobody.with_headers(authorization="Bearer v1.short"), chat_id, (401, "unauthenticated")),
        (staff, chat_id, (401, "unauthenticated")),
        (nobody.with_headers(authorization="Bearer cbt_token"), chat_id, (403, "forbidden")),
        (other, chat_id, (404, "not_found")),
        (own, GONE, (404, "not_found")),
        (nobody.with_headers(authorization="Bearer v1." + "x" * 43), GONE, (404, "not_found")),
    ]

    replies = [await call(caller, route, chat) for caller, chat, _ in expected]

    assert [(reply.status, reply.code) for reply in replies] == [answer for _, _, answer in expected]
    foreign, absent = replies[4].json, replies[6].json
    del foreign["request_id"], absent["request_id"]
    assert foreign == absent


@pytest.mark.parametrize("route", STAFF, ids=name)
async def test_a_door_answers_only_what_is_documented(house: House, route: AnyRoute) -> None:
    from cordboard.web.describing import codes_of

    if (route.method, route.path) in {("DELETE", "/api/v1/session"), ("GET", "/api/v1/desk/events")}:
        return
    root = await house.sign_in("root")

    reply = await call(root, route)

    documented = {STATUS[code][0] for code in codes_of(route)} | {route.status, *route.answers}
    assert reply.status in documented, reply.body
    assert not reply.code or Code(reply.code) in codes_of(route), reply.body


async def test_an_api_token_opens_doors_without_a_csrf_token(house: House) -> None:
    root = await house.sign_in("root")
    made = await root.post("/api/v1/api-tokens", {"name": "robot", "user": "ann"})
    robot = house.client().with_headers(authorization=f"Bearer {made.json['token']}")

    replies = [
        await robot.get("/api/v1/desk"),
        await robot.put("/api/v1/desk/state", {"state": "ready"}),
        await robot.get("/api/v1/users"),
        await robot.delete("/api/v1/session"),
    ]

    assert [reply.status for reply in replies] == [200, 200, 403, 403]
