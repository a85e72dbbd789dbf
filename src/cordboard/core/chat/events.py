"""What can happen to a chat: one closed family of events, numbered 1, 2, 3 … per chat.

The log of these is the source of transcript, live streams, reports, trace and replay. Whoever adds a kind adds it
here, to `ChatEvent`, to `fold.py` and to the clients' `reduce.ts`; a missing place is a type error or a failing test.
"""

from enum import StrEnum
from typing import Any

import msgspec

from cordboard.core.chat.party import SYSTEM, Party
from cordboard.core.instant import Timestamp
from cordboard.core.queueing.reasons import NotChosen, from_words
from cordboard.core.reasons import Ended, RejectCause, RouteError, Withdrawn


class Visibility(StrEnum):
    """Who may see an event: everybody, staff, or only readers of the trace."""

    VISITOR = "visitor"
    STAFF = "staff"
    TRACE = "trace"


class Event(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="kind"):
    """What all events have. `seq` counts from 1 without a gap per chat; `at` is informative, never an order."""

    seq: int
    at: Timestamp
    by: Party = SYSTEM
    visibility: Visibility = Visibility.STAFF


class Shown(Event, frozen=True, kw_only=True, omit_defaults=True):
    """An event that the visitor sees as well."""

    visibility: Visibility = Visibility.VISITOR


class Traced(Event, frozen=True, kw_only=True, omit_defaults=True):
    """An event that only the trace tells."""

    visibility: Visibility = Visibility.TRACE


class ChatOpened(Shown, frozen=True, kw_only=True, omit_defaults=True, tag="chat_opened"):
    point: str
    layout: str
    call_class: str
    url: str
    title: str = ""
    referrer: str = ""
    language: str = ""
    visitor_name: str = ""
    clipboard: dict[str, str] = {}


class MessageSent(Shown, frozen=True, kw_only=True, omit_defaults=True, tag="message_sent"):
    """Somebody wrote. `client_id` is the writer's own id of it; `choice` the quick reply it came from."""

    text: str
    markdown: bool = False
    client_id: str | None = None
    choice: str | None = None


class QuestionAsked(Shown, frozen=True, kw_only=True, omit_defaults=True, tag="question_asked"):
    text: str
    answer: str
    choices: tuple[str, ...] = ()


class QuestionAnswered(Shown, frozen=True, kw_only=True, omit_defaults=True, tag="question_answered"):
    value: str
    into: str = ""


class RouteRequested(Event, frozen=True, kw_only=True, omit_defaults=True, tag="route_requested"):
    """The driver asked the host for a route (RouteRequest)."""

    cross_ref: str
    point: str
    host: str
    current_route: str
    priority: int
    reply_timeout: int


class RouteSelected(Event, frozen=True, kw_only=True, omit_defaults=True, tag="route_selected"):
    """The host named a route (RouteSelect)."""

    cross_ref: str
    route: str
    alternate_routes: tuple[str, ...] = ()
    remain_retries: int | None = None
    priority: int | None = None


class ReRouted(Event, frozen=True, kw_only=True, omit_defaults=True, tag="rerouted"):
    """A route failed and the driver asked for another (ReRoute). `why` is a RouteFailure or Withdrawn word."""

    cross_ref: str
    route: str
    why: str


class RouteUsed(Event, frozen=True, kw_only=True, omit_defaults=True, tag="route_used"):
    cross_ref: str
    route: str


class RouteEnded(Event, frozen=True, kw_only=True, omit_defaults=True, tag="route_ended"):
    """The dialog is over (RouteEnd), said by the driver or the host. `reason`: why the script ended the chat."""

    cross_ref: str
    error: RouteError = RouteError.NONE
    reason: str = ""


class RouteRejected(Event, frozen=True, kw_only=True, omit_defaults=True, tag="route_rejected"):
    cross_ref: str
    cause: RejectCause


class NodeEntered(Traced, frozen=True, kw_only=True, omit_defaults=True, tag="node_entered"):
    run: int
    node: str
    node_kind: str


class ExitTaken(Traced, frozen=True, kw_only=True, omit_defaults=True, tag="exit_taken"):
    """A node ended by one of its exits. `read` holds the values that decided it."""

    run: int
    node: str
    exit: str
    to: str | None = None
    why: str = ""
    read: dict[str, Any] = {}


class RunNoted(Traced, frozen=True, kw_only=True, omit_defaults=True, tag="run_noted"):
    """A remark of the script's machinery: a limit reached, an error in a node, what the script logs.

    `script` and `version`: of a script that the node calls; what follows below the node's path runs that version.
    """

    run: int
    node: str
    note: str
    script: str = ""
    version: int = 0


class Queued(Shown, frozen=True, kw_only=True, omit_defaults=True, tag="queued"):
    """The chat waits. `queues`: all of them, if more than `queue`; all empty: it waits for one agent."""

    queue: str
    priority: int
    arrived_at: Timestamp
    why: str = ""
    queues: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    skills: dict[str, int] = {}
    preferred_skills: dict[str, int] = {}


class TermsChanged(Event, frozen=True, kw_only=True, omit_defaults=True, tag="terms_changed"):
    """The chat waits on, in its place, with other terms; these are the new ones."""

    priority: int
    skills: dict[str, int] = {}
    preferred_skills: dict[str, int] = {}
    why: str = ""


class LeftQueue(Event, frozen=True, kw_only=True, omit_defaults=True, tag="left_queue"):
    """The chat waits there no more. `queues`: all that it left, if more than `queue`."""

    queue: str
    why: str
    queues: tuple[str, ...] = ()


class Considered(Traced, frozen=True, kw_only=True, omit_defaults=True, tag="considered"):
    """The chat begins to wait and nobody can take it now; why not, of some of those who serve it."""

    queue: str
    queues: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    not_chosen: tuple[NotChosen, ...] = ()


class Offered(Event, frozen=True, kw_only=True, omit_defaults=True, tag="offered"):
    """The chat was held for an agent; `why` says why this one, `not_chosen` why the others were not.

    Older records have a word for each agent in `not_chosen`; `passed_over` reads both.
    """

    agent: str
    agent_name: str
    gen: int
    queue: str
    expires_at: Timestamp
    why: str = ""
    not_chosen: tuple[NotChosen, ...] | dict[str, str] = ()
    group: str = ""

    @property
    def passed_over(self) -> tuple[NotChosen, ...]:
        """The agents who were considered and not chosen."""
        told = self.not_chosen
        return told if isinstance(told, tuple) else from_words(told)


class Declined(Event, frozen=True, kw_only=True, omit_defaults=True, tag="declined"):
    agent: str
    gen: int
    reason: str = ""


class OfferExpired(Event, frozen=True, kw_only=True, omit_defaults=True, tag="offer_expired"):
    agent: str
    gen: int


class OfferWithdrawn(Event, frozen=True, kw_only=True, omit_defaults=True, tag="offer_withdrawn"):
    agent: str
    gen: int
    reason: Withdrawn


class Answered(Shown, frozen=True, kw_only=True, omit_defaults=True, tag="answered"):
    """An agent took the chat. `waited` is in whole seconds since the chat first arrived in a queue."""

    agent: str
    agent_name: str
    gen: int
    queue: str
    waited: int = 0


class AgentLeft(Shown, frozen=True, kw_only=True, omit_defaults=True, tag="agent_left"):
    agent: str
    agent_name: str
    gen: int
    why: str


class Transferred(Shown, frozen=True, kw_only=True, omit_defaults=True, tag="transferred"):
    to: str
    note: str = ""


class NoteAdded(Event, frozen=True, kw_only=True, omit_defaults=True, tag="note_added"):
    text: str
    client_id: str | None = None


class DataChanged(Event, frozen=True, kw_only=True, omit_defaults=True, tag="data_changed"):
    name: str
    value: str | None = None


class ClassChanged(Event, frozen=True, kw_only=True, omit_defaults=True, tag="class_changed"):
    call_class: str


class PriorityChanged(Event, frozen=True, kw_only=True, omit_defaults=True, tag="priority_changed"):
    priority: int


class MessageLeft(Event, frozen=True, kw_only=True, omit_defaults=True, tag="message_left"):
    """The visitor left a message for later, since nobody could answer."""

    fields: dict[str, str]


class FileAdded(Shown, frozen=True, kw_only=True, omit_defaults=True, tag="file_added"):
    file_id: str
    name: str
    media_type: str
    size: int
    client_id: str | None = None


class VisitorAway(Event, frozen=True, kw_only=True, omit_defaults=True, tag="visitor_away"):
    pass


class VisitorBack(Event, frozen=True, kw_only=True, omit_defaults=True, tag="visitor_back"):
    pass


class ChatEnded(Shown, frozen=True, kw_only=True, omit_defaults=True, tag="chat_ended"):
    """The conversation is over. `abandoned`: the visitor left before an agent had answered."""

    reason: Ended
    state: str
    """Where the chat stands now: `wrap_up`, `closed`, `abandoned` or `junk`."""
    abandoned: bool = False
    message: str = ""
    wrap_up_ends_at: Timestamp | None = None


class Rated(Shown, frozen=True, kw_only=True, omit_defaults=True, tag="rated"):
    """`answers`: to the questions of the layout's survey, by name."""

    score: int
    comment: str = ""
    answers: dict[str, str] = {}


class OutcomeSet(Event, frozen=True, kw_only=True, omit_defaults=True, tag="outcome_set"):
    outcomes: dict[str, str | None]


class WrapUpDone(Event, frozen=True, kw_only=True, omit_defaults=True, tag="wrap_up_done"):
    agent: str
    gen: int
    why: str = "done"


class TranscriptRequested(Event, frozen=True, kw_only=True, omit_defaults=True, tag="transcript_requested"):
    """The transcript is to be mailed; the address itself stays out of the log."""

    key: str


class Junked(Event, frozen=True, kw_only=True, omit_defaults=True, tag="junked"):
    reason: str = ""


class Redacted(Shown, frozen=True, kw_only=True, omit_defaults=True, tag="redacted"):
    target: int
    """Number of the event whose text was taken out."""


ChatEvent = (
    ChatOpened
    | MessageSent
    | QuestionAsked
    | QuestionAnswered
    | RouteRequested
    | RouteSelected
    | ReRouted
    | RouteUsed
    | RouteEnded
    | RouteRejected
    | NodeEntered
    | ExitTaken
    | RunNoted
    | Queued
    | TermsChanged
    | LeftQueue
    | Considered
    | Offered
    | Declined
    | OfferExpired
    | OfferWithdrawn
    | Answered
    | AgentLeft
    | Transferred
    | NoteAdded
    | DataChanged
    | ClassChanged
    | PriorityChanged
    | MessageLeft
    | FileAdded
    | VisitorAway
    | VisitorBack
    | ChatEnded
    | Rated
    | OutcomeSet
    | WrapUpDone
    | TranscriptRequested
    | Junked
    | Redacted
)
"""Every kind of event, as one tagged union."""
