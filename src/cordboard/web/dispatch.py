"""The ordinary road of a request: find its route, authorise, decode, call the handler, encode."""

from collections.abc import Sequence
from typing import Any, TypeVar
from urllib.parse import parse_qsl

from cordboard.core.errors import Refused
from cordboard.core.reasons import Code
from cordboard.web.context import App
from cordboard.web.exchange import JSON_HEADERS, Exchange
from cordboard.web.route import Answer, AnyRoute, Call
from cordboard.web.router import Entry, Hot, Router
from cordboard.web.wire import ENCODER, check_json_type, convert, decode, headers_of, query_values, read_body

Q = TypeVar("Q")

_EMPTY = frozenset({b"", b"{}"})


class Dispatch:
    """Carries requests to their handlers."""

    def __init__(self, *, app: App, routes: Sequence[AnyRoute]) -> None:
        self._app = app
        self._hot = Hot(routes)
        self._router = Router(routes)
        self._doors = app.doors

    async def handle(self, exchange: Exchange) -> str:
        """Answer a request; the route's path template, for counting. Raises Refused for whatever is not carried out."""
        address = exchange.path
        hot = self._hot.find(exchange.method, address)
        if hot is not None and hot[0].plain is not None:
            await hot[0].plain(self._app, exchange, {"chat_id": hot[1]})
            return hot[0].path
        entry, path = self._router.find(exchange.method, address)
        route = entry.route
        if route.plain is not None:
            await route.plain(self._app, exchange, path)
            return route.path
        assert route.handler is not None, "a route has a handler or is plain"
        principal = await self._doors.enter(exchange, route, path)
        body, raw = await _body(entry, exchange)
        call: Call[Any, Any] = Call(
            app=self._app,
            path=path,
            body=body,
            query=_query(entry, exchange),
            raw=raw,
            principal=principal,
            address=exchange.address,
            request_id=exchange.request_id,
            headers=headers_of(exchange.scope),
        )
        await _send(exchange, await route.handler(call), route.status)
        return route.path


def query_of(exchange: Exchange, kind: type[Q]) -> Q:
    """The query as a struct. Raises Refused `invalid`."""
    text: bytes = exchange.scope.get("query_string", b"")
    try:
        pairs = parse_qsl(text.decode("ascii"), keep_blank_values=True, errors="strict", max_num_fields=100)
    except ValueError as wrong:
        raise Refused(Code.INVALID, "The query is not percent-encoded UTF-8.") from wrong
    return convert(query_values(kind, pairs), kind)


def _query(entry: Entry, exchange: Exchange) -> Any:
    if entry.route.query is not None:
        return query_of(exchange, entry.route.query)
    if exchange.scope.get("query_string"):
        raise Refused(Code.INVALID, "This call takes no query.")
    return None


async def _body(entry: Entry, exchange: Exchange) -> tuple[Any, bytes]:
    if exchange.method == "GET":
        return None, b""
    raw = await read_body(exchange.scope, exchange.receive, limit=entry.route.max_body)
    if entry.decoder is None:
        if entry.route.raw_body:
            return None, raw
        if raw.strip() not in _EMPTY:
            raise Refused(Code.INVALID, "This call takes no body.")
        return None, raw
    if not raw and entry.route.body_optional:
        return decode(entry.decoder, b"{}"), raw
    check_json_type(exchange.header(b"content-type"))
    return decode(entry.decoder, raw), raw


async def _send(exchange: Exchange, answer: Answer, status: int) -> None:
    headers = [(name.lower().encode(), value.encode("latin-1")) for name, value in answer.headers.items()]
    if answer.raw is not None:
        headers.append((b"content-type", answer.media_type.encode()))
        await exchange.answer(answer.status or status, answer.raw, headers)
        return
    body = b"" if answer.body is None else ENCODER.encode(answer.body)
    if body:
        headers.extend(JSON_HEADERS)
    await exchange.answer(answer.status or status, body, headers)
