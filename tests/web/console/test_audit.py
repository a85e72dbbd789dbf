"""The audit: every change with who, what, before, after and from where, in the transaction of the change."""

from typing import Any

import httpx2
import pytest
from sqlalchemy import Connection

from cordboard.core.queueing.skill import Skill
from cordboard.storage.shelf import SqlShelf
from cordboard.switchboard.configuration.configuration import Configuration
from cordboard.switchboard.configuration.edits import Edits
from cordboard.switchboard.configuration.ranks import SYSTEM
from cordboard.switchboard.configuration.shelf import AuditRow
from cordboard.switchboard.configuration.subjects import SKILLS
from cordboard.web import listing
from cordboard.web.console import audit
from cordboard.wiring import House


async def acts(client: httpx2.AsyncClient, query: str = "") -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = (await client.get(f"/audit?who=manager{query}")).json()["items"]
    return items


async def test_a_change_is_told_with_before_and_after(manager: httpx2.AsyncClient) -> None:
    await manager.post("/skills", json={"name": "French"})
    await manager.put("/skills/French", json={"name": "French", "description": "Speaks it"})
    await manager.delete("/skills/French")

    removal, edit, creation = await acts(manager)

    assert [(each["what"], each["kind"], each["name"]) for each in (creation, edit, removal)] == [
        ("create", "skill", "French"),
        ("edit", "skill", "French"),
        ("delete", "skill", "French"),
    ]
    assert {each["address"] for each in (creation, edit, removal)} == {"192.0.2.7"}
    assert creation["before"] is None
    assert (edit["before"]["description"], edit["after"]["description"]) == ("", "Speaks it")
    assert removal["after"] is None


async def test_what_changes_nothing_is_not_told(manager: httpx2.AsyncClient) -> None:
    made = await manager.post("/skills", json={"name": "French"})
    await manager.put("/skills/French", json=made.json())
    await manager.post("/skills", json={"name": "French"})
    await manager.post("/skills", json={"name": ""})
    await manager.delete("/skills/German")

    assert [each["what"] for each in await acts(manager)] == ["create"]


async def test_every_object_that_an_edit_touches_is_told(manager: httpx2.AsyncClient) -> None:
    await manager.post("/users", json={"user_name": "zoe"})
    await manager.post("/agent-groups", json={"name": "Team", "users": ["zoe"]})
    await manager.post("/routing-points", json={"name": "shop", "class": "Orders"})

    told = [(each["what"], each["kind"], each["name"]) for each in await acts(manager)]

    assert set(told) == {
        ("create", "user", "zoe"),
        ("create", "agent_group", "Team"),
        ("edit", "user", "zoe"),
        ("create", "routing_point", "shop"),
        ("create", "call_class", "Orders"),
    }


async def test_scripts_blacklist_order_and_passwords_are_told(manager: httpx2.AsyncClient) -> None:
    await manager.post("/scripts", json={"name": "Mine"})
    await manager.post("/scripts/Mine/versions")
    await manager.post("/scripts/Mine/versions/2/lock")
    await manager.post("/blacklist", json={"start": "203.0.113.1"})
    await manager.post("/routing-points", json={"name": "a"})
    await manager.post("/routing-points", json={"name": "b"})
    await manager.put("/routing-points/order", json={"names": ["b", "a"]})
    await manager.post("/users", json={"user_name": "zoe", "password": "Sesame-open-42"})

    told = [(each["what"], each["kind"]) for each in await acts(manager)]

    assert {
        ("create", "script"),
        ("create", "script_version"),
        ("lock", "script_version"),
        ("create", "blacklist"),
        ("reorder", "routing_point"),
        ("password", "user"),
    } <= set(told)


async def test_the_audit_is_searched_and_comes_in_parts(manager: httpx2.AsyncClient) -> None:
    for number in range(5):
        await manager.post("/skills", json={"name": f"s{number}"})
    await manager.post("/queues", json={"name": "s0"})

    first = (await manager.get("/audit?kind=skill&limit=2")).json()
    second = (await manager.get(f"/audit?kind=skill&limit=2&after={first['next']}")).json()

    assert [each["name"] for part in (first, second) for each in part["items"]] == ["s4", "s3", "s2", "s1"]
    assert {each["kind"] for each in await acts(manager, "&name=s0")} == {"skill", "queue"}
    assert await acts(manager, "&from=2100-01-01T00:00:00Z") == []
    assert len(await acts(manager, "&to=2100-01-01T00:00:00Z")) == 6


async def test_a_part_tells_how_many_acts_there_are_in_all(
    manager: httpx2.AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(5):
        await manager.post("/skills", json={"name": f"s{number}"})

    whole = (await manager.get("/audit?kind=skill")).json()
    part = (await manager.get("/audit?kind=skill&limit=2")).json()
    for place in (audit, listing):
        monkeypatch.setattr(place, "MOST_COUNTED", 4)
    beyond = (await manager.get("/audit?kind=skill&limit=2")).json()

    assert (whole["total"], part["total"], part.get("more_than_total")) == (5, 5, None)
    assert (beyond["total"], beyond["more_than_total"]) == (4, True)


async def test_what_goes_by_an_id_is_told_by_its_name(administrator: httpx2.AsyncClient) -> None:
    token = (await administrator.post("/api-tokens", json={"name": "feed"})).json()
    await administrator.delete(f"/api-tokens/{token['id']}")
    entry = {"start": "203.0.113.1", "end": "203.0.113.9", "description": "Ring"}
    made = (await administrator.post("/blacklist", json=entry)).json()
    await administrator.delete(f"/blacklist/{made['id']}")
    await administrator.post("/blacklist", json={"start": "203.0.113.1"})
    await administrator.post("/scripts", json={"name": "Mine"})
    await administrator.post("/scripts/Mine/versions")
    await administrator.post("/outcome-categories", json={"name": "Shop"})

    told = (await administrator.get("/audit?who=administrator")).json()["items"]
    by_name = (await administrator.get("/audit?name=feed")).json()["items"]

    assert [(each["kind"], each["what"], each["label"]) for each in reversed(told)] == [
        ("api_token", "create", "feed"),
        ("api_token", "revoke", "feed"),
        ("blacklist", "create", "Ring (203.0.113.1–203.0.113.9)"),
        ("blacklist", "delete", "Ring (203.0.113.1–203.0.113.9)"),
        ("blacklist", "create", "203.0.113.1"),
        ("script", "create", "Mine"),
        ("script_version", "create", "Mine v2"),
        ("outcome_category", "create", "Shop"),
    ]
    assert [(each["what"], each["name"]) for each in by_name] == [
        ("revoke", token["id"]),
        ("create", token["id"]),
    ]


@pytest.mark.parametrize("query", ["?after=x", "?from=today", "?limit=0", "?limit=9999", "?colour=red"])
async def test_a_query_that_does_not_fit_is_refused(shared_manager: httpx2.AsyncClient, query: str) -> None:
    answer = await shared_manager.get(f"/audit{query}")

    assert (answer.status_code, answer.json()["code"]) == (422, "invalid")


class FullShelf(SqlShelf):
    """A database with no room left for the audit."""

    def record(self, connection: Connection, row: AuditRow, *, at: int, who: str, address: str) -> None:
        raise RuntimeError(
            f"no room for {row.what} by {who} from {address!r} at {at} on {connection.dialect.name}"
        )


async def test_a_change_that_cannot_be_told_is_not_made(house: House) -> None:
    shelf = FullShelf()
    edits = Edits(store=house.store, shelf=shelf, catalogues=house.catalogues, clock=house.clock)
    configuration = Configuration(edits=edits, shelf=shelf, catalogues=house.catalogues, clock=house.clock)

    with pytest.raises(RuntimeError):
        await configuration.create(SKILLS, Skill(name="French"), by=SYSTEM)

    await house.catalogues.refresh()
    assert "French" not in house.catalogues.current.skills
