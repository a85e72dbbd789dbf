"""Named documents and scripts: in order, guarded by versions, on each database."""

import asyncio

import pytest
from sqlalchemy import Connection

from cordboard.core.queueing.skill import Skill
from cordboard.storage import scripts
from cordboard.storage.shelf import SqlShelf
from cordboard.storage.store import SqlStore
from cordboard.switchboard.configuration.book import Change, Entry, ScriptHead, VersionHead
from cordboard.switchboard.configuration.shelf import StaleBook
from tests.builders import NOON

SHELF = SqlShelf()


def _skill(name: str, *, before: Entry | None = None, position: int = 0, description: str = "") -> Change:
    row_version = 1 if before is None else before.row_version + 1
    after = Entry(value=Skill(name=name, description=description), row_version=row_version, position=position)
    return Change(table="skills", key=name, before=before, after=after)


async def test_documents_are_kept_in_the_managers_order(store: SqlStore) -> None:
    for name, position in (("German", 2), ("French", 1), ("Dutch", 1)):
        await _write(store, _skill(name, position=position))

    rows = await store.read(lambda connection: SHELF.rows(connection, "skills"))

    assert [(row.name, row.position, row.version) for row in rows] == [
        ("Dutch", 1, 1),
        ("French", 1, 1),
        ("German", 2, 1),
    ]
    assert await store.read(lambda connection: SHELF.rows(connection, "queues")) == []


async def test_a_document_is_changed_and_removed_only_as_it_was_seen(store: SqlStore) -> None:
    first = _skill("German")
    await _write(store, first)
    second = _skill("German", before=first.after, description="spoken")
    await _write(store, second)

    for stale in (
        _skill("German"),
        _skill("German", before=first.after, description="late"),
        Change(table="skills", key="German", before=first.after, after=None),
    ):
        with pytest.raises(StaleBook):
            await _write(store, stale)

    (row,) = await store.read(lambda connection: SHELF.rows(connection, "skills"))
    assert (row.version, b"spoken" in row.doc) == (2, True)
    await _write(store, Change(table="skills", key="German", before=second.after, after=None))
    assert await store.read(lambda connection: SHELF.rows(connection, "skills")) == []


async def test_of_two_edits_from_one_book_one_is_stale(store: SqlStore) -> None:
    seen = await store.read(SHELF.version)

    outcomes = await asyncio.gather(
        *(store.write(lambda connection: SHELF.next_version(connection, seen=seen)) for _ in range(5)),
        return_exceptions=True,
    )

    assert sorted(isinstance(outcome, StaleBook) for outcome in outcomes) == [False, *[True] * 4]
    assert await store.read(SHELF.version) == seen + 1


async def test_scripts_keep_their_versions(store: SqlStore) -> None:
    head = ScriptHead(
        name="Routing", description="", supplied=False, row_version=1, updated_at=NOON, updated_by="max"
    )
    await store.write(lambda connection: SHELF.put_script(connection, head, new=True))
    for number in (1, 2):
        await store.write(
            lambda connection, number=number: SHELF.put_version(
                connection, "Routing", _version(number), definition=b'{"format":1}', new=True
            )
        )
    await store.write(
        lambda connection: SHELF.put_version(
            connection, "Routing", _version(2, active=True, description="live"), definition=None, new=False
        )
    )
    marked = [
        await store.write(lambda connection: scripts.mark_run(connection, [("Routing", 2)])) for _ in range(2)
    ]

    (stored,) = await store.read(SHELF.scripts)
    assert stored.active is not None
    assert (stored.active.number, stored.active.description) == (2, "live")
    assert (stored.active.has_run, stored.active.locked) == (True, True)
    assert marked == [1, 0]
    assert await store.read(lambda c: SHELF.definition(c, "Routing", 2)) == b'{"format":1}'
    assert await store.read(lambda c: SHELF.definition(c, "Routing", 3)) is None
    await store.write(lambda connection: SHELF.drop_version(connection, "Routing", 1))
    await store.write(lambda connection: SHELF.drop_script(connection, "Routing"))
    assert await store.read(SHELF.scripts) == []


async def test_only_one_version_of_a_script_can_be_active(store: SqlStore) -> None:
    head = ScriptHead(
        name="Routing", description="", supplied=False, row_version=1, updated_at=NOON, updated_by="max"
    )
    await store.write(lambda connection: SHELF.put_script(connection, head, new=True))

    def two(connection: Connection) -> None:
        for number in (1, 2):
            version = _version(number, active=True)
            SHELF.put_version(connection, "Routing", version, definition=b"{}", new=True)

    with pytest.raises(Exception, match=r"(?i)unique"):
        await store.write(two)

    (stored,) = await store.read(SHELF.scripts)
    assert stored.versions == ()


def _version(number: int, *, active: bool = False, description: str = "") -> VersionHead:
    return VersionHead(
        number=number,
        description=description,
        locked=False,
        active=active,
        system=False,
        has_run=False,
        sha256="0" * 64,
        created_by="max",
        created_at=NOON,
    )


async def _write(store: SqlStore, change: Change) -> None:
    await store.write(lambda connection: SHELF.write(connection, change, at=NOON, by="max"))
