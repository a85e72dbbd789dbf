"""Endpoints as data: what a route takes, answers and refuses, and who may call it.

One table of these drives dispatch, authorisation and the OpenAPI document alike (`routes.py` collects it).
"""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from cordboard.core.reasons import Code
from cordboard.web.principal import Principal, Staff, VisitorOf

if TYPE_CHECKING:
    from cordboard.web.context import App
    from cordboard.web.exchange import Exchange

B = TypeVar("B")
Q = TypeVar("Q")

BODY_LIMIT = 64 * 1024
"""Bytes of a request's body, unless its route says otherwise."""


class Who(StrEnum):
    """For whom a door is. `visitor`: the token of this very chat; `staff`: a session or an API token."""

    ANYONE = "anyone"
    VISITOR = "visitor"
    STAFF = "staff"


@dataclass(frozen=True, slots=True)
class Header:
    """A request header that a route reads, as the OpenAPI document tells it."""

    name: str
    description: str
    required: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """What a handler gives back. `status` None: the route's own.

    `body` is encoded as JSON; None: an empty answer. `raw` goes out as it is, with `media_type`.
    """

    body: object = None
    status: int | None = None
    headers: Mapping[str, str] = field(default_factory=dict[str, str])
    raw: bytes | None = None
    media_type: str = "application/json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Call(Generic[B, Q]):
    """One request, decoded and authorised. `body` and `query` are of the types that the route names, else None."""

    app: "App"
    path: Mapping[str, str]
    """The path's parameters, percent-decoded."""
    body: B
    query: Q
    raw: bytes
    """The body as it came."""
    principal: Principal
    address: str
    """The client's address, through trusted proxies only; one text form per address."""
    request_id: str
    headers: Mapping[str, str]
    """Request headers by lower-case name."""

    @property
    def staff(self) -> Staff:
        """Who of the staff calls; only on routes for staff."""
        assert isinstance(self.principal, Staff), "the route is not for staff"
        return self.principal

    @property
    def chat_id(self) -> str:
        """The chat whose visitor calls; only on routes for visitors."""
        assert isinstance(self.principal, VisitorOf), "the route is not for visitors"
        return self.principal.chat_id


@dataclass(frozen=True, slots=True, kw_only=True)
class Route(Generic[B, Q]):
    """An endpoint. The handler may raise `Refused` with any of `errors`; the table adds those all routes share.

    `path` is a template (`/api/v1/queues/{name}`); a parameter never spans a slash. `permission` (`object:task`)
    None on a route for staff: signed in is enough. `body` and `query` are msgspec structs with
    `forbid_unknown_fields`; `answer` is the type of a 2xx body. `answers` adds other 2xx statuses of the same type.
    """

    method: str
    path: str
    summary: str
    tag: str
    who: Who
    handler: Callable[[Call[B, Q]], Awaitable[Answer]] | None = None
    plain: "Plain | None" = None
    """Instead of a handler, for hot endpoints and streams: gets the bare exchange and does everything itself."""
    permission: str | None = None
    body: type[B] | None = None
    query: type[Q] | None = None
    answer: Any = None
    status: int = 200
    answers: tuple[int, ...] = ()
    errors: tuple[Code, ...] = ()
    headers: tuple[Header, ...] = ()
    max_body: int = BODY_LIMIT
    description: str = ""
    raw_body: bool = False
    """The body is bytes as they are, not JSON."""
    body_optional: bool = False
    """An absent body stands for a body of defaults."""
    media_type: str = "application/json"
    """Of the answer, when the handler gives `raw`."""
    streams: bool = False
    """Answers a stream of server-sent events to who accepts one."""
    before_password_change: bool = False
    """Open to a user who must change the password first."""


Plain = Callable[["App", "Exchange", Mapping[str, str]], Awaitable[None]]
AnyRoute = Route[Any, Any]
