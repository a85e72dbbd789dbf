"""Role by route: who may call what, generated from the table of routes and the roles' permissions."""

import re
from collections.abc import Iterator

import httpx2
import pytest

from cordboard.core.supplied import ROLES
from cordboard.web.console.routes import ROUTES as CONSOLE
from cordboard.web.route import AnyRoute, Who
from tests.web.console.conftest import As

PERMISSIONS = {role.name: frozenset(role.permissions) for role in ROLES}

# Written down by hand from DESIGN §9.7: what the generated table must agree with.
WRITTEN = {
    "Agent": {"contact:view_own"},
    "Observer": {"queue:view", "blacklist:view", "script:view"},
    "Team Leader": {"queue:view", "variable:edit", "user:view", "status_code:view", "script:view"},
    "Manager": {
        "queue:new",
        "blacklist:delete",
        "script:publish",
        "user:password",
        "role:edit",
        "audit:view",
    },
    "Administrator": {"queue:new", "api_token:new", "audit:view", "script:publish", "host:route"},
}
NEVER = {
    "Agent": {"queue:view", "user:view", "script:view", "audit:view", "blacklist:view"},
    "Observer": {"queue:edit", "user:view", "audit:view", "script:edit"},
    "Team Leader": {"queue:edit", "user:edit", "script:edit", "blacklist:new", "audit:view"},
    "Manager": {
        "api_token:view",
        "api_token:new",
        "host:view",
        "host:route",
        "data_source:view",
        "setting:edit",
    },
}


def pairs() -> Iterator[tuple[AnyRoute, str]]:
    for route in CONSOLE:
        if route.permission is not None:
            for role in PERMISSIONS:
                yield route, role


def at(route: AnyRoute) -> str:
    """A path of the route under which nothing is found."""
    path = re.sub(r"\{(version|other)\}", "99999", route.path)
    return re.sub(r"\{\w+\}", "nowhere", path).removeprefix("/api/v1")


@pytest.mark.parametrize("role", PERMISSIONS)
async def test_each_role_reaches_exactly_the_routes_of_its_permissions(shared_as_user: As, role: str) -> None:
    client = await shared_as_user(role)
    wrong: list[str] = []

    for route, other in pairs():
        if other != role:
            continue
        body = None if route.method in {"GET", "DELETE"} or route.body is None else {"nothing": "fits"}
        answer = await client.request(route.method, at(route), json=body)
        refused = answer.status_code == 403 and answer.json()["code"] == "forbidden"
        if refused is (route.permission in PERMISSIONS[role]):
            wrong.append(f"{route.method} {route.path}: {answer.status_code}")

    assert wrong == []


@pytest.mark.parametrize("route", CONSOLE, ids=lambda route: f"{route.method} {route.path}")
async def test_every_route_of_the_console_asks_who_is_there(shared_as_user: As, route: AnyRoute) -> None:
    client = await shared_as_user("Manager")

    answer = await client.request(route.method, at(route), headers={"authorization": ""})

    assert route.who is Who.STAFF
    assert (answer.status_code, answer.json()["code"]) == (401, "unauthenticated")


@pytest.mark.parametrize("role", PERMISSIONS)
def test_the_roles_hold_what_the_design_says(role: str) -> None:
    assert WRITTEN[role] <= PERMISSIONS[role]
    assert not NEVER.get(role, set()) & PERMISSIONS[role]


def test_every_route_that_writes_asks_for_a_permission() -> None:
    free = {route.path for route in CONSOLE if route.permission is None}

    assert free == {
        "/api/v1/contacts",
        "/api/v1/contacts/{chat_id}",
        "/api/v1/contacts/{chat_id}/transcript",
        "/api/v1/contacts/{chat_id}/trace",
        EDITS,
    }
    read = [route for route in CONSOLE if route.permission is None and route.path != EDITS]
    assert {route.method for route in read} == {"GET"}


EDITS = "/api/v1/edits"
"""Each object in its body asks for the permission of its own collection: test_edits.py."""
TASK = {"GET": "view", "POST": "new", "PUT": "edit", "DELETE": "delete"}
EXCEPTIONS = {
    "PUT /routing-points/order": "routing_point:edit",
    "GET /routing-points/try": "routing_point:view",
    "POST /routing-points/try": "routing_point:view",
    "GET /routing-points/now": "routing_point:view",
    "POST /layouts/{name}/clone": "layout:new",
    "GET /layout-texts": "layout:view",
    "POST /layout-preview": "layout:view",
    "POST /roles/{name}/clone": "role:new",
    "GET /permissions": "role:view",
    "GET /user-states": "user:view",
    "POST /user-states/apply-now": "user:edit",
    "GET /hosts/{name}/key": "host:edit",
    "POST /hosts/{name}/key": "host:edit",
    "GET /webhooks/{name}/key": "webhook:edit",
    "POST /webhooks/{name}/key": "webhook:edit",
    "POST /webhooks/{name}/test": "webhook:edit",
    "POST /webhooks/{name}/deliveries": "webhook:edit",
    "POST /configuration": "configuration:edit",
    "GET /script-kinds": "script:view",
    "GET /script-language": "script:view",
    "POST /script-language/check": "script:view",
    "GET /script-names": "script:view",
    "POST /scripts": "script:edit",
    "DELETE /scripts/{name}": "script:edit",
    "POST /scripts/{name}/versions": "script:edit",
    "DELETE /scripts/{name}/versions/{version}": "script:edit",
    "POST /scripts/{name}/versions/{version}/check": "script:view",
    "POST /scripts/{name}/versions/{version}/lock": "script:edit",
    "POST /scripts/{name}/versions/{version}/activate": "script:publish",
    "POST /scripts/{name}/versions/{version}/deactivate": "script:publish",
    "POST /scripts/{name}/versions/{version}/rehearse": "script:rehearse",
    "PUT /scripts/{name}/cases/{case}": "script:edit",
    "DELETE /scripts/{name}/cases/{case}": "script:edit",
    "POST /scripts/{name}/versions/{version}/cases/run": "script:rehearse",
    "POST /contacts/{chat_id}/junk": "contact:junk",
    "GET /left-messages": "contact:view",
    "POST /left-messages/{chat_id}/handled": "contact:edit_data",
    "PUT /scripts/{name}/versions/{version}/editing": "script:edit",
    "DELETE /scripts/{name}/versions/{version}/editing": "script:edit",
    "PUT /scripts/{name}/next": "script:publish",
    "DELETE /scripts/{name}/next": "script:publish",
    "POST /scripts/{name}/next/promote": "script:publish",
}
OBJECT = {
    "status-codes": "status_code",
    "call-classes": "call_class",
    "blacklist": "blacklist",
    "audit": "audit",
    "configuration": "configuration",
    "system": "setting",
    "canned-replies": "canned_reply",
    "outcome-categories": "outcome",
}


@pytest.mark.parametrize("route", CONSOLE, ids=lambda route: f"{route.method} {route.path}")
def test_a_route_asks_for_the_permission_of_its_object_and_task(route: AnyRoute) -> None:
    path = route.path.removeprefix("/api/v1")
    collection = path.split("/")[1]
    if route.path == EDITS or (collection == "contacts" and route.method == "GET"):
        return
    thing = OBJECT.get(collection, collection.removesuffix("s").replace("-", "_"))

    wanted = EXCEPTIONS.get(f"{route.method} {path}", f"{thing}:{TASK[route.method]}")

    assert route.permission == wanted


async def test_a_token_may_no_more_than_its_user_and_what_it_was_given(
    administrator: httpx2.AsyncClient, as_user: As
) -> None:
    await as_user("Observer")
    made = await administrator.post(
        "/api-tokens",
        json={"name": "feed", "user": "observer", "permissions": ["queue:view", "queue:new"]},
    )
    headers = {"authorization": f"Bearer {made.json()['token']}"}

    answers = [
        await administrator.get("/queues", headers=headers),
        await administrator.get("/skills", headers=headers),
        await administrator.post("/queues", json={"name": "q"}, headers=headers),
    ]

    assert [each.status_code for each in answers] == [200, 403, 403]
