"""Every role at every route, generated: 403 exactly where the role lacks the permission, 401 for nobody.

Roles are the supplied ones and, for each permission there is, one that holds it alone. Routes are all of the table.
"""

import re
from collections.abc import AsyncIterator, Mapping
from pathlib import Path

import pytest

from cordboard.core.people import RoleDefinition, User
from cordboard.core.permissions import PERMISSIONS
from cordboard.core.supplied import ROLES
from cordboard.web.route import AnyRoute, Who
from cordboard.web.routes import ROUTES
from tests.furnish import furnish
from tests.web.asgi_client import Client, Reply
from tests.web.house import House, open_house

GUARDED = [route for route in ROUTES if route.permission is not None]
ALONE = {f"only {permission}": frozenset({permission}) for permission in sorted(PERMISSIONS)}
HELD: Mapping[str, frozenset[str]] = {role.name: frozenset(role.permissions) for role in ROLES} | ALONE


def user_of(role: str) -> str:
    return "at." + re.sub(r"\W+", "_", role.lower())


@pytest.fixture(scope="module")
async def house(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[House]:
    path: Path = tmp_path_factory.mktemp("matrix")
    async with open_house(path, limits=False) as house:
        await furnish(
            house.store,
            *(
                RoleDefinition(name=name, permissions=tuple(held), rank=10)
                for name, held in HELD.items()
                if name in ALONE
            ),
            *(User(user_name=user_of(name), role=name) for name in HELD),
        )
        await house.centre.catalogues.load()
        yield house


async def knock(client: Client, route: AnyRoute) -> Reply:
    """Call the route for something that is nowhere, with a body that fits no call: nothing can come of it."""
    path = re.sub(r"\{\w+\}", "nowhere", re.sub(r"\{(version|other)\}", "99999", route.path))
    wants = route.method not in {"GET", "DELETE"} and (route.body is not None or route.raw_body)
    return await client.call(route.method, path, {"nothing": "fits"} if wants else None)


def turned_away(reply: Reply) -> bool:
    """Whether the door said no, and not a rule behind it."""
    return reply.code == "forbidden" and reply.json["detail"].startswith("This takes the permission")


@pytest.mark.parametrize("role", [role.name for role in ROLES])
async def test_a_supplied_role_is_turned_away_exactly_where_it_lacks_the_permission(
    house: House, role: str
) -> None:
    client = await house.sign_in(user_of(role))

    wrong = [
        f"{route.method} {route.path}"
        for route in GUARDED
        if turned_away(await knock(client, route)) is (route.permission in HELD[role])
    ]

    assert wrong == []


async def test_a_single_permission_opens_its_own_routes_and_no_others(house: House) -> None:
    wrong: list[str] = []

    for role, held in ALONE.items():
        client = await house.sign_in(user_of(role))
        for route in GUARDED:
            reply = await knock(client, route)
            if turned_away(reply) is (route.permission in held):
                wrong.append(f"{role}: {route.method} {route.path} {reply.status}")

    assert wrong == []


async def test_nobody_gets_in_anywhere_but_where_anyone_may(house: House) -> None:
    nobody = house.client()

    for route in ROUTES:
        if route.who is Who.ANYONE:
            continue
        reply = await knock(nobody, route)
        assert (reply.status, reply.code) == (401, "unauthenticated"), f"{route.method} {route.path}"


async def test_a_visitors_token_opens_nothing_of_the_staff(house: House) -> None:
    _, visitor = await house.visitor()

    for route in ROUTES:
        if route.who is Who.STAFF:
            reply = await knock(visitor, route)
            assert (reply.status, reply.code) == (403, "forbidden"), f"{route.method} {route.path}"


async def test_whoever_is_signed_in_gets_in_where_no_permission_is_asked_for(house: House) -> None:
    client = await house.sign_in(user_of("Observer"))
    free = [route for route in ROUTES if route.who is Who.STAFF and route.permission is None]

    for route in free:
        if route.method == "GET":
            assert not turned_away(await knock(client, route)), route.path

    assert {route.path for route in free if route.method != "GET"} <= {
        "/api/v1/session",
        "/api/v1/session/password",
        "/api/v1/edits",  # each object in the body asks for its own: tests/web/console/test_edits.py
    }
