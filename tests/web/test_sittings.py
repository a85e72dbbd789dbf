"""A draft is saved every few seconds: the audit tells the first save at once, and the whole sitting in one row."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from cordboard.storage import audit
from cordboard.storage.shelf import SqlShelf
from cordboard.switchboard.configuration.shelf import Sitting
from cordboard.switchboard.ports import Connection
from tests.web.asgi_client import Client
from tests.web.house import House, open_house

V = "/api/v1/scripts/Mine/versions/1"


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    async with open_house(tmp_path, limits=False, session_idle=86_400, session_absolute=86_400) as house:
        yield house


@pytest.fixture
async def root(house: House) -> Client:
    """An administrator with a script of their own."""
    root = await house.sign_in("root")
    body = {"name": "Mine", "import": script("first")}
    assert (await root.post("/api/v1/scripts", body)).status == 201
    return root


def script(label: str) -> dict[str, Any]:
    nodes = {"n1": {"kind": "start", "exits": {"next": label}}, label: {"kind": "end", "label": label}}
    return {"format": 1, "start": "n1", "nodes": nodes}


async def later(house: House, seconds: float) -> None:
    """Time has passed, and the next sweep too."""
    house.centre.clock.jump(seconds)
    await house.office.scripts.sittings.sweep()


async def save(who: Client, label: str, **more: Any) -> None:
    answer = await who.put(V, {"definition": script(label), **more})
    assert answer.status == 200, answer.json


async def acts(who: Client) -> list[tuple[str, str, Any]]:
    """(who, what, after) of all that was done to versions, the oldest first."""
    rows = (await who.get("/api/v1/audit?kind=script_version")).json["items"]
    return [(row["who"], row["what"], row["after"]) for row in reversed(rows)]


async def test_saves_of_one_sitting_are_the_first_and_one_row_when_nothing_was_saved_for_a_while(
    house: House, root: Client
) -> None:
    for label in ("a", "b", "c"):
        await save(root, label)
        house.centre.clock.jump(120)
    only_the_first = await acts(root)
    house.centre.clock.jump(550)
    await house.centre.clock.advance(61)

    (_, _, first), (who, what, whole) = await acts(root)

    assert len(only_the_first) == 1
    assert (who, what, whole["saves"]) == ("root", "edit", 3)
    assert whole["until"] > whole["since"]
    now = (await root.get(V)).json["sha256"]
    assert whole["sha256"] == now != first["sha256"]
    assert whole["difference"]["added"] == ["c"]
    rows = (await root.get("/api/v1/audit?kind=script_version")).json["items"]
    assert rows[0]["before"] == rows[1]["before"], "the whole is told from before the first save"
    assert await house.centre.store.read(audit.first_broken) is None
    await later(house, 7200)
    assert len(await acts(root)) == 2


async def test_a_single_save_is_told_once_and_the_next_sitting_anew(house: House, root: Client) -> None:
    await save(root, "a")
    await later(house, 3600)
    await save(root, "b")
    await later(house, 3600)

    found = await acts(root)

    assert [(what, "saves" in after) for _, what, after in found] == [("edit", False), ("edit", False)]


async def test_somebody_else_who_saves_ends_the_sitting_of_the_first(house: House, root: Client) -> None:
    mo = await house.sign_in("mo")
    await save(root, "a")
    await save(root, "b")
    b = (await root.get(V)).json["sha256"]
    await save(mo, "c")

    found = await acts(root)

    assert [(who, after.get("saves")) for who, _, after in found] == [
        ("root", None),
        ("root", 2),
        ("mo", None),
    ]
    assert found[1][2]["sha256"] == b


@pytest.mark.parametrize("act", ["lock", "activate"])
async def test_what_was_saved_is_told_before_the_version_is_locked(root: Client, act: str) -> None:
    await save(root, "a")
    await save(root, "b", description="Now it is good")
    assert (await root.post(f"{V}/{act}")).status == 200

    found = await acts(root)

    assert [what for _, what, _ in found] == ["edit", "edit", act]
    assert (found[1][2]["saves"], found[1][2]["description"]) == (2, "Now it is good")


async def test_what_was_saved_is_told_before_the_version_or_its_script_is_removed(root: Client) -> None:
    await save(root, "a")
    await save(root, "b")
    assert (await root.delete(V)).status == 204
    of_version = await acts(root)
    assert (await root.post("/api/v1/scripts/Mine/versions", {})).status == 201
    await save(root, "c")
    await save(root, "d")
    assert (await root.delete("/api/v1/scripts/Mine")).status == 204
    of_script = (await root.get("/api/v1/audit?name=Mine&limit=2")).json["items"]

    assert [what for _, what, _ in of_version] == ["edit", "edit", "delete"]
    assert [(row["kind"], row["what"]) for row in of_script] == [
        ("script", "delete"),
        ("script_version", "edit"),
    ]


async def test_what_was_saved_is_told_before_an_import_goes_over_it(root: Client) -> None:
    document = (await root.get("/api/v1/configuration")).json
    await save(root, "a")
    await save(root, "b")
    b = (await root.get(V)).json["sha256"]
    assert (await root.post("/api/v1/configuration", document)).status == 200

    newest = (await root.get("/api/v1/audit?name=Mine&limit=2")).json["items"]

    assert [(row["kind"], row["what"]) for row in newest] == [("script", "edit"), ("script_version", "edit")]
    assert newest[1]["after"]["sha256"] == b


async def test_a_sitting_without_an_end_is_told_every_hour(house: House, root: Client) -> None:
    for number in range(40):
        await save(root, f"n{number + 2}")
        await later(house, 120)

    told = [after.get("saves") for _, _, after in await acts(root)]

    assert told == [None, 30, None]


async def test_an_end_of_a_sitting_is_told_once_by_however_many_nodes(house: House, root: Client) -> None:
    await save(root, "a")
    await save(root, "b")
    house.centre.clock.jump(700)

    await asyncio.gather(*(house.office.scripts.sittings.sweep() for _ in range(5)))

    assert [what for _, what, _ in await acts(root)] == ["edit", "edit"]


async def test_a_save_that_meets_the_sweep_of_another_node_begins_a_sitting_of_its_own(
    root: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    for label in ("a", "b", "c"):
        await save(root, label)
    read = SqlShelf.sittings

    def told_meanwhile(shelf: SqlShelf, connection: Connection, script: str) -> Sequence[Sitting]:
        found = read(shelf, connection, script)
        for each in found:
            shelf.drop_sitting(connection, each)
        return found

    with monkeypatch.context() as patched:
        patched.setattr(SqlShelf, "sittings", told_meanwhile)
        await save(root, "d")

    assert [what for _, what, _ in await acts(root)][-2:] == ["edit", "edit"], "the save is told, not counted"
    await save(root, "e")
    assert (await root.post(f"{V}/lock")).status < 300
    assert [after.get("saves") for _, what, after in await acts(root) if what == "edit"] == [None, None, 2]
