"""Events of a chat in plain sentences: what a manager reads in the trace."""

from collections.abc import Callable, Mapping
from typing import Any

from cordboard.core.chat import events as e
from cordboard.core.queueing import reasons

_HOSTS = {"script": "the script", "registered": "the registered hosts"}
"""Hosts that have no name of their own."""
_SAY: Mapping[type[e.Event], Callable[[Any], str]] = {
    e.ChatOpened: lambda x: f"The chat arrived at routing point {x.point} from {x.url}.",
    e.MessageSent: lambda x: f"{_who(x)} wrote: {_short(x.text)}",
    e.QuestionAsked: lambda x: f"{_who(x)} asked: {_short(x.text)}",
    e.QuestionAnswered: lambda x: (
        f"The answer was {_short(x.value)!r}" + (f", kept in {x.into}." if x.into else ".")
    ),
    e.RouteRequested: lambda x: (
        f"The driver asked {_HOSTS.get(x.host, x.host)} for a route (RouteRequest {x.cross_ref})."
    ),
    e.RouteSelected: lambda x: f"The host chose {x.route} (RouteSelect).",
    e.ReRouted: lambda x: f"{x.route} led to nobody, {_word(x.why)}: another route was asked for (ReRoute).",
    e.RouteUsed: lambda x: f"The route {x.route} was used (RouteUsed).",
    e.RouteEnded: lambda x: (
        "The routing dialog ended (RouteEnd)"
        + (f", {_word(x.error)}" if x.error != "none" else "")
        + _why(x.reason)
    ),
    e.RouteRejected: lambda x: f"The host refused the chat, {_word(x.cause)} (RouteReject).",
    e.NodeEntered: lambda x: f"The script entered {_word(x.node_kind)} ({x.node}).",
    e.ExitTaken: lambda x: (
        f"{x.node} was left by {_word(x.exit)}"
        + (f" to {x.to}" if x.to else ", which leads nowhere")
        + _why(x.why)
    ),
    e.RunNoted: lambda x: f"Script, at {x.node}: {x.note}" if x.node else x.note,
    e.Queued: lambda x: f"The chat waits {_where(x)} with priority {x.priority}{_terms(x)}" + _why(x.why),
    e.TermsChanged: lambda x: (
        f"The chat waits on with priority {x.priority}{_terms(x) or ', no skill required'}" + _why(x.why)
    ),
    e.LeftQueue: lambda x: (
        f"The chat left {_queues(x)}: {_word(x.why)}."
        if x.queue
        else f"The chat waits there no longer: {_word(x.why)}."
    ),
    e.Considered: lambda x: " ".join(
        [f"Nobody can take the chat {_where(x)} now.", *map(reasons.sentence, x.not_chosen)]
        if x.not_chosen
        else [f"Nobody is signed in who can take the chat {_where(x)}."]
    ),
    e.Offered: lambda x: " ".join(
        [
            f"It was offered to {x.agent}" + (f" because {x.why}." if x.why else "."),
            *map(reasons.sentence, x.passed_over),
        ]
    ),
    e.Declined: lambda x: f"{x.agent} declined" + _why(x.reason),
    e.OfferExpired: lambda x: f"{x.agent} did not answer in time.",
    e.OfferWithdrawn: lambda x: f"The offer to {x.agent} was withdrawn: {_word(x.reason)}.",
    e.Answered: lambda x: f"{x.agent} answered after {x.waited} s.",
    e.AgentLeft: lambda x: f"{x.agent} left the chat: {_word(x.why)}.",
    e.Transferred: lambda x: f"{_who(x)} transferred the chat to {x.to}" + (f": {x.note}" if x.note else "."),
    e.NoteAdded: lambda x: f"{_who(x)} noted: {_short(x.text)}",
    e.DataChanged: lambda x: (
        f"{x.name} was removed." if x.value is None else f"{x.name} became {_short(x.value)!r}."
    ),
    e.ClassChanged: lambda x: f"The call class became {x.call_class}.",
    e.PriorityChanged: lambda x: f"The priority became {x.priority}.",
    e.MessageLeft: lambda x: f"The visitor left a message: {_short('; '.join(x.fields.values()))}",
    e.FileAdded: lambda x: f"{_who(x)} sent the file {x.name} ({x.size} bytes).",
    e.VisitorAway: lambda _: "The visitor is not connected.",
    e.VisitorBack: lambda _: "The visitor is connected again.",
    e.ChatEnded: lambda x: (
        f"The chat ended: {_word(x.reason)}"
        + (", abandoned." if x.abandoned else ".")
        + (f" The visitor was told: {_short(x.message)}" if x.message else "")
    ),
    e.Rated: lambda x: (
        f"The visitor gave {x.score} of 5"
        + (f": {_short(x.comment)}" if x.comment else ".")
        + "".join(f" {name}: {_short(told)}" for name, told in x.answers.items())
    ),
    e.OutcomeSet: lambda x: f"Outcomes: {', '.join(x.outcomes) or 'none'}.",
    e.WrapUpDone: lambda x: f"{x.agent} finished the wrap-up: {_word(x.why)}.",
    e.TranscriptRequested: lambda _: "The visitor asked for the transcript by mail.",
    e.Junked: lambda x: "The chat was marked as junk" + _why(x.reason),
    e.Redacted: lambda x: f"The text of event {x.target} was taken out.",
}


def sentence(event: e.ChatEvent) -> str:
    """One sentence about an event."""
    say = _SAY.get(type(event))
    return say(event) if say is not None else _word(str(event.__struct_config__.tag)).capitalize() + "."


def _where(event: e.Queued | e.Considered) -> str:
    groups = [f"group {name}" for name in event.groups]
    places = [_queues(event), *groups] if event.queue else groups
    return f"in {' and '.join(places)}" if places else "for one agent"


def _queues(event: e.Queued | e.Considered | e.LeftQueue) -> str:
    if event.queues:
        return f"queues {', '.join(event.queues[:-1])} and {event.queues[-1]}"
    return f"queue {event.queue}"


def _terms(event: e.Queued | e.TermsChanged) -> str:
    asked = [f"{skill} level {level}" for skill, level in event.skills.items()]
    wished = [f"{skill} level {level}" for skill, level in event.preferred_skills.items()]
    needs = f", needs {' and '.join(asked)}" if asked else ""
    return needs + (f", prefers {' and '.join(wished)}" if wished else "")


def _why(reason: str) -> str:
    """The end of a sentence, with a reason if there is one, which may be a sentence itself."""
    return f": {reason.removesuffix('.')}." if reason else "."


def _who(event: e.Event) -> str:
    return event.by.name or str(event.by.role).capitalize()


def _word(word: str) -> str:
    return str(word).replace("_", " ")


def _short(text: str) -> str:
    return text if len(text) <= 200 else f"{text[:199]}…"
