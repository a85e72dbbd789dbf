"""Sittings over drafts as rows: found when they are over, ended once; alike on both databases."""

from dataclasses import replace

from cordboard.storage import draft_sittings as rows
from cordboard.storage.store import SqlStore
from cordboard.switchboard.configuration.shelf import Sitting

ONE = Sitting(
    script="Mine",
    number=1,
    user="mo",
    address="192.0.2.1",
    began_at=1_000,
    saved_at=5_000,
    saves=3,
    before=b"{}",
    after=b'{"description":"Gr\xc3\xbc\xc3\x9fe"}',
    definition=b'{"nodes":{}}',
)


async def over(store: SqlStore, *, silent: int, begun: int = 0) -> list[tuple[str, int]]:
    found = await store.read(lambda c: rows.over(c, silent=silent, begun=begun, most=10))
    return [(each.script, each.number) for each in found]


async def test_a_sitting_comes_back_as_it_was_and_the_next_takes_its_place(store: SqlStore) -> None:
    await store.write(lambda c: rows.put(c, ONE))
    await store.write(lambda c: rows.put(c, replace(ONE, saves=4)))

    assert await store.read(lambda c: rows.of_script(c, "Mine")) == [replace(ONE, saves=4)]
    assert await store.read(lambda c: rows.of_script(c, "Other")) == []


async def test_those_are_over_that_are_silent_or_old(store: SqlStore) -> None:
    await store.write(lambda c: rows.put(c, ONE))
    await store.write(lambda c: rows.put(c, replace(ONE, number=2, began_at=9_000, saved_at=9_000)))

    assert await over(store, silent=4_999) == []
    assert await over(store, silent=5_000) == [("Mine", 1)]
    assert await over(store, silent=0, begun=9_000) == [("Mine", 1), ("Mine", 2)]


async def test_a_sitting_that_went_on_is_not_ended(store: SqlStore) -> None:
    await store.write(lambda c: rows.put(c, replace(ONE, saves=4)))

    assert await store.write(lambda c: rows.drop(c, "Mine", 1, saves=3)) is False
    assert await store.write(lambda c: rows.drop(c, "Mine", 1, saves=4)) is True
    assert await store.write(lambda c: rows.drop(c, "Mine", 1)) is False
