"""Registrations of outside hosts and their numbered messages, on each database."""

import asyncio

from msgspec.structs import replace
from sqlalchemy import select

from cordboard.core.routing.dialog import Dialog, DialogState
from cordboard.storage import registrations as rows
from cordboard.storage.engine import open_store
from cordboard.storage.store import SqlStore
from cordboard.storage.tables.chats import dialogs
from cordboard.switchboard.ports import HostMessage, Unit
from cordboard.switchboard.routing.registration_rows import Registration
from tests.builders import NOON, a_chat, changed, opened


def a_registration(name: str = "r1", **given: object) -> Registration:
    ordinary = Registration(
        id=name, user="robo", host="", points=("shop", "café"), created_at=NOON, seen_at=NOON
    )
    return replace(ordinary, **given)


async def put(store: SqlStore, registration: Registration, *, most: int = 100) -> bool:
    return await store.write(lambda c: rows.put(c, registration, most=most))


async def numbers(store: SqlStore, registration: str, *, seq: int = 0) -> list[tuple[int, str]]:
    found = await store.read(lambda c: rows.messages_after(c, registration, seq=seq, limit=500))
    return [(message.seq, message.body.decode()) for message in found]


def telling(chat_id: str, *to: str) -> Unit:
    messages = tuple(
        HostMessage(each, f"{chat_id}.1", f'"{chat_id} {n}"'.encode()) for n, each in enumerate(to)
    )
    return opened(a_chat(chat_id), host_messages=messages)


async def test_a_registration_is_read_back_as_it_was(store: SqlStore) -> None:
    first, second = a_registration("r1"), a_registration("r2", host="Router", created_at=NOON + 1)

    assert await put(store, second)
    assert await put(store, first)

    assert await store.read(rows.every) == [first, second]


async def test_a_user_has_no_more_than_so_many(store: SqlStore) -> None:
    assert await put(store, a_registration("r1"), most=1)

    assert not await put(store, a_registration("r2"), most=1)
    assert await put(store, a_registration("r3", user="other"), most=1)
    assert [each.id for each in await store.read(rows.every)] == ["r1", "r3"]


async def test_messages_of_one_turn_are_numbered_in_their_order(store: SqlStore) -> None:
    await put(store, a_registration("r1"))
    await put(store, a_registration("r2"))

    await store.commit(telling("c1", "r1", "r2", "r1", "r1"))

    assert await numbers(store, "r1") == [(1, '"c1 0"'), (2, '"c1 2"'), (3, '"c1 3"')]
    assert await numbers(store, "r2") == [(1, '"c1 1"')]
    assert await numbers(store, "r1", seq=2) == [(3, '"c1 3"')]
    assert [each.last_seq for each in await store.read(rows.every)] == [3, 1]


async def test_many_turns_at_once_leave_no_hole_and_no_double(store: SqlStore, database: str) -> None:
    await put(store, a_registration("r1"))
    await put(store, a_registration("r2"))
    other = await open_store(database) if "postgresql" in database else store

    await asyncio.gather(
        *(
            (other if n % 2 else store).commit(
                telling(f"c{n}", *(("r1", "r2") if n % 3 else ("r2", "r1", "r1")))
            )
            for n in range(60)
        )
    )

    assert [number for number, _ in await numbers(store, "r1")] == list(range(1, 81))
    assert [number for number, _ in await numbers(store, "r2")] == list(range(1, 61))
    if other is not store:
        await other.close()


async def test_a_registration_that_is_gone_gets_nothing_and_holds_nothing_up(store: SqlStore) -> None:
    await put(store, a_registration("r1"))
    await store.commit(telling("c1", "r1"))

    assert await store.write(lambda c: rows.drop(c, "r1"))
    await store.commit(telling("c2", "r1"))

    assert await store.load_chat("c2") is not None
    assert await numbers(store, "r1") == []
    assert await store.read(lambda c: rows.reach(c, "r1")) == (1, 0)
    assert not await store.write(lambda c: rows.drop(c, "r1"))


async def test_a_turn_that_is_refused_tells_nobody(store: SqlStore) -> None:
    await put(store, a_registration("r1"))
    chat = a_chat("c1")
    await store.commit(opened(chat))
    stale = changed(replace(chat, version=7), replace(chat, version=8))
    told = Unit(chat=stale.chat, host_messages=(HostMessage("r1", "c1.1", b'"x"'),), at=NOON)

    outcomes = await asyncio.gather(
        store.commit(told), store.commit(telling("c2", "r1")), return_exceptions=True
    )

    assert [type(outcome).__name__ for outcome in outcomes] == ["Conflict", "NoneType"]
    assert await numbers(store, "r1") == [(1, '"c2 0"')]


async def test_old_messages_go_and_their_numbers_never_come_again(store: SqlStore) -> None:
    await put(store, a_registration("r1"))
    await store.commit(telling("c1", "r1", "r1"))
    assert await store.read(lambda c: rows.reach(c, "r1")) == (1, 2)

    assert await store.write(lambda c: rows.forget_messages(c, before=NOON)) == 0
    assert await store.write(lambda c: rows.forget_messages(c, before=NOON + 1)) == 2
    await store.commit(telling("c2", "r1"))

    assert await numbers(store, "r1") == [(3, '"c2 0"')]
    assert await store.read(lambda c: rows.reach(c, "r1")) == (3, 3)


async def test_only_who_has_not_been_seen_since_is_dropped(store: SqlStore) -> None:
    await put(store, a_registration("r1"))
    await store.write(lambda c: rows.seen(c, "r1", at=NOON + 50))
    await store.write(lambda c: rows.seen(c, "r1", at=NOON + 20))

    assert not await store.write(lambda c: rows.drop(c, "r1", unseen_since=NOON + 49))
    assert await store.write(lambda c: rows.drop(c, "r1", unseen_since=NOON + 50))


async def test_a_chats_two_dialogs_have_a_row_each(store: SqlStore) -> None:
    script = Dialog(cross_ref="c1.1", host="script", state=DialogState.REQUESTED, requested_at=NOON)
    asked = Dialog(
        cross_ref="c1.2",
        host="Router",
        outside=True,
        state=DialogState.REQUESTED,
        asked=("r1",),
        message="Hello",
    )
    chat = a_chat("c1", dialog=script, outside=asked, dialogs=2)
    await store.commit(opened(chat))
    again = replace(asked, cross_ref="c1.3")
    after = replace(
        chat, version=2, outside=again, dialogs=3, dialog=replace(script, state=DialogState.ENDED)
    )

    await store.commit(changed(chat, after))

    loaded = await store.load_chat("c1")
    assert loaded is not None
    assert loaded.chat == after
    found = await store.read(
        lambda c: c.execute(select(dialogs).order_by(dialogs.c.cross_ref)).mappings().all()
    )
    assert [(row["cross_ref"], row["host"], row["state"], row["ended_at"]) for row in found] == [
        ("c1.1", "script", "ended", NOON),
        ("c1.2", "Router", "ended", NOON),
        ("c1.3", "Router", "requested", None),
    ]
