"""Stage directions of the world outside: bots, programs that are called, mail, and what managers change meanwhile.

A capitalised name is a bot's. What a bot will say is laid out before it is asked.
"""

from collections import deque
from typing import Any

import msgspec

from cordboard.core.chat.events import NoteAdded
from cordboard.core.permissions import PERMISSIONS
from cordboard.core.variables import Variable
from cordboard.storage import left_messages
from cordboard.storage.shelf import SqlShelf
from cordboard.switchboard.configuration.configuration import Configuration
from cordboard.switchboard.configuration.edits import Edits
from cordboard.switchboard.configuration.ranks import HIGHEST, Actor
from cordboard.switchboard.configuration.subjects import VARIABLES
from cordboard.switchboard.left_messages import LeftMessages
from cordboard.switchboard.outside.way_out import HttpReply, HttpRequest, OutsideFailure
from tests.outside import Hanging, failing, replying
from tests.stories.stage_directions import Play, says

MANAGER = Actor(user="mo", rank=HIGHEST, permissions=frozenset(PERMISSIONS), address="")


def address_of(bot: str) -> str:
    """Where a bot of a story is called."""
    return f"https://{bot.lower()}.bots.example/"


class Bot:
    """Answers what was laid out, one message after the other; nothing laid out: it fails."""

    def __init__(self) -> None:
        self.replies: deque[dict[str, Any]] = deque()
        self.heard: list[dict[str, Any]] = []

    async def __call__(self, request: HttpRequest) -> HttpReply:
        assert request.sign_with, "a message to a bot is signed"
        self.heard.append(msgspec.json.decode(request.body))
        if not self.replies:
            raise OutsideFailure("failed", "The bot has nothing to say.")
        return HttpReply(status=200, text="", json=self.replies.popleft())


def bot_of(play: Play, name: str) -> Bot:
    """The bot; it stands ready as soon as it is spoken of."""
    found = play.centre.outside.answers.get(address_of(name))
    if not isinstance(found, Bot):
        found = Bot()
        play.centre.outside.answers[address_of(name)] = found
    return found


# Bots


@says('H will say "T"')
async def will_say(play: Play, bot: str, text: str) -> None:
    bot_of(play, bot).replies.append({"state": "waiting", "messages": [{"text": text}]})


@says('H will ask "T" with choices "T"')
async def will_ask(play: Play, bot: str, text: str, choices: str) -> None:
    question = {"text": text, "choices": choices.split(", ")}
    bot_of(play, bot).replies.append({"state": "waiting", "messages": [question]})


@says('H will hand over because "T" with "T"')
async def will_hand_over(play: Play, bot: str, reason: str, found: str) -> None:
    reply = {"state": "handed_over", "reason": reason, "data": _pairs(found)}
    bot_of(play, bot).replies.append(reply)


@says('H will say "T" and be done')
async def will_resolve(play: Play, bot: str, text: str) -> None:
    bot_of(play, bot).replies.append({"state": "resolved", "messages": [{"text": text}]})


@says("H is down")
async def is_down(play: Play, bot: str) -> None:
    play.centre.outside.answers[address_of(bot)] = failing("failed", "There is nobody at this address.")


@says("H hangs")
async def hangs(play: Play, bot: str) -> None:
    play.centre.outside.answers[address_of(bot)] = Hanging()


@says('H has heard "T"')
async def has_heard(play: Play, bot: str, texts: str) -> None:
    """All that it was told from the beginning."""
    heard = [each["text"] for each in bot_of(play, bot).heard]
    assert heard == texts.split(" / "), heard


# Programs that are called


@says('calls to "T" bring N with "T"')
async def bring(play: Play, url: str, status: str, fields: str) -> None:
    play.centre.outside.answers[url] = replying(int(status), json=_pairs(fields))


@says('calls to "T" fail')
async def calls_fail(play: Play, url: str) -> None:
    play.centre.outside.answers[url] = failing("failed", "There is nobody at this address.")


@says('calls to "T" hang')
async def calls_hang(play: Play, url: str) -> None:
    play.centre.outside.answers[url] = Hanging()


@says('N calls went to "T" with N keys')
async def calls_went(play: Play, number: str, url: str, keys: str) -> None:
    asked = [each.key for each in play.centre.outside.asked if each.url.startswith(url)]
    assert (len(asked), len(set(asked))) == (int(number), int(keys)), asked


@says('a call to "T" sent "T"')
async def call_sent(play: Play, url: str, fields: str) -> None:
    sent = [msgspec.json.decode(each.body) for each in play.centre.outside.asked if each.url.startswith(url)]
    assert _pairs(fields) in sent, sent


# Messages that are left, and mail


@says('V has left "T"')
async def has_left(play: Play, visitor: str, fields: str) -> None:
    listed = LeftMessages(store=play.centre.store, rows=left_messages, clock=play.centre.clock)
    messages, _, _ = await listed.page(handled=False, limit=100, after=None)
    found = [each.fields for each in messages if each.chat_id == play.chats[visitor]]
    assert found == [_pairs(fields)], [each.fields for each in messages]


@says("V has left nothing")
async def has_left_nothing(play: Play, visitor: str) -> None:
    listed = LeftMessages(store=play.centre.store, rows=left_messages, clock=play.centre.clock)
    messages, _, _ = await listed.page(handled=None, limit=100, after=None)
    assert play.chats[visitor] not in [each.chat_id for each in messages]


@says('"T" gets N mails about "T" saying "T"')
async def gets_mail(play: Play, to: str, number: str, subject: str, text: str) -> None:
    sent: list[dict[str, str]] = getattr(play.centre.mail, "sent", [])
    found = [each for each in sent if (each["to"], each["subject"]) == (to, subject)]
    assert len(found) == int(number), sent
    assert all(text in each["text"] for each in found), found


@says("no mail is sent")
async def no_mail(play: Play) -> None:
    assert getattr(play.centre.mail, "sent", []) == []


# What agents find


@says('A finds "T" on the clipboard of V')
async def finds(play: Play, agent: str, entries: str, visitor: str) -> None:
    shown = await play.centre.board.agents.chat(agent, play.chats[visitor])
    assert shown.clipboard == _pairs(entries), shown.clipboard


@says('A reads the note "T" about V')
async def reads_note(play: Play, agent: str, note: str, visitor: str) -> None:
    shown = await play.centre.board.agents.chat(agent, play.chats[visitor])
    texts = [msgspec.json.decode(event).get("text", "") for event in shown.events]
    assert any(note in text for text in texts), texts
    notes = [event.text for event in await play.log(visitor) if isinstance(event, NoteAdded)]
    assert any(note in text for text in notes), notes


@says('V does not see "T"')
async def does_not_see(play: Play, visitor: str, text: str) -> None:
    await play.look(visitor)
    told = [event.get("text") or event.get("message", "") for event in play.seen[visitor]]
    assert not any(text in words for words in told), f"{visitor} saw {told}"


# Who comes


@says('V, known as "T", opens a chat')
async def known_opens(play: Play, visitor: str, claimed: str) -> None:
    await play.opens(visitor, claimed_id=claimed, verified=True)


@says('V, who says to be "T", opens a chat')
async def claiming_opens(play: Play, visitor: str, claimed: str) -> None:
    await play.opens(visitor, claimed_id=claimed)


@says('V opens a chat at "T"')
async def opens_at(play: Play, visitor: str, point: str) -> None:
    await play.opens(visitor, point=point)


# Global variables


@says('a manager sets "T" to yes')
async def sets_yes(play: Play, name: str) -> None:
    await _set(play, name, value=True)


@says('a manager sets "T" to no')
async def sets_no(play: Play, name: str) -> None:
    await _set(play, name, value=False)


@says('the variable "T" is yes')
async def is_yes(play: Play, name: str) -> None:
    assert play.centre.catalogues.current.variable_values[name] is True


@says('the variable "T" is no')
async def is_no(play: Play, name: str) -> None:
    assert play.centre.catalogues.current.variable_values[name] is False


async def _set(play: Play, name: str, *, value: bool) -> None:
    centre = play.centre
    edits = Edits(store=centre.store, shelf=SqlShelf(), catalogues=centre.catalogues, clock=centre.clock)
    configuration = Configuration(
        edits=edits, shelf=SqlShelf(), catalogues=centre.catalogues, clock=centre.clock
    )
    variable = Variable(name=name, type="yes_no", value=value)
    if name in centre.catalogues.current.variables:
        await configuration.replace(VARIABLES, name, variable, by=MANAGER)
    else:
        await configuration.create(VARIABLES, variable, by=MANAGER)


def _pairs(text: str) -> dict[str, str]:
    """`order: 17, topic: shoes` as entries by name."""
    entries = [entry.partition(": ") for entry in text.split(", ") if entry]
    return {name: value for name, _, value in entries}
