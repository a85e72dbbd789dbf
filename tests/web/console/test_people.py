"""Users, groups and roles: one membership in two views, passwords, and nobody above their own rank."""

from typing import Any

import httpx2
import pytest

from cordboard.core.people import RoleDefinition, User
from cordboard.switchboard.configuration.ranks import SYSTEM
from cordboard.switchboard.configuration.subjects import ROLES, USERS
from cordboard.wiring import House
from tests.web.console.conftest import As

GOOD = "Sesame-open-42"


async def test_a_membership_shows_at_the_user_and_at_the_group(manager: httpx2.AsyncClient) -> None:
    await manager.post("/agent-groups", json={"name": "A"})
    await manager.post("/agent-groups", json={"name": "B"})
    await manager.post("/users", json={"user_name": "zoe", "agent_groups": ["A"]})

    group = (await manager.get("/agent-groups/A")).json()
    await manager.put("/agent-groups/B", json={"name": "B", "users": ["zoe"]})
    user = (await manager.get("/users/zoe")).json()
    await manager.put("/users/zoe", json={**user, "agent_groups": ["B"]})

    assert group["users"] == ["zoe"]
    assert user["agent_groups"] == ["A", "B"]
    assert (await manager.get("/agent-groups/A")).json()["users"] == []
    assert (await manager.get("/agent-groups/B")).json()["users"] == ["zoe"]


async def test_a_group_keeps_its_users_when_nothing_is_said_of_them(manager: httpx2.AsyncClient) -> None:
    await manager.post("/agent-groups", json={"name": "A"})
    await manager.post("/users", json={"user_name": "zoe", "agent_groups": ["A"]})

    silent = await manager.put("/agent-groups/A", json={"name": "A", "max_chats": 1})
    emptied = await manager.put("/agent-groups/A", json={"name": "A", "users": []})

    assert (silent.json()["users"], silent.json()["max_chats"]) == (["zoe"], 1)
    assert emptied.json()["users"] == []


async def test_a_group_changes_its_tag_when_a_user_joins_it(manager: httpx2.AsyncClient) -> None:
    made = await manager.post("/agent-groups", json={"name": "A"})
    await manager.post("/users", json={"user_name": "zoe", "agent_groups": ["A"]})

    late = await manager.put(
        "/agent-groups/A", json={"name": "A", "max_chats": 1}, headers={"if-match": made.headers["etag"]}
    )

    assert (late.status_code, late.json()["code"]) == (412, "changed_meanwhile")


async def test_names_that_differ_only_in_case_are_one_user(manager: httpx2.AsyncClient) -> None:
    await manager.post("/users", json={"user_name": "zoe"})

    answer = await manager.post("/users", json={"user_name": "Zoe"})

    assert (answer.status_code, answer.json()["code"]) == (409, "already_exists")


@pytest.mark.parametrize(
    "password",
    ["short", "password", "12345678", "aaaaaaaaaa", "hgfedcba", "zoe-zoe-zoe", "Cordboard1", "x" * 257],
)
async def test_a_password_that_is_tried_first_is_refused(
    shared_manager: httpx2.AsyncClient, password: str
) -> None:
    answer = await shared_manager.post("/users", json={"user_name": "zoe", "password": password})

    assert (answer.status_code, answer.json()["code"]) == (422, "invalid")
    assert (await shared_manager.get("/users/zoe")).status_code == 404


async def test_a_password_opens_a_session_and_is_never_read_back(manager: httpx2.AsyncClient) -> None:
    made = await manager.post("/users", json={"user_name": "zoe", "password": GOOD})

    signed_in = await manager.post(
        "/session", json={"user_name": "zoe", "password": GOOD}, headers={"authorization": ""}
    )

    assert signed_in.status_code == 200, signed_in.text
    assert "password" not in made.json()
    shown = [made.text, (await manager.get("/users")).text, (await manager.get("/audit")).text]
    assert not [text for text in shown if GOOD in text or "argon2" in text]


async def test_another_password_and_deactivation_end_the_users_sessions(
    manager: httpx2.AsyncClient,
) -> None:
    body: dict[str, Any] = {"user_name": "zoe", "password": GOOD}
    await manager.post("/users", json=body)

    async def session() -> httpx2.Response:
        return await manager.post("/session", json=body, headers={"authorization": ""})

    async def still_in(answer: httpx2.Response) -> int:
        cookie = answer.headers["set-cookie"].split(";")[0]
        asked = await manager.get("/session", headers={"authorization": "", "cookie": cookie})
        return asked.status_code

    first = await session()
    manager.cookies.clear()
    body["password"] = "Sesame-open-43"
    await manager.put("/users/zoe", json=body)
    assert await still_in(first) == 401

    second = await session()
    manager.cookies.clear()
    await manager.put("/users/zoe", json={"user_name": "zoe", "active": False})
    assert await still_in(second) == 401
    assert (await session()).status_code == 401


async def test_nobody_edits_or_removes_a_user_of_a_higher_role(
    as_user: As, manager: httpx2.AsyncClient
) -> None:
    await as_user("Administrator")
    boss = (await manager.get("/users/administrator")).json()
    await manager.post("/agent-groups", json={"name": "A"})

    answers = [
        await manager.put("/users/administrator", json={**boss, "full_name": "Fool"}),
        await manager.put("/users/administrator", json={**boss, "password": GOOD}),
        await manager.delete("/users/administrator"),
        await manager.put("/agent-groups/A", json={"name": "A", "users": ["administrator"]}),
    ]

    assert [(each.status_code, each.json()["code"]) for each in answers] == [(403, "outranked")] * 4
    assert (await manager.get("/users/administrator")).json() == boss


async def test_nobody_becomes_an_equal_by_password_demotion_or_a_name_made_again(
    house: House, manager: httpx2.AsyncClient
) -> None:
    for name, role in (("zoe", "Manager"), ("ann", "Agent")):
        user = User(user_name=name, role=role)
        await house.office.configuration.create(USERS, user, by=SYSTEM, password=GOOD)
    zoe = (await manager.get("/users/zoe")).json()

    answers = [
        await manager.put("/users/zoe", json={**zoe, "password": "Sesame-open-43"}),
        await manager.put("/users/zoe", json={**zoe, "role": "Agent"}),
        await manager.put("/users/zoe", json={**zoe, "role": "Agent", "password": "Sesame-open-43"}),
        await manager.delete("/users/zoe"),
    ]

    assert [(each.status_code, each.json()["code"]) for each in answers] == [(403, "outranked")] * 4
    assert [each.json().get("field") for each in answers] == ["password", "role", "role", None]
    signed_in = await manager.post(
        "/session", json={"user_name": "zoe", "password": GOOD}, headers={"authorization": ""}
    )
    assert signed_in.status_code == 200, "the password is the old one"
    manager.cookies.clear()
    for allowed in (
        await manager.put("/users/zoe", json={**zoe, "full_name": "Zoe", "active": False}),
        await manager.put("/users/manager", json={**zoe, "user_name": "manager", "password": GOOD}),
        await manager.put("/users/ann", json={"user_name": "ann", "role": "Observer", "password": GOOD}),
        await manager.delete("/users/ann"),
    ):
        assert allowed.status_code < 300, allowed.text


async def test_nobody_gets_above_their_equals_by_lowering_the_role_of_these(
    house: House, manager: httpx2.AsyncClient, administrator: httpx2.AsyncClient
) -> None:
    known = house.catalogues.current.book.value("roles", "Manager", RoleDefinition)
    assert known is not None
    rank = known.rank
    lead = RoleDefinition(name="Lead", permissions=("queue:view",), rank=rank)
    await house.office.configuration.create(ROLES, lead, by=SYSTEM)
    role = (await manager.get("/roles/Lead")).json()

    lowered = await manager.put("/roles/Lead", json={**role, "rank": rank - 1})
    told = await manager.put("/roles/Lead", json={**role, "description": "Leads"})
    by_higher = await administrator.put("/roles/Lead", json={**role, "rank": rank - 1})

    assert (lowered.status_code, lowered.json()["code"]) == (403, "outranked")
    assert (told.status_code, by_higher.status_code) == (200, 200), told.text


async def test_administrators_set_everybodys_password(
    house: House, as_user: As, administrator: httpx2.AsyncClient
) -> None:
    await as_user("Manager")
    other = User(user_name="other", role="Administrator")
    await house.office.configuration.create(USERS, other, by=SYSTEM)

    answers = [
        await administrator.put(
            "/users/other", json={"user_name": "other", "role": other.role, "password": GOOD}
        ),
        await administrator.put(
            "/users/manager", json={"user_name": "manager", "role": "Manager", "password": GOOD}
        ),
        await administrator.put("/users/other", json={"user_name": "other", "role": "Agent"}),
        await administrator.delete("/users/other"),
    ]

    assert [each.status_code for each in answers] == [200, 200, 200, 204]


async def test_nobody_gives_away_a_role_above_their_own(manager: httpx2.AsyncClient) -> None:
    me = (await manager.get("/users/manager")).json()

    answers = [
        await manager.post("/users", json={"user_name": "zoe", "role": "Administrator"}),
        await manager.put("/users/manager", json={**me, "role": "Administrator"}),
        await manager.post("/roles", json={"name": "King", "rank": 100}),
    ]

    assert [(each.status_code, each.json()["code"]) for each in answers] == [(403, "outranked")] * 3


async def test_nobody_makes_a_role_that_may_more_than_they_may(manager: httpx2.AsyncClient) -> None:
    answer = await manager.post("/roles", json={"name": "Eraser", "permissions": ["contact:erase"]})

    assert (answer.status_code, answer.json()["code"]) == (403, "forbidden")
    assert answer.json()["permissions"] == ["contact:erase"]


async def test_a_manager_cannot_hand_out_an_administrators_custom_role(
    administrator: httpx2.AsyncClient, manager: httpx2.AsyncClient
) -> None:
    role = {"name": "Eraser", "permissions": ["contact:erase"], "rank": 1}
    assert (await administrator.post("/roles", json=role)).status_code == 201

    answer = await manager.post("/users", json={"user_name": "zoe", "role": "Eraser"})

    assert (answer.status_code, answer.json()["code"]) == (403, "forbidden")


async def test_who_only_hires_makes_nobody_who_may_more_at_their_own_rank(
    administrator: httpx2.AsyncClient,
) -> None:
    little = {"name": "little", "permissions": ["user:new"]}
    token = (await administrator.post("/api-tokens", json=little)).json()["token"]
    headers = {"authorization": f"Bearer {token}"}

    boss = await administrator.post(
        "/users", json={"user_name": "zoe", "role": "Administrator"}, headers=headers
    )
    agent = await administrator.post("/users", json={"user_name": "ann", "role": "Agent"}, headers=headers)

    assert (boss.status_code, boss.json()["code"]) == (403, "forbidden")
    assert agent.status_code == 201


async def test_the_last_administrator_stays(administrator: httpx2.AsyncClient, as_user: As) -> None:
    await administrator.post("/users", json={"user_name": "second", "role": "Administrator"})
    second = await as_user("second")
    me = (await second.get("/users/second")).json()
    await second.delete("/users/administrator")

    answers = [
        await second.put("/users/second", json={**me, "role": "Agent"}),
        await second.put("/users/second", json={**me, "active": False}),
        await second.delete("/users/second"),
    ]

    assert [(each.status_code, each.json()["code"]) for each in answers] == [(409, "in_use")] * 3


@pytest.mark.parametrize(
    "path",
    ["roles/Manager", "layouts/Default", "status-codes/Signed in", "scripts/Chat Routing"],
)
async def test_a_supplied_object_is_neither_changed_nor_removed(
    administrator: httpx2.AsyncClient, path: str
) -> None:
    shown = (await administrator.get(f"/{path}")).json()
    body = {key: value for key, value in shown.items() if not path.startswith("scripts") or key == "name"}

    put = await administrator.put(f"/{path}", json={**body, "description": "mine"})
    removal = await administrator.delete(f"/{path}")

    assert [(each.status_code, each.json()["code"]) for each in (put, removal)] == [(409, "read_only")] * 2
    assert (await administrator.get(f"/{path}")).json() == shown


@pytest.mark.parametrize(
    ("collection", "body"),
    [
        ("roles", {"name": "mine", "supplied": True}),
        ("status-codes", {"name": "mine", "code": 5, "supplied": True}),
    ],
)
async def test_nobody_else_supplies_objects(
    manager: httpx2.AsyncClient, collection: str, body: dict[str, Any]
) -> None:
    made = await manager.post(f"/{collection}", json=body)

    assert made.json()["supplied"] is False
    assert (await manager.delete(f"/{collection}/mine")).status_code == 204
