"""Hosts and data sources: what an administrator sets up for scripts to call."""

import base64
import hmac
from hashlib import sha256
from typing import Any

import httpx2
import pytest

from cordboard.storage import secrets
from cordboard.wiring import House
from tests.web.console.conftest import As

STATEMENT = {
    "name": "city of",
    "sql": "SELECT city FROM customers WHERE id = :id",
    "arguments": {"id": "number"},
    "columns": ["city"],
}
LIVES: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "hosts": (
        {"name": "Router", "url": "https://router.example/chats", "uses": ["routing", "bot"]},
        {"url": "", "uses": ["routing"], "reply_timeout": 20, "active": False},
    ),
    "data-sources": (
        {"name": "Customers", "connection": "crm", "statements": [STATEMENT]},
        {"max_rows": 100, "timeout": 10, "statements": []},
    ),
}


@pytest.mark.parametrize("collection", LIVES)
async def test_it_is_made_read_listed_changed_and_removed(
    administrator: httpx2.AsyncClient, collection: str
) -> None:
    body, change = LIVES[collection]
    path = f"/{collection}/{body['name']}"

    made = await administrator.post(f"/{collection}", json=body)
    assert made.status_code == 201, made.text
    assert body.items() <= made.json().items()
    assert (await administrator.get(f"/{collection}")).json()["items"] == [made.json()]

    tag = {"if-match": made.headers["etag"]}
    changed = await administrator.put(path, json={**made.json(), **change}, headers=tag)
    assert changed.status_code == 200, changed.text
    assert (await administrator.get(path)).json() == {**made.json(), **change}
    late = await administrator.put(path, json=made.json(), headers=tag)
    assert (late.status_code, late.json()["code"]) == (412, "changed_meanwhile")

    assert (await administrator.delete(path)).status_code == 204
    assert (await administrator.get(path)).status_code == 404


@pytest.mark.parametrize(
    ("collection", "change", "field"),
    [
        ("hosts", {"url": "ftp://router.example/"}, "url"),
        ("hosts", {"url": "https://user:secret@router.example/"}, "url"),
        ("hosts", {"url": "https://router.example/#x"}, "url"),
        ("hosts", {"url": "https://router.example/a b"}, "url"),
        ("hosts", {"url": "https://[::1/"}, "url"),
        ("hosts", {"url": "https://"}, "url"),
        ("hosts", {"url": "", "uses": ["bot"]}, "url"),
        ("hosts", {"uses": []}, "uses"),
        ("hosts", {"uses": ["bot", "bot"]}, "uses"),
        ("hosts", {"key": 2}, "key"),
        ("data-sources", {"statements": [STATEMENT, STATEMENT]}, "statements[1].name"),
        ("data-sources", {"statements": [{**STATEMENT, "sql": "DELETE FROM x"}]}, "statements[0].sql"),
        ("data-sources", {"statements": [{**STATEMENT, "sql": "SELECT 1; SELECT :id"}]}, "statements[0].sql"),
        ("data-sources", {"statements": [{**STATEMENT, "sql": "SELECT ':id"}]}, "statements[0].sql"),
        ("data-sources", {"statements": [{**STATEMENT, "sql": "-- nothing"}]}, "statements[0].sql"),
        ("data-sources", {"statements": [{**STATEMENT, "sql": "SELECT ?"}]}, "statements[0].sql"),
        ("data-sources", {"statements": [{**STATEMENT, "arguments": {}}]}, "statements[0].arguments"),
        ("data-sources", {"statements": [{**STATEMENT, "sql": "SELECT 1"}]}, "statements[0].arguments.id"),
        ("data-sources", {"statements": [{**STATEMENT, "columns": ["a", "a"]}]}, "statements[0].columns"),
    ],
)
async def test_what_cannot_be_used_is_refused_with_its_field(
    shared_as_user: As, collection: str, change: dict[str, Any], field: str
) -> None:
    administrator = await shared_as_user("Administrator")

    answer = await administrator.post(f"/{collection}", json={**LIVES[collection][0], **change})

    told = answer.json()
    assert (answer.status_code, told["code"], told["field"]) == (422, "invalid", field)
    assert (await administrator.get(f"/{collection}")).json()["items"] == []


@pytest.mark.parametrize(
    ("collection", "change"),
    [
        ("hosts", {"uses": ["telepathy"]}),
        ("hosts", {"reply_timeout": 0}),
        ("hosts", {"reply_timeout": 61}),
        ("hosts", {"secret": "x"}),
        ("data-sources", {"connection": "postgresql://me:secret@db/crm"}),
        ("data-sources", {"url": "postgresql://db/crm"}),
        ("data-sources", {"max_rows": 101}),
        ("data-sources", {"timeout": 11}),
        ("data-sources", {"statements": [{**STATEMENT, "columns": []}]}),
        ("data-sources", {"statements": [{**STATEMENT, "arguments": {"id": "blob"}}]}),
    ],
)
async def test_a_body_that_does_not_fit_is_refused(
    shared_as_user: As, collection: str, change: dict[str, Any]
) -> None:
    administrator = await shared_as_user("Administrator")

    answer = await administrator.post(f"/{collection}", json={**LIVES[collection][0], **change})

    assert (answer.status_code, answer.json()["code"]) == (422, "invalid")


async def test_a_host_that_a_point_names_stays(administrator: httpx2.AsyncClient) -> None:
    await administrator.post("/hosts", json=LIVES["hosts"][0])
    point = await administrator.post("/routing-points", json={"name": "shop", "host": "Router"})
    assert point.status_code == 201, point.text

    answer = await administrator.delete("/hosts/Router")

    assert (answer.status_code, answer.json()["code"]) == (409, "in_use")
    assert answer.json()["where"] == ["routing point 'shop' (host)"]


async def test_hosts_and_data_sources_that_scripts_name_stay(administrator: httpx2.AsyncClient) -> None:
    await administrator.post("/hosts", json=LIVES["hosts"][0])
    await administrator.post("/data-sources", json=LIVES["data-sources"][0])
    nodes = {
        "n1": {"kind": "start", "exits": {"next": "n2"}},
        "n2": {
            "kind": "bot",
            "bot": "Router",
            "exits": {"handed_over": "n3", "resolved": "n3", "failed": "n3"},
        },
        "n3": {
            "kind": "database_query",
            "source": "Customers",
            "statement": "city of",
            "arguments": {"id": 1},
            "exits": {"succeeded": "n4", "failed": "n4"},
        },
        "n4": {"kind": "end"},
    }
    made = await administrator.post(
        "/scripts", json={"name": "Mine", "import": {"format": 1, "start": "n1", "nodes": nodes}}
    )
    assert made.status_code == 201, made.text
    versions = (await administrator.get("/scripts/Mine/versions")).json()["items"]
    on = await administrator.post(f"/scripts/Mine/versions/{versions[-1]['version']}/activate")
    assert on.status_code == 200, on.text

    answers = [await administrator.delete(path) for path in ("/hosts/Router", "/data-sources/Customers")]

    assert [(each.status_code, each.json()["where"]) for each in answers] == [(409, ["script 'Mine'"])] * 2


async def test_keys_are_derived_and_the_last_two_are_live(
    administrator: httpx2.AsyncClient, house: House
) -> None:
    await administrator.post("/hosts", json=LIVES["hosts"][0])
    secret = await house.store.write(secrets.get_or_create)

    first = (await administrator.get("/hosts/Router/key")).json()
    renewed = await administrator.post("/hosts/Router/key")

    seed = (await administrator.get("/hosts/Router")).json()["seed"]
    mark = hmac.new(secret, f"host:Router:1:{seed}".encode(), sha256).digest()
    assert first == {"key": base64.urlsafe_b64encode(mark).decode().rstrip("="), "previous": None}
    assert renewed.status_code == 200
    assert renewed.json()["previous"] == first["key"]
    assert renewed.json()["key"] != first["key"]
    assert (await administrator.get("/hosts/Router/key")).json() == renewed.json()
    host = (await administrator.get("/hosts/Router")).json()
    assert host["key"] == 2
    assert first["key"] not in (await administrator.get("/audit")).text
    back = await administrator.put("/hosts/Router", json={**host, "key": 1})
    assert (back.status_code, back.json()["field"]) == (422, "key")


async def test_the_key_of_nobody_is_not_found(shared_as_user: As) -> None:
    administrator = await shared_as_user("Administrator")

    answers = [await administrator.get("/hosts/none/key"), await administrator.post("/hosts/none/key")]

    assert [each.status_code for each in answers] == [404, 404]
