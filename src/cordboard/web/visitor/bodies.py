"""What visitors send and get, as structs: every length and number bounded, nothing unknown accepted."""

from typing import Annotated

import msgspec
from msgspec import Meta

from cordboard.core.chat.chat import ChatState
from cordboard.core.ids import ClientId
from cordboard.core.instant import Timestamp
from cordboard.core.reasons import Code
from cordboard.web.visitor.view import SeenEvent
from cordboard.web.visitor.worn import ShownLayout

Url = Annotated[str, Meta(min_length=1, max_length=8_192)]
PointName = Annotated[str, Meta(min_length=1, max_length=100)]
Text = Annotated[str, Meta(min_length=1, max_length=4_000)]
Seq = Annotated[int, Meta(ge=0, le=2**53 - 1)]
Cursor = Annotated[str, Meta(min_length=1, max_length=200)]
Email = Annotated[
    str, Meta(min_length=3, max_length=254, pattern=r"^[^@\s,;<>\"]+@[^@\s,;<>\"]+\.[^@\s,;<>\"]+$")
]
LANGUAGE = r"^([A-Za-z0-9]+(-[A-Za-z0-9]+)*)?$"
FieldName = Annotated[str, Meta(min_length=1, max_length=100)]
FieldText = Annotated[str, Meta(max_length=2_000)]
FieldNumber = Annotated[int, Meta(ge=-(2**53), le=2**53)]
FieldValue = FieldText | FieldNumber | float | bool | None
Choices = Annotated[list[FieldText], Meta(max_length=50)]


class AvailabilityQuery(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    url: Url
    point: PointName | None = None
    language: Annotated[str, Meta(max_length=35, pattern=LANGUAGE)] = ""


class VisitorWords(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What the page says of its visitor; believed only as far as `identity` proves it."""

    id: Annotated[str, Meta(max_length=200)] = ""
    name: Annotated[str, Meta(max_length=100)] = ""
    email: Annotated[str, Meta(max_length=254)] = ""


class CreateChat(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Opens a chat. `identity`: a JWT that proves the visitor's id to this routing point.

    `form_shown`: the visitor has filled in the form of the point's layout; then it must be complete, and hold nothing
    else.
    """

    url: Url
    point: PointName | None = None
    title: Annotated[str, Meta(max_length=500)] = ""
    referrer: Annotated[str, Meta(max_length=8_192)] = ""
    language: Annotated[str, Meta(max_length=35, pattern=LANGUAGE)] = ""
    visitor: VisitorWords = VisitorWords()
    form: Annotated[dict[FieldName, FieldValue | Choices], Meta(max_length=50)] = {}
    form_shown: bool = False
    clipboard: Annotated[dict[FieldName, FieldText], Meta(max_length=50)] = {}
    message: Text | None = None
    identity: Annotated[str, Meta(min_length=1, max_length=8_192)] | None = None


class NewMessage(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A message. `client_id`: the same again has one effect. `choice`: the quick reply it came from."""

    client_id: ClientId
    text: Text
    choice: Annotated[str, Meta(max_length=500)] | None = None


class ReadUpTo(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    seq: Seq


class Rate(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`answers`: to the questions of the layout's survey, by name."""

    score: Annotated[int, Meta(ge=1, le=5)]
    comment: Annotated[str, Meta(max_length=2_000)] = ""
    answers: Annotated[dict[FieldName, FieldValue], Meta(max_length=20)] = {}


class MailTranscript(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    email: Email


class EventsQuery(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`after`: a cursor; without one, from the beginning. `wait`: seconds to wait for something new."""

    after: Cursor | None = None
    wait: Annotated[float, Meta(ge=0, le=25)] = 0


class AvailabilityAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """`estimated_wait` in seconds; None: not known. `offline`: the layout's offline form stands in for the chat now."""

    accepts: bool
    reason: Code | None
    point: str | None
    layout: ShownLayout | None
    agents_ready: int
    waiting: int
    estimated_wait: int | None
    offline: bool


class ChatCreated(msgspec.Struct, frozen=True, kw_only=True):
    chat_id: str
    token: str
    point: str
    state: ChatState
    layout: ShownLayout
    cursor: str


class ChatShown(msgspec.Struct, frozen=True, kw_only=True):
    """`position` counts from 1; `estimated_wait` in seconds; `agent` is the name that the visitor knows."""

    chat_id: str
    state: ChatState
    position: int | None
    estimated_wait: int | None
    agent: str | None
    point: str
    cursor: str


class MessageTaken(msgspec.Struct, frozen=True):
    """Committed, under this number and time."""

    seq: int
    at: Timestamp


class SeenTyping(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind", tag="typing"):
    by: dict[str, str]


class SeenRead(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind", tag="read"):
    by: dict[str, str]
    seq: int


class SeenPosition(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind", tag="position"):
    position: int | None
    estimated_wait: int | None


class Resync(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind", tag="resync"):
    """The cursor is no longer known: ask for the chat anew and read from the beginning."""


class Bye(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind", tag="bye"):
    """The stream ends; come back within `retry_ms`."""

    retry_ms: int


class VisitorEvents(msgspec.Struct, frozen=True, kw_only=True):
    """Events after the cursor that was given, and the next one."""

    events: list[SeenEvent | SeenTyping | SeenRead | SeenPosition | Resync | Bye]
    cursor: str
