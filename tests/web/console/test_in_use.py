"""What is in use stays, and the refusal says where it is used."""

from typing import Any

import httpx2
import pytest

from tests.web.console.conftest import As

SETUP: list[tuple[str, dict[str, Any]]] = [
    ("skills", {"name": "French"}),
    ("skills", {"name": "Sales"}),
    ("user-groups", {"name": "Berlin", "skills": {"Sales": 3}}),
    ("agent-groups", {"name": "Team"}),
    ("agent-groups", {"name": "Empty"}),
    (
        "users",
        {"user_name": "zoe", "agent_groups": ["Team"], "user_group": "Berlin", "skills": {"French": 5}},
    ),
    ("queues", {"name": "Main", "agent_groups": ["Empty"]}),
    ("queues", {"name": "General"}),
    ("queues", {"name": "Other"}),
    ("call-classes", {"name": "Shop"}),
    ("calendars", {"name": "Office"}),
    ("scripts", {"name": "Mine", "template": "Chat Routing"}),
    (
        "routing-points",
        {"name": "shop", "script": "Chat Routing", "class": "Shop", "fallback_queue": "Main"},
    ),
    ("routing-points", {"name": "plain", "script": "Mine", "layout": "Blue"}),
]


@pytest.fixture(scope="module")
async def furnished(shared_as_user: As) -> httpx2.AsyncClient:
    """A manager of a house in which everything is used somewhere."""
    manager = await shared_as_user("Manager")
    await manager.post("/layouts/Default/clone", json={"name": "Blue"})
    for collection, body in SETUP:
        made = await manager.post(f"/{collection}", json=body)
        assert made.status_code == 201, made.text
    shop = (await manager.get("/routing-points/shop")).json()
    shop["settings"] = {"queue": "Other", "calendar": "Office"}
    put = await manager.put("/routing-points/shop", json=shop)
    assert put.status_code == 200, put.text
    return manager


@pytest.mark.parametrize(
    ("path", "where"),
    [
        ("skills/French", "user 'zoe' (skills)"),
        ("skills/Sales", "user group 'Berlin' (skills)"),
        ("user-groups/Berlin", "user 'zoe' (user_group)"),
        ("agent-groups/Team", "user 'zoe' (agent_groups)"),
        ("agent-groups/Empty", "queue 'Main' (agent_groups)"),
        ("queues/Main", "routing point 'shop' (fallback_queue)"),
        ("queues/Other", "routing point 'shop' (settings.queue)"),
        ("queues/General", "script 'Chat Routing'"),
        ("call-classes/Shop", "routing point 'shop' (class)"),
        ("calendars/Office", "routing point 'shop' (settings.calendar)"),
        ("layouts/Blue", "routing point 'plain' (layout)"),
        ("scripts/Mine", "routing point 'plain' (script)"),
    ],
)
async def test_what_is_in_use_stays(furnished: httpx2.AsyncClient, path: str, where: str) -> None:
    answer = await furnished.delete(f"/{path}")

    told = answer.json()
    assert (answer.status_code, told["code"]) == (409, "in_use")
    assert where in told["where"]
    assert told["where"] == [where] or path == "queues/General"  # which several supplied scripts name
    assert (await furnished.get(f"/{path}")).status_code == 200


async def test_the_general_class_stays(furnished: httpx2.AsyncClient) -> None:
    answer = await furnished.delete("/call-classes/General")

    assert (answer.status_code, answer.json()["code"]) == (409, "read_only")


async def test_a_role_that_somebody_has_stays(manager: httpx2.AsyncClient) -> None:
    await manager.post("/roles", json={"name": "Reader", "permissions": ["queue:view"], "rank": 5})
    await manager.post("/users", json={"user_name": "zoe", "role": "Reader"})

    answer = await manager.delete("/roles/Reader")

    assert (answer.status_code, answer.json()["where"]) == (409, ["user 'zoe' (role)"])


async def test_a_script_that_another_one_calls_stays(manager: httpx2.AsyncClient) -> None:
    calls: dict[str, Any] = {
        "format": 1,
        "start": "n1",
        "nodes": {
            "n1": {"kind": "start", "exits": {"next": "n2"}},
            "n2": {"kind": "run_script", "script": "Greeting", "exits": {"ended": "n3"}},
            "n3": {"kind": "end"},
        },
    }
    itself = {**calls, "nodes": {**calls["nodes"], "n2": {**calls["nodes"]["n2"], "script": "Again"}}}
    for name, definition in (("Greeting", None), ("Caller", calls), ("Again", itself)):
        body = {"name": name} if definition is None else {"name": name, "import": definition}
        await manager.post("/scripts", json=body)
        activated = await manager.post(f"/scripts/{name}/versions/1/activate")
        assert activated.status_code == 200, activated.text

    called = await manager.delete("/scripts/Greeting")
    caller, again = await manager.delete("/scripts/Caller"), await manager.delete("/scripts/Again")

    assert (called.status_code, called.json()["where"]) == (409, ["script 'Caller'"])
    assert (caller.status_code, again.status_code) == (204, 204)
    assert (await manager.delete("/scripts/Greeting")).status_code == 204
