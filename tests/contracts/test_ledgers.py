"""Blacklist, leases, secrets and contacts, on each database."""

import asyncio
from collections.abc import Callable

from msgspec.structs import replace
from sqlalchemy import Connection, event

from cordboard.core.chat.chat import ChatState, Talk, Visitor
from cordboard.core.routing.blacklist import BlacklistEntry
from cordboard.storage import blacklist, contacts, leases, meta, secrets
from cordboard.storage.shelf import SqlShelf
from cordboard.storage.store import SqlStore
from cordboard.switchboard.configuration.ledgers import Wanted
from cordboard.switchboard.ports import ChatChange, Unit
from tests.builders import NOON, a_chat, opened

SHELF = SqlShelf()


async def test_the_blacklist_is_paged_searched_and_counted(store: SqlStore) -> None:
    ranges = [
        ("a", "10.0.0.1", "10.0.0.9"),
        ("b", "10.0.0.5", "10.0.1.0"),
        ("c", "::1", "ffff::"),
        ("d", "192.0.2.1", "192.0.2.1"),
    ]
    marks = [await store.read(SHELF.blacklist_mark)]
    for number, (entry_id, start, end) in enumerate(ranges):
        entry = BlacklistEntry(id=entry_id, start=start, end=end, created_at=NOON + number, created_by="max")
        await store.write(lambda connection, entry=entry: blacklist.put(connection, entry, new=True))
    marks.append(await store.read(SHELF.blacklist_mark))
    await store.write(lambda connection: blacklist.add_hits(connection, {"a": 3, "d": 1}))
    await store.write(lambda connection: blacklist.add_hits(connection, {"a": 2}))

    def overlapping(start: str, end: str) -> Callable[[Connection], list[str]]:
        return lambda connection: [entry.id for entry in blacklist.overlapping(connection, start, end)[0]]

    everything = await store.read(SHELF.blacklist)
    assert [(entry.id, entry.start, entry.hits) for entry in everything] == [
        ("a", "10.0.0.1", 5),
        ("b", "10.0.0.5", 0),
        ("c", "::1", 0),
        ("d", "192.0.2.1", 1),
    ]
    assert await store.read(overlapping("10.0.0.9", "10.0.0.20")) == ["a", "b"]
    assert await store.read(overlapping("fe80::", "fe80::1")) == ["c"]
    assert await store.read(blacklist.count) == 4
    pages = await store.read(lambda connection: blacklist.page(connection, limit=2, after=(NOON + 1, "b")))
    assert [entry.id for entry in pages] == ["c", "d"]
    assert len(set(marks)) == 2
    assert await store.read(SHELF.blacklist_mark) == marks[1]
    await store.write(lambda connection: blacklist.drop(connection, "b"))
    assert await store.read(blacklist.count) == 3
    assert await store.read(lambda connection: blacklist.get(connection, "b")) is None
    kept = await store.read(lambda connection: blacklist.get(connection, "a"))
    assert kept is not None
    assert kept.hits == 5
    assert await store.read(SHELF.blacklist_mark) != marks[1]


async def test_many_entries_take_few_statements(store: SqlStore) -> None:
    made = [
        BlacklistEntry(
            id=f"b{n:04d}",
            start=f"10.0.{n // 256}.{n % 256}",
            end="10.1.0.0",
            created_by="max",
            created_at=NOON,
        )
        for n in range(600)
    ]
    changed = [replace(entry, description="changed", end="10.2.0.0", expires_at=NOON) for entry in made[:300]]
    statements: list[str] = []

    def note(_c: object, _cursor: object, statement: str, *_: object) -> None:
        statements.append(statement)

    def work(connection: Connection) -> None:
        event.listen(connection, "before_cursor_execute", note)
        SHELF.put_blacklisted(connection, made, new=True)
        SHELF.put_blacklisted(connection, changed, new=False)
        SHELF.drop_blacklisted(connection, [entry.id for entry in made[300:500]])
        event.remove(connection, "before_cursor_execute", note)

    await store.write(work)

    assert await store.read(SHELF.blacklist) == [*changed, *made[500:]]
    assert len(statements) < 20


async def test_a_lease_has_one_holder_and_a_growing_token(store: SqlStore) -> None:
    async def take(holder: str, now: int) -> leases.Lease | None:
        return await store.write(
            lambda connection: leases.take(connection, "floor", holder=holder, now=now, length=100)
        )

    first = await take("a", NOON)
    assert first is not None
    assert first.token == 1
    assert await take("b", NOON + 50) is None
    renewed = await take("a", NOON + 50)
    assert renewed is not None
    assert (renewed.token, renewed.expires_at) == (1, NOON + 150)
    taken_over = await take("b", NOON + 150)
    assert taken_over is not None
    assert taken_over.token == 2
    await store.write(lambda connection: leases.release(connection, first))
    assert await take("a", NOON + 160) is None
    await store.write(lambda connection: leases.release(connection, taken_over))
    back = await take("a", NOON + 160)
    assert back is not None
    assert back.token == 3


async def test_of_many_who_want_a_lease_at_once_one_gets_it(store: SqlStore) -> None:
    outcomes = await asyncio.gather(
        *(
            store.write(
                lambda connection, holder=holder: leases.take(
                    connection, "floor", holder=holder, now=NOON, length=100
                )
            )
            for holder in "abcdefgh"
        )
    )

    assert sum(lease is not None for lease in outcomes) == 1


async def test_secrets_are_made_once_and_the_epoch_stays_until_history_is_rewound(store: SqlStore) -> None:
    made = [await store.write(secrets.get_or_create) for _ in range(2)]
    epoch = await store.epoch()

    renewed = await store.write(meta.new_epoch)

    assert made[0] == made[1]
    assert len(made[0]) == 32
    assert await store.epoch() == epoch
    assert await store.read(lambda connection: meta.value(connection, meta.EPOCH)) == renewed != epoch


async def test_contacts_are_found_newest_first(store: SqlStore) -> None:
    for number in range(6):
        talk = Talk(
            agent="ann" if number % 2 else "bob",
            agent_name="",
            gen=1,
            slots=(),
            queue="Sales",
            answered_at=NOON,
        )
        chat = a_chat(
            f"c{number}",
            opened_at=NOON + number // 2,
            visitor=Visitor(id=f"v{number}", name=f"Visitor_{number}% Ä"),
            state=ChatState.TALKING,
            talk=talk,
        )
        await store.commit(Unit(chat=ChatChange(before=None, after=chat), at=NOON))
    await store.commit(opened(a_chat("c9", opened_at=NOON + 9, point="other")))

    async def found(wanted: Wanted, limit: int = 9, before: tuple[int, str] | None = None) -> list[str]:
        return await store.read(
            lambda c: [row.id for row in contacts.search(c, wanted, limit=limit, before=before)]
        )

    assert await found(Wanted()) == ["c9", "c5", "c4", "c3", "c2", "c1", "c0"]
    assert await found(Wanted(), limit=2) == ["c9", "c5"]
    assert await found(Wanted(), limit=2, before=(NOON + 2, "c5")) == ["c4", "c3"]
    assert await found(Wanted(agent="ann")) == ["c5", "c3", "c1"]
    assert await found(Wanted(queue="Sales", since=NOON + 1, until=NOON + 2)) == ["c3", "c2"]
    assert await found(Wanted(text="visitor_3%")) == ["c3"]
    assert await found(Wanted(text="_%")) == []
    assert await found(Wanted(states=("routing",))) == ["c9"]
    assert await found(Wanted(point="other")) == ["c9"]

    async def count(wanted: Wanted, most: int = 9) -> int | None:
        return await store.read(lambda c: contacts.count(c, wanted, most=most))

    assert [await count(Wanted()), await count(Wanted(), most=3), await count(Wanted(agent="ann"))] == [
        7,
        4,
        3,
    ]
    assert await count(Wanted(queue="Sales", since=NOON + 1, until=NOON + 2)) == 2
    assert await count(Wanted(states=("routing",))) == 1
    assert await count(Wanted(states=("talking",), point="other")) == 0
    assert [await count(Wanted(text="visitor")), await count(Wanted(agent="ann", queue="Sales"))] == [
        None,
        None,
    ]


async def test_earlier_chats_are_those_of_a_known_visitor_only(store: SqlStore) -> None:
    for number in range(4):
        known = Visitor(id=f"v{number}", claimed_id="ann", verified=bool(number % 2))
        await store.commit(opened(a_chat(f"c{number}", opened_at=NOON + number, visitor=known)))

    found = [chat.id for chat in await store.earlier_chats("id:ann", before="c3", limit=9)]

    assert found == ["c1"]
    assert await store.earlier_chats("", before="c9", limit=9) == []


async def test_open_chats_are_told_with_who_is_away(store: SqlStore) -> None:
    await store.commit(opened(a_chat("c1")))
    await store.commit(opened(a_chat("c2", visitor_away_since=NOON)))
    await store.commit(opened(a_chat("c3", state=ChatState.CLOSED, ended_at=NOON)))

    assert sorted((chat.id, chat.visitor_away_since is not None) for chat in await store.open_chats()) == [
        ("c1", False),
        ("c2", True),
    ]
