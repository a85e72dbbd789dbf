"""Who was second is told who was first and when: a name, and nothing else of a user."""

from typing import Any

import httpx2
import pytest

from cordboard.core.people import RoleDefinition, User
from cordboard.switchboard.configuration.ranks import SYSTEM
from cordboard.switchboard.configuration.subjects import ROLES, USERS
from cordboard.wiring import House
from tests.web.console.conftest import As


@pytest.fixture
async def zoe(house: House, as_user: As) -> httpx2.AsyncClient:
    """A manager with a full name, who is faster."""
    await house.office.configuration.create(
        USERS, User(user_name="zoe", full_name="Zoe Fast", role="Manager"), by=SYSTEM
    )
    return await as_user("zoe")


async def told(second: httpx2.AsyncClient, path: str, body: Any, etag: str) -> tuple[int, Any, bool]:
    answer = await second.put(path, json=body, headers={"if-match": etag})
    said = answer.json()
    return answer.status_code, said.get("changed_by"), str(said.get("changed_at", "")).endswith("Z")


@pytest.mark.parametrize(
    ("collection", "name", "body", "theirs"),
    [
        ("queues", "Q", {"name": "Q"}, {"description": "of zoe"}),
        ("agent-groups", "A", {"name": "A"}, {"users": ["manager"]}),
        ("users", "ann", {"user_name": "ann"}, {"full_name": "Ann"}),
        ("scripts", "Mine", {"name": "Mine"}, {"description": "of zoe"}),
        ("roles", "Guest", {"name": "Guest"}, {"description": "of zoe"}),
    ],
)
async def test_the_second_is_told_who_was_first(
    manager: httpx2.AsyncClient,
    zoe: httpx2.AsyncClient,
    collection: str,
    name: str,
    body: dict[str, Any],
    theirs: dict[str, Any],
) -> None:
    path = f"/{collection}/{name}"
    assert (await manager.post(f"/{collection}", json=body)).status_code == 201
    etag = (await manager.get(path)).headers["etag"]
    assert (await zoe.put(path, json={**body, **theirs})).status_code == 200

    assert await told(
        manager, path, {**body, "description": "mine"} if collection != "users" else body, etag
    ) == (
        412,
        "Zoe Fast",
        True,
    )
    if collection != "scripts":
        removal = await manager.delete(path, headers={"if-match": etag})
        assert (removal.status_code, removal.json()["changed_by"]) == (412, "Zoe Fast")


async def test_the_second_is_told_of_a_blacklist_entry_too(
    manager: httpx2.AsyncClient, zoe: httpx2.AsyncClient
) -> None:
    made = await manager.post("/blacklist", json={"description": "", "start": "203.0.113.9"})
    path, body = f"/blacklist/{made.json()['id']}", {"description": "x", "start": "203.0.113.9"}
    assert (await zoe.put(path, json=body)).status_code == 200

    assert await told(manager, path, {**body, "description": "y"}, made.headers["etag"]) == (
        412,
        "Zoe Fast",
        True,
    )


async def test_who_may_not_see_users_is_told_a_name_and_no_more(
    house: House, as_user: As, zoe: httpx2.AsyncClient
) -> None:
    role = RoleDefinition(name="Queues", permissions=("queue:view", "queue:edit"), rank=10)
    await house.office.configuration.create(ROLES, role, by=SYSTEM)
    await zoe.post("/queues", json={"name": "Q"})
    editor = await as_user("Queues")
    etag = (await editor.get("/queues/Q")).headers["etag"]
    await zoe.put("/queues/Q", json={"name": "Q", "description": "x"})

    answer = await editor.put("/queues/Q", json={"name": "Q"}, headers={"if-match": etag})

    assert answer.json().keys() - {"type", "title", "status", "detail", "code", "request_id"} == {
        "changed_by",
        "changed_at",
    }
    assert "zoe" not in answer.text
