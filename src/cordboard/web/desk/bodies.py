"""What agents' desks send and get that is not shown by the rooms below already."""

from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from cordboard.core.chat.events import ChatEvent
from cordboard.core.ids import ClientId
from cordboard.core.instant import Timestamp
from cordboard.core.queueing.agent import AgentState, DeskEvent
from cordboard.switchboard.streams.desk_view import DeskQueue, EarlierChat
from cordboard.web.visitor.bodies import Bye, Resync, Seq, Text

Gen = Annotated[int, Meta(ge=0, le=2**31 - 1)]
Destination = Annotated[str, Meta(min_length=7, max_length=110, pattern=r"^(queue|agent|point):\S(.*\S)?$")]
OutcomeValue = Annotated[str, Meta(max_length=500)] | None


class TakeState(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`code`: a status code; only with `not_ready`."""

    state: Literal["ready", "not_ready"]
    code: Annotated[int, Meta(ge=1, le=99_999)] | None = None


class StateTaken(msgspec.Struct, frozen=True, kw_only=True):
    state: AgentState
    code: int | None
    since: Timestamp


class ByGen(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Which assignment is meant; another one than the newest is 409 `stale_gen`."""

    gen: Gen


class Decline(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    gen: Gen
    reason: Annotated[str, Meta(max_length=500)] = ""


class AgentMessage(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    gen: Gen
    client_id: ClientId
    text: Text


class Note(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """For staff only."""

    client_id: ClientId
    text: Text


class Read(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    seq: Seq


class Transfer(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`to`: `queue:NAME`, `agent:NAME` or `point:NAME`. `note`: for the next agent."""

    gen: Gen
    to: Destination
    note: Annotated[str, Meta(max_length=4_000)] = ""


class SetOutcomes(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """All outcomes of the chat, by name; the value None for one without."""

    outcomes: Annotated[
        dict[Annotated[str, Meta(min_length=1, max_length=100)], OutcomeValue], Meta(max_length=50)
    ]


class DeskEventsQuery(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`after`: the cursor of the snapshot or of an event; without one, from now on."""

    after: Annotated[str, Meta(min_length=1, max_length=8_000)] | None = None
    wait: Annotated[float, Meta(ge=0, le=25)] = 0


class Earlier(msgspec.Struct, frozen=True, kw_only=True):
    """Newest first."""

    items: list[EarlierChat]


class DeskParty(msgspec.Struct, frozen=True, kw_only=True):
    role: str
    id: str = ""
    name: str = ""


class DeskTyping(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind", tag="typing"):
    chat_id: str
    by: DeskParty


class DeskRead(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind", tag="read"):
    chat_id: str
    by: DeskParty
    seq: int


class DeskQueues(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind", tag="queues"):
    queues: list[DeskQueue]


class DeskEvents(msgspec.Struct, frozen=True, kw_only=True):
    """Events after the cursor that was given, and the next one. An event of a chat has its `chat_id` in front."""

    events: list[DeskEvent | ChatEvent | DeskTyping | DeskRead | DeskQueues | Resync | Bye]
    cursor: str
