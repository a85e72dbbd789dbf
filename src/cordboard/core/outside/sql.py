"""Reads a stored statement just far enough: where its binds stand, and that it is one statement that only reads."""

import re
from collections.abc import Callable, Iterator

_TOKEN = re.compile(
    r"""
    (?P<comment> --[^\n]* | /\*(?:[^*]|\*(?!/))*\*/ )
  | (?P<text> [eE]'(?:[^'\\]|\\.|'')*' | '(?:[^']|'')*' | "(?:[^"]|"")*" | `[^`]*` )
  | (?P<dollar> \$(?P<tag>\w*)\$ .*? \$(?P=tag)\$ )
  | (?P<open> ['"`] | /\* )
  | (?P<cast> :: )
  | (?P<bind> :[A-Za-z_]\w* )
  | (?P<end> ; )
  | (?P<word> [A-Za-z_][\w$]* )
  | (?P<blank> \s+ )
  | (?P<other> . )
    """,
    re.VERBOSE | re.DOTALL,
)
_READING = {"SELECT", "WITH", "VALUES"}


def tokens(sql: str) -> Iterator[tuple[str, str]]:
    """(kind, text) of every piece, comments and blanks too; the pieces put together are the statement."""
    for match in _TOKEN.finditer(sql):
        yield match.lastgroup or "", match[0]


def binds(sql: str) -> tuple[str, ...]:
    """The names of the binds (`:name`), each once, in the order in which they appear."""
    return tuple(dict.fromkeys(text[1:] for kind, text in tokens(sql) if kind == "bind"))


def with_binds(sql: str, place: Callable[[str], str]) -> str:
    """The statement with each bind replaced by what `place` says for its name; a semicolon at its end goes."""
    return "".join(place(text[1:]) if kind == "bind" else text for kind, text in tokens(sql) if kind != "end")


def problem(sql: str) -> str:
    """Why a statement cannot be stored; empty: it can. That it changes nothing is proven by the database itself."""
    real = [(kind, text) for kind, text in tokens(sql) if kind not in {"comment", "blank"}]
    if not real:
        return "There is no statement."
    if any(kind == "open" for kind, _ in real):
        return "A text or comment is not closed."
    if any(kind == "end" for kind, _ in real[:-1]):
        return "One statement only: there is a semicolon inside."
    if real[0][1].upper() not in _READING:
        return "A statement begins with SELECT, WITH or VALUES."
    if any(kind == "other" and text in {"?", "$"} for kind, text in real):
        return "Binds are written with their names, :name."
    return ""
