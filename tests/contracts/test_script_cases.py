"""Test cases as rows: a name once, lost updates refused, gone with their script; alike on both databases."""

from dataclasses import replace

import pytest
from sqlalchemy import Connection

from cordboard.storage import script_cases as rows
from cordboard.storage import scripts
from cordboard.storage.store import SqlStore
from cordboard.switchboard.configuration.book import ScriptHead
from cordboard.switchboard.ports import Conflict
from cordboard.switchboard.scripts.case_views import StoredCase

ONE = StoredCase(
    name="one", doc=b'{"message":"Gr\xc3\xbc\xc3\x9fe"}', version=1, updated_at=5, updated_by="mo"
)


@pytest.fixture
async def scripted(store: SqlStore) -> SqlStore:
    """A store with the scripts Mine and Other."""

    def work(connection: Connection) -> None:
        for name in ("Mine", "Other"):
            head = ScriptHead(
                name=name, description="", supplied=False, row_version=1, updated_at=1, updated_by="mo"
            )
            scripts.put(connection, head, new=True)

    await store.write(work)
    return store


async def names(store: SqlStore, script: str) -> list[str]:
    return [each.name for each in await store.read(lambda c: rows.every(c, script))]


async def test_a_case_comes_back_as_it_was(scripted: SqlStore) -> None:
    await scripted.write(lambda c: rows.put(c, "Mine", ONE, seen=None))

    assert await scripted.read(lambda c: rows.get(c, "Mine", "one")) == ONE
    assert await scripted.read(lambda c: rows.count(c, "Mine")) == 1
    assert await scripted.read(lambda c: rows.get(c, "Other", "one")) is None


async def test_a_name_is_taken_once_in_a_script(scripted: SqlStore) -> None:
    await scripted.write(lambda c: rows.put(c, "Mine", ONE, seen=None))
    await scripted.write(lambda c: rows.put(c, "Other", ONE, seen=None))

    with pytest.raises(Conflict):
        await scripted.write(lambda c: rows.put(c, "Mine", ONE, seen=None))
    await scripted.write(lambda c: rows.put(c, "Mine", replace(ONE, name="two"), seen=None))
    with pytest.raises(Conflict):
        await scripted.write(
            lambda c: rows.put(c, "Mine", replace(ONE, version=2), seen=replace(ONE, name="two"))
        )

    assert await names(scripted, "Mine") == ["one", "two"]


async def test_a_case_that_was_changed_meanwhile_is_not_overwritten(scripted: SqlStore) -> None:
    second = replace(ONE, name="renamed", version=2)
    await scripted.write(lambda c: rows.put(c, "Mine", ONE, seen=None))
    await scripted.write(lambda c: rows.put(c, "Mine", second, seen=ONE))

    with pytest.raises(Conflict):
        await scripted.write(lambda c: rows.put(c, "Mine", replace(ONE, version=2), seen=ONE))
    with pytest.raises(Conflict):
        await scripted.write(lambda c: rows.drop(c, "Mine", seen=ONE))
    assert await names(scripted, "Mine") == ["renamed"]

    await scripted.write(lambda c: rows.drop(c, "Mine", seen=second))
    assert await names(scripted, "Mine") == []


async def test_a_script_takes_its_cases_with_it_and_has_none_without_being_there(scripted: SqlStore) -> None:
    await scripted.write(lambda c: rows.put(c, "Mine", ONE, seen=None))
    await scripted.write(lambda c: rows.put(c, "Other", ONE, seen=None))

    await scripted.write(lambda c: scripts.drop(c, "Mine"))

    assert (await names(scripted, "Mine"), await names(scripted, "Other")) == ([], ["one"])
    with pytest.raises(Conflict):
        await scripted.write(lambda c: rows.put(c, "Mine", ONE, seen=None))
