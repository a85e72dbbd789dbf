"""Managers who act at the same moment, on one node or on two: one of them is first, and nothing is half done."""

import asyncio
import shutil
from collections.abc import AsyncIterator, Coroutine, Sequence
from pathlib import Path
from typing import Any

import httpx2
import pytest

from cordboard.settings import Settings
from cordboard.storage import audit, scripts
from cordboard.storage.engine import migrate
from cordboard.wiring import House, open_house
from tests.web.console.conftest import clients

MANY = 8
SCRIPT: dict[str, Any] = {
    "format": 1,
    "start": "n1",
    "nodes": {"n1": {"kind": "start", "exits": {"next": "n2"}}, "n2": {"kind": "end"}},
}

Answers = Sequence[httpx2.Response]


class Managers:
    """Administrators, each by a client of their own; on two nodes they take turns."""

    def __init__(self, houses: Sequence[House], clients: Sequence[httpx2.AsyncClient]) -> None:
        self.houses = houses
        self._clients = clients
        self.one = clients[0]

    def __getitem__(self, number: int) -> httpx2.AsyncClient:
        return self._clients[number % len(self._clients)]

    async def make(self, path: str, body: dict[str, Any]) -> None:
        made = await self.one.post(path, json=body)
        assert made.status_code in {200, 201}, made.text
        await self.level()

    async def level(self) -> None:
        """All nodes know what all have done; and the audit is whole."""
        for house in self.houses:
            await house.catalogues.refresh()
            assert await house.store.read(audit.first_broken) is None
        first, *others = [house.catalogues.current for house in self.houses]
        for other in others:
            assert (other.version, other.book.rows) == (first.version, first.book.rows)
        read = await open_again(self.houses[0])
        assert read.rows == first.book.rows, "the catalogue is what the database says"
        assert read.scripts == first.book.scripts

    async def acts(self, **wanted: str) -> list[str]:
        query = "&".join(f"{name}={value}" for name, value in wanted.items())
        return [act["what"] for act in (await self.one.get(f"/audit?{query}&limit=100")).json()["items"]]


async def open_again(house: House) -> Any:
    from cordboard.fanout.memory import MemoryFanout
    from cordboard.switchboard.configuration.catalogues import Catalogues

    catalogues = Catalogues(store=house.store, shelf=house.shelf, fanout=MemoryFanout())
    return (await catalogues.load()).book


both = pytest.mark.parametrize("managers", ["one node", "two nodes"], indirect=True)
"""On one node over SQLite, and on two over PostgreSQL."""


@pytest.fixture
async def managers(
    request: pytest.FixtureRequest, new_database: Path, tmp_path: Path
) -> AsyncIterator[Managers]:
    settings = Settings(data=tmp_path / "data", limits=False)
    number = 1
    if getattr(request, "param", "") == "two nodes":
        url: str = request.getfixturevalue("postgres_url")
        await asyncio.to_thread(migrate, url)
        settings, number = Settings(data=tmp_path / "data", limits=False, database_url=url), 2
    else:
        shutil.copytree(new_database, tmp_path / "data")
    houses = [await open_house(settings) for _ in range(number)]
    try:
        async with clients(houses[0]) as client:
            if number == 1:
                yield Managers(houses, [await client("Administrator")])
                return
            first = await client("Administrator")
            await houses[1].catalogues.refresh()
            async with clients(houses[1]) as other:
                second = await other("Administrator")
                await houses[0].catalogues.refresh()
                yield Managers(houses, [first, second])
    finally:
        for house in houses:
            await house.close()


async def together(*calls: Coroutine[Any, Any, httpx2.Response]) -> Answers:
    return await asyncio.gather(*calls)


def codes(answers: Answers) -> list[str]:
    return sorted(str(each.status_code) if each.is_success else each.json()["code"] for each in answers)


OBJECTS: dict[str, dict[str, Any]] = {
    "queues": {"name": "X"},
    "layouts": {"name": "X"},
    "roles": {"name": "X", "rank": 5},
    "routing-points": {"name": "X", "urls": ["x.example"]},
    "webhooks": {"name": "X", "url": "https://x.example/", "events": ["chat_opened"]},
}


async def made(managers: Managers, collection: str) -> tuple[str, dict[str, Any], dict[str, str]]:
    if collection == "layouts":
        await managers.make("/layouts/Default/clone", {"name": "X"})
    else:
        await managers.make(f"/{collection}", OBJECTS[collection])
    found = await managers.one.get(f"/{collection}/X")
    return f"/{collection}/X", found.json(), {"if-match": found.headers["etag"]}


@both
@pytest.mark.parametrize("collection", ["queues", "layouts"])
async def test_of_many_who_change_the_same_state_one_is_first(managers: Managers, collection: str) -> None:
    path, body, seen = await made(managers, collection)

    answers = await together(
        *(
            managers[number].put(path, json={**body, "description": f"by {number}"}, headers=seen)
            for number in range(MANY)
        )
    )

    assert codes(answers) == sorted(["200"] + ["changed_meanwhile"] * (MANY - 1))
    (winner,) = [each for each in answers if each.is_success]
    assert {each.json().get("changed_by") for each in answers if not each.is_success} == {"administrator"}
    await managers.level()
    found = await managers.one.get(path)
    assert (found.json(), found.headers["etag"]) == (winner.json(), winner.headers["etag"])
    assert (await managers.acts(name="X")).count("edit") == 1


@pytest.mark.parametrize("collection", OBJECTS)
async def test_who_changes_and_who_removes_do_not_both_win(managers: Managers, collection: str) -> None:
    path, body, seen = await made(managers, collection)

    answers = await together(
        *(
            managers[number].delete(path, headers=seen)
            if number % 2
            else managers[number].put(path, json={**body, "description": f"by {number}"}, headers=seen)
            for number in range(MANY)
        )
    )

    assert len([each for each in answers if each.is_success]) == 1
    assert {each.json()["code"] for each in answers if not each.is_success} <= {
        "changed_meanwhile",
        "not_found",
    }
    await managers.level()
    removed = any(each.status_code == 204 for each in answers)
    assert (await managers.one.get(path)).status_code == (404 if removed else 200)


@pytest.mark.parametrize("collection", ["queues", "roles", "webhooks", "scripts"])
async def test_a_name_is_given_once(managers: Managers, collection: str) -> None:
    body = OBJECTS.get(collection, {"name": "X"})

    answers = await together(*(managers[number].post(f"/{collection}", json=body) for number in range(MANY)))

    assert codes(answers) == ["201"] + ["already_exists"] * (MANY - 1)
    await managers.level()
    assert (await managers.acts(name="X")).count("create") == 1


async def test_an_order_is_wholly_somebodys(managers: Managers) -> None:
    names = [f"p{number}" for number in range(6)]
    for name in names:
        await managers.make("/routing-points", {"name": name, "urls": [f"{name}.example"]})
    orders = [names[number:] + names[:number] for number in range(6)]

    answers = await together(
        *(
            managers[number].put("/routing-points/order", json={"names": order})
            for number, order in enumerate(orders)
        ),
        managers[0].post("/routing-points", json={"name": "late", "urls": ["late.example"]}),
        managers[1].delete("/routing-points/p0"),
    )

    assert {each.json()["code"] for each in answers if not each.is_success} <= {
        "invalid"
    }  # it is no more, or new
    await managers.level()
    positions = [
        entry.position
        for entry in managers.houses[0].catalogues.current.book.entries("routing_points").values()
    ]
    assert len(set(positions)) == len(positions) == 6


@both
async def test_of_many_who_change_or_remove_a_blacklist_entry_one_is_first(managers: Managers) -> None:
    entry = await managers.one.post("/blacklist", json={"description": "", "start": "203.0.113.9"})
    path, seen = f"/blacklist/{entry.json()['id']}", {"if-match": entry.headers["etag"]}
    body = {"start": "203.0.113.9"}

    changed = await together(
        *(
            managers[number].put(path, json={**body, "description": f"by {number}"}, headers=seen)
            for number in range(MANY)
        )
    )
    seen = {"if-match": (await managers.one.get(path)).headers["etag"]}
    mixed = await together(
        *(
            managers[number].delete(path, headers=seen)
            if number % 2
            else managers[number].put(path, json={**body, "description": f"again {number}"}, headers=seen)
            for number in range(MANY)
        )
    )

    assert codes(changed) == sorted(["200"] + ["changed_meanwhile"] * (MANY - 1))
    assert len([each for each in mixed if each.is_success]) == 1, codes(mixed)
    assert {each.json()["code"] for each in mixed if not each.is_success} <= {
        "changed_meanwhile",
        "not_found",
    }
    acts = await managers.acts(kind="blacklist")
    assert len(acts) == 3
    removed = any(each.status_code == 204 for each in mixed)
    for house in managers.houses:
        await house.catalogues.refresh()
        assert (house.catalogues.current.blacklist.find("203.0.113.9", now=0) is None) is removed


@both
async def test_drafts_and_activation(managers: Managers) -> None:
    await managers.make("/scripts", {"name": "Mine", "import": SCRIPT})
    path = "/scripts/Mine/versions/1"
    seen = {"if-match": (await managers.one.get(path)).headers["etag"]}

    def draft(number: int) -> dict[str, Any]:
        nodes = {**SCRIPT["nodes"], "n2": {"kind": "end", "label": f"by {number}"}}
        return {"definition": {**SCRIPT, "nodes": nodes}}

    saved = await together(*(managers[n].put(path, json=draft(n), headers=seen) for n in range(MANY)))
    seen = {"if-match": (await managers.one.get(path)).headers["etag"]}
    mixed = await together(
        *(
            managers[n].post(f"{path}/activate")
            if n % 2
            else managers[n].put(path, json=draft(90 + n), headers=seen)
            for n in range(MANY)
        )
    )

    assert codes(saved) == sorted(["200"] + ["changed_meanwhile"] * (MANY - 1))
    puts, activations = mixed[::2], mixed[1::2]
    assert len([each for each in puts if each.is_success]) <= 1
    assert {each.json()["code"] for each in puts if not each.is_success} <= {
        "changed_meanwhile",
        "version_locked",
    }
    assert {each.json()["code"] for each in activations if not each.is_success} <= {"changed_meanwhile"}
    if not any(each.is_success for each in activations):  # the draft that each had read was another one
        await managers.make(f"{path}/activate", {})
    await managers.level()
    version = (await managers.one.get(path)).json()
    assert (version["active"], version["locked"]) == (True, True)
    text = await managers.houses[0].store.read(lambda c: scripts.definition(c, "Mine", 1))
    for house in managers.houses:
        running = house.catalogues.current.scripts["Mine"].compiled
        assert running.sha256 == version["sha256"]
    assert text is not None
    label = version["definition"]["nodes"]["n2"]["label"]
    winners = [each.json() for each in puts if each.is_success]
    assert not winners or winners[0]["definition"]["nodes"]["n2"]["label"] == label
    assert (await managers.acts(kind="script_version")).count("activate") == 1


async def test_one_version_is_active_whoever_activates(managers: Managers) -> None:
    await managers.make("/scripts", {"name": "Mine", "import": SCRIPT})
    for _ in range(3):
        await managers.make("/scripts/Mine/versions", {})

    answers = await together(
        *(managers[n].post(f"/scripts/Mine/versions/{n % 4 + 1}/activate") for n in range(MANY)),
        managers[0].put("/scripts/Mine/next", json={"version": 2, "share": 10}),
        managers[1].delete("/scripts/Mine/versions/4"),
    )

    assert all(each.status_code < 500 for each in answers)
    await managers.level()
    versions = (await managers.one.get("/scripts/Mine/versions")).json()["items"]
    assert len([each for each in versions if each["active"]]) == 1
    script = (await managers.one.get("/scripts/Mine")).json()
    assert script["next"] is None or script["next"] != script["active"]


@pytest.mark.parametrize(
    ("path", "user", "naming"),
    [
        ("/roles/R", "/users", {"user_name": "ann", "role": "R"}),
        ("/queues/Q", "/routing-points", {"name": "P", "urls": ["p.example"], "fallback_queue": "Q"}),
        ("/agent-groups/G", "/queues", {"name": "other", "agent_groups": ["G"]}),
        ("/scripts/S", "/routing-points", {"name": "P", "urls": ["p.example"], "script": "S"}),
    ],
)
async def test_nothing_is_removed_while_somebody_begins_to_use_it(
    managers: Managers, path: str, user: str, naming: dict[str, Any]
) -> None:
    _, collection, name = path.split("/")
    await managers.make(f"/{collection}", {"name": name})

    removal, use = await together(managers[0].delete(path), managers[1].post(user, json=naming))

    assert removal.is_success is not use.is_success, f"{removal.text} {use.text}"
    await managers.level()


@both
async def test_sheets_and_single_rows_do_not_overwrite_each_other(managers: Managers) -> None:
    edits: list[dict[str, Any]] = []
    for name in ("A", "B", "C"):
        await managers.make("/queues", {"name": name})
        found = await managers.one.get(f"/queues/{name}")
        edits.append(
            {"collection": "queues", "name": name, "etag": found.headers["etag"], "value": found.json()}
        )

    def sheet(number: int) -> dict[str, Any]:
        return {
            "edits": [{**each, "value": {**each["value"], "description": f"by {number}"}} for each in edits]
        }

    answers = await together(
        *(managers[number].post("/edits", json=sheet(number)) for number in range(MANY)),
        managers[1].put(
            "/queues/B", json={"name": "B", "description": "single"}, headers={"if-match": edits[1]["etag"]}
        ),
    )

    assert len([each for each in answers if each.is_success]) == 1
    await managers.level()
    told = [(await managers.one.get(f"/queues/{name}")).json()["description"] for name in ("A", "B", "C")]
    assert told == (["", "single", ""] if answers[-1].is_success else [told[0]] * 3)
