"""Orders of a script that do not route the chat: what it keeps about it, and what is to be done outside."""

from typing import assert_never

import msgspec

from cordboard.core.chat import words
from cordboard.core.chat.chat import ChatState
from cordboard.core.chat.events import NoteAdded, RunNoted
from cordboard.core.chat.party import SCRIPT
from cordboard.core.errors import Refused
from cordboard.core.outcomes import misfit
from cordboard.director import orders
from cordboard.director.expressions.values import shown
from cordboard.switchboard.configuration.catalogue import Catalogue
from cordboard.switchboard.ports import OutboxItem
from cordboard.switchboard.stage import Stage

Effect = (
    orders.SetData
    | orders.SetGlobal
    | orders.SetClass
    | orders.SetPriority
    | orders.SetOutcome
    | orders.AddNote
    | orders.LeaveMessage
    | orders.LeavePlace
    | orders.HttpCall
    | orders.QueryCall
    | orders.BotCall
)
"""The orders that are carried out here."""


class Mail(msgspec.Struct, frozen=True, kw_only=True):
    """Body of an errand `mail`."""

    to: str
    subject: str
    text: str


class GlobalSet(msgspec.Struct, frozen=True, kw_only=True):
    """Body of an errand `global`: a script gives a global variable another value."""

    name: str
    value: str | float | bool
    chat: str
    script: str


def have_effect(stage: Stage, order: Effect, *, catalogue: Catalogue) -> None:
    """Does what an order says. What cannot be done is no reason to lose the chat: the trace tells of it."""
    match order:
        case orders.SetData():
            try:
                words.set_data(stage, by=SCRIPT, name=order.name, value=order.value)
            except Refused as no:
                _note(stage, f"{order.name} is not on the clipboard. {no.detail}")
        case orders.SetClass():
            call_class = catalogue.call_classes.get(order.call_class)
            if call_class is None:
                _note(stage, f"There is no class {order.call_class!r}; the chat keeps its own.")
                return
            words.set_class(stage, by=SCRIPT, call_class=call_class.name, weight=call_class.weight)
        case orders.SetPriority():
            words.set_priority(stage, by=SCRIPT, priority=order.priority)
        case orders.SetOutcome():
            outcome = catalogue.outcomes.get(order.outcome)
            if outcome is None:
                _note(stage, f"There is no outcome {order.outcome!r}.")
                return
            value, wrong = order.value, misfit(outcome, order.value)
            if value is not None and wrong is not None:
                # It stands without a value, which the agent is asked for.
                value = None
                _note(stage, f"The outcome {order.outcome!r} is set without {order.value!r}: {wrong}")
            outcomes = {**stage.chat.outcomes, order.outcome: value}
            words.set_outcomes(stage, by=SCRIPT, outcomes=outcomes)
        case orders.AddNote():
            stage.happened(NoteAdded, by=SCRIPT, text=order.text)
        case orders.LeavePlace():
            if stage.chat.state is ChatState.ROUTING:
                stage.change(arrived_at=None)
                _note(stage, "The chat gives up its place in line.")
        case orders.LeaveMessage():
            leave_message(stage, order)
        case orders.SetGlobal():
            script = stage.run.script if stage.run else ""
            body = GlobalSet(name=order.name, value=order.value, chat=stage.chat.id, script=script)
            _errand(stage, "global", body, number=stage.chat.last_seq)
            _note(stage, f"global.{order.name} is set to {shown(order.value)}.")
        case orders.HttpCall() | orders.QueryCall() | orders.BotCall():
            _errand(stage, "call", order, number=order.call)
            _note(stage, f"Outside call {order.call}: {_told(order)}.")
        case _:
            assert_never(order)


def leave_message(stage: Stage, order: orders.LeaveMessage) -> None:
    """Keeps what the visitor leaves for later, and has it mailed if an address is given."""
    words.leave_message(stage, fields=order.fields)
    if not order.mail_to:
        return
    chat = stage.chat
    lines = [f"{name}: {value}" for name, value in order.fields.items()]
    lines += ["", f"Left by {chat.visitor.shown} at {chat.point}, {chat.page.url}", f"Chat {chat.id}"]
    subject = order.subject or f"Message from {chat.visitor.shown}"
    mail = Mail(to=order.mail_to, subject=" ".join(subject.split()), text="\n".join(lines) + "\n")
    _errand(stage, "mail", mail, number=chat.last_seq)


def _errand(stage: Stage, kind: str, body: msgspec.Struct, *, number: int) -> None:
    """Records what is to be done outside, under a key that is the same on every try."""
    run = stage.run.number if stage.run else 0
    key = f"{kind}:{stage.chat.id}:{run}:{number}"
    item = OutboxItem(
        key=key, kind=kind, due_at=stage.now, body=msgspec.json.encode(body), chat=stage.chat.id
    )
    stage.outbox.append(item)


def _told(order: orders.HttpCall | orders.QueryCall | orders.BotCall) -> str:
    match order:
        case orders.HttpCall():
            return f"{order.method} {order.url.partition('?')[0][:200]}"
        case orders.QueryCall():
            return f"statement {order.statement} of {order.source}"
        case orders.BotCall():
            return f"a message to {order.bot}"


def _note(stage: Stage, note: str) -> None:
    number = stage.run.number if stage.run else 0
    stage.happened(RunNoted, run=number, node="", note=note)
