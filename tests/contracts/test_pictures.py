"""Logos as rows, on each database."""

from cordboard.storage import pictures
from cordboard.storage.store import SqlStore
from cordboard.switchboard.configuration.pictures import Picture
from tests.builders import NOON

LOGO = Picture(type="image/png", content=b"\0\xff" * 500)


async def test_a_picture_is_kept_once_and_read_as_it_was(store: SqlStore) -> None:
    for at in (NOON, NOON + 1):
        await store.write(lambda c, at=at: pictures.put(c, "a" * 64, LOGO, at=at, by="mo"))

    assert await store.read(lambda c: pictures.get(c, "a" * 64)) == LOGO
    assert await store.read(lambda c: pictures.get(c, "b" * 64)) is None


async def test_what_nobody_wears_is_removed(store: SqlStore) -> None:
    for name in "abc":
        await store.write(lambda c, name=name: pictures.put(c, name * 64, LOGO, at=NOON, by="mo"))

    await store.write(lambda c: pictures.keep_only(c, {"b" * 64}))
    left = [await store.read(lambda c, name=name: pictures.get(c, name * 64)) is not None for name in "abc"]
    await store.write(lambda c: pictures.keep_only(c, set()))

    assert left == [False, True, False]
    assert await store.read(lambda c: pictures.get(c, "b" * 64)) is None
