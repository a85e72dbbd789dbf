"""API tokens: told once, listed without their secret, ended."""

from typing import Any

import httpx2
import pytest

from cordboard.core.people import RoleDefinition, User
from cordboard.switchboard.configuration.ranks import SYSTEM
from cordboard.switchboard.configuration.subjects import ROLES, USERS
from cordboard.wiring import House
from tests.web.console.conftest import As


async def test_the_secret_is_told_once(administrator: httpx2.AsyncClient) -> None:
    made = await administrator.post("/api-tokens", json={"name": "feed"})

    token = made.json()
    assert made.status_code == 201
    assert made.headers["cache-control"] == "no-store"
    assert (token["user"], token["name"]) == ("administrator", "feed")
    path = f"/api-tokens/{token['id']}"
    shown = [
        await administrator.get(path),
        await administrator.get("/api-tokens"),
        await administrator.get("/audit"),
    ]
    assert [each.status_code for each in shown] == [200] * 3
    assert not [each for each in shown if token["token"] in each.text]


async def test_an_ended_token_opens_nothing(administrator: httpx2.AsyncClient, house: House) -> None:
    token = (await administrator.post("/api-tokens", json={"name": "feed"})).json()
    headers = {"authorization": f"Bearer {token['token']}"}
    path = f"/api-tokens/{token['id']}"

    before = await administrator.get("/queues", headers=headers)
    ended = await administrator.delete(path)
    used = await administrator.get("/queues", headers=headers)

    assert (before.status_code, ended.status_code, used.status_code) == (200, 204, 401)
    assert [
        each.status_code for each in (await administrator.get(path), await administrator.delete(path))
    ] == [
        404,
        404,
    ]


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ({}, "invalid"),
        ({"name": "t", "user": "nobody"}, "unknown_reference"),
        ({"name": "t", "permissions": ["queue:fly"]}, "invalid"),
        ({"name": "t", "expires_at": "2020-01-01T00:00:00Z"}, "invalid"),
        ({"name": "t", "expires_at": "soon"}, "invalid"),
        ({"name": "t", "token": "mine"}, "invalid"),
    ],
)
async def test_a_token_that_could_not_work_is_refused(
    administrator: httpx2.AsyncClient, body: dict[str, Any], code: str
) -> None:
    answer = await administrator.post("/api-tokens", json=body)

    assert (answer.status_code, answer.json()["code"]) == (422, code)


async def test_a_token_that_may_little_makes_none_that_may_more(administrator: httpx2.AsyncClient) -> None:
    little = {"name": "little", "permissions": ["api_token:new", "queue:view"]}
    token = (await administrator.post("/api-tokens", json=little)).json()["token"]
    headers = {"authorization": f"Bearer {token}"}

    whole = await administrator.post("/api-tokens", json={"name": "whole"}, headers=headers)
    other = await administrator.post(
        "/api-tokens", json={"name": "other", "permissions": ["user:edit"]}, headers=headers
    )
    less = await administrator.post(
        "/api-tokens", json={"name": "less", "permissions": ["queue:view"]}, headers=headers
    )

    assert [(each.status_code, each.json()["code"]) for each in (whole, other)] == [(403, "forbidden")] * 2
    assert other.json()["permissions"] == ["user:edit"]
    assert less.status_code == 201


async def test_nobody_acts_as_an_equal_by_a_token(
    house: House, as_user: As, administrator: httpx2.AsyncClient
) -> None:
    role = RoleDefinition(name="Keeper", permissions=("api_token:new", "queue:view"), rank=60)
    await house.office.configuration.create(ROLES, role, by=SYSTEM)
    for name in ("one", "two"):
        await house.office.configuration.create(USERS, User(user_name=name, role="Keeper"), by=SYSTEM)
    other = User(user_name="other", role="Administrator")
    await house.office.configuration.create(USERS, other, by=SYSTEM)
    one = await as_user("one")

    equal = await one.post("/api-tokens", json={"name": "t", "user": "two"})
    own = await one.post("/api-tokens", json={"name": "t"})
    highest = await administrator.post("/api-tokens", json={"name": "t", "user": "other"})

    assert (equal.status_code, equal.json()["code"], equal.json()["field"]) == (403, "outranked", "user")
    assert (own.status_code, highest.status_code) == (201, 201), own.text
