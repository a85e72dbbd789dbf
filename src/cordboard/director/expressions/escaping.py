"""Puts values where they cannot mean more than a value: into addresses and into JSON."""

from typing import Any
from urllib.parse import quote

import msgspec

from cordboard.director.expressions.errors import ExpressionError
from cordboard.director.expressions.template import Template
from cordboard.director.expressions.values import MAX_TEXT, Scope, shown


def escaped_for_url(value: str) -> str:
    """The value percent-encoded, so that it is one part of a path or one value of a query (RFC 3986 §2.1).

    Raises ExpressionError for the two values that mean another part of the path however they are written.
    """
    if value in (".", ".."):
        raise ExpressionError(f"“{value}” cannot be a part of an address", column=1)
    return quote(value, safe="", errors="replace")


def json_text(template: Template, scope: Scope) -> str:
    """A text that is JSON, filled in: what was written stays as it is, a value never changes its shape.

    Between quotes a value is content of that string; elsewhere it is a JSON value of its own: a text in quotes, a
    number, true or false, null for nothing, a list. Raises ExpressionError as `Template.text` does, and when a
    placeholder stands behind a backslash.
    """
    out: list[str] = []
    length, quoted = 0, False
    for piece in template.pieces:
        if isinstance(piece, str):
            text, quoted = piece, _quoted_after(piece, quoted)
        else:
            value = piece.evaluate(scope)
            text = _encoded(shown(value))[1:-1] if quoted else _encoded(value)
        length += len(text)
        if length > MAX_TEXT:
            raise ExpressionError(f"The text grows beyond {MAX_TEXT} characters", column=1)
        out.append(text)
    return "".join(out)


def _quoted_after(text: str, quoted: bool) -> bool:
    at = 0
    while at < len(text):
        if quoted and text[at] == "\\":
            at += 1
            if at == len(text):
                raise ExpressionError("A backslash stands before a placeholder", column=1)
        elif text[at] == '"':
            quoted = not quoted
        at += 1
    return quoted


def _encoded(value: Any) -> str:
    if isinstance(value, str):
        value = value.encode(errors="replace").decode()
    try:
        return msgspec.json.encode(value).decode()
    except (ValueError, RecursionError):
        raise ExpressionError("The value cannot be written as JSON", column=1) from None
