"""Who saved a version last, and when: told to whoever reads it, so that a conflict of two drafts has a name."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from tests.web.asgi_client import Client
from tests.web.house import House, open_house

V = "/api/v1/scripts/Mine/versions"


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    async with open_house(tmp_path, limits=False, session_idle=86_400, session_absolute=86_400) as house:
        yield house


@pytest.fixture
async def root(house: House) -> Client:
    """An administrator with a script of two versions."""
    root = await house.sign_in("root")
    assert (await root.post("/api/v1/scripts", {"name": "Mine", "import": script("first")})).status == 201
    assert (await root.post(V, {})).status == 201
    return root


def script(label: str) -> dict[str, Any]:
    nodes = {"n1": {"kind": "start", "exits": {"next": label}}, label: {"kind": "end", "label": label}}
    return {"format": 1, "start": "n1", "nodes": nodes}


async def save(who: Client, label: str) -> None:
    assert (await who.put(f"{V}/1", {"definition": script(label)})).status == 200


async def last(who: Client, version: int = 1) -> tuple[str, str | None]:
    told = (await who.get(f"{V}/{version}")).json
    return told["saved_by"], told["saved_at"]


async def test_a_draft_tells_its_last_save_and_not_the_first_of_the_sitting(
    house: House, root: Client
) -> None:
    mo = await house.sign_in("mo")
    await save(root, "a")
    await save(mo, "b")
    first = await last(root)
    house.centre.clock.jump(60)
    await save(mo, "c")

    second = await last(root)

    assert first[0] == second[0] == "Mo"
    assert first[1] is not None
    assert second[1] is not None
    assert first[1] < second[1]


async def test_a_sitting_that_is_over_leaves_its_last_save_behind(house: House, root: Client) -> None:
    await save(root, "a")
    house.centre.clock.jump(60)
    await save(root, "b")
    before = await last(root)
    house.centre.clock.jump(3_600)
    await house.office.scripts.sittings.sweep()

    after = await last(root)

    assert after == before


async def test_versions_do_not_share_it_and_who_is_not_known_is_not_invented(root: Client) -> None:
    made = await last(root, 2)
    unknown = await last(root)
    await save(root, "a")

    assert (await last(root))[1] is not None
    assert (await last(root, 2)) == made
    assert unknown == ("", None)


async def test_the_tag_of_a_version_does_not_depend_on_who_saved_it(root: Client) -> None:
    saved = await root.put(f"{V}/1", {"definition": script("a")})

    read = await root.get(f"{V}/1")

    assert read.headers["etag"] == saved.headers["etag"]
