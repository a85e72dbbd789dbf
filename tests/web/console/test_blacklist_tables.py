"""The blacklist as a table: imported whole or not at all, tried before, exported so that it can come back."""

import asyncio
import csv
import io
from collections.abc import AsyncIterator
from typing import Any

import httpx2
import pytest

from cordboard.web.console import blacklist_tables
from cordboard.wiring import House
from tests.web.console.conftest import As

HEAD = "description,start,end,expires_at\n"
CSV = {"content-type": "text/csv; charset=utf-8"}


async def sent(manager: httpx2.AsyncClient, table: str | bytes, query: str = "") -> httpx2.Response:
    body = table.encode() if isinstance(table, str) else table
    return await manager.post(f"/blacklist/import{query}", content=body, headers=CSV)


async def listed(manager: httpx2.AsyncClient) -> list[tuple[str, str, str]]:
    items = (await manager.get("/blacklist?limit=500")).json()["items"]
    return [(item["description"], item["start"], item["end"]) for item in items]


async def test_a_table_becomes_entries_in_its_order_and_one_act_in_the_audit(
    manager: httpx2.AsyncClient, house: House
) -> None:
    table = (
        "\ufeff" + HEAD + 'Scanners,198.51.100.0,198.51.100.255,\r\n"Two\nlines, ""quoted""",203.0.113.9,,'
        "2099-01-31T18:00:00+01:00\n\nA network,198.51.101.0/24\nNew,2001:DB8::/64,,"
    )

    tried = await sent(manager, table, "?dry_run=true")
    before = await listed(manager)
    done = await sent(manager, table)

    assert (tried.status_code, tried.json()["rows"], tried.json()["imported"]) == (200, 4, False)
    assert before == []
    assert (done.status_code, done.json()["rows"], done.json()["imported"]) == (200, 4, True)
    assert await listed(manager) == [
        ("Scanners", "198.51.100.0", "198.51.100.255"),
        ('Two\nlines, "quoted"', "203.0.113.9", "203.0.113.9"),
        ("A network", "198.51.101.0", "198.51.101.255"),
        ("New", "2001:db8::", "2001:db8::ffff:ffff:ffff:ffff"),
    ]
    find = house.catalogues.current.blacklist.find
    assert find("198.51.101.77", house.clock.now())
    assert find("2001:db8::5", house.clock.now())
    audit = (await manager.get("/audit")).json()["items"]
    assert [row["what"] for row in audit if row["kind"] == "blacklist"] == ["import"]


async def test_everything_wrong_is_told_by_line_and_nothing_is_imported(manager: httpx2.AsyncClient) -> None:
    table = (
        HEAD + "fine,198.51.100.1,,\n,nonsense,,\n,198.51.100.9,198.51.100.1,\n,10.0.0.1,::2,\n,,,\n"
        ",198.51.100.1,,tomorrow\na,b,c,d,e\n" + "x" * 1_001 + ",198.51.100.1,,\n,10.0.0.0/8,10.0.0.1,\n"
    )

    tried = (await sent(manager, table, "?dry_run=true")).json()
    refused = await sent(manager, table)

    assert (tried["rows"], tried["error_count"]) == (1, 7)
    assert [(each["line"], each["column"]) for each in tried["errors"]] == [
        (3, "start"),
        (4, "end"),
        (5, "end"),
        (7, "expires_at"),
        (8, ""),
        (9, "description"),
        (10, "end"),
    ]
    told = refused.json()
    assert (refused.status_code, told["code"], told["errors"]) == (422, "invalid", tried["errors"])
    assert await listed(manager) == []


@pytest.mark.parametrize(
    ("table", "sentence"),
    [
        ("", "empty"),
        (HEAD, "no rows"),
        ("198.51.100.1\n", "first line must name"),
        ("start,colour\n10.0.0.1,red\n", "no column 'colour'"),
        ("start,start\n10.0.0.1,10.0.0.2\n", "named twice"),
        (b"start\n\xff\n", "not UTF-8"),
        ('start\n"10.0.0.1' + "\n10.0.0.1" * 40_000, "too long"),
    ],
)
async def test_a_table_that_cannot_be_read_is_refused_as_a_whole(
    shared_manager: httpx2.AsyncClient, table: str | bytes, sentence: str
) -> None:
    answer = await sent(shared_manager, table)

    told = answer.json()
    assert (answer.status_code, told["code"]) == (422, "invalid")
    assert sentence in " ".join([told["detail"], *(each["sentence"] for each in told["errors"])])


async def test_rows_that_shut_the_house_out_take_a_confirmation(manager: httpx2.AsyncClient) -> None:
    table = HEAD + ",198.51.100.1,,\nmine,192.0.2.0/24,,\nthis machine,127.0.0.1,,\n"

    tried = (await sent(manager, table, "?dry_run=true")).json()
    asked = await sent(manager, table)
    before = await listed(manager)
    done = await sent(manager, table, "?confirm=true")

    assert [(each["row"], each["covers"]) for each in tried["covering"]] == [
        (2, ["your own address"]),
        (3, ["this machine itself"]),
    ]
    assert (asked.status_code, asked.json()["code"]) == (409, "confirm_needed")
    assert asked.json()["covers"] == ["this machine itself", "your own address"]
    assert before == []
    assert done.status_code == 200
    assert len(await listed(manager)) == 3


async def test_errors_beyond_a_hundred_are_counted(shared_manager: httpx2.AsyncClient) -> None:
    told = (await sent(shared_manager, HEAD + ",x,,\n" * 250, "?dry_run=true")).json()

    assert (told["error_count"], len(told["errors"])) == (250, 100)


async def test_an_import_that_breaks_off_leaves_nothing(manager: httpx2.AsyncClient, house: House) -> None:
    async def broken() -> AsyncIterator[bytes]:
        yield (HEAD + "".join(f",10.1.{n // 250}.{n % 250},,\n" for n in range(9_000))).encode()
        raise ConnectionResetError

    torn = await manager.post("/blacklist/import", content=broken(), headers=CSV)
    good = await sent(manager, HEAD + ",10.9.0.1,,\n")

    assert torn.status_code == 500
    assert good.status_code == 200, good.text
    assert await listed(manager) == [("", "10.9.0.1", "10.9.0.1")]


async def test_an_export_comes_back_as_it_was_and_runs_no_formula(
    manager: httpx2.AsyncClient, administrator: httpx2.AsyncClient
) -> None:
    for body in (
        {"start": "198.51.100.0", "end": "198.51.100.9", "description": "=HYPERLINK(1)"},
        {
            "start": "2001:db8::1",
            "description": 'Say "no", twice\nthen',
            "expires_at": "2099-01-01T00:00:00Z",
        },
        {"start": "203.0.113.1", "description": "'quoted"},
    ):
        assert (await manager.post("/blacklist", json=body)).status_code == 201
    before = (await manager.get("/blacklist")).json()["items"]

    export = await manager.get("/blacklist/export")
    for entry in before:
        await manager.delete(f"/blacklist/{entry['id']}")
    back = await sent(manager, export.content)

    assert export.headers["content-type"] == "text/csv; charset=utf-8"
    assert "attachment" in export.headers["content-disposition"]
    rows = list(csv.reader(io.StringIO(export.text)))
    assert rows[0][:4] == ["description", "start", "end", "expires_at"]
    assert [row[0] for row in rows[1:]] == ["'=HYPERLINK(1)", 'Say "no", twice\nthen', "'quoted"]
    assert back.status_code == 200, back.text
    same: list[dict[str, Any]] = [
        {key: entry[key] for key in ("description", "start", "end", "expires_at", "count")}
        for entry in (await manager.get("/blacklist")).json()["items"]
    ]
    assert same == [
        {key: entry[key] for key in ("description", "start", "end", "expires_at", "count")}
        for entry in before
    ]


async def test_a_long_export_comes_whole(manager: httpx2.AsyncClient) -> None:
    table = HEAD + "".join(f"{n},10.{n // 62_500}.{n // 250 % 250}.{n % 250},,\n" for n in range(2_500))
    assert (await sent(manager, table)).status_code == 200

    export = await manager.get("/blacklist/export")

    assert [row[0] for row in csv.reader(io.StringIO(export.text))][1:] == [str(n) for n in range(2_500)]


async def test_a_sender_who_falls_asleep_keeps_nobody_from_importing(
    manager: httpx2.AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(blacklist_tables, "PATIENCE", 0.01)

    async def asleep() -> AsyncIterator[bytes]:
        yield HEAD.encode()
        await asyncio.Event().wait()

    answer = await manager.post("/blacklist/import", content=asleep(), headers=CSV)
    monkeypatch.undo()
    after = await sent(manager, HEAD + ",10.0.0.1,,\n")

    assert (answer.status_code, answer.json()["code"]) == (400, "malformed")
    assert after.status_code == 200


async def test_a_table_must_be_said_to_be_one(shared_manager: httpx2.AsyncClient) -> None:
    answer = await shared_manager.post("/blacklist/import", json={"start": "10.0.0.1"})

    assert (answer.status_code, answer.json()["code"]) == (415, "unsupported_media_type")


async def test_who_may_look_may_export_and_not_import(shared_as_user: As) -> None:
    observer = await shared_as_user("Observer")

    assert (await observer.get("/blacklist/export")).status_code == 200
    assert (await sent(observer, HEAD + ",10.0.0.1,,\n")).status_code == 403


async def test_a_preview_says_what_an_entry_would_do(manager: httpx2.AsyncClient) -> None:
    made = (await manager.post("/blacklist", json={"start": "192.0.2.0", "end": "192.0.2.99"})).status_code
    wide = (
        await manager.post("/blacklist?confirm=true", json={"start": "192.0.2.0", "end": "192.0.2.99"})
    ).json()

    seen = (await manager.get("/blacklist/preview?start=192.0.2.5&end=192.0.2.200")).json()
    itself = (await manager.get(f"/blacklist/preview?start=192.0.2.5&id={wide['id']}")).json()
    wrong = await manager.get("/blacklist/preview?start=192.0.2.5&end=192.0.2.1")

    assert made == 409
    assert (seen["count"], seen["covers"], seen["overlap_count"]) == ("196", ["your own address"], 1)
    assert [entry["id"] for entry in seen["overlaps"]] == [wide["id"]]
    assert (itself["covers"], itself["overlap_count"], itself["live_chats"]) == ([], 0, 0)
    assert (wrong.status_code, wrong.json()["code"]) == (422, "invalid")
