"""Asks the visitor a question and waits for the answer.

An answer that does not fit (no number, no e-mail address, none of the choices) is asked for again, up to
*tries* times. If no answer is *required*, one that does not fit counts as no answer: the variable stays empty
and the run goes on by `answered`. The time runs anew with every try.
"""

from collections.abc import Iterator
from typing import Annotated, Literal

from msgspec import Meta

from cordboard.director.answers import understood
from cordboard.director.issues import Issue
from cordboard.director.marks import Seconds, Text, VariableName
from cordboard.director.node import Group, Kind, Leave, Node, Pause, Step
from cordboard.director.nodes.send_message import MAX_MESSAGE
from cordboard.director.orders import Ask as Question
from cordboard.director.orders import TakeAnswer
from cordboard.director.sprint import Sprint
from cordboard.director.stimuli import AnyStimulus, VisitorWrote

EXITS = {
    "answered": "The visitor answered; or, if no answer is required, wrote anything.",
    "timeout": "No answer came in time.",
    "invalid": "The last try did not fit either.",
}

ChoiceText = Annotated[str, Meta(min_length=1, max_length=200)]


class Ask(Node, frozen=True, kw_only=True, tag="ask"):
    """Settings of a question."""

    text: Annotated[Text, Meta(title="Question", description="The question.")] = ""
    answer: Annotated[
        Literal["text", "number", "email", "choice"], Meta(description="What the answer must be.")
    ] = "text"
    choices: Annotated[
        tuple[ChoiceText, ...],
        Meta(max_length=20, description="What can be chosen, for the answer `choice`."),
    ] = ()
    required: Annotated[
        bool,
        Meta(
            title="An answer is required",
            description="Whether an answer that does not fit is asked for again.",
        ),
    ] = True
    timeout: Annotated[Seconds, Meta(description="Seconds to wait for each answer; 0: for ever.")] = 300
    tries: Annotated[int, Meta(ge=1, le=20, description="How often the question is put at most.")] = 3
    again: Annotated[
        Text,
        Meta(
            title="When it does not fit",
            description="What is said when an answer does not fit; empty: the question.",
        ),
    ] = ""
    into: Annotated[VariableName, Meta(description="The script variable that takes the answer.")] = ""


def enter(settings: Ask, sprint: Sprint) -> Step:
    """Puts the question."""
    return _put(settings, sprint, settings.text)


def resume(settings: Ask, sprint: Sprint, stimulus: AnyStimulus) -> Step:
    """Takes the answer, or asks again."""
    if not isinstance(stimulus, VisitorWrote):
        return Leave("timeout", "the visitor did not answer in time")
    value = understood(settings.answer, stimulus.choice or stimulus.text, choices=settings.choices)
    if value is None and settings.required:
        tries = int(sprint.scratch.get("tries", 1))
        if tries >= settings.tries:
            return Leave("invalid", f"the answer is no {settings.answer}, for the {tries}. time")
        sprint.scratch["tries"] = tries + 1
        return _put(settings, sprint, settings.again or settings.text)
    sprint.set_variable(settings.into, value)
    sprint.order(TakeAnswer(value="" if value is None else str(value), into=settings.into))
    return Leave(
        "answered", "" if value is not None else f"not required, and the answer is no {settings.answer}"
    )


def check(settings: Ask) -> Iterator[Issue]:
    """A question needs words, and a choice something to choose from."""
    if not settings.text.strip():
        yield Issue(code="empty_text", sentence="The question has no text.", field="text")
    if settings.answer == "choice" and not settings.choices:
        yield Issue(code="no_choices", sentence="There is nothing to choose from.", field="choices")


def _put(settings: Ask, sprint: Sprint, text: str) -> Step:
    seconds = sprint.seconds(settings.timeout, called="The timeout") or None
    sprint.order(
        Question(text=sprint.text(text)[:MAX_MESSAGE], answer=settings.answer, choices=settings.choices)
    )
    return Pause(accepts=("visitor_wrote", "timer_due"), seconds=seconds)


KIND = Kind(
    settings=Ask, group=Group.GENERAL, exits=EXITS, enter=enter, resume=resume, check=check, waits=True
)
