"""Lets the visitor leave a message for later: asks for what is missing, keeps it, and mails it if mail is set up.

The fields are asked for one after the other. What is known already, the visitor's name and e-mail address or a field of
that name in the form before the chat, is not asked for. An answer that does not fit is asked for again, three times at
most; then the words are kept as they are, because a message that somebody meant to leave is worth more than its form. A
field that is not required is skipped with a dash, or by an answer that does not fit. Staff find the message among the
left messages. Without an answer in time nothing is kept.
"""

from collections.abc import Iterator
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta

from cordboard.director.answers import is_address, understood
from cordboard.director.expressions.values import shown
from cordboard.director.issues import Issue, Severity
from cordboard.director.marks import Seconds, Text, VariableName
from cordboard.director.node import Group, Kind, Leave, Node, Pause, Step
from cordboard.director.nodes.send_message import MAX_MESSAGE
from cordboard.director.orders import Ask, Say, TakeAnswer
from cordboard.director.orders import LeaveMessage as Order
from cordboard.director.sprint import NodeError, Sprint
from cordboard.director.stimuli import AnyStimulus, VisitorWrote

EXITS = {
    "left": "The message is kept.",
    "timeout": "An answer did not come in time.",
}
TRIES = 3
MAX_SUBJECT = 200
_SKIPPED = "-"


class Field(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """One thing that is asked for."""

    name: Annotated[str, Meta(max_length=64, description="What staff see before the answer.")] = ""
    question: Annotated[Text, Meta(description="How the visitor is asked.")] = ""
    answer: Annotated[Literal["text", "email", "number"], Meta(description="What the answer must be.")] = (
        "text"
    )
    required: Annotated[bool, Meta(description="Whether it is asked for again.")] = True


NAME = Field(name="name", question="What is your name?")
EMAIL = Field(name="email", question="At which e-mail address can we reach you?", answer="email")
MESSAGE = Field(name="message", question="What would you like to tell us?")


class LeaveMessage(Node, frozen=True, kw_only=True, tag="leave_message"):
    """Settings of the message."""

    fields: Annotated[
        tuple[Field, ...],
        Meta(title="Questions", max_length=20, description="What is asked for, in this order."),
    ] = (NAME, EMAIL, MESSAGE)
    timeout: Annotated[Seconds, Meta(description="Seconds to wait for each answer; 0: for ever.")] = 600
    mail_to: Annotated[
        Text, Meta(title="Mail it to", description="The e-mail address that gets it; empty: it is only kept.")
    ] = ""
    subject: Annotated[Text, Meta(description="The subject of that mail; empty: the visitor's name.")] = ""
    thanks: Annotated[Text, Meta(description="What is said in the end; empty: nothing.")] = (
        "Thank you. We have your message and will get back to you."
    )
    into: Annotated[VariableName, Meta(description="The variable that takes the answers, by field.")] = ""


def enter(settings: LeaveMessage, sprint: Sprint) -> Step:
    """Asks for the first thing that is missing."""
    if not settings.fields:
        raise NodeError("There is nothing to ask for")
    sprint.scratch.update(at=0, tries=0, answers={})
    return _go_on(settings, sprint)


def resume(settings: LeaveMessage, sprint: Sprint, stimulus: AnyStimulus) -> Step:
    """Takes an answer, and asks for the next."""
    if not isinstance(stimulus, VisitorWrote):
        return Leave("timeout", "the visitor did not answer in time")
    field = settings.fields[int(sprint.scratch["at"])]
    words = stimulus.text.strip()
    value = understood(field.answer, words)
    if not field.required and words == _SKIPPED:
        value = None
    elif value is None and field.required:
        tries = sprint.scratch["tries"] = int(sprint.scratch["tries"]) + 1
        if tries < TRIES:
            return _ask(settings, sprint, field)
        value = words or None
    _keep(sprint, field, value)
    sprint.order(TakeAnswer(value=shown(value)))
    return _go_on(settings, sprint)


def check(settings: LeaveMessage) -> Iterator[Issue]:
    """There must be something to ask for, each under a name of its own, and mail needs an address."""
    if not settings.fields:
        yield Issue(code="no_fields", sentence="There is nothing to ask for.", field="fields")
    names: set[str] = set()
    for number, field in enumerate(settings.fields, start=1):
        place = f"fields[{number}]"
        if not field.name.strip():
            yield Issue(code="no_name", sentence="The field has no name.", field=f"{place}.name")
        elif field.name in names:
            sentence = f"Two fields are called “{field.name}”."
            yield Issue(code="duplicate_field", sentence=sentence, field=f"{place}.name")
        names.add(field.name)
        if not field.question.strip():
            sentence = f"The question for {field.name or 'the field'} has no text."
            yield Issue(code="empty_text", sentence=sentence, field=f"{place}.question")
    address = settings.mail_to.strip()
    if address and "{{" not in address and not is_address(address):
        sentence = f"“{address}” is no e-mail address."
        yield Issue(code="no_address", sentence=sentence, field="mail_to", severity=Severity.ERROR)


def _go_on(settings: LeaveMessage, sprint: Sprint) -> Step:
    """Takes over what is known, asks for the first thing that is not, or ends."""
    scratch = sprint.scratch
    while (at := int(scratch["at"])) < len(settings.fields):
        field = settings.fields[at]
        known = _known(sprint, field)
        if known is None:
            return _ask(settings, sprint, field)
        _keep(sprint, field, known)
    return _leave(settings, sprint)


def _ask(settings: LeaveMessage, sprint: Sprint, field: Field) -> Step:
    seconds = sprint.seconds(settings.timeout, called="The timeout") or None
    sprint.order(Ask(text=sprint.text(field.question)[:MAX_MESSAGE], answer=field.answer))
    return Pause(accepts=("visitor_wrote", "timer_due"), seconds=seconds)


def _known(sprint: Sprint, field: Field) -> Any:
    """What the visitor has told already, if it fits."""
    sources = [sprint.known("form").get(field.name)]
    if field.name in ("name", "email"):
        sources.insert(0, sprint.known("visitor").get(field.name))
    for each in sources:
        value = understood(field.answer, shown(each)[:MAX_MESSAGE])
        if value is not None:
            return value
    return None


def _keep(sprint: Sprint, field: Field, value: Any) -> None:
    scratch = sprint.scratch
    if value is not None:
        scratch["answers"] = {**scratch["answers"], field.name: shown(value)[:MAX_MESSAGE]}
    scratch.update(at=int(scratch["at"]) + 1, tries=0)


def _leave(settings: LeaveMessage, sprint: Sprint) -> Step:
    answers: dict[str, str] = dict(sprint.scratch["answers"])
    mail_to = _if_possible(sprint, settings.mail_to).strip()
    if mail_to and not is_address(mail_to):
        sprint.remark(f"The message is kept, but not mailed: “{mail_to[:100]}” is no e-mail address")
        mail_to = ""
    subject = " ".join(_if_possible(sprint, settings.subject).split())[:MAX_SUBJECT]
    try:
        sprint.set_variable(settings.into, {**answers})
    except NodeError as mistake:
        sprint.remark(str(mistake))
    sprint.order(Order(fields=answers, mail_to=mail_to, subject=subject))
    thanks = _if_possible(sprint, settings.thanks)
    if thanks.strip():
        sprint.order(Say(text=thanks[:MAX_MESSAGE]))
    return Leave("left", f"{len(answers)} of {len(settings.fields)} fields are filled")


def _if_possible(sprint: Sprint, source: str) -> str:
    """A text around the message. That it cannot be worked out is no reason to lose the message itself."""
    try:
        return sprint.text(source)
    except NodeError as mistake:
        sprint.remark(str(mistake))
        return ""


KIND = Kind(
    settings=LeaveMessage,
    group=Group.ADVANCED,
    exits=EXITS,
    enter=enter,
    resume=resume,
    check=check,
    waits=True,
    at_once=lambda _: ("left",),
)
