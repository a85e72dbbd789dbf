"""Who has a version open, as rows: renewed, left, forgotten; alike on both databases."""

import asyncio

from cordboard.storage import script_editors as rows
from cordboard.storage.store import SqlStore
from cordboard.switchboard.scripts.editing import Seen


async def present(store: SqlStore, script: str, number: int) -> list[Seen]:
    return list(await store.read(lambda c: rows.present(c, script, number)))


async def test_who_is_seen_again_stays_since_the_first_time(store: SqlStore) -> None:
    await store.write(lambda c: rows.see(c, "Mine", 1, "bo", at=2_000))
    await store.write(lambda c: rows.see(c, "Mine", 1, "anna", at=1_000))
    await store.write(lambda c: rows.see(c, "Mine", 1, "anna", at=9_000))
    await store.write(lambda c: rows.see(c, "Mine", 2, "anna", at=9_000))
    await store.write(lambda c: rows.see(c, "Other", 1, "cy", at=9_000))

    assert await present(store, "Mine", 1) == [Seen(user="anna", since=1_000), Seen(user="bo", since=2_000)]
    assert await present(store, "Mine", 2) == [Seen(user="anna", since=9_000)]


async def test_who_leaves_is_gone_from_that_version_only(store: SqlStore) -> None:
    await store.write(lambda c: rows.see(c, "Mine", 1, "anna", at=1))
    await store.write(lambda c: rows.see(c, "Mine", 2, "anna", at=1))
    await store.write(lambda c: rows.see(c, "Mine", 1, "bo", at=1))

    await store.write(lambda c: rows.leave(c, "Mine", 1, "anna"))
    await store.write(lambda c: rows.leave(c, "Mine", 1, "nobody"))

    assert [each.user for each in await present(store, "Mine", 1)] == ["bo"]
    assert [each.user for each in await present(store, "Mine", 2)] == ["anna"]


async def test_who_was_last_seen_before_is_forgotten(store: SqlStore) -> None:
    await store.write(lambda c: rows.see(c, "Mine", 1, "anna", at=1_000))
    await store.write(lambda c: rows.see(c, "Mine", 1, "bo", at=1_000))
    await store.write(lambda c: rows.see(c, "Mine", 1, "bo", at=5_000))

    await store.write(lambda c: rows.forget(c, before=5_000))

    assert await present(store, "Mine", 1) == [Seen(user="bo", since=1_000)]


async def test_two_pages_of_one_user_are_one_editor(store: SqlStore) -> None:
    beats = [store.write(lambda c: rows.see(c, "Mine", 1, "anna", at=7)) for _ in range(8)]
    await asyncio.gather(*beats)

    assert await present(store, "Mine", 1) == [Seen(user="anna", since=7)]
