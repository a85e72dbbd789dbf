"""What the schema refuses, whoever asks: slots taken twice, two holders, two offers; and rows that follow documents."""

from typing import Any

import pytest
from msgspec.structs import replace
from sqlalchemy import Table, select

from cordboard.core.chat.chat import Chat, ChatState, Offer, Route, Talk, Timer
from cordboard.core.queueing.agent import Agent, Slot, Use
from cordboard.core.routing.dialog import Dialog, DialogState
from cordboard.director.run import Run
from cordboard.storage.store import SqlStore
from cordboard.storage.tables.agents import slots
from cordboard.storage.tables.chats import assignments, dialogs, runs, timers, waiting
from cordboard.switchboard.ports import AgentChange, ChatChange, Conflict, OutboxItem, Unit
from tests.builders import NOON, a_chat, an_agent, an_agent_event, changed, opened, signed_in


async def test_offer_answer_wrap_up_and_end_leave_their_rows(store: SqlStore) -> None:
    chat, agent = a_chat(), an_agent()
    await store.commit(opened(chat))
    await store.commit(signed_in(agent))

    ringing, alerted = await _offer(store, chat, agent, gen=1, slot=2)
    offered = await _rows(store, assignments), await _taken(store)
    talking, busy = await _answer(store, ringing, alerted, gen=1, slot=2)
    answered = await _rows(store, assignments), await _taken(store)
    wrapping = _step(talking, state=ChatState.WRAP_UP, wrap_up_at=NOON + 30)
    resting = _step(busy, slots=(Slot(2, chat.id, 1, Use.WRAP_UP),))
    await store.commit(_both(talking, wrapping, busy, resting))
    ended = await _rows(store, assignments), await _taken(store)
    closed = _step(wrapping, state=ChatState.CLOSED, talk=None, ended_at=NOON)
    await store.commit(_both(wrapping, closed, resting, _step(resting, slots=())))

    assert _states(offered) == ([("c1", 1, "ringing")], [(2, "c1", 1, "ringing")])
    assert _states(answered) == ([("c1", 1, "talking")], [(2, "c1", 1, "talking")])
    assert _states(ended) == ([("c1", 1, "wrap_up")], [(2, "c1", 1, "wrap_up")])
    assert _states((await _rows(store, assignments), await _taken(store))) == ([("c1", 1, "over")], [])


async def test_a_slot_cannot_be_taken_twice(store: SqlStore) -> None:
    agent = an_agent()
    first, second = a_chat("c1"), a_chat("c2")
    for unit in (opened(first), opened(second), signed_in(agent)):
        await store.commit(unit)
    _, alerted = await _offer(store, first, agent, gen=1, slot=1)
    forgetful = replace(alerted, slots=())

    with pytest.raises(Conflict) as refused:
        await _offer(store, second, forgetful, gen=1, slot=1)

    assert refused.value.what == "slots.taken"
    assert await _taken(store) == [(1, "c1", 1, "ringing")]


async def test_a_slot_that_does_not_exist_cannot_be_taken(store: SqlStore) -> None:
    agent, chat = an_agent(capacity=1), a_chat()
    await store.commit(opened(chat))
    await store.commit(signed_in(agent))

    with pytest.raises(Conflict) as refused:
        await _offer(store, chat, replace(agent, capacity=2), gen=1, slot=2)

    assert refused.value.what == "slots.taken"


async def test_two_agents_cannot_talk_in_one_chat(store: SqlStore) -> None:
    chat, ann, bob = a_chat(), an_agent("ann"), an_agent("bob")
    for unit in (opened(chat), signed_in(ann), signed_in(bob)):
        await store.commit(unit)
    ringing, ann = await _offer(store, chat, ann, gen=1, slot=1)
    ringing, bob = await _offer(store, ringing, bob, gen=2, slot=1)
    await _answer(store, ringing, ann, gen=1, slot=1, others=True)
    rival = replace(ringing, version=ringing.version + 1, offers=ringing.offers)

    with pytest.raises(Conflict) as refused:
        await _answer(store, rival, bob, gen=2, slot=1, others=True)

    assert refused.value.what == "assignments.held"


async def test_an_agent_is_offered_a_chat_once_at_a_time(store: SqlStore) -> None:
    chat, agent = a_chat(), an_agent()
    await store.commit(opened(chat))
    await store.commit(signed_in(agent))
    ringing, alerted = await _offer(store, chat, agent, gen=1, slot=1)

    with pytest.raises(Conflict) as refused:
        await _offer(store, ringing, alerted, gen=2, slot=2)

    assert refused.value.what == "assignments.gen"


async def test_capacity_adds_and_removes_free_slots_and_keeps_those_in_use(store: SqlStore) -> None:
    chat, agent = a_chat(), an_agent(capacity=3)
    await store.commit(opened(chat))
    await store.commit(signed_in(agent))
    ringing, alerted = await _offer(store, chat, agent, gen=1, slot=3)

    smaller = _step(alerted, capacity=1)
    await store.commit(Unit(agents=(AgentChange(before=alerted, after=smaller),), at=NOON))
    kept = [row["number"] for row in await _rows(store, slots)]
    quiet = _step(ringing, state=ChatState.QUEUED, offers=())
    free = _step(smaller, slots=())
    await store.commit(_both(ringing, quiet, smaller, free))
    left = [row["number"] for row in await _rows(store, slots)]
    await store.commit(Unit(agents=(AgentChange(before=free, after=_step(free, capacity=5)),), at=NOON))

    assert (kept, left) == ([1, 3], [1])
    assert [row["number"] for row in await _rows(store, slots)] == [1, 2, 3, 4, 5]


async def test_a_chat_waits_by_queue_and_is_found_waiting(store: SqlStore) -> None:
    chat = a_chat()
    await store.commit(opened(chat))
    route = Route(to="queue:Sales", priority=70, since=NOON)

    queued = _step(chat, state=ChatState.QUEUED, route=route, arrived_at=NOON - 5)
    await store.commit(changed(chat, queued))
    there = await _rows(store, waiting)
    moved = _step(queued, route=replace(route, to="agent:ann"))
    await store.commit(changed(queued, moved))
    direct = await _rows(store, waiting)
    found = await store.waiting_chats()
    gone = _step(moved, state=ChatState.ABANDONED, route=None, ended_at=NOON)
    await store.commit(changed(moved, gone))

    assert there == [
        {"chat_id": "c1", "queue": "Sales", "priority": 70, "arrived_at": NOON - 5, "to_agent": ""}
    ]
    assert [(row["queue"], row["to_agent"]) for row in direct] == [("", "ann")]
    assert found == [moved]
    assert await _rows(store, waiting) == []
    assert await store.waiting_chats() == []


async def test_a_chat_in_several_queues_has_a_row_in_each(store: SqlStore) -> None:
    chat = a_chat()
    await store.commit(opened(chat))
    route = Route(to="queue:Sales", also=("group:Experts", "queue:Help"), since=NOON)

    queued = _step(chat, state=ChatState.QUEUED, route=route, arrived_at=NOON)
    await store.commit(changed(chat, queued))
    both = await _rows(store, waiting)
    urgent = _step(queued, route=replace(route, priority=90))
    await store.commit(changed(queued, urgent))
    raised = await _rows(store, waiting)
    groups = _step(urgent, route=replace(route, to="group:Experts", also=()))
    await store.commit(changed(urgent, groups))
    nameless = await _rows(store, waiting)
    found = await store.waiting_chats()
    gone = _step(groups, state=ChatState.ROUTING, route=None)
    await store.commit(changed(groups, gone))

    assert sorted((row["queue"], row["priority"]) for row in both) == [("Help", 50), ("Sales", 50)]
    assert sorted((row["queue"], row["priority"]) for row in raised) == [("Help", 90), ("Sales", 90)]
    assert [(row["queue"], row["to_agent"]) for row in nameless] == [("", "")]
    assert found == [groups]
    assert await _rows(store, waiting) == []


async def test_timers_are_rows_found_when_due(store: SqlStore) -> None:
    chat = a_chat(timers=(Timer("idle", NOON + 10), Timer("run", NOON + 5)))
    await store.commit(opened(chat))

    assert await store.next_due() == NOON + 5
    assert await store.due_timers(now=NOON + 7, limit=9) == [("c1", "run", NOON + 5)]
    later = _step(chat, timers=(Timer("idle", NOON + 20),))
    await store.commit(changed(chat, later))
    assert [(row["name"], row["due_at"]) for row in await _rows(store, timers)] == [("idle", NOON + 20)]
    await store.commit(changed(later, _step(later, timers=())))
    assert await store.next_due() is None


async def test_runs_and_dialogs_follow_the_chat(store: SqlStore) -> None:
    run = Run(number=1, script="Chat Routing", version=4, variables={"tries": 2})
    dialog = Dialog(cross_ref="d1", host="script", state=DialogState.REQUESTED, requested_at=NOON)
    chat = a_chat(dialog=dialog, runs=1)
    await store.commit(Unit(chat=ChatChange(before=None, after=chat, run_after=run), at=NOON))

    waited = replace(run, steps=3)
    asked = _step(chat, dialog=replace(dialog, state=DialogState.SELECTED, route="queue:Sales"))
    await store.commit(
        Unit(chat=ChatChange(before=chat, after=asked, run_before=run, run_after=waited), at=NOON)
    )
    second = Run(number=2, script="Chat Routing", version=5)
    again = _step(asked, runs=2, dialog=Dialog(cross_ref="d2", host="script", requested_at=NOON))
    await store.commit(
        Unit(chat=ChatChange(before=asked, after=again, run_before=waited, run_after=second), at=NOON)
    )

    loaded = await store.load_chat("c1")
    assert loaded is not None
    assert loaded.run == second
    assert [(row["number"], row["version"], row["ended"]) for row in await _rows(store, runs)] == [
        (1, 4, True),
        (2, 5, False),
    ]
    assert [(row["cross_ref"], row["state"], row["ended_at"]) for row in await _rows(store, dialogs)] == [
        ("d1", "ended", NOON),
        ("d2", "idle", None),
    ]


async def test_an_agent_is_read_back_with_the_own_log(store: SqlStore) -> None:
    agent = an_agent(skills={"German": 7})
    await store.commit(signed_in(agent))
    after = _step(agent, last_seq=1)

    await store.commit(
        Unit(agents=(AgentChange(before=agent, after=after, events=(an_agent_event(1),)),), at=NOON)
    )

    assert await store.load_agent("ann") == after
    assert await store.load_agent("bob") is None
    assert await store.agents() == [after]
    assert await store.agent_events_after("ann", seq=0, limit=9) == [(1, an_agent_event(1).body)]
    with pytest.raises(Conflict) as refused:
        await store.commit(Unit(agents=(AgentChange(before=agent, after=_step(agent)),), at=NOON))
    assert refused.value.what == "agents.version"


async def test_errands_outside_are_due_until_settled(store: SqlStore) -> None:
    item = OutboxItem(key="k1", kind="mail", due_at=NOON, body=b'{"to":"a@example.com"}', chat="c1")
    await store.commit(opened(a_chat(), outbox=(item,)))

    assert await store.due_outbox(now=NOON - 1, limit=9) == []
    assert await store.due_outbox(now=NOON, limit=9) == [item]
    await store.settle_outbox("k1", done=False, retry_at=NOON + 60, note="refused")
    assert await store.due_outbox(now=NOON, limit=9) == []
    assert [again.key for again in await store.due_outbox(now=NOON + 60, limit=9)] == ["k1"]
    await store.settle_outbox("k1", done=True, retry_at=None, note="sent")
    assert await store.due_outbox(now=NOON + 60, limit=9) == []


async def _offer(store: SqlStore, chat: Chat, agent: Agent, *, gen: int, slot: int) -> tuple[Chat, Agent]:
    offer = Offer(agent=agent.user, gen=gen, slots=(slot,), queue="Sales", offered_at=NOON, due_at=NOON + 20)
    ringing = _step(chat, state=ChatState.OFFERED, gen=gen, offers=(*chat.offers, offer))
    alerted = _step(agent, slots=(*agent.slots, Slot(slot, chat.id, gen, Use.RINGING)))
    await store.commit(_both(chat, ringing, agent, alerted))
    return ringing, alerted


async def _answer(
    store: SqlStore, chat: Chat, agent: Agent, *, gen: int, slot: int, others: bool = False
) -> tuple[Chat, Agent]:
    talk = Talk(agent=agent.user, agent_name="", gen=gen, slots=(slot,), queue="Sales", answered_at=NOON)
    left = tuple(offer for offer in chat.offers if offer.gen != gen) if others else ()
    talking = _step(chat, state=ChatState.TALKING, offers=left, talk=talk)
    busy = _step(agent, slots=(Slot(slot, chat.id, gen, Use.TALKING),))
    await store.commit(_both(chat, talking, agent, busy))
    return talking, busy


def _both(chat: Chat, chat_after: Chat, agent: Agent, agent_after: Agent) -> Unit:
    return Unit(
        chat=ChatChange(before=chat, after=chat_after),
        agents=(AgentChange(before=agent, after=agent_after),),
        at=NOON,
    )


def _step(document: Any, **fields: object) -> Any:
    return replace(document, version=document.version + 1, **fields)


async def _rows(store: SqlStore, table: Table) -> list[dict[str, Any]]:
    query = select(table).order_by(*table.primary_key.columns)
    return await store.read(lambda connection: [dict(row) for row in connection.execute(query).mappings()])


async def _taken(store: SqlStore) -> list[tuple[Any, ...]]:
    return [
        (row["number"], row["chat_id"], row["gen"], row["use"])
        for row in await _rows(store, slots)
        if row["chat_id"] is not None
    ]


def _states(both: tuple[list[dict[str, Any]], list[tuple[Any, ...]]]) -> tuple[list[Any], list[Any]]:
    held, taken = both
    return [(row["chat_id"], row["gen"], row["state"]) for row in held], taken
