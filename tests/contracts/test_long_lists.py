"""Long lists by the database: sorted and filtered, the pages joined are the whole of it, on each database."""

import pytest

from cordboard.core.errors import Refused
from cordboard.core.routing.blacklist import BlacklistEntry
from cordboard.storage import blacklist
from cordboard.storage.store import SqlStore
from cordboard.switchboard.configuration.ledgers import Look
from tests.builders import NOON

ENTRIES = [
    BlacklistEntry(
        id=f"e{number}",
        description=description,
        start=start,
        end=end,
        hits=hits,
        expires_at=expires,
        created_at=NOON + number,
        created_by="max",
    )
    for number, (description, start, end, hits, expires) in enumerate(
        [
            ("Spam", "192.0.2.9", "192.0.2.9", 3, None),
            ("bot net", "10.0.0.1", "10.0.0.9", 0, NOON + 9),
            ("spam again", "::1", "::1", 3, NOON + 5),
            ("100% of it", "9.0.0.1", "9.0.0.1", 1, None),
            ("", "203.0.113.1", "203.0.113.99", 3, None),
        ]
    )
]


async def pages(store: SqlStore, look: Look, limit: int) -> tuple[list[str], set[int]]:
    """The ids of all pages joined, and every total told."""
    found: list[str] = []
    totals: set[int] = set()
    after: tuple[int | str, str] | None = None
    while True:
        items, following, total = await store.read(
            lambda connection, after=after: blacklist.find(connection, look, limit=limit, after=after)
        )
        found += [each.id for each in items]
        totals.add(total)
        if following is None:
            return found, totals
        after = following


async def test_the_blacklist_sorted_by_any_column_comes_whole_in_pages(store: SqlStore) -> None:
    for entry in ENTRIES:
        await store.write(lambda connection, entry=entry: blacklist.put(connection, entry, new=True))

    orders = {
        (sort, down): [await pages(store, Look(sort=sort, down=down), limit) for limit in (1, 2, 100)]
        for sort in ("", "description", "start", "end", "hits", "expires_at", "created_by")
        for down in (False, True)
    }

    for told in orders.values():
        assert told[0] == told[1] == told[2]
        assert sorted(told[0][0]) == ["e0", "e1", "e2", "e3", "e4"]
        assert told[0][1] == {5}
    assert orders["start", False][0][0] == ["e2", "e3", "e1", "e0", "e4"]
    assert orders["hits", True][0][0] == ["e4", "e2", "e0", "e3", "e1"]
    assert orders["expires_at", False][0][0] == ["e2", "e1", "e0", "e3", "e4"]
    assert orders["", True][0][0] == ["e4", "e3", "e2", "e1", "e0"]


async def test_the_blacklist_is_searched_by_words(store: SqlStore) -> None:
    for entry in ENTRIES:
        await store.write(lambda connection, entry=entry: blacklist.put(connection, entry, new=True))

    assert (await pages(store, Look(words=("SPAM",)), 1))[0] == ["e0", "e2"]
    assert (await pages(store, Look(words=("spam", "192.0")), 1)) == (["e0"], {1})
    assert (await pages(store, Look(words=("%",)), 9))[0] == ["e3"]


@pytest.mark.parametrize(
    ("sort", "after"),
    [("colour", None), ("hits", ("x", "e1")), ("start", ("xyz", "e1")), ("description", (1, "e1"))],
)
async def test_what_is_no_place_or_column_is_refused(
    store: SqlStore, sort: str, after: tuple[int | str, str] | None
) -> None:
    with pytest.raises(Refused):
        await store.read(lambda connection: blacklist.find(connection, Look(sort=sort), limit=1, after=after))
