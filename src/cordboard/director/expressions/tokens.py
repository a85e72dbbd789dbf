"""Cuts the text of an expression into tokens."""

import re
from enum import Enum, auto

import msgspec

from cordboard.director.expressions.errors import ExpressionError

MAX_NUMBER = 2**53
"""Whole numbers up to this magnitude survive JSON and floating point unchanged."""


class Sort(Enum):
    """What a token is."""

    NUMBER = auto()
    TEXT = auto()
    WORD = auto()
    SIGN = auto()
    END = auto()


class Token(msgspec.Struct, frozen=True):
    sort: Sort
    text: str
    value: str | int | float | None
    column: int


_TOKEN = re.compile(
    r"""(?P<blank>[ \t\r\n]+)
      | (?P<number>[0-9]+(?:\.[0-9]+)?)
      | (?P<word>[A-Za-z_][A-Za-z0-9_]*)
      | (?P<text>"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')
      | (?P<sign>==|!=|<=|>=|&&|\|\||[-+*/%<>!?:.,()\[\]])""",
    re.VERBOSE | re.DOTALL,
)
_ESCAPES = {"n": "\n", "t": "\t", "\\": "\\", '"': '"', "'": "'"}
_WORDY_SIGNS = {"and": "&&", "or": "||", "not": "!"}


def tokens(source: str) -> list[Token]:
    """The tokens of the source, closed by one of sort END.

    Raises ExpressionError at the first character that begins no token.
    """
    found: list[Token] = []
    at = 0
    while at < len(source):
        match = _TOKEN.match(source, at)
        if match is None:
            raise ExpressionError(_complaint(source[at]), column=at + 1)
        token = _token(str(match.lastgroup), match.group(), at + 1)
        if token is not None:
            found.append(token)
        at = match.end()
    return [*found, Token(Sort.END, "the end", None, len(source) + 1)]


def _complaint(character: str) -> str:
    if character in "\"'":
        return f"The text that begins here has no closing {character}"
    if character in "=&|":
        return f"{character!r} stands alone; write {'==' if character == '=' else character * 2}"
    return f"{character!r} has no meaning here"


def _token(group: str, text: str, column: int) -> Token | None:
    if group == "blank":
        return None
    if group == "number":
        return Token(Sort.NUMBER, text, _number(text, column), column)
    if group == "text":
        return Token(Sort.TEXT, text, _unescaped(text, column), column)
    if group == "word" and text in _WORDY_SIGNS:
        return Token(Sort.SIGN, _WORDY_SIGNS[text], None, column)
    return Token(Sort.WORD if group == "word" else Sort.SIGN, text, None, column)


def _number(text: str, column: int) -> int | float:
    number = float(text) if "." in text else int(text)
    if number > MAX_NUMBER:
        raise ExpressionError("The number is too large", column=column)
    return number


def _unescaped(quoted: str, column: int) -> str:
    inner = quoted[1:-1]
    if "\\" not in inner:
        return inner
    characters: list[str] = []
    at = 0
    while at < len(inner):
        if inner[at] == "\\":
            at += 1
            if inner[at] not in _ESCAPES:
                raise ExpressionError(
                    f"\\{inner[at]} is no escape; there are \\n \\t \\\\ \\\" \\'", column=column + at
                )
            characters.append(_ESCAPES[inner[at]])
        else:
            characters.append(inner[at])
        at += 1
    return "".join(characters)
