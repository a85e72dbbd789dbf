"""Lets a bot talk with the visitor until it hands the chat over, or has resolved the matter.

A bot is an outside program that the operator has set up as a host for bots. It is told what the visitor writes, and
answers with messages, with choices if it likes. What the visitor writes while the bot works on an answer is kept and
told to it afterwards, one message after the other. In the end the bot gives a reason, which the variable takes, and
data, which go to the chat's clipboard, where agents and later nodes find them. A bot that cannot be reached, answers
what cannot be understood, does not answer in time, or does not come to an end within 100 turns takes `failed`. The
protocol is in docs/protocol.md, under *Bots*.
"""

from collections.abc import Iterator
from typing import Annotated

from msgspec import Meta

from cordboard.director.bots import MAX_TURNS, MAX_WORDS, BotReply, message_to_bot, understood_reply
from cordboard.director.issues import Issue
from cordboard.director.marks import HostName, Seconds, Text, VariableName
from cordboard.director.node import Group, Kind, Leave, Node, Pause, Step
from cordboard.director.orders import Ask, BotCall, Say, SetData, TakeAnswer
from cordboard.director.sprint import NodeError, Sprint
from cordboard.director.stimuli import AnyStimulus, VisitorWrote
from cordboard.director.waiting_for_calls import brought, call_timeout, timeout_issue

EXITS = {
    "handed_over": "The bot gives the chat to somebody else, with a reason.",
    "resolved": "The bot has done what the visitor wanted.",
    "timeout": "The visitor was silent for too long.",
}
MAX_HELD = 20
"""Messages of the visitor that are kept for a bot at work."""


class Bot(Node, frozen=True, kw_only=True, tag="bot"):
    """Settings of the conversation."""

    bot: Annotated[HostName, Meta(description="The bot, as it is called among the hosts.")] = ""
    message: Annotated[
        Text, Meta(description="What the bot is told first; usually what the visitor wrote at the beginning.")
    ] = "{{script.first_message}}"
    timeout: Annotated[Seconds, Meta(description="Seconds that the visitor may be silent; 0: for ever.")] = (
        300
    )
    reply_timeout: Annotated[
        Seconds, Meta(description="Seconds that the bot has for each answer, 1 to 60.")
    ] = 10
    into: Annotated[VariableName, Meta(description="The variable that takes the bot's reason.")] = ""


def enter(settings: Bot, sprint: Sprint) -> Step:
    """Tells the bot that it has a visitor."""
    bot = sprint.text(settings.bot).strip()
    if not bot or not sprint.facts.has("host", bot):
        raise NodeError(f"There is no bot “{bot}”" if bot else "No bot is named")
    sprint.scratch["bot"] = bot
    return _tell(settings, sprint, sprint.text(settings.message), None)


def resume(settings: Bot, sprint: Sprint, stimulus: AnyStimulus) -> Step:
    """Carries words to and fro."""
    at_work = "call" in sprint.scratch
    if isinstance(stimulus, VisitorWrote):
        if at_work:
            return _hold(sprint, stimulus)
        if sprint.scratch.pop("asked", False):
            sprint.order(TakeAnswer(value=stimulus.choice or stimulus.text))
        return _tell(settings, sprint, stimulus.text, stimulus.choice)
    if not at_work:
        return Leave("timeout", "the visitor was silent for too long")
    returned = brought(stimulus)
    if returned is None:
        raise NodeError(f"{_bot(sprint)} did not answer in time")
    reply = understood_reply(returned.value)
    del sprint.scratch["call"]
    _say(sprint, reply)
    if reply.state == "waiting":
        return _listen(settings, sprint)
    for name, value in reply.data.items():
        sprint.set_clipboard(name, value)
        sprint.order(SetData(name=name, value=value))
    sprint.set_variable(settings.into, reply.reason)
    sprint.read["turns"] = sprint.scratch.get("turn", 0)
    return Leave(reply.state, reply.reason or f"{_bot(sprint)} gave no reason")


def check(settings: Bot) -> Iterator[Issue]:
    """The bot must be named, and the time for its answers within the bounds."""
    if not settings.bot.strip():
        yield Issue(code="no_bot", sentence="No bot is named.", field="bot")
    issue = timeout_issue(settings.reply_timeout, field="reply_timeout")
    if issue is not None:
        yield issue


def _tell(settings: Bot, sprint: Sprint, text: str, choice: str | None) -> Step:
    turn = int(sprint.scratch.get("turn", 0)) + 1
    if turn > MAX_TURNS:
        raise NodeError(f"The conversation with {_bot(sprint)} has come to {MAX_TURNS} turns")
    seconds = call_timeout(sprint, settings.reply_timeout, called="The reply timeout")
    call = sprint.next_call()
    message = message_to_bot(sprint, turn=turn, text=text, choice=choice)
    sprint.order(BotCall(call=call, timeout=seconds, bot=_bot(sprint), message=message))
    sprint.scratch.update(turn=turn, call=call, until=sprint.facts.now + seconds * 1_000)
    return _await(sprint)


def _bot(sprint: Sprint) -> str:
    """Whom the conversation is with."""
    return str(sprint.scratch["bot"])


def _await(sprint: Sprint) -> Pause:
    """Waits for the bot; the visitor may write meanwhile."""
    left = max(0, int(sprint.scratch["until"]) - sprint.facts.now)
    return Pause(
        accepts=("call_returned", "timer_due", "visitor_wrote"),
        seconds=-(-left // 1_000),
        call=int(sprint.scratch["call"]),
    )


def _hold(sprint: Sprint, wrote: VisitorWrote) -> Step:
    held = list(sprint.scratch.get("held", ()))
    if len(held) < MAX_HELD:
        sprint.scratch["held"] = [*held, [wrote.text[:MAX_WORDS], wrote.choice]]
    else:
        sprint.remark(f"The bot is not told more than {MAX_HELD} messages at a time; one is left out")
    return _await(sprint)


def _say(sprint: Sprint, reply: BotReply) -> None:
    for message in reply.messages:
        if message.choices:
            sprint.order(Ask(text=message.text, answer="choice", choices=message.choices))
            sprint.scratch["asked"] = True
        else:
            sprint.order(Say(text=message.text, markdown=message.markdown))


def _listen(settings: Bot, sprint: Sprint) -> Step:
    """Tells the bot what was written meanwhile, or waits for the visitor."""
    held = list(sprint.scratch.pop("held", ()))
    if held:
        (text, choice), *rest = held
        sprint.scratch["held"] = rest
        return _tell(settings, sprint, text, choice)
    seconds = sprint.seconds(settings.timeout, called="The timeout") or None
    return Pause(accepts=("visitor_wrote", "timer_due"), seconds=seconds)


KIND = Kind(
    settings=Bot,
    group=Group.ADVANCED,
    exits=EXITS,
    enter=enter,
    resume=resume,
    check=check,
    waits=True,
    outside=True,
)
