"""What is kept of an answer from outside: pure, bounded in bytes and depth, whatever the other side sent."""

from typing import Any, cast

import msgspec

KEPT = 16 * 1024
"""Bytes, as JSON, of all that a script is told of one call."""
ROOM = 200
"""Of these, kept free for what is told beside the answer itself (its status and the names of fields)."""
DEPTH = 32
CHARSETS = frozenset({"utf-8", "us-ascii", "iso-8859-1", "iso-8859-15", "windows-1252", "utf-16"})
"""Those read; a text of any other is taken for UTF-8."""


class Unfit(Exception):
    """An answer that cannot be told to a script. The text is the sentence that is told instead."""


def read(content_type: str, body: bytes) -> tuple[str, Any]:
    """(text, JSON value) of an answer; the value is None unless it says that it is JSON.

    A text that is too long is cut; JSON is told whole or not at all. Raises Unfit.
    """
    kind, _, rest = content_type.lower().partition(";")
    kind = kind.strip()
    text = _text(body, rest)
    if kind != "application/json" and not kind.endswith("+json"):
        return _cut(text, KEPT - ROOM), None
    if not body.strip():
        return "", None
    value = json_value(body)
    left = KEPT - ROOM - size(value)
    return text if size(text) <= left else "", value


def json_value(body: bytes) -> Any:
    """The JSON value of a body. Raises Unfit when it is none, or too deep or large."""
    try:
        value = msgspec.json.decode(body)
        large = size(value)
    except msgspec.DecodeError:
        raise Unfit("The answer is not valid JSON.") from None
    except (RecursionError, OverflowError):
        raise Unfit("The answer is nested too deeply, or holds a number too large.") from None
    if _depth(value) > DEPTH:
        raise Unfit(f"The answer is nested more than {DEPTH} deep.")
    if large > KEPT - ROOM:
        raise Unfit(f"The answer is {large} bytes of JSON; at most {KEPT - ROOM} are kept.")
    return value


def size(value: Any) -> int:
    """Bytes of a value as JSON."""
    return len(msgspec.json.encode(value))


def _text(body: bytes, parameters: str) -> str:
    charset = "utf-8"
    for parameter in parameters.split(";"):
        name, _, value = parameter.partition("=")
        if name.strip() == "charset":
            charset = value.strip().strip("\"'")
    text = body.decode(charset if charset in CHARSETS else "utf-8", "replace")
    return text.replace("\0", "\ufffd").encode("utf-8", "replace").decode()


def _cut(text: str, most: int) -> str:
    """The longest beginning of a text whose JSON fits."""
    if size(text) <= most:
        return text
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if size(text[:middle]) <= most:
            low = middle
        else:
            high = middle - 1
    return text[:low]


def _depth(value: Any) -> int:
    depth = 0
    layer: list[Any] = [value]
    while layer:
        depth += 1
        inner: list[Any] = []
        for each in layer:
            if isinstance(each, dict):
                inner.extend(cast("dict[str, Any]", each).values())
            elif isinstance(each, list):
                inner.extend(cast("list[Any]", each))
        layer = inner
    return depth
