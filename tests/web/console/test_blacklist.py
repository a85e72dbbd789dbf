"""The blacklist: ranges, counts, overlaps, expiry, look-up, and the rails that keep managers from shutting themselves out."""

from typing import Any

import httpx2
import pytest

from cordboard.wiring import House


async def test_an_entry_is_made_read_changed_and_removed(manager: httpx2.AsyncClient, house: House) -> None:
    body = {"start": "198.51.100.0", "end": "198.51.100.255", "description": "Spam"}

    made = await manager.post("/blacklist", json=body)

    entry = made.json()
    assert made.status_code == 201, made.text
    assert (entry["count"], entry["hits"], entry["created_by"], entry["overlaps"]) == (
        "256",
        0,
        "manager",
        [],
    )
    assert house.catalogues.current.blacklist.find("198.51.100.7", house.clock.now()) == entry["id"]
    path = f"/blacklist/{entry['id']}"
    read = await manager.get(path)
    assert read.json() == entry
    assert [item["id"] for item in (await manager.get("/blacklist")).json()["items"]] == [entry["id"]]

    shorter = {"start": "198.51.100.0", "end": "198.51.100.3"}
    changed = await manager.put(path, json=shorter, headers={"if-match": read.headers["etag"]})
    late = await manager.put(path, json=body, headers={"if-match": read.headers["etag"]})

    assert (changed.status_code, changed.json()["count"]) == (200, "4")
    assert (late.status_code, late.json()["code"]) == (412, "changed_meanwhile")
    assert house.catalogues.current.blacklist.find("198.51.100.7", house.clock.now()) is None

    assert (await manager.delete(path)).status_code == 204
    assert [each.status_code for each in (await manager.get(path), await manager.delete(path))] == [404, 404]
    assert house.catalogues.current.blacklist.find("198.51.100.1", house.clock.now()) is None


async def test_a_count_too_large_for_a_json_number_is_text(manager: httpx2.AsyncClient) -> None:
    made = await manager.post(
        "/blacklist", json={"start": "2001:db8::", "end": "2001:db8:ffff:ffff:ffff:ffff:ffff:ffff"}
    )

    assert made.json()["count"] == str(2**96)


async def test_an_ipv4_address_in_ipv6_clothes_is_one_ipv4_address(manager: httpx2.AsyncClient) -> None:
    made = await manager.post("/blacklist", json={"start": "::ffff:203.0.113.9"})

    assert (made.json()["start"], made.json()["end"], made.json()["count"]) == (
        "203.0.113.9",
        "203.0.113.9",
        "1",
    )


async def test_overlaps_are_shown_and_a_look_up_finds_each(manager: httpx2.AsyncClient) -> None:
    wide = (await manager.post("/blacklist", json={"start": "198.51.100.0", "end": "198.51.100.255"})).json()
    narrow = (await manager.post("/blacklist", json={"start": "198.51.100.7"})).json()

    found = (await manager.get("/blacklist/lookup?address=198.51.100.7")).json()
    none = (await manager.get("/blacklist/lookup?address=198.51.101.7")).json()

    assert narrow["overlaps"] == [wide["id"]]
    assert (await manager.get(f"/blacklist/{wide['id']}")).json()["overlaps"] == [narrow["id"]]
    assert (found["blacklisted"], sorted(e["id"] for e in found["entries"])) == (
        True,
        sorted([wide["id"], narrow["id"]]),
    )
    assert (none["blacklisted"], none["entries"]) == (False, [])


async def test_an_entry_that_has_expired_stops_nobody(manager: httpx2.AsyncClient, house: House) -> None:
    made = await manager.post(
        "/blacklist", json={"start": "203.0.113.5", "expires_at": "2020-01-01T00:00:00Z"}
    )

    assert made.json()["expires_at"] == "2020-01-01T00:00:00.000Z"
    assert not (await manager.get("/blacklist/lookup?address=203.0.113.5")).json()["blacklisted"]
    assert house.catalogues.current.blacklist.find("203.0.113.5", house.clock.now()) is None


@pytest.mark.parametrize(
    ("body", "covers"),
    [
        ({"start": "192.0.2.0", "end": "192.0.2.255"}, ["your own address"]),
        ({"start": "127.0.0.1"}, ["this machine itself"]),
        ({"start": "::1"}, ["this machine itself"]),
        ({"start": "0.0.0.0", "end": "255.255.255.255"}, ["your own address", "this machine itself"]),
    ],
)
async def test_shutting_oneself_out_takes_a_confirmation(
    manager: httpx2.AsyncClient, body: dict[str, Any], covers: list[str]
) -> None:
    asked = await manager.post("/blacklist", json=body)
    listed = (await manager.get("/blacklist")).json()["items"]
    confirmed = await manager.post("/blacklist?confirm=true", json=body)

    told = asked.json()
    assert (asked.status_code, told["code"], told["covers"]) == (409, "confirm_needed", covers)
    assert listed == []
    assert confirmed.status_code == 201


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"start": "nonsense"},
        {"start": "10.0.0.01"},
        {"start": "10.0.0.1/24"},
        {"start": "fe80::1%eth0"},
        {"start": "10.0.0.9", "end": "10.0.0.1"},
        {"start": "10.0.0.1", "end": "::2"},
        {"start": "10.0.0.1", "expires_at": "tomorrow"},
        {"start": "10.0.0.1", "expires_at": "2030-01-01T00:00:00"},
        {"start": "10.0.0.1", "hits": 5},
        {"start": "10.0.0.1", "created_by": "someone"},
        {"start": 5},
    ],
)
async def test_what_is_no_range_is_refused(shared_manager: httpx2.AsyncClient, body: dict[str, Any]) -> None:
    answer = await shared_manager.post("/blacklist", json=body)

    assert (answer.status_code, answer.json()["code"]) == (422, "invalid")


@pytest.mark.parametrize("query", ["", "?address=x", "?address=10.0.0.1&other=1", "?address=a&address=b"])
async def test_a_look_up_wants_one_address(shared_manager: httpx2.AsyncClient, query: str) -> None:
    answer = await shared_manager.get(f"/blacklist/lookup{query}")

    assert (answer.status_code, answer.json()["code"]) == (422, "invalid")


async def test_a_long_blacklist_comes_in_parts(manager: httpx2.AsyncClient) -> None:
    for number in range(5):
        await manager.post("/blacklist", json={"start": f"203.0.113.{number}"})

    seen: list[str] = []
    following: str | None = ""
    while following is not None:
        after = f"&after={following}" if following else ""
        part = (await manager.get(f"/blacklist?limit=2{after}")).json()
        seen += [item["start"] for item in part["items"]]
        following = part["next"]

    assert seen == [f"203.0.113.{number}" for number in range(5)]
    wrong = await manager.get("/blacklist?after=x")
    assert (wrong.status_code, wrong.json()["code"]) == (422, "invalid")
