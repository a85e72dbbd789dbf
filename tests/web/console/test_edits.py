"""A sheet's rows are saved by one call: all or none, each refusal told at its row."""

from collections.abc import Callable
from typing import Any

import httpx2
import pytest

from cordboard.core.people import RoleDefinition, User
from cordboard.core.queueing.queue import Queue
from cordboard.storage import audit
from cordboard.switchboard.configuration import batches
from cordboard.switchboard.configuration.batches import Batches, Wish
from cordboard.switchboard.configuration.catalogue import Catalogue
from cordboard.switchboard.configuration.edits import Edits, Plan
from cordboard.switchboard.configuration.ranks import SYSTEM, Actor
from cordboard.switchboard.configuration.subjects import QUEUES, ROLES, USERS
from cordboard.wiring import House
from tests.web.console.conftest import As

MADE: dict[str, dict[str, Any]] = {
    "skills": {"name": "French"},
    "queues": {"name": "Q"},
    "agent-groups": {"name": "A"},
    "user-groups": {"name": "U"},
    "users": {"user_name": "ann", "agent_groups": ["A"]},
}


@pytest.fixture(autouse=True)
async def objects(administrator: httpx2.AsyncClient) -> None:
    """One of each collection."""
    for collection, body in MADE.items():
        made = await administrator.post(f"/{collection}", json=body)
        assert made.status_code == 201, made.text


async def edit(client: httpx2.AsyncClient, collection: str, **changes: Any) -> dict[str, Any]:
    name = next(iter(MADE[collection].values()))
    found = await client.get(f"/{collection}/{name}")
    value = {**found.json(), **changes}
    return {"collection": collection, "name": name, "etag": found.headers["etag"], "value": value}


async def shown(client: httpx2.AsyncClient) -> list[Any]:
    return [(await client.get(f"/{collection}")).json()["items"] for collection in MADE]


async def test_rows_of_several_collections_are_saved_together(
    house: House, manager: httpx2.AsyncClient
) -> None:
    levels = {"skills": {"French": 7}}
    edits = [await edit(manager, each, **levels) for each in ("agent-groups", "user-groups", "users")]
    edits.append(await edit(manager, "queues", agent_groups=["A"]))
    del edits[0]["value"]["users"]
    before = house.catalogues.current.version

    answer = await manager.post("/edits", json={"edits": edits})

    assert answer.status_code == 200, answer.text
    items = answer.json()["items"]
    assert [each["value"].get("skills") for each in items[:3]] == [{"French": 7}] * 3
    assert items[0]["value"]["users"] == ["ann"], "nothing was said of them"
    for each in items:
        found = await manager.get(f"/{each['collection']}/{each['name']}")
        assert (found.json(), found.headers["etag"]) == (each["value"], each["etag"])
    assert house.catalogues.current.version == before + 1, "one step of the configuration"
    acts = (await manager.get("/audit?limit=4")).json()["items"]
    assert {(act["kind"], act["what"]) for act in acts} == {
        (kind, "edit") for kind in ("agent_group", "user_group", "user", "queue")
    }
    assert await house.store.read(audit.first_broken) is None


class Overtaken(Edits):
    """Somebody else changes the queue in the moment after the batch is written."""

    def __init__(self, house: House) -> None:
        super().__init__(store=house.store, shelf=house.shelf, catalogues=house.catalogues, clock=house.clock)
        self._other = house.office.configuration

    async def carry_out(self, decide: Callable[[Catalogue], Plan], *, by: Actor) -> None:
        await super().carry_out(decide, by=by)
        await self._other.replace(QUEUES, "Q", Queue(name="Q", description="theirs"), by=SYSTEM)


async def test_the_answer_is_what_this_call_wrote_and_not_what_came_after(house: House) -> None:
    mine = Batches(edits=Overtaken(house), configuration=house.office.configuration)
    value = Queue(name="Q", description="mine")

    (written,) = await mine.replace([Wish(subject=QUEUES, name="Q", value=value, if_match=None)], by=SYSTEM)

    newest = house.office.configuration.get(QUEUES, "Q")
    assert (written.value, newest.value) == (value, Queue(name="Q", description="theirs"))
    assert written.etag != newest.etag


async def test_one_refusal_and_nothing_is_changed_and_all_are_told(
    as_user: As, manager: httpx2.AsyncClient
) -> None:
    other = await as_user("Administrator")
    edits = [
        await edit(manager, "user-groups", skills={"French": 7}),
        await edit(manager, "users", skills={"French": 5}),
        await edit(manager, "queues", agent_groups=["Nobody"]),
        {"collection": "queues", "name": "None", "etag": None, "value": {"name": "None"}},
    ]
    await other.put("/users/ann", json={**MADE["users"], "full_name": "Ann"})
    before = await shown(manager)

    answer = await manager.post("/edits", json={"edits": edits})

    said = answer.json()
    assert (answer.status_code, said["code"]) == (412, "changed_meanwhile")
    problems = said["problems"]
    assert [(each["index"], each["collection"], each["name"], each["code"]) for each in problems] == [
        (1, "users", "ann", "changed_meanwhile"),
        (2, "queues", "Q", "unknown_reference"),
        (3, "queues", "None", "not_found"),
    ]
    assert problems[0]["changed_by"] == "administrator"
    assert problems[1]["field"] == "agent_groups[0]"
    assert await shown(manager) == before


async def test_a_row_is_judged_with_those_before_it_done(manager: httpx2.AsyncClient) -> None:
    """Who joins a group by the group's row, and gets a skill by their own."""
    group = await edit(manager, "agent-groups", users=[])
    user = await edit(manager, "users", agent_groups=[], full_name="Ann")

    answer = await manager.post("/edits", json={"edits": [group, user]})

    assert answer.status_code == 200, answer.text
    assert (await manager.get("/users/ann")).json()["agent_groups"] == []
    assert (await manager.get("/users/ann")).json()["full_name"] == "Ann"


@pytest.mark.parametrize(
    ("wrong", "status", "code"),
    [
        ({"collection": "webhooks"}, 422, "invalid"),
        ({"collection": "scripts"}, 422, "invalid"),
        ({"value": {"user_name": "ann", "password": "Sesame-open-42"}}, 422, "invalid"),
        ({"value": {"user_name": "bob"}}, 422, "invalid"),
        ({"value": []}, 422, "invalid"),
        ({"value": {"user_name": "ann", "skills": {"French": 11}}}, 422, "invalid"),
        ({"value": {"user_name": "ann", "role": "Administrator"}}, 403, "outranked"),
        ({"etag": '"another"'}, 412, "changed_meanwhile"),
    ],
)
async def test_what_cannot_be_is_told_at_its_row(
    manager: httpx2.AsyncClient, wrong: dict[str, Any], status: int, code: str
) -> None:
    fine = await edit(manager, "user-groups", skills={"French": 7})

    answer = await manager.post("/edits", json={"edits": [fine, {**await edit(manager, "users"), **wrong}]})

    assert (answer.status_code, answer.json()["code"]) == (status, code), answer.text
    assert [each["index"] for each in answer.json()["problems"]] == [1]
    assert (await manager.get("/user-groups/U")).json()["skills"] == {}


async def test_the_same_row_twice_is_refused(manager: httpx2.AsyncClient) -> None:
    row = await edit(manager, "users", full_name="Ann")

    answer = await manager.post("/edits", json={"edits": [row, row]})

    assert [(each["index"], each["code"]) for each in answer.json()["problems"]] == [(1, "invalid")]


@pytest.mark.parametrize("bad", [{}, {"edits": []}, {"edits": [{}]}, {"edits": 1}])
async def test_what_is_no_edit_is_refused(manager: httpx2.AsyncClient, bad: Any) -> None:
    assert (await manager.post("/edits", json=bad)).status_code == 422


@pytest.mark.parametrize("words", [b"\xff", b"\xff\\u0000"])
async def test_a_value_that_is_no_utf_8_is_refused(manager: httpx2.AsyncClient, words: bytes) -> None:
    value = b'{"name": "U", "description": "' + words + b'"}'
    body = b'{"edits": [{"collection": "user-groups", "name": "U", "value": ' + value + b"}]}"

    answer = await manager.post("/edits", content=body, headers={"content-type": "application/json"})

    assert (answer.status_code, answer.json()["code"]) in [(400, "malformed"), (422, "invalid")], answer.text


async def test_a_call_changes_only_so_many_rows(
    manager: httpx2.AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each group takes a row for every user who leaves it."""
    monkeypatch.setattr(batches, "MOST_CHANGES", 2)
    edits = [
        await edit(manager, "user-groups", skills={"French": 7}),
        await edit(manager, "agent-groups", users=[], skills={"French": 7}),
    ]

    answer = await manager.post("/edits", json={"edits": edits})

    assert (answer.status_code, answer.json()["problems"][0]["index"]) == (422, 1)
    assert (await manager.get("/agent-groups/A")).json()["users"] == ["ann"]
    assert (await manager.get("/user-groups/U")).json()["skills"] == {}


@pytest.mark.parametrize("collection", [each for each in MADE if each != "skills"])
async def test_each_row_takes_the_permission_of_its_collection(
    house: House, as_user: As, manager: httpx2.AsyncClient, collection: str
) -> None:
    kind = collection.removesuffix("s").replace("-", "_")
    for name, permissions in (
        ("one", [f"{kind}:edit"]),
        ("others", ["queue:view", "skill:edit", f"{kind}:new"]),
    ):
        role = RoleDefinition(name=name, permissions=tuple(permissions), rank=60)
        await house.office.configuration.create(ROLES, role, by=SYSTEM)
        await house.office.configuration.create(USERS, User(user_name=name, role=name), by=SYSTEM)
    body = {"edits": [await edit(manager, collection)]}

    with_it = await (await as_user("one")).post("/edits", json=body)
    without = await (await as_user("others")).post("/edits", json=body)

    assert with_it.status_code == 200, with_it.text
    assert (without.status_code, without.json()["problems"][0]["code"]) == (403, "forbidden")
