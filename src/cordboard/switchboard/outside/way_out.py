"""The port to the world outside: calls by HTTP and questions to data sources. `outbound/` implements it."""

from collections.abc import Mapping, Sequence
from typing import Any, Literal, Protocol

import msgspec


class HttpRequest(msgspec.Struct, frozen=True, kw_only=True):
    """A call to an outside program. `key` goes with it and is the same on every try; `timeout` in seconds.

    `sign_with`: the keys whose signatures the receiver may check, the newest first; none: it is not signed.
    """

    key: str
    method: str
    url: str
    timeout: float
    headers: Mapping[str, str] = {}
    body: bytes = b""
    sign_with: tuple[str, ...] = ()


class HttpReply(msgspec.Struct, frozen=True, kw_only=True):
    """What came back: small enough to be told to a script. `json` None: the answer does not say that it is JSON."""

    status: int
    text: str
    json: Any = None


class Query(msgspec.Struct, frozen=True, kw_only=True):
    """A stored statement with its arguments. `connection` is a name in the operator's settings."""

    connection: str
    sql: str
    arguments: Mapping[str, str | int | float | bool | None]
    columns: tuple[str, ...]
    """Those that may be seen."""
    max_rows: int
    timeout: float


class OutsideFailure(Exception):
    """A call that brought nothing. `detail` is a sentence for the trace.

    `again`: nothing had reached the other side, so that another try can do no harm.
    """

    def __init__(self, kind: Literal["failed", "timeout"], detail: str, *, again: bool = False) -> None:
        super().__init__(detail)
        self.kind: Literal["failed", "timeout"] = kind
        self.detail = detail
        self.again = again


class Outside(Protocol):
    """The world outside, under the operator's rules. Every call ends in time, with an answer or OutsideFailure."""

    async def http(self, request: HttpRequest) -> HttpReply:
        """Make one call: no redirect is followed, nothing is tried again."""
        ...

    async def query(self, query: Query) -> Sequence[Mapping[str, Any]]:
        """Ask a data source; the rows with the columns that may be seen. It can change nothing there."""
        ...
