"""A unit is written whole or not at all, in company or alone, and its guards hold."""

import asyncio

import pytest
from msgspec.structs import replace
from sqlalchemy import func, select

from cordboard.core.chat.chat import ChatState, Visitor
from cordboard.storage.store import SqlStore
from cordboard.storage.tables.chats import chats, events
from cordboard.switchboard.ports import Conflict, Created
from tests.builders import NOON, a_chat, an_event, changed, opened


async def test_a_committed_chat_is_read_back_as_it_was(store: SqlStore) -> None:
    chat = a_chat(clipboard={"basket": "3 lamps"})

    await store.commit(opened(chat))

    loaded = await store.load_chat(chat.id)
    assert loaded is not None
    assert loaded.chat == chat
    assert loaded.run is None
    assert loaded.sent == {}
    assert await store.load_chat("nobody") is None


async def test_events_are_read_in_order_from_a_cursor(store: SqlStore) -> None:
    chat = a_chat()
    await store.commit(opened(chat))
    after = replace(chat, version=2, last_seq=3)

    await store.commit(changed(chat, after, an_event(1), an_event(2, text="Grüße 🙂"), an_event(3)))

    assert [event.seq for event in await store.events_after(chat.id, seq=0, limit=10)] == [1, 2, 3]
    tail = await store.events_after(chat.id, seq=1, limit=1)
    assert [(event.seq, event.body.decode()) for event in tail] == [(2, '{"seq":2,"text":"Grüße 🙂"}')]


async def test_a_change_of_a_version_that_is_gone_is_a_conflict(store: SqlStore) -> None:
    chat = a_chat()
    await store.commit(opened(chat))
    after = replace(chat, version=2, last_seq=1)
    await store.commit(changed(chat, after, an_event(1)))

    with pytest.raises(Conflict) as refused:
        await store.commit(changed(chat, after, an_event(1, text="late")))

    assert refused.value.what == "chats.version"
    assert len(await store.events_after(chat.id, seq=0, limit=10)) == 1


async def test_the_same_client_id_twice_is_a_conflict(store: SqlStore) -> None:
    chat = a_chat()
    await store.commit(opened(chat))
    once = replace(chat, version=2, last_seq=1)
    await store.commit(changed(chat, once, an_event(1, client_id="m1")))
    twice = replace(once, version=3, last_seq=2)

    with pytest.raises(Conflict) as refused:
        await store.commit(changed(once, twice, an_event(2, client_id="m1")))

    assert refused.value.what == "events.client_id"
    loaded = await store.load_chat(chat.id)
    assert loaded is not None
    assert loaded.chat == once
    assert loaded.sent == {("v1", "m1"): (1, NOON + 1, b"Hello")}


async def test_a_visitor_has_one_open_chat_per_point(store: SqlStore) -> None:
    first = a_chat("c1", visitor=Visitor(id="v"))
    await store.commit(opened(first))

    with pytest.raises(Conflict) as refused:
        await store.commit(opened(a_chat("c2", visitor=Visitor(id="v"))))
    await store.commit(changed(first, replace(first, version=2, state=ChatState.CLOSED, ended_at=NOON)))
    await store.commit(opened(a_chat("c2", visitor=Visitor(id="v"))))

    assert refused.value.what == "chats.visitor_point"


async def test_an_idempotency_key_makes_one_chat(store: SqlStore) -> None:
    await store.commit(opened(a_chat("c1"), created=Created("key", b"hash")))

    with pytest.raises(Conflict) as refused:
        await store.commit(opened(a_chat("c2"), created=Created("key", b"hash")))

    assert refused.value.what == "created.key"
    assert await store.created_chat("key") == ("c1", b"hash")
    assert await store.created_chat("other") is None
    assert await store.load_chat("c2") is None


async def test_one_bad_unit_among_fifty_spoils_no_other(store: SqlStore) -> None:
    chats_before = [a_chat(f"c{number}") for number in range(50)]
    await asyncio.gather(*(store.commit(opened(chat)) for chat in chats_before))
    units = [changed(chat, replace(chat, version=2, last_seq=1), an_event(1)) for chat in chats_before]
    stale = replace(chats_before[7], version=5)
    units[7] = changed(stale, replace(stale, version=6, last_seq=1), an_event(1))

    outcomes = await asyncio.gather(*(store.commit(unit) for unit in units), return_exceptions=True)

    failed = [number for number, outcome in enumerate(outcomes) if outcome is not None]
    assert failed == [7]
    assert isinstance(outcomes[7], Conflict)
    assert (
        await store.read(
            lambda connection: connection.execute(select(func.count()).select_from(events)).scalar()
        )
        == 49
    )


async def test_of_two_changes_made_from_one_state_one_wins(store: SqlStore) -> None:
    chat = a_chat()
    await store.commit(opened(chat))
    rivals = [
        changed(chat, replace(chat, version=2, last_seq=1), an_event(1, text=f"rival {n}")) for n in range(8)
    ]

    outcomes = await asyncio.gather(*(store.commit(unit) for unit in rivals), return_exceptions=True)

    assert sum(outcome is None for outcome in outcomes) == 1
    assert sum(isinstance(outcome, Conflict) for outcome in outcomes) == 7


async def test_changes_of_one_chat_handed_over_together_are_written_in_order(store: SqlStore) -> None:
    chat = a_chat()
    await store.commit(opened(chat))
    states = [replace(chat, version=n + 1, last_seq=n) for n in range(6)]

    await asyncio.gather(
        *(store.commit(changed(states[n], states[n + 1], an_event(n + 1))) for n in range(5))
    )

    loaded = await store.load_chat(chat.id)
    assert loaded is not None
    assert loaded.chat == states[5]


async def test_a_unit_that_contradicts_itself_is_refused_before_anything_is_written(store: SqlStore) -> None:
    chat = a_chat()
    await store.commit(opened(chat))

    with pytest.raises(ValueError, match="events"):
        await store.commit(changed(chat, replace(chat, version=2, last_seq=2), an_event(1)))
    with pytest.raises(ValueError, match="version"):
        await store.commit(changed(chat, replace(chat, version=7)))


async def test_what_became_ready_together_shares_transactions(store: SqlStore) -> None:
    before = [a_chat(f"c{number}") for number in range(200)]
    await asyncio.gather(*(store.commit(opened(chat)) for chat in before))
    transactions = store.commits

    await asyncio.gather(
        *(store.commit(changed(chat, replace(chat, version=2, last_seq=1), an_event(1))) for chat in before)
    )

    assert store.commits - transactions <= 5
    assert (
        await store.read(
            lambda connection: connection.execute(select(func.count()).select_from(events)).scalar()
        )
        == 200
    )


async def test_a_caller_who_goes_away_does_not_take_the_write_along(store: SqlStore) -> None:
    chat = a_chat()
    await store.commit(opened(chat))
    waiting = asyncio.ensure_future(
        store.commit(changed(chat, replace(chat, version=2, last_seq=1), an_event(1)))
    )
    await asyncio.sleep(0)

    waiting.cancel()
    await asyncio.gather(waiting, return_exceptions=True)
    await store.write(lambda _: None)

    assert waiting.cancelled()
    assert [event.seq for event in await store.events_after(chat.id, seq=0, limit=10)] == [1]


async def test_a_failing_piece_of_work_is_undone_alone(store: SqlStore) -> None:
    chat = a_chat()

    def work_that_fails(connection: object) -> None:
        connection.execute(chats.delete())  # pyright: ignore[reportAttributeAccessIssue]
        raise LookupError("no")

    outcomes = await asyncio.gather(
        store.commit(opened(chat)),
        store.write(work_that_fails),
        store.write(lambda _: 7),
        return_exceptions=True,
    )

    assert outcomes[0] is None
    assert isinstance(outcomes[1], LookupError)
    assert outcomes[2] == 7
    assert await store.load_chat(chat.id) is not None
