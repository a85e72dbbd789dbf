"""A conversation with a bot is bounded, and nothing that a bot answers can hurt the chat."""

import re
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cordboard.director.advance import Advance, advance
from cordboard.director.bots import MAX_TURNS, understood_reply
from cordboard.director.nodes.bot import MAX_HELD
from cordboard.director.orders import BotCall, GiveUp, Say, SetData, TraceNote
from cordboard.director.stimuli import AnyStimulus, CallReturned, Started, VisitorWrote
from tests.director.builders import a_run, a_script, some_facts

PROTOCOL = Path(__file__).parents[2] / "docs" / "protocol.md"
BOT = {"kind": "bot", "bot": "Robo", "exits": {"handed_over": "after", "resolved": None, "timeout": None}}
SCRIPT = a_script(
    {
        "first": BOT,
        "after": {"kind": "send_message", "text": "{{clipboard.topic}}", "exits": {"next": None}},
    }
)
WAITING: dict[str, Any] = {"state": "waiting"}


class Talk:
    """A run with a bot, and all that it ordered."""

    def __init__(self) -> None:
        self.run = a_run()
        self.orders: list[Any] = []
        self.tell(Started(message="Hi"))

    def tell(self, stimulus: AnyStimulus) -> Advance:
        answer = advance(SCRIPT, self.run, stimulus, some_facts())
        self.run = answer.run
        self.orders += answer.orders
        return answer

    def reply(self, value: Any) -> Advance:
        assert self.run.wait is not None
        return self.tell(CallReturned(call=self.run.wait.call, outcome="succeeded", value=value))

    def told(self) -> list[tuple[int, str]]:
        """What the bot was told: the number of the turn, and the words."""
        return [
            (order.message["turn"], order.message["text"])
            for order in self.orders
            if isinstance(order, BotCall)
        ]

    def gave_up(self) -> str:
        return next((order.note for order in self.orders if isinstance(order, GiveUp)), "")


def test_the_first_words_of_the_visitor_are_told_first() -> None:
    assert Talk().told() == [(1, "Hi")]


def test_a_conversation_has_a_hundred_turns() -> None:
    talk = Talk()

    for number in range(2, MAX_TURNS + 1):
        talk.reply(WAITING)
        talk.tell(VisitorWrote(text=str(number)))
    assert len(talk.told()) == MAX_TURNS
    assert not talk.run.ended
    talk.reply(WAITING)
    talk.tell(VisitorWrote(text="one more"))

    assert len(talk.told()) == MAX_TURNS
    assert talk.gave_up() == "The conversation with Robo has come to 100 turns"


def test_what_is_kept_for_a_bot_at_work_is_bounded() -> None:
    talk = Talk()

    for number in range(MAX_HELD + 5):
        talk.tell(VisitorWrote(text=str(number)))
    for _ in range(MAX_HELD + 1):
        talk.reply(WAITING)

    assert [text for _, text in talk.told()] == ["Hi", *map(str, range(MAX_HELD))]
    assert len([order for order in talk.orders if isinstance(order, TraceNote)]) == 5
    assert talk.run.wait is not None
    assert talk.run.wait.accepts == ("visitor_wrote", "timer_due")


def test_what_the_bot_found_out_can_be_read_by_the_next_node() -> None:
    talk = Talk()

    talk.reply({"state": "handed_over", "data": {"topic": "Sales"}})

    assert SetData(name="topic", value="Sales") in talk.orders
    assert Say(text="Sales") in talk.orders


def test_the_protocol_shows_messages_as_they_are() -> None:
    section = PROTOCOL.read_text(encoding="utf-8").partition("## Bots\n")[2].partition("\n## ")[0]
    to_bot, from_bot = (
        msgspec.json.decode(each) for each in re.findall(r"```json\n(.*?)```", section, re.DOTALL)
    )
    [told] = [order.message for order in Talk().orders if isinstance(order, BotCall)]

    assert to_bot.keys() == told.keys()
    assert to_bot["visitor"].keys() == told["visitor"].keys()
    assert to_bot["page"].keys() == told["page"].keys()
    assert msgspec.json.decode(msgspec.json.encode(understood_reply(from_bot))) == {
        **from_bot,
        "messages": [{"markdown": False, "choices": [], **each} for each in from_bot["messages"]],
        "reason": "",
        "data": {},
    }


@pytest.mark.parametrize(
    "reply",
    [
        None,
        "waiting",
        [],
        {},
        {"state": "asleep"},
        {"state": "waiting", "messages": "Hello"},
        {"state": "waiting", "messages": [{"words": "Hello"}]},
        {"state": "waiting", "messages": [{"text": "a" * 4_001}]},
        {"state": "waiting", "messages": [{"text": "a"}] * 11},
        {"state": "waiting", "messages": [{"text": "a", "choices": [""]}]},
        {"state": "waiting", "messages": [{"text": "a", "choices": ["a"] * 21}]},
        {"state": "resolved", "reason": "a" * 1_001},
        {"state": "resolved", "data": {"": "a"}},
        {"state": "resolved", "data": {"a": 1}},
        {"state": "resolved", "data": {"a": "b" * 4_001}},
        {"state": "resolved", "data": {str(number): "b" for number in range(51)}},
    ],
)
def test_a_reply_that_is_not_as_agreed_is_a_failure_and_nothing_of_it_is_done(reply: Any) -> None:
    talk = Talk()

    answer = talk.reply(reply)

    assert talk.gave_up().startswith("The bot's reply is malformed: ")
    assert [type(order) for order in answer.orders] == [GiveUp]


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=10,
)
REPLIES = JSON | st.fixed_dictionaries(
    {"state": st.sampled_from(["waiting", "handed_over", "resolved", "?"])},
    optional={"messages": JSON, "reason": JSON, "data": JSON},
)


@given(
    st.lists(
        st.one_of(
            REPLIES.map(lambda value: (True, value)), st.text(max_size=5).map(lambda text: (False, text))
        ),
        max_size=8,
    )
)
def test_whatever_a_bot_answers_the_chat_goes_on(play: list[tuple[bool, Any]]) -> None:
    talk = Talk()

    for replies, value in play:
        if talk.run.ended:
            break
        assert talk.run.wait is not None
        if not replies:
            talk.tell(VisitorWrote(text=value))
        elif talk.run.wait.call:
            talk.reply(value)

    assert talk.run.ended == (talk.run.wait is None)
    assert "Internal fault" not in talk.gave_up()
    turns = [turn for turn, _ in talk.told()]
    assert turns == list(range(1, len(turns) + 1))
