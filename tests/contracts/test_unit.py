"""From two documents to rows: only what has changed is written, and nothing is touched for a mere message."""

from collections import deque
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from cordboard.core.chat.chat import ChatState, Offer, Talk, Timer
from cordboard.core.queueing.agent import Slot, Use
from cordboard.storage import statements as s
from cordboard.storage.commit import MOST_IN_A_BATCH, Pending, PendingUnit, take_batch, together
from cordboard.storage.statement import Row, Statement
from cordboard.storage.statements import ORDER
from cordboard.storage.unit import touched, writes
from cordboard.switchboard.ports import AgentChange, Unit
from tests.builders import NOON, a_chat, an_agent, an_event, changed, opened

_NOBODY: Any = None
"""In the place of who waits."""


def _of(unit: Unit) -> dict[Statement, list[Row]]:
    return dict(together([PendingUnit(writes(unit), touched(unit), _NOBODY)]))


def _pending(unit: Unit) -> Pending:
    return PendingUnit(writes(unit), touched(unit), _NOBODY)


def test_a_message_is_one_update_without_an_index_and_one_insert() -> None:
    chat = a_chat(timers=(Timer("idle", NOON),))

    written = _of(changed(chat, replace(chat, version=2, last_seq=1), an_event(1)))

    assert list(written) == [s.CHAT_SAID, s.EVENT]
    assert written[s.CHAT_SAID][0][-2:] == ("c1", 1)


def test_what_sql_searches_by_is_written_when_it_changes() -> None:
    chat = a_chat()

    written = _of(changed(chat, replace(chat, version=2, call_class="Gold")))

    assert list(written) == [s.CHAT_CHANGED]


def test_a_transfer_ends_one_assignment_and_begins_another_in_this_order() -> None:
    talk = Talk(agent="ann", agent_name="", gen=1, slots=(1,), queue="Sales", answered_at=NOON)
    chat = a_chat(state=ChatState.TALKING, talk=talk, gen=1)
    after = replace(chat, version=2, talk=replace(talk, agent="bob", gen=2), gen=2)

    written = _of(changed(chat, after))

    assert list(written) == [s.CHAT_CHANGED, s.ASSIGNMENT_OVER, s.ASSIGNMENT_MADE]
    assert written[s.ASSIGNMENT_OVER] == [("over", NOON, "c1", 1, "talking")]
    assert written[s.ASSIGNMENT_MADE][0][:4] == ("c1", 2, "bob", "talking")


def test_a_closed_chat_holds_nobody_whatever_its_document_remembers() -> None:
    talk = Talk(agent="ann", agent_name="", gen=1, slots=(1,), queue="Sales", answered_at=NOON)
    chat = a_chat(state=ChatState.TALKING, talk=talk, gen=1)

    written = _of(changed(chat, replace(chat, version=2, state=ChatState.CLOSED)))

    assert written[s.ASSIGNMENT_OVER] == [("over", NOON, "c1", 1, "talking")]


def test_a_slot_that_changes_hands_is_freed_before_it_is_taken() -> None:
    agent = an_agent(slots=(Slot(1, "c1", 1, Use.TALKING), Slot(2, "c2", 4, Use.RINGING)))
    after = replace(agent, version=2, slots=(Slot(1, "c9", 2, Use.RINGING), Slot(2, "c2", 4, Use.TALKING)))

    written = _of(Unit(agents=(AgentChange(before=agent, after=after),), at=NOON))

    assert list(written) == [s.AGENT_CHANGED, s.SLOT_FREED, s.SLOT_TAKEN, s.SLOT_USED]


@given(st.lists(st.tuples(st.integers(1, 8), st.integers(1, 4)), max_size=6, unique_by=lambda pair: pair[0]))
def test_offers_and_slots_of_a_new_chat_are_all_written(pairs: list[tuple[int, int]]) -> None:
    offers = tuple(
        Offer(agent=f"a{gen}", gen=gen, slots=(slot,), queue="", offered_at=NOON, due_at=NOON)
        for gen, slot in pairs
    )

    written = _of(opened(a_chat(state=ChatState.OFFERED, offers=offers)))

    made: list[Any] = written.get(s.ASSIGNMENT_MADE, [])
    assert {row[1] for row in made} == {gen for gen, _ in pairs}


def test_units_of_one_document_never_share_a_batch() -> None:
    one, two = a_chat("c1"), a_chat("c2")
    again = changed(one, replace(one, version=2))
    waiting = deque([_pending(unit) for unit in (opened(one), opened(two), again, opened(a_chat("c3")))])

    batches = [len(take_batch(waiting)) for _ in range(3)]

    assert batches == [2, 2, 0]


def test_a_document_in_the_other_committers_hands_waits() -> None:
    waiting = deque([_pending(opened(a_chat("c1")))])

    assert take_batch(waiting, {"chat c1"}) == []
    assert len(take_batch(waiting, {"chat c2"})) == 1


def test_a_batch_has_a_bound() -> None:
    waiting = deque([_pending(opened(a_chat(f"c{number}"))) for number in range(MOST_IN_A_BATCH + 5)])

    assert len(take_batch(waiting)) == MOST_IN_A_BATCH


def test_every_statement_has_its_place_in_the_order() -> None:
    declared = [value for value in vars(s).values() if isinstance(value, Statement)]

    assert len(ORDER) == len(set(ORDER)) == len(declared)
