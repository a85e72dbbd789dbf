"""Rows of an import count for nothing until it is finished, then all at once; what came to nothing goes away."""

from cordboard.core.routing.blacklist import BlacklistEntry
from cordboard.core.routing.blacklist_row import RowContent, content_of
from cordboard.storage import blacklist, blacklist_imports
from cordboard.storage.shelf import SqlShelf
from cordboard.storage.store import SqlStore
from cordboard.switchboard.configuration.ledgers import Look
from tests.builders import NOON

SHELF = SqlShelf()


def row(start: str, end: str = "", description: str = "") -> RowContent:
    return content_of({"start": start, "end": end, "description": description})


async def seen(store: SqlStore) -> list[str]:
    """The starts of all entries that count, by each way of reading them."""
    every = [entry.start for entry in await store.read(blacklist.every)]
    found, _, total = await store.read(lambda c: blacklist.find(c, Look(), limit=100))
    paged = [entry.start for entry in await store.read(lambda c: blacklist.page(c, limit=100))]
    v4, number = await store.read(lambda c: blacklist.overlapping(c, "0.0.0.0", "255.255.255.255"))
    assert every == [entry.start for entry in found] == paged
    assert len(every) == total == await store.read(blacklist.count)
    assert [entry.start for entry in v4] == sorted(start for start in every if ":" not in start)
    assert number == len(v4)
    return every


async def test_an_import_counts_when_it_is_finished_and_not_before(store: SqlStore) -> None:
    old = BlacklistEntry(id="b_old", start="10.0.0.1", end="10.0.0.1", created_by="max", created_at=NOON)
    await store.write(lambda c: blacklist.put(c, old, new=True))
    before = await store.read(SHELF.blacklist_mark)

    await store.write(lambda c: blacklist_imports.begin(c, "b_one", at=NOON))
    await store.write(lambda c: blacklist_imports.begin(c, "b_two", at=NOON + 1))
    for number, start in enumerate(("10.0.0.2", "10.0.0.3", "2001:db8::")):
        await store.write(
            lambda c, number=number, start=start: blacklist_imports.stage(
                c, "b_one", [row(start)], first=number, by="eve", at=NOON + 1
            )
        )
    await store.write(
        lambda c: blacklist_imports.stage(c, "b_two", [row("10.0.0.9")], first=0, by="eve", at=NOON + 2)
    )
    under_way = await seen(store)
    ahead = [entry.start for entry in await store.read(lambda c: blacklist.every(c, but="b_one"))]
    done = await store.write(lambda c: blacklist_imports.finish(c, "b_one"))

    assert under_way == ["10.0.0.1"]
    assert ahead == ["10.0.0.1", "10.0.0.2", "10.0.0.3", "2001:db8::"]
    assert done
    assert await seen(store) == ahead
    assert await store.read(SHELF.blacklist_mark) != before
    assert not await store.write(lambda c: blacklist_imports.finish(c, "b_one"))


async def test_an_import_that_came_to_nothing_goes_away_piece_by_piece(store: SqlStore) -> None:
    await store.write(lambda c: blacklist_imports.begin(c, "b_one", at=NOON))
    rows = [row(f"10.0.0.{number}") for number in range(5)]
    await store.write(lambda c: blacklist_imports.stage(c, "b_one", rows, first=0, by="eve", at=NOON + 5))

    early = await store.read(lambda c: blacklist_imports.abandoned(c, before=NOON + 5))
    late = await store.read(lambda c: blacklist_imports.abandoned(c, before=NOON + 6))
    steps = [await store.write(lambda c: blacklist_imports.drop(c, "b_one", limit=2)) for _ in range(4)]

    assert (early, late) == ([], ["b_one"])
    assert steps == [False, False, False, True]
    assert await store.read(lambda c: blacklist_imports.abandoned(c, before=NOON + 99)) == []
    assert await seen(store) == []


async def test_pages_go_on_within_one_moment_and_beyond_it(store: SqlStore) -> None:
    await store.write(lambda c: blacklist_imports.begin(c, "b_one", at=NOON))
    rows = [row(f"10.0.0.{number}") for number in range(7)]
    await store.write(lambda c: blacklist_imports.stage(c, "b_one", rows, first=0, by="eve", at=NOON))
    await store.write(lambda c: blacklist_imports.finish(c, "b_one"))
    for number in range(3):
        entry = BlacklistEntry(
            id=f"b_{number}", start=f"10.1.0.{number}", end=f"10.1.0.{number}", created_at=NOON + 1
        )
        await store.write(lambda c, entry=entry: blacklist.put(c, entry, new=True))

    found: list[str] = []
    after: tuple[int, str] | None = None
    while part := await store.read(lambda c, after=after: blacklist.page(c, limit=2, after=after)):
        found += [entry.start for entry in part]
        after = part[-1].created_at, part[-1].id

    assert found == [
        *(f"10.0.0.{number}" for number in range(7)),
        *(f"10.1.0.{number}" for number in range(3)),
    ]


async def test_a_filter_knows_addresses_also_begun_ones(store: SqlStore) -> None:
    entries = ("198.51.100.7", "198.51.10.7", "203.0.113.0", "2001:db8::5")
    for number, start in enumerate(entries):
        end = "203.0.113.255" if start.startswith("203") else start
        entry = BlacklistEntry(
            id=f"b_{number}", start=start, end=end, description=f"No {number}", created_at=number
        )
        await store.write(lambda c, entry=entry: blacklist.put(c, entry, new=True))

    async def found(*words: str) -> list[str]:
        shown, _, _ = await store.read(lambda c: blacklist.find(c, Look(words=words), limit=9))
        return [entry.start for entry in shown]

    assert await found("198.51.100") == ["198.51.100.7"]
    assert await found("198.51.") == ["198.51.100.7", "198.51.10.7"]
    assert await found("203.0.113.77") == ["203.0.113.0"]
    assert await found("2001:db8::5") == ["2001:db8::5"]
    assert await found("no", "198.51.10") == ["198.51.10.7"]
    assert await found("3") == ["203.0.113.0", "2001:db8::5"]
