"""The configuration as one document: out of one system, into another, all of it or nothing."""

import shutil
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import httpx2
import pytest

from cordboard.settings import Settings
from cordboard.wiring import House, open_house
from tests.web.console.conftest import As, clients

SCRIPT = {
    "format": 1,
    "start": "n1",
    "nodes": {
        "n1": {"kind": "start", "exits": {"next": "n2"}},
        "n2": {"kind": "enqueue", "queue": "Sales", "exits": {}},
    },
}
OBJECTS: list[tuple[str, dict[str, Any]]] = [
    ("skills", {"name": "French"}),
    ("user-groups", {"name": "Night", "skills": {"French": 3}}),
    ("agent-groups", {"name": "Team", "skills": {"French": 2}}),
    ("queues", {"name": "Sales", "agent_groups": ["Team"]}),
    ("roles", {"name": "Lead", "permissions": ["queue:view", "desk:use"], "rank": 15}),
    ("users", {"user_name": "zoe", "role": "Lead", "agent_groups": ["Team"], "password": "Sesame-open-42"}),
    ("status-codes", {"name": "Lunch", "code": 7}),
    ("outcomes", {"name": "Sold", "type": "money"}),
    ("calendars", {"name": "Office", "time_zone": "Europe/Paris", "weekly": {"mon": [["09:00", "17:00"]]}}),
    ("variables", {"name": "Rate", "type": "number", "value": 1.5}),
    ("hosts", {"name": "router", "url": "https://router.example/"}),
    ("scripts", {"name": "Mine", "description": "Ours", "import": SCRIPT}),
    ("scripts/Mine/versions/1/activate", {}),
    ("scripts/Mine/versions", {"description": "a try"}),
    ("scripts/Chat%20Routing/versions", {"description": "own"}),
    ("scripts/Chat%20Routing/versions/2/activate", {}),
    ("routing-points", {"name": "second", "script": "Mine", "class": "Orders"}),
    ("routing-points", {"name": "first", "script": "Chat Routing", "settings": {"queue": "Sales"}}),
    ("blacklist", {"start": "203.0.113.1", "end": "203.0.113.9", "expires_at": "2099-01-01T00:00:00.000Z"}),
]


@pytest.fixture
async def other(new_database: Path, tmp_path: Path) -> AsyncIterator[httpx2.AsyncClient]:
    """The administrator of an empty system elsewhere."""
    data = tmp_path / "other"
    shutil.copytree(new_database, data)
    house = await open_house(Settings(data=data, limits=False))
    async with clients(house) as client:
        yield await client("Administrator")
    await house.close()


async def furnish(administrator: httpx2.AsyncClient) -> None:
    for path, body in OBJECTS:
        made = await administrator.post(f"/{path}", json=body)
        assert made.status_code in {200, 201}, f"{path}: {made.text}"
    await administrator.post("/hosts/router/key")


async def export(client: httpx2.AsyncClient, query: str = "") -> dict[str, Any]:
    answer = await client.get(f"/configuration{query}")
    assert answer.status_code == 200, answer.text
    return answer.json()


async def bring_in(client: httpx2.AsyncClient, document: Any, query: str = "") -> httpx2.Response:
    return await client.post(f"/configuration{query}", json=document, timeout=60)


def changes(answer: httpx2.Response) -> dict[str, dict[str, list[str]]]:
    """By collection the names under added, changed and removed, as far as there are any."""
    assert answer.status_code == 200, answer.text
    told: dict[str, dict[str, list[str]]] = {}
    for each in answer.json()["collections"]:
        found = {kind: [one["name"] for one in each[kind]] for kind in ("added", "changed", "removed")}
        if any(found.values()):
            told[each["collection"]] = {kind: names for kind, names in found.items() if names}
    return told


async def test_what_goes_out_comes_in_elsewhere_and_goes_out_the_same(
    administrator: httpx2.AsyncClient, other: httpx2.AsyncClient
) -> None:
    await furnish(administrator)
    await other.delete("/users/administrator")
    document = await export(administrator)

    tried = await bring_in(other, document, "?dry_run=true")
    empty = await export(other)
    applied = await bring_in(other, document)
    again = await bring_in(other, document)

    assert tried.json()["problems"] == []
    assert (tried.json()["applied"], applied.json()["applied"]) == (False, True)
    assert changes(tried) == changes(applied)
    assert empty["collections"]["queues"] == []
    assert await export(other) == document
    assert changes(again) == {}
    assert applied.json()["without_password"] == ["zoe"]
    assert "Sesame" not in str(document)
    assert "key" not in document["collections"]["hosts"][0]
    first = (await other.get("/routing-points?limit=1")).json()["items"][0]
    assert first["name"] == "second"
    versions = (await other.get("/scripts/Mine/versions")).json()["items"]
    assert [(each["version"], each["active"], each["locked"]) for each in versions] == [
        (1, True, True),
        (2, False, False),
    ]
    acts = (await other.get("/audit?kind=configuration")).json()["items"]
    assert [(each["what"], each["name"]) for each in acts] == [("import", "merge")]


async def test_it_is_one_step_of_the_configuration(administrator: httpx2.AsyncClient, house: House) -> None:
    document = await export(administrator)
    document["collections"]["skills"] = [{"name": f"s{number}"} for number in range(50)]
    before = house.catalogues.current.version

    answer = await bring_in(administrator, document)

    assert len(changes(answer)["skills"]["added"]) == 50
    assert house.catalogues.current.version == before + 1


async def test_every_reason_is_told_at_once_and_nothing_is_done(administrator: httpx2.AsyncClient) -> None:
    document = {
        "format": 1,
        "collections": {
            "queues": [
                {"name": "A", "agent_groups": ["Gone"], "answer_timeout": 20},
                {"name": "B", "answer_timeout": "soon"},
                {"name": "C"},
                {"name": "C"},
            ],
            "roles": [{"name": "Manager", "permissions": []}, {"name": "Odd", "permissions": ["tea:make"]}],
            "routing-points": [{"name": "p", "script": "Mine", "settings": {"colour": "red"}}],
            "teapots": [],
        },
        "scripts": [
            {"name": "Mine", "active": 1, "versions": [{"version": 1, "definition": SCRIPT}]},
            {"name": "Bad", "versions": [{"version": 1, "definition": {"format": 1}}]},
        ],
        "blacklist": [{"start": "10.0.0.9", "end": "10.0.0.1"}, {"start": "192.0.2.1", "end": "192.0.2.9"}],
    }

    tried = await bring_in(administrator, document, "?dry_run=true")
    applied = await bring_in(administrator, document)

    told = {each["path"] for each in tried.json()["problems"]}
    assert told == {
        "queues[0].agent_groups[0]",
        "queues[1]",
        "queues[3].name",
        "roles[0]",
        "roles[1].permissions[0]",
        "routing-points[0].settings.colour",
        "teapots",
        "scripts[0]",
        "scripts[1].versions[0].definition",
        "blacklist[0]",
        "blacklist[1]",
    }
    assert (applied.status_code, applied.json()["code"]) == (422, "invalid")
    assert {each["path"] for each in applied.json()["problems"]} == told
    assert (await administrator.get("/queues")).json()["items"] == []
    assert (await administrator.get("/audit?kind=configuration")).json()["items"] == []


async def test_to_replace_removes_what_is_not_there_unless_it_is_needed(
    administrator: httpx2.AsyncClient, house: House
) -> None:
    await furnish(administrator)
    document = await export(administrator)
    document["collections"]["outcomes"] = []
    document["collections"]["agent-groups"] = []
    document["collections"]["routing-points"].reverse()

    refused = await bring_in(administrator, document, "?mode=replace&dry_run=true")
    document["collections"]["queues"] = []
    document["collections"]["users"] = [
        {**each, "agent_groups": []}
        for each in document["collections"]["users"]
        if each["user_name"] != "zoe"
    ]
    document["collections"]["routing-points"] = [
        {**each, "settings": {}} for each in document["collections"]["routing-points"]
    ]
    document["scripts"] = []
    for each in document["collections"]["routing-points"]:
        each["script"] = "Chat Routing"
    document["blacklist"] = []
    applied = await bring_in(administrator, document, "?mode=replace")

    assert [(each["path"], each["code"]) for each in refused.json()["problems"]] == [
        ("agent-groups/Team", "in_use"),
    ]
    assert changes(applied)["agent-groups"] == {"removed": ["Team"]}
    assert changes(applied)["users"] == {"removed": ["zoe"]}
    assert changes(applied)["scripts"] == {"removed": ["Mine"]}
    assert applied.json()["blacklist"]["removed"] == 1
    assert list(house.catalogues.current.points) == ["first", "second"]
    assert house.catalogues.current.blacklist.find("203.0.113.2", house.clock.now()) is None
    left = {each["name"] for each in (await administrator.get("/roles")).json()["items"]}
    assert {"Agent", "Administrator", "Lead"} == left & {"Agent", "Administrator", "Lead"}


async def test_nobody_shuts_themselves_out(administrator: httpx2.AsyncClient) -> None:
    document = await export(administrator)
    without = {**document, "collections": {**document["collections"], "users": []}}
    lower = [{**each, "role": "Manager"} for each in document["collections"]["users"]]
    lowered = {**document, "collections": {**document["collections"], "users": lower}}

    answers = [
        await bring_in(administrator, without, "?mode=replace&dry_run=true"),
        await bring_in(administrator, lowered, "?dry_run=true"),
    ]

    assert all("in_use" in {each["code"] for each in answer.json()["problems"]} for answer in answers), [
        each.text for each in answers
    ]


async def test_a_version_that_is_another_here_comes_in_under_the_next_number(
    administrator: httpx2.AsyncClient,
) -> None:
    await administrator.post("/queues", json={"name": "Sales"})
    await administrator.post("/scripts", json={"name": "Mine"})
    await administrator.post("/scripts/Mine/versions/1/activate")
    document = {
        "format": 1,
        "scripts": [{"name": "Mine", "active": 1, "versions": [{"version": 1, "definition": SCRIPT}]}],
    }

    await bring_in(administrator, document)
    again = await bring_in(administrator, document)

    versions = (await administrator.get("/scripts/Mine/versions")).json()["items"]
    assert [(each["version"], each["active"]) for each in versions] == [(1, False), (2, True)]
    assert changes(again) == {}


async def test_only_who_may_takes_it_out_or_brings_it_in(as_user: As) -> None:
    manager = await as_user("Manager")

    answers = [await manager.get("/configuration"), await bring_in(manager, {"format": 1})]

    assert [each.status_code for each in answers] == [403, 403]


@pytest.mark.parametrize(
    "body", [{}, {"format": 2}, {"format": 1, "colour": "red"}, {"format": 1, "collections": []}]
)
async def test_what_is_no_document_is_refused(administrator: httpx2.AsyncClient, body: Any) -> None:
    answer = await bring_in(administrator, body)

    assert (answer.status_code, answer.json()["code"]) == (422, "invalid")
