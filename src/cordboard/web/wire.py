"""Bytes in, bytes out: reading a bounded body, finding headers, decoding JSON, sending an answer."""

from collections.abc import Iterable
from functools import cache
from typing import Any, TypeVar, cast

import msgspec
from starlette.types import Message, Receive, Scope

from cordboard.core.errors import Refused
from cordboard.core.reasons import Code

T = TypeVar("T")
RawHeaders = Iterable[tuple[bytes, bytes]]

ENCODER = msgspec.json.Encoder()
_ANY = msgspec.json.Decoder()
_JSON = b"application/json"


class Gone(Exception):
    """The client hung up before its request was complete: there is nobody to answer."""


def header(scope: Scope, name: bytes) -> bytes | None:
    """The first request header of a lower-case name."""
    for key, value in scope["headers"]:
        if key == name:
            return value
    return None


def headers_of(scope: Scope) -> dict[str, str]:
    """All request headers by lower-case name; repeated ones are joined with commas."""
    found: dict[str, str] = {}
    for raw_name, raw_value in scope["headers"]:
        name, value = raw_name.decode("latin-1"), raw_value.decode("latin-1")
        found[name] = f"{found[name]}, {value}" if name in found else value
    return found


async def read_body(scope: Scope, receive: Receive, *, limit: int) -> bytes:
    """The request's body.

    Raises Refused `too_large` as soon as more than `limit` bytes are announced or come, Gone at a disconnect.
    """
    announced = header(scope, b"content-length")
    if announced is not None and announced.isdigit() and int(announced) > limit:
        raise too_large(limit)
    message = await receive()
    body = _part(message)
    if not message.get("more_body"):
        if len(body) > limit:
            raise too_large(limit)
        return body
    parts = [body]
    size = len(body)
    while message.get("more_body"):
        message = await receive()
        part = _part(message)
        size += len(part)
        if size > limit:
            raise too_large(limit)
        parts.append(part)
    return b"".join(parts)


def too_large(limit: int) -> Refused:
    """The refusal of a body over its limit."""
    return Refused(Code.TOO_LARGE, f"The body is larger than {limit} bytes.")


def check_json_type(content_type: bytes | None) -> None:
    """Raises Refused `unsupported_media_type` for a body that is not said to be JSON in UTF-8."""
    if content_type == _JSON:
        return
    kind, _, parameters = (content_type or b"").partition(b";")
    charset = parameters.strip().lower().replace(b'"', b"")
    if kind.strip().lower() != _JSON or charset not in {b"", b"charset=utf-8"}:
        raise Refused(Code.UNSUPPORTED_MEDIA_TYPE, "The body must be application/json in UTF-8.")


def decode(decoder: msgspec.json.Decoder[T], body: bytes) -> T:
    """A body as the value its route asks for.

    Raises Refused: `malformed` for what is not JSON, `invalid` for JSON that is not what is asked for.
    """
    try:
        value = decoder.decode(body)
        holds_nul = b"\\u0000" in body and _holds_nul(_ANY.decode(body))
    except msgspec.ValidationError as wrong:
        raise Refused(Code.INVALID, f"{wrong}.") from wrong
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as wrong:
        raise Refused(Code.MALFORMED, f"The body is not JSON in UTF-8: {wrong}.") from wrong
    if holds_nul:
        raise Refused(Code.INVALID, "The character U+0000 is not accepted.")
    return value


def convert(values: dict[str, Any], kind: type[T]) -> T:
    """Text values (of a query) as a struct. Raises Refused `invalid`."""
    try:
        return msgspec.convert(values, kind, strict=False)
    except msgspec.ValidationError as wrong:
        raise Refused(Code.INVALID, f"{wrong}.") from wrong


def query_values(kind: type[Any], pairs: Iterable[tuple[str, str]]) -> dict[str, Any]:
    """Query parameters by name. Raises Refused `invalid` for one given twice that is no list."""
    lists = _lists(kind)
    values: dict[str, Any] = {}
    for name, value in pairs:
        if "\0" in value:
            raise Refused(Code.INVALID, "The character U+0000 is not accepted.")
        if name in lists:
            values.setdefault(name, []).append(value)
        elif name in values:
            raise Refused(Code.INVALID, f"The parameter {name!r} is given more than once.")
        else:
            values[name] = value
    return values


@cache
def _lists(kind: type[Any]) -> frozenset[str]:
    shape = msgspec.inspect.type_info(kind)
    assert isinstance(shape, msgspec.inspect.StructType), "a query is described by a struct"
    many = (msgspec.inspect.ListType, msgspec.inspect.VarTupleType)
    return frozenset(each.encode_name for each in shape.fields if isinstance(each.type, many))


def _holds_nul(value: object) -> bool:
    """NUL fits in no database's text; in JSON it can only come as an escape."""
    if isinstance(value, str):
        return "\0" in value
    if isinstance(value, dict):
        members = cast("dict[str, object]", value)
        return any(_holds_nul(part) for pair in members.items() for part in pair)
    return isinstance(value, list) and any(_holds_nul(part) for part in cast("list[object]", value))


def _part(message: Message) -> bytes:
    if message["type"] == "http.disconnect":
        raise Gone
    return message.get("body", b"")
