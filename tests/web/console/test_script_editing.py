"""Who else edits a version is told, and gone when they leave or fall silent; lists tell use and health of scripts."""

from typing import Any

import httpx2
import pytest

from cordboard.storage import script_editors
from cordboard.switchboard.scripts.editing import SILENCE, Editing
from cordboard.wiring import House
from tests.clock import JumpingClock
from tests.web.console.conftest import As

V = "/scripts/Mine/versions"
START: dict[str, Any] = {"kind": "start", "exits": {"next": "n2"}}
CALLS: dict[str, Any] = {
    "format": 1,
    "start": "n1",
    "nodes": {
        "n1": START,
        "n2": {"kind": "run_script", "script": "Mine", "exits": {"ended": "n3"}},
        "n3": {"kind": "end"},
    },
}
QUEUES: dict[str, Any] = {
    "format": 1,
    "start": "n1",
    "nodes": {"n1": START, "n2": {"kind": "enqueue", "queue": "Sales", "exits": {}}},
}


@pytest.fixture
async def scripted(manager: httpx2.AsyncClient) -> httpx2.AsyncClient:
    """A manager of the script Mine with version 1."""
    assert (await manager.post("/scripts", json={"name": "Mine"})).status_code == 201
    return manager


def editors(answer: httpx2.Response) -> list[str]:
    assert answer.status_code == 200, answer.text
    return [each["user_name"] for each in answer.json()["editors"]]


async def test_two_who_edit_a_version_hear_of_each_other(
    scripted: httpx2.AsyncClient, administrator: httpx2.AsyncClient
) -> None:
    assert editors(await scripted.put(f"{V}/1/editing")) == ["manager"]
    assert editors(await administrator.put(f"{V}/1/editing")) == ["manager", "administrator"]

    assert (await scripted.delete(f"{V}/1/editing")).status_code == 204

    assert editors(await administrator.put(f"{V}/1/editing")) == ["administrator"]


async def test_an_editor_hears_by_the_tag_that_the_version_was_changed(scripted: httpx2.AsyncClient) -> None:
    read = await scripted.get(f"{V}/1")
    before = (await scripted.put(f"{V}/1/editing")).json()["etag"]

    changed = await scripted.put(f"{V}/1", json={"description": "another"})
    after = (await scripted.put(f"{V}/1/editing")).json()["etag"]

    assert before == read.headers["etag"]
    assert after == changed.headers["etag"] != before


async def test_who_is_silent_for_long_has_gone(scripted: httpx2.AsyncClient, house: House) -> None:
    clock = JumpingClock(house.clock.now())
    editing = Editing(store=house.store, rows=script_editors, catalogues=house.catalogues, clock=clock)
    await editing.here("Mine", 1, user="anna")

    await clock.advance(SILENCE / 1000)
    still = await editing.here("Mine", 1, user="bo")
    await clock.advance(0.001)
    alone = await editing.here("Mine", 1, user="bo")

    assert [each.user_name for each in still.editors] == ["anna", "bo"]
    assert [each.user_name for each in alone.editors] == ["bo"]


async def test_nobody_edits_what_is_not_there_or_without_permission(
    scripted: httpx2.AsyncClient, as_user: As
) -> None:
    observer = await as_user("Observer")

    assert (await scripted.put(f"{V}/9/editing")).status_code == 404
    assert (await scripted.put(f"{V}/x/editing")).status_code == 404
    assert (await observer.put(f"{V}/1/editing")).status_code == 403


async def test_a_script_tells_who_uses_it_and_its_tag_stays(scripted: httpx2.AsyncClient) -> None:
    tag = (await scripted.get("/scripts/Mine")).headers["etag"]
    await scripted.post(f"{V}/1/activate")
    activated = (await scripted.get("/scripts/Mine")).headers["etag"]
    await scripted.post("/scripts", json={"name": "Caller", "import": CALLS})
    await scripted.post("/scripts/Caller/versions/1/activate")
    made = await scripted.post("/routing-points", json={"name": "shop", "script": "Mine", "urls": ["*"]})
    assert made.status_code == 201, made.text

    read = await scripted.get("/scripts/Mine")
    listed = {each["name"]: each for each in (await scripted.get("/scripts")).json()["items"]}

    assert read.json()["used_by"] == {"points": ["shop"], "scripts": ["Caller"]}
    assert listed["Mine"] == read.json()
    assert listed["Caller"]["used_by"] == {"points": [], "scripts": []}
    assert tag != activated == read.headers["etag"]


async def test_the_health_of_the_active_version_follows_the_configuration(
    scripted: httpx2.AsyncClient,
) -> None:
    await scripted.post("/queues", json={"name": "Sales"})
    await scripted.post("/scripts", json={"name": "Queues", "import": QUEUES})
    assert (await scripted.get("/scripts/Queues")).json()["health"] is None
    activated = await scripted.post("/scripts/Queues/versions/1/activate")
    assert activated.status_code == 200, activated.text

    health = (await scripted.get("/scripts/Queues")).json()["health"]
    await scripted.post("/scripts/Queues/versions", json={"from": 1})
    again = (await scripted.get("/scripts")).json()["items"]

    issues = activated.json()["issues"]
    assert health == {"errors": 0, "warnings": len(issues)}
    assert health["warnings"] > 0
    assert [each["health"] for each in again if each["name"] == "Queues"] == [health]
