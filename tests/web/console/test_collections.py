"""The whole life of an object in each collection, and what the collections refuse."""

from typing import Any

import httpx2
import pytest

LIVES: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "call-classes": ({"name": "Sales"}, {"weight": 2}),
    "skills": ({"name": "French"}, {"description": "Speaks French"}),
    "agent-groups": ({"name": "Team"}, {"wrap_up_timeout": 0, "max_chats": 5}),
    "queues": (
        {"name": "Calls"},
        {"strategy": "best_skilled", "service_level": {"percent": 90, "seconds": 20}},
    ),
    "outcomes": ({"name": "Sold", "type": "enumerated", "choices": ["yes", "no"]}, {"categories": ["Sales"]}),
    "outcome-categories": ({"name": "Sales", "minimum": 1}, {"maximum": 1, "selectable": False}),
    "status-codes": ({"name": "Lunch", "code": 7}, {"description": "Eating"}),
    "calendars": (
        {"name": "Office", "time_zone": "Europe/Berlin", "weekly": {"mon": [["09:00", "17:30"]]}},
        {"dates": [{"date": "2027-05-01", "spans": [], "name": "Labour Day"}]},
    ),
    "variables": ({"name": "open_late", "type": "yes_no", "value": False}, {"value": True}),
    "user-groups": ({"name": "Berlin"}, {"description": "The office in Berlin"}),
    "roles": ({"name": "Reader", "permissions": ["queue:view"], "rank": 5}, {"permissions": ["skill:view"]}),
    "users": ({"user_name": "zoe", "role": "Agent"}, {"full_name": "Zoe", "max_chats": 1}),
    "routing-points": (
        {"name": "shop", "urls": ["https://shop.example/*"]},
        {"debug": True, "active": False},
    ),
}


def name_of(body: dict[str, Any]) -> str:
    return str(body.get("name") or body["user_name"])


@pytest.mark.parametrize("collection", LIVES)
async def test_an_object_is_made_read_listed_changed_and_removed(
    manager: httpx2.AsyncClient, collection: str
) -> None:
    body, change = LIVES[collection]
    name = name_of(body)

    made = await manager.post(f"/{collection}", json=body)

    assert made.status_code == 201, made.text
    assert made.headers["location"] == f"/api/v1/{collection}/{name}"
    read = await manager.get(f"/{collection}/{name}")
    assert (read.status_code, read.json()) == (200, made.json())
    assert read.headers["etag"] == made.headers["etag"]
    assert name in [name_of(item) for item in (await manager.get(f"/{collection}")).json()["items"]]

    changed = await manager.put(
        f"/{collection}/{name}", json={**read.json(), **change}, headers={"if-match": read.headers["etag"]}
    )

    assert changed.status_code == 200, changed.text
    assert change.items() <= changed.json().items()
    assert changed.headers["etag"] != read.headers["etag"]
    assert (await manager.get(f"/{collection}/{name}")).json() == changed.json()

    assert (await manager.delete(f"/{collection}/{name}")).status_code == 204
    assert (await manager.get(f"/{collection}/{name}")).status_code == 404
    assert (await manager.delete(f"/{collection}/{name}")).status_code == 404


@pytest.mark.parametrize("collection", LIVES)
async def test_a_second_object_of_the_same_name_is_refused(
    manager: httpx2.AsyncClient, collection: str
) -> None:
    body, _ = LIVES[collection]
    await manager.post(f"/{collection}", json=body)

    again = await manager.post(f"/{collection}", json=body)

    assert (again.status_code, again.json()["code"]) == (409, "already_exists")


@pytest.mark.parametrize("collection", LIVES)
async def test_who_read_an_older_state_is_told_so_and_nothing_changes(
    manager: httpx2.AsyncClient, collection: str
) -> None:
    body, change = LIVES[collection]
    name = name_of(body)
    made = await manager.post(f"/{collection}", json=body)
    newer = await manager.put(f"/{collection}/{name}", json={**made.json(), **change})

    late = await manager.put(
        f"/{collection}/{name}", json=made.json(), headers={"if-match": made.headers["etag"]}
    )
    removal = await manager.delete(f"/{collection}/{name}", headers={"if-match": made.headers["etag"]})

    assert [(each.status_code, each.json()["code"]) for each in (late, removal)] == [
        (412, "changed_meanwhile")
    ] * 2
    assert (await manager.get(f"/{collection}/{name}")).json() == newer.json()


@pytest.mark.parametrize("collection", LIVES)
async def test_a_name_is_kept(manager: httpx2.AsyncClient, collection: str) -> None:
    body, _ = LIVES[collection]
    name = name_of(body)
    made = (await manager.post(f"/{collection}", json=body)).json()
    key = "user_name" if "user_name" in body else "name"

    renamed = await manager.put(f"/{collection}/{name}", json={**made, key: "other"})

    assert (renamed.status_code, renamed.json()["code"], renamed.json()["field"]) == (422, "invalid", key)


@pytest.mark.parametrize("collection", LIVES)
@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        (b"", 400, "malformed"),
        (b"{", 400, "malformed"),
        (b"[]", 422, "invalid"),
        (b"{}", 422, "invalid"),
        (b'{"name": 5, "user_name": 5}', 422, "invalid"),
        (b'{"name": "", "user_name": ""}', 422, "invalid"),
        (b'{"name": " x", "user_name": " x"}', 422, "invalid"),
    ],
)
async def test_a_body_that_does_not_fit_is_refused(
    shared_manager: httpx2.AsyncClient, collection: str, body: bytes, status: int, code: str
) -> None:
    before = (await shared_manager.get(f"/{collection}")).json()

    answer = await shared_manager.post(
        f"/{collection}", content=body, headers={"content-type": "application/json"}
    )

    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert (await shared_manager.get(f"/{collection}")).json() == before


@pytest.mark.parametrize("collection", LIVES)
async def test_an_unknown_field_is_refused(shared_manager: httpx2.AsyncClient, collection: str) -> None:
    body, _ = LIVES[collection]

    answer = await shared_manager.post(f"/{collection}", json={**body, "rank_of_maker": 100})

    assert (answer.status_code, answer.json()["code"]) == (422, "invalid")
    assert "rank_of_maker" in answer.json()["detail"]


async def test_a_long_list_comes_in_parts(manager: httpx2.AsyncClient) -> None:
    for number in range(5):
        await manager.post("/skills", json={"name": f"s{number}"})

    first = (await manager.get("/skills?limit=2")).json()
    second = (await manager.get(f"/skills?limit=2&after={first['next']}")).json()
    third = (await manager.get(f"/skills?limit=2&after={second['next']}")).json()

    names = [item["name"] for part in (first, second, third) for item in part["items"]]
    assert names == ["s0", "s1", "s2", "s3", "s4"]
    assert third["next"] is None


async def test_a_name_may_hold_any_sign(manager: httpx2.AsyncClient) -> None:
    made = await manager.post("/queues", json={"name": "Verkauf/Süd 50 %?"})

    read = await manager.get(made.headers["location"].removeprefix("/api/v1"))

    assert (read.status_code, read.json()["name"]) == (200, "Verkauf/Süd 50 %?")


@pytest.mark.parametrize("name", [".", ".."])
async def test_a_name_is_no_step_in_an_address(manager: httpx2.AsyncClient, name: str) -> None:
    refused = await manager.post("/queues", json={"name": name})

    assert refused.status_code == 422
    assert refused.json()["detail"].endswith("at `$.name`.")


@pytest.mark.parametrize(
    ("collection", "body", "field"),
    [
        ("queues", {"name": "q", "agent_groups": ["nowhere"]}, "agent_groups[0]"),
        ("agent-groups", {"name": "g", "users": ["nobody"]}, "users[0]"),
        ("agent-groups", {"name": "g", "skills": {"none": 1}}, "skills.none"),
        ("users", {"user_name": "u", "role": "King"}, "role"),
        ("users", {"user_name": "u", "user_group": "none"}, "user_group"),
        ("users", {"user_name": "u", "agent_groups": ["none"]}, "agent_groups[0]"),
        ("users", {"user_name": "u", "skills": {"none": 1}}, "skills.none"),
        ("user-groups", {"name": "g", "skills": {"none": 1}}, "skills.none"),
        ("routing-points", {"name": "p", "layout": "none"}, "layout"),
        ("routing-points", {"name": "p", "script": "none"}, "script"),
        ("routing-points", {"name": "p", "fallback_queue": "none"}, "fallback_queue"),
        ("routing-points", {"name": "p", "host": "none"}, "host"),
    ],
)
async def test_a_reference_into_the_void_names_its_field(
    shared_manager: httpx2.AsyncClient, collection: str, body: dict[str, Any], field: str
) -> None:
    answer = await shared_manager.post(f"/{collection}", json=body)

    told = answer.json()
    assert (answer.status_code, told["code"], told["field"]) == (422, "unknown_reference", field)


async def test_no_more_outcomes_are_asked_for_than_there_are_or_than_a_group_may_choose(
    manager: httpx2.AsyncClient,
) -> None:
    await manager.post("/outcome-categories", json={"name": "Empty", "minimum": 3})
    for name in ("Sold", "Lent"):
        await manager.post("/outcomes", json={"name": name, "categories": ["Shop"]})

    too_many = await manager.post("/outcome-categories", json={"name": "Shop", "minimum": 3})
    hidden = await manager.post(
        "/outcome-categories", json={"name": "Shop", "minimum": 3, "selectable": False}
    )
    shown = await manager.put("/outcome-categories/Shop", json={"name": "Shop", "minimum": 3})
    asked = await manager.put("/outcome-categories/Shop", json={"name": "Shop", "minimum": 2})
    narrow = await manager.post("/user-groups", json={"name": "New", "maximum_outcomes": 1})
    greedy = await manager.post("/user-groups", json={"name": "New", "minimum_outcomes": 3})
    fitting = await manager.post("/user-groups", json={"name": "New", "maximum_outcomes": 2})
    batch = {
        "edits": [
            {"collection": "user-groups", "name": "New", "value": {"name": "New", "maximum_outcomes": 1}}
        ]
    }
    at_once = await manager.post("/edits", json=batch)

    for refused, field in ((too_many, "minimum"), (shown, "minimum"), (narrow, "maximum_outcomes")):
        assert (refused.status_code, refused.json()["code"], refused.json()["field"]) == (
            422,
            "invalid",
            field,
        )
    assert (greedy.status_code, greedy.json()["field"]) == (422, "minimum_outcomes")
    assert (at_once.status_code, at_once.json()["problems"][0]["field"]) == (422, "maximum_outcomes")
    assert (hidden.status_code, asked.status_code, fitting.status_code) == (201, 200, 201)

    await manager.post("/outcomes", json={"name": "Given", "categories": ["Shop"]})
    above = await manager.put("/outcome-categories/Shop", json={"name": "Shop", "minimum": 3})
    await manager.delete("/outcomes/Given")
    await manager.delete("/outcomes/Lent")
    renamed = await manager.put(
        "/outcome-categories/Shop", json={"name": "Shop", "minimum": 2, "description": "What they bought"}
    )

    assert (above.status_code, above.json()["field"]) == (422, "minimum"), "the group New may choose two"
    assert renamed.status_code == 200, "what nobody touches now may stay as it became"


@pytest.mark.parametrize(
    ("collection", "body", "field"),
    [
        ("queues", {"name": "q", "agent_groups": ["g", "g"]}, "agent_groups[1]"),
        ("outcomes", {"name": "o", "type": "enumerated"}, "choices"),
        ("outcomes", {"name": "o", "choices": ["a"]}, "choices"),
        ("outcomes", {"name": "o", "categories": ["a", "a"]}, "categories[1]"),
        ("outcomes", {"name": "o", "pattern": "a"}, "pattern"),
        ("outcomes", {"name": "o", "type": "date", "hint": "When"}, "hint"),
        ("outcomes", {"name": "o", "type": "string", "pattern": "(a"}, "pattern"),
        ("outcomes", {"name": "o", "type": "string", "minimum": 1}, "minimum"),
        ("outcomes", {"name": "o", "type": "money", "minimum": 1.5, "maximum": 1}, "maximum"),
        (
            "outcomes",
            {"name": "o", "type": "integer", "minimum": 1.2, "maximum": 1.8},
            "maximum",
        ),
        (
            "outcomes",
            {"name": "o", "type": "money", "minimum": 0.301, "maximum": 0.309},
            "maximum",
        ),
        ("outcome-categories", {"name": "c", "minimum": 2, "maximum": 1}, "maximum"),
        ("user-groups", {"name": "g", "minimum_outcomes": 2, "maximum_outcomes": 1}, "maximum_outcomes"),
        ("status-codes", {"name": "c", "code": 10_000}, "code"),
        ("variables", {"name": "v", "type": "number", "value": "many"}, "value"),
        ("variables", {"name": "v", "type": "number", "value": True}, "value"),
        ("variables", {"name": "v", "type": "text", "value": 1}, "value"),
        ("roles", {"name": "r", "permissions": ["queue:fly"]}, "permissions[0]"),
        ("routing-points", {"name": "p", "urls": ["https://a.example/*", "ftp://x"]}, "urls[1]"),
        ("routing-points", {"name": "order"}, "name"),
        ("routing-points", {"name": "p", "settings": {"queue": "x"}}, "settings"),
    ],
)
async def test_a_rule_that_is_broken_names_its_field(
    manager: httpx2.AsyncClient, collection: str, body: dict[str, Any], field: str
) -> None:
    await manager.post("/agent-groups", json={"name": "g"})

    answer = await manager.post(f"/{collection}", json=body)

    told = answer.json()
    assert (answer.status_code, told["code"], told["field"]) == (422, "invalid", field)


async def test_two_status_codes_never_share_a_number(manager: httpx2.AsyncClient) -> None:
    await manager.post("/status-codes", json={"name": "Lunch", "code": 7})

    answer = await manager.post("/status-codes", json={"name": "Break", "code": 7})

    assert (answer.status_code, answer.json()["code"]) == (409, "already_exists")


async def test_a_calendar_that_cannot_be_used_tells_every_problem(shared_manager: httpx2.AsyncClient) -> None:
    body = {"name": "c", "time_zone": "Mars/North", "weekly": {"mon": [["09:00", "09:00"]]}}

    answer = await shared_manager.post("/calendars", json=body)

    assert (answer.status_code, len(answer.json()["problems"])) == (422, 2)
