"""The life of a script: made, versioned, checked, activated, locked, compared, exported, removed."""

import hashlib
import json
from dataclasses import replace
from typing import Any

import httpx2
import pytest
from sqlalchemy import Connection

from cordboard.director.templates import supplied_names
from cordboard.switchboard.configuration.book import VersionHead
from cordboard.wiring import House
from tests.web.console.conftest import As

GREETS: dict[str, Any] = {
    "format": 1,
    "start": "n1",
    "nodes": {
        "n1": {"kind": "start", "exits": {"next": "n2"}},
        "n2": {"kind": "send_message", "text": "Hello", "exits": {"next": "n3"}},
        "n3": {"kind": "end"},
    },
}
BROKEN: dict[str, Any] = {**GREETS, "nodes": {"n1": {"kind": "start", "exits": {"next": "nowhere"}}}}
V = "/scripts/Mine/versions"


async def with_text(manager: httpx2.AsyncClient, text: str) -> dict[str, Any]:
    nodes = {**GREETS["nodes"], "n2": {**GREETS["nodes"]["n2"], "text": text}}
    answer = await manager.post(V, json={"definition": {**GREETS, "nodes": nodes}})
    assert answer.status_code == 201, answer.text
    made: dict[str, Any] = answer.json()
    return made


async def test_a_new_house_has_the_supplied_scripts_as_active_system_versions(
    manager: httpx2.AsyncClient,
) -> None:
    scripts = (await manager.get("/scripts")).json()["items"]
    versions = (await manager.get("/scripts/Chat Routing/versions")).json()["items"]

    assert [(each["name"], each["supplied"], each["active"]) for each in scripts] == [
        (name, True, 1) for name in sorted(supplied_names())
    ]
    assert [(each["version"], each["system"], each["locked"]) for each in versions] == [(1, True, True)]
    issues = (await manager.get("/scripts/Chat Routing/versions/1")).json()["issues"]
    assert [each["sentence"] for each in issues if each["severity"] == "error"] == []


@pytest.mark.parametrize(
    ("body", "nodes"),
    [
        ({"name": "Mine"}, None),
        ({"name": "Mine", "template": "Chat Routing"}, None),
        ({"name": "Mine", "import": GREETS, "description": "Greets"}, {"n1", "n2", "n3"}),
    ],
)
async def test_a_script_begins_from_a_template_or_an_import(
    manager: httpx2.AsyncClient, body: dict[str, Any], nodes: set[str] | None
) -> None:
    made = await manager.post("/scripts", json=body)

    assert made.status_code == 201, made.text
    assert (made.json()["active"], made.json()["newest"], made.json()["supplied"]) == (None, 1, False)
    version = (await manager.get(f"{V}/1")).json()
    assert (version["locked"], version["active"], version["system"]) == (False, False, False)
    template = body.get("template", "Empty Routing Script")
    wanted = nodes or set(
        (await manager.get(f"/scripts/{template}/versions/1")).json()["definition"]["nodes"]
    )
    assert set(version["definition"]["nodes"]) == wanted


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        ({}, 422, "invalid"),
        ({"name": "Mine", "template": "None"}, 422, "unknown_reference"),
        ({"name": "Mine", "template": "Chat Routing", "import": GREETS}, 422, "invalid"),
        ({"name": "Chat Routing"}, 409, "already_exists"),
        ({"name": "Mine", "import": {}}, 422, "script_invalid"),
        ({"name": "Mine", "import": {**GREETS, "format": 99}}, 422, "script_invalid"),
        ({"name": "Mine", "import": {**GREETS, "nodes": {"n1": {"kind": "fly"}}}}, 422, "script_invalid"),
        ({"name": "Mine", "import": {**GREETS, "extra": 1}}, 422, "script_invalid"),
        ({"name": "Mine", "import": []}, 422, "invalid"),
    ],
)
async def test_what_is_no_script_is_refused(
    shared_manager: httpx2.AsyncClient, body: dict[str, Any], status: int, code: str
) -> None:
    answer = await shared_manager.post("/scripts", json=body)

    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert (await shared_manager.get("/scripts/Mine")).status_code == 404


async def test_a_bad_file_is_refused_with_every_reason_at_once(shared_manager: httpx2.AsyncClient) -> None:
    bad: dict[str, Any] = {
        **GREETS,
        "edges": [],
        "properties": [{"name": "1st"}],
        "nodes": {
            "n1": {"kind": "start", "exits": {"next": 3}},
            "n2": {"kind": "fly"},
            "n3": {"kind": "wait", "seconds": -1, "colour": "red"},
        },
    }

    made = await shared_manager.post("/scripts", json={"name": "Mine", "import": bad})
    version = await shared_manager.post("/scripts/Chat Routing/versions", json={"definition": bad})

    for answer in (made, version):
        assert (answer.status_code, answer.json()["code"]) == (422, "script_invalid")
        assert [(each.get("node", ""), each["code"], each["field"]) for each in answer.json()["issues"]] == [
            ("", "unknown_field", "edges"),
            ("", "malformed", "properties[1]"),
            ("n1", "malformed", "exits"),
            ("n2", "unknown_kind", "kind"),
            ("n3", "malformed", "seconds"),
            ("n3", "unknown_field", "colour"),
        ]


async def test_a_version_names_its_author_its_time_and_its_hash(manager: httpx2.AsyncClient) -> None:
    await manager.post("/scripts", json={"name": "Mine", "import": GREETS})
    made = (await manager.post(V, json={"from": 1, "description": "With more heart"})).json()
    exported = await manager.get(f"{V}/2/export")

    assert (made["created_by"], made["description"]) == ("manager", "With more heart")
    assert made["created_at"].endswith("Z")
    assert made["sha256"] == hashlib.sha256(exported.content).hexdigest()


async def test_a_version_whose_file_looks_different_today_is_activated_all_the_same(
    manager: httpx2.AsyncClient, house: House
) -> None:
    await manager.post("/scripts", json={"name": "Mine", "import": GREETS})
    text = json.dumps(GREETS, indent=1).encode()  # as another release of the product might have written it
    head = house.catalogues.current.book.scripts["Mine"].versions[0]
    stored = replace(head, sha256=hashlib.sha256(text).hexdigest())
    await rewrite(house, stored, text)

    activated = await manager.post(f"{V}/1/activate")

    assert (activated.status_code, activated.json()["sha256"]) == (200, stored.sha256)
    await manager.post("/routing-points", json={"name": "shop", "script": "Mine"})
    script = house.catalogues.current.script_of("shop")
    assert script is not None
    assert script.compiled.sha256 == stored.sha256


async def test_a_version_that_cannot_be_read_any_more_spoils_no_other(
    manager: httpx2.AsyncClient, house: House
) -> None:
    await manager.post("/scripts", json={"name": "Mine", "import": GREETS})
    await manager.post(f"{V}/1/activate")
    text = json.dumps({**GREETS, "format": 99}).encode()
    head = house.catalogues.current.book.scripts["Mine"].versions[0]

    await rewrite(house, replace(head, sha256=hashlib.sha256(text).hexdigest()), text)

    assert set(house.catalogues.current.scripts) >= {"Chat Routing"}
    assert "Mine" not in house.catalogues.current.scripts
    assert await house.catalogues.script_version("Mine", 1) is None


async def rewrite(house: House, head: VersionHead, text: bytes) -> None:
    def work(connection: Connection) -> None:
        house.shelf.put_version(connection, "Mine", head, definition=text, new=False)

    await house.store.write(work)
    await house.catalogues.load()


async def test_versions_are_numbered_and_come_from_one_another(manager: httpx2.AsyncClient) -> None:
    await manager.post("/scripts", json={"name": "Mine", "import": GREETS})
    second = await with_text(manager, "Good day")

    copy = (await manager.post(V, json={"from": 1, "description": "again"})).json()
    newest = (await manager.post(V)).json()

    first = (await manager.get(f"{V}/1")).json()
    assert [each["version"] for each in (second, copy, newest)] == [2, 3, 4]
    assert (copy["sha256"], copy["description"]) == (first["sha256"], "again")
    assert newest["sha256"] == copy["sha256"] != second["sha256"]
    assert [each["version"] for each in (await manager.get(V)).json()["items"]] == [1, 2, 3, 4]


async def test_an_open_version_changes_and_a_locked_one_never_does(manager: httpx2.AsyncClient) -> None:
    await manager.post("/scripts", json={"name": "Mine", "import": GREETS})
    read = await manager.get(f"{V}/1")
    other = {**GREETS, "canvas": {"n1": [5, 5]}}

    edited = await manager.put(
        f"{V}/1", json={"definition": other}, headers={"if-match": read.headers["etag"]}
    )
    late = await manager.put(
        f"{V}/1", json={"definition": GREETS}, headers={"if-match": read.headers["etag"]}
    )
    locked = await manager.post(f"{V}/1/lock")
    refused = await manager.put(f"{V}/1", json={"definition": GREETS})

    assert (edited.status_code, edited.json()["definition"]["canvas"]) == (200, {"n1": [5.0, 5.0]})
    assert (late.status_code, late.json()["code"]) == (412, "changed_meanwhile")
    assert locked.json()["locked"] is True
    assert (refused.status_code, refused.json()["code"]) == (409, "version_locked")
    assert (await manager.get(f"{V}/1")).json()["sha256"] == edited.json()["sha256"]


async def test_one_version_is_active_and_new_chats_get_it(manager: httpx2.AsyncClient, house: House) -> None:
    await manager.post("/scripts", json={"name": "Mine", "import": GREETS})
    await with_text(manager, "Good day")
    await manager.post("/routing-points", json={"name": "shop", "script": "Mine"})
    assert house.catalogues.current.script_of("shop") is None

    first = await manager.post(f"{V}/1/activate")
    second = await manager.post(f"{V}/2/activate")

    assert (first.json()["active"], first.json()["locked"]) == (True, True)
    assert second.json()["active"] is True
    assert [each["active"] for each in (await manager.get(V)).json()["items"]] == [False, True]
    active = house.catalogues.current.script_of("shop")
    assert active is not None
    assert active.version == 2
    older = await house.catalogues.script_version("Mine", 1)
    assert older is not None
    assert older.sha256 == first.json()["sha256"]

    assert (await manager.post(f"{V}/2/deactivate")).json()["active"] is False
    assert house.catalogues.current.script_of("shop") is None


async def test_a_script_with_mistakes_is_kept_and_never_activated(manager: httpx2.AsyncClient) -> None:
    await manager.post("/scripts", json={"name": "Mine", "import": BROKEN})

    issues = (await manager.get(f"{V}/1")).json()["issues"]
    checked = (await manager.post(f"{V}/1/check")).json()["issues"]
    refused = await manager.post(f"{V}/1/activate")

    assert issues == checked
    assert any(each["node"] == "n1" for each in issues)
    told = refused.json()
    assert (refused.status_code, told["code"], told["issues"]) == (422, "script_invalid", issues)
    assert (await manager.get("/scripts/Mine")).json()["active"] is None


async def test_the_active_version_and_those_that_ran_stay(manager: httpx2.AsyncClient, house: House) -> None:
    await manager.post("/scripts", json={"name": "Mine", "import": GREETS})
    await with_text(manager, "Good day")
    await with_text(manager, "Good bye")
    await manager.post(f"{V}/1/activate")
    await house.office.scripts.versions.mark_run("Mine", 2)

    active, ran, free = [await manager.delete(f"{V}/{number}") for number in (1, 2, 3)]

    assert (active.status_code, active.json()["code"]) == (409, "version_active")
    assert (ran.status_code, ran.json()["code"]) == (409, "in_use")
    assert free.status_code == 204
    second = (await manager.get(f"{V}/2")).json()
    assert (second["has_run"], second["locked"]) == (True, True)


async def test_a_system_version_is_a_base_and_nothing_else(administrator: httpx2.AsyncClient) -> None:
    path = "/scripts/Chat Routing/versions"
    refused = [
        await administrator.put(f"{path}/1", json={"description": "mine"}),
        await administrator.delete(f"{path}/1"),
    ]

    own = await administrator.post(path, json={"from": 1, "description": "ours"})
    activated = await administrator.post(f"{path}/{own.json()['version']}/activate")

    assert [(each.status_code, each.json()["code"]) for each in refused] == [(409, "read_only")] * 2
    assert (own.json()["system"], activated.json()["active"]) == (False, True)


async def test_what_is_exported_can_be_imported(manager: httpx2.AsyncClient) -> None:
    exported = await manager.get("/scripts/Chat Routing/versions/1/export")

    made = await manager.post("/scripts", json={"name": "Mine", "import": exported.json()})

    assert "Chat%20Routing%201.json" in exported.headers["content-disposition"]
    assert made.status_code == 201
    copy, original = (
        (await manager.get(f"{V}/1")).json(),
        (await manager.get("/scripts/Chat Routing/versions/1")).json(),
    )
    assert copy["sha256"] == original["sha256"]


async def test_two_versions_are_compared_by_their_structure(manager: httpx2.AsyncClient) -> None:
    await manager.post("/scripts", json={"name": "Mine", "import": GREETS})
    nodes = {
        "n1": {"kind": "start", "exits": {"next": "n4"}},
        "n2": {**GREETS["nodes"]["n2"], "text": "Good day"},
        "n4": {"kind": "end"},
    }
    changed = {**GREETS, "nodes": nodes, "properties": [{"name": "greeting"}], "canvas": {"n1": [1, 1]}}
    await manager.post(V, json={"definition": changed})

    diff = (await manager.get(f"{V}/1/diff/2")).json()
    same = (await manager.get(f"{V}/1/diff/1")).json()

    assert (diff["added"], diff["removed"], diff["properties_added"]) == (["n4"], ["n3"], ["greeting"])
    assert diff["changed"] == [
        {"node": "n1", "kind": "start", "fields": [], "exits": {"next": ["n2", "n4"]}},
        {"node": "n2", "kind": "send_message", "fields": ["text"], "exits": {}},
    ]
    assert (diff["same"], same["same"]) == (False, True)


async def test_exits_that_were_added_removed_and_changed_are_told(manager: httpx2.AsyncClient) -> None:
    def branching(**exits: str) -> dict[str, Any]:
        nodes = {**GREETS["nodes"], "n1": {"kind": "test", "expression": "true", "exits": exits}}
        return {**GREETS, "nodes": nodes}

    await manager.post("/scripts", json={"name": "Mine", "import": branching(true="n3", false="n2")})
    after = {**branching(true="n2", failed="n3"), "start": "n2"}
    await manager.post(V, json={"definition": after})

    diff = (await manager.get(f"{V}/1/diff/2")).json()

    assert (diff["start"], diff["added"], diff["removed"]) == (["n1", "n2"], [], [])
    assert diff["changed"] == [
        {
            "node": "n1",
            "kind": "test",
            "fields": [],
            "exits": {"failed": [None, "n3"], "false": ["n2", None], "true": ["n3", "n2"]},
        }
    ]


async def test_a_script_is_described_and_removed(manager: httpx2.AsyncClient) -> None:
    await manager.post("/scripts", json={"name": "Mine"})

    described = await manager.put("/scripts/Mine", json={"name": "Mine", "description": "Ours"})
    renamed = await manager.put("/scripts/Mine", json={"name": "Yours"})
    removed = await manager.delete("/scripts/Mine")

    assert described.json()["description"] == "Ours"
    assert (renamed.status_code, renamed.json()["code"]) == (422, "invalid")
    assert removed.status_code == 204
    assert (await manager.get("/scripts/Mine")).status_code == 404


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/scripts/None"),
        ("GET", "/scripts/None/versions"),
        ("POST", "/scripts/None/versions"),
        ("GET", "/scripts/Chat Routing/versions/99"),
        ("GET", "/scripts/Chat Routing/versions/one"),
        ("GET", "/scripts/Chat Routing/versions/-1"),
        ("PUT", "/scripts/Chat Routing/versions/99"),
        ("DELETE", "/scripts/Chat Routing/versions/99"),
        ("POST", "/scripts/Chat Routing/versions/99/check"),
        ("POST", "/scripts/Chat Routing/versions/99/lock"),
        ("POST", "/scripts/Chat Routing/versions/99/activate"),
        ("POST", "/scripts/Chat Routing/versions/99/deactivate"),
        ("GET", "/scripts/Chat Routing/versions/99/export"),
        ("GET", "/scripts/Chat Routing/versions/1/diff/99"),
        ("POST", "/scripts/Chat Routing/versions/99/fly"),
    ],
)
async def test_what_is_not_there_is_not_found(shared_as_user: As, method: str, path: str) -> None:
    manager = await shared_as_user("Manager")

    answer = await manager.request(method, path, json={} if method == "PUT" else None)

    assert (answer.status_code, answer.json()["code"]) == (404, "not_found")
