from typing import get_args

import msgspec
import pytest

from cordboard.core.chat.events import ChatEvent, Offered
from cordboard.core.queueing.agent import LOST, AgentState, Slot, Use
from cordboard.core.queueing.reasons import NotChosen, named, not_chosen, sentence
from cordboard.core.queueing.waiting import Waiting
from cordboard.core.reasons import Ineligible
from tests.builders import an_agent

BUSY = tuple(Slot(number, "other", 1, Use.TALKING) for number in (1, 2, 3))


def told(reason: Ineligible, *, free: int = 0, **wants: object) -> str:
    agent = an_agent("ann", slots=BUSY, skills={"French": 3}, code=4)
    asked = Waiting(chat="c1", skills={"French": 5}, **wants)  # type: ignore[arg-type]
    found = named([not_chosen(agent, reason, wants=asked, free=free)], {4: "Lunch"})
    return sentence(found[0])


@pytest.mark.parametrize("reason", list(Ineligible))
def test_every_reason_is_a_sentence_about_the_agent(reason: Ineligible) -> None:
    bare = sentence(NotChosen(agent="ann", reason=reason))

    for words in (bare, told(reason)):
        assert words.startswith("Not ann: ")
        assert words.endswith(".")
        assert "None" not in words
        assert "_" not in words


def test_sentences_tell_the_figures() -> None:
    assert told(Ineligible.AT_CAPACITY) == "Not ann: 3 of 3 chats."
    assert (
        told(Ineligible.AT_CAPACITY, free=1, weight=2) == "Not ann: 3 of 3 chats, and this one counts as 2."
    )
    assert told(Ineligible.LACKS_SKILL) == "Not ann: lacks French level 5, has 3."
    assert told(Ineligible.NOT_READY) == "Not ann: not ready (Lunch)."


def test_an_agent_whose_desk_is_lost_is_told_by_the_code_of_a_lost_connection() -> None:
    agent = an_agent("ann", lost_at=5, state=AgentState.READY)

    found = not_chosen(agent, Ineligible.NOT_READY, wants=Waiting(chat="c1"), free=0)

    assert found.code == LOST


def test_a_reason_has_only_the_figures_that_bear_on_it() -> None:
    agent = an_agent("ann", skills={"French": 3})
    wants = Waiting(chat="c1", skills={"Law": 1, "French": 5})

    found = not_chosen(agent, Ineligible.LACKS_SKILL, wants=wants, free=3)

    assert msgspec.to_builtins(found) == {
        "agent": "ann", "reason": "lacks_skill", "skill": "Law", "needs": 1, "has": 0,
    }  # fmt: skip


def test_offers_recorded_with_a_word_for_each_agent_are_still_read() -> None:
    old = (
        b'{"kind":"offered","seq":3,"at":"2026-01-01T00:00:00.000Z","agent":"ann","agent_name":"Ann","gen":1,'
        b'"queue":"Sales","expires_at":"2026-01-01T00:00:20.000Z",'
        b'"not_chosen":{"bob":"not idle longest","cem":"at_capacity"}}'
    )

    event = msgspec.json.decode(old, type=ChatEvent)

    assert isinstance(event, Offered)
    assert [sentence(each) for each in event.passed_over] == [
        "Not bob: idle for less time.",
        "Not cem: no slot free.",
    ]


def test_what_is_written_now_is_read_as_it_was() -> None:
    no = NotChosen(agent="bob", reason=Ineligible.AT_CAPACITY, taken=3, capacity=3)
    offered = next(kind for kind in get_args(ChatEvent) if kind is Offered)
    event = offered(
        seq=1,
        at="",
        agent="ann",
        agent_name="Ann",
        gen=1,
        queue="",
        expires_at="",
        not_chosen=(no,),
        group="Experts",
    )

    assert msgspec.json.decode(msgspec.json.encode(event), type=ChatEvent) == event
    assert event.passed_over == (no,)
