"""Errands in the store: claimed by one, settled once."""

import asyncio

import pytest
from sqlalchemy import select

from cordboard.storage.store import SqlStore
from cordboard.storage.tables.system import outbox
from cordboard.switchboard.ports import ChatChange, Conflict, OutboxItem, Unit
from tests.builders import NOON, a_chat


async def recorded(store: SqlStore, *kinds: str) -> list[OutboxItem]:
    items = [OutboxItem(key=f"k{n}", kind=kind, due_at=NOON + n, body=b"{}") for n, kind in enumerate(kinds)]
    await store.commit(Unit(chat=ChatChange(before=None, after=a_chat()), outbox=tuple(items), at=NOON))
    return items


async def test_errands_are_found_by_kind_oldest_first(store: SqlStore) -> None:
    mail, call, other = await recorded(store, "mail", "call", "mail")

    assert await store.due_outbox(now=NOON + 9, limit=9) == [mail, call, other]
    assert await store.due_outbox(now=NOON + 9, limit=9, kinds=("mail",)) == [mail, other]
    assert await store.due_outbox(now=NOON + 9, limit=1, kinds=("call", "host")) == [call]
    assert await store.due_outbox(now=NOON, limit=9) == [mail]


async def test_of_many_who_claim_an_errand_one_has_it(store: SqlStore) -> None:
    (item,) = await recorded(store, "call")

    won = await asyncio.gather(
        *(store.claim_outbox(item.key, seen=item.due_at, until=NOON + 100 + n) for n in range(10))
    )

    assert sum(won) == 1
    assert await store.due_outbox(now=NOON + 99, limit=9) == []
    (again,) = await store.due_outbox(now=NOON + 110, limit=9)
    assert await store.claim_outbox(item.key, seen=again.due_at, until=NOON + 500)


async def test_a_settled_errand_cannot_be_claimed(store: SqlStore) -> None:
    (item,) = await recorded(store, "call")
    await store.settle_outbox(item.key, done=True, retry_at=None, note="done")

    assert not await store.claim_outbox(item.key, seen=item.due_at, until=NOON + 100)


async def test_what_is_done_keeps_its_key_and_forgets_its_words(store: SqlStore) -> None:
    done, given_up = await recorded(store, "mail", "mail")

    await store.settle_outbox(done.key, done=True, retry_at=None, note="sent")
    await store.settle_outbox(given_up.key, done=False, retry_at=None, note="refused")

    rows = await store.read(lambda c: c.execute(select(outbox.c.key, outbox.c.body)).all())
    assert dict(map(tuple, rows)) == {done.key: "", given_up.key: "{}"}


async def test_tries_are_counted(store: SqlStore) -> None:
    (item,) = await recorded(store, "mail")

    await store.settle_outbox(item.key, done=False, retry_at=NOON + 60, note="refused")

    assert [each.tries for each in await store.due_outbox(now=NOON + 60, limit=9)] == [1]


async def test_an_errand_is_settled_with_its_effect_or_not_at_all(store: SqlStore) -> None:
    (item,) = await recorded(store, "global")
    await store.write(store.settling(item.key, note="set"))

    with pytest.raises(Conflict):
        await store.write(store.settling(item.key, note="set"))

    assert await store.due_outbox(now=NOON + 9, limit=9) == []
