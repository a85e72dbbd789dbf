"""Advanced CSS of a layout: parsed, held against lists of what is allowed, written anew. Nothing else reaches a page.

Only documented class names of the window, only properties of its look; no addresses, no imports, nothing that moves a
part out of its place. The window lives in a shadow root, so that its rules touch nothing of the page around it.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any

import msgspec
import tinycss2

from cordboard.core.routing.layout_css_lists import (
    CLASSES,
    FUNCTIONS,
    MEDIA,
    MOST,
    NOT_NEGATIVE,
    PROPERTIES,
    STATES,
    VARIABLES,
)

DEPTH = 6
MOST_RULES = 200
MOST_NESTED = 20


class CssProblem(msgspec.Struct, frozen=True):
    """Why a style sheet is refused, and where; lines count from 1."""

    line: int
    reason: str


class _Refusal(Exception):
    def __init__(self, node: Any, reason: str) -> None:
        super().__init__(reason)
        self.problem = CssProblem(line=int(getattr(node, "source_line", 1)), reason=reason)


@lru_cache(maxsize=256)
def checked(css: str) -> tuple[str, tuple[CssProblem, ...]]:
    """The style sheet written anew from what is allowed, and all that is not. With problems nothing is written."""
    problems: list[CssProblem] = []
    written = [text for text in _rules(css, problems) if text]
    return ("" if problems else "".join(written)), tuple(problems[:20])


def _rules(css: str, problems: list[CssProblem]) -> Iterator[str]:
    if _deep(css):
        problems.append(CssProblem(line=1, reason="Brackets are nested too deep."))
        return
    rules = tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True)
    if len(rules) > MOST_RULES:
        problems.append(CssProblem(line=1, reason=f"There are more than {MOST_RULES} rules."))
        return
    for rule in rules:
        try:
            yield _rule(rule)
        except _Refusal as no:
            problems.append(no.problem)


def _rule(rule: Any, *, inside: bool = False) -> str:
    if rule.type == "qualified-rule":
        return f"{_selectors(rule)}{{{_declarations(rule)}}}"
    if (
        rule.type == "at-rule"
        and rule.lower_at_keyword == "media"
        and rule.content is not None
        and not inside
    ):
        inner = tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True)
        return f"@media {_media(rule)}{{{''.join(_rule(each, inside=True) for each in inner)}}}"
    if rule.type == "at-rule":
        raise _Refusal(rule, f"@{rule.at_keyword} is not allowed.")
    raise _Refusal(rule, f"This cannot be read: {getattr(rule, 'message', rule.type)}.")


def _media(rule: Any) -> str:
    words: list[str] = []
    for token in _solid(rule.prelude):
        if token.type == "ident" and token.lower_value in {"and", "screen"}:
            words.append(token.lower_value)
        elif token.type == "() block":
            words.append(_feature(token))
        else:
            raise _Refusal(
                token, "@media takes conditions such as (prefers-color-scheme: dark), joined by “and”."
            )
    if not words:
        raise _Refusal(rule, "@media needs a condition.")
    return " ".join(words)


def _feature(block: Any) -> str:
    tokens = _solid(block.content)
    if (
        len(tokens) != 3
        or tokens[0].type != "ident"
        or tokens[0].lower_value not in MEDIA
        or tokens[1] != ":"
    ):
        raise _Refusal(block, f"Allowed in @media: {', '.join(sorted(MEDIA))}.")
    value = tokens[2]
    if not (value.type == "ident" and value.lower_value.isascii()) and not (
        value.type == "dimension" and value.lower_unit in {"px", "em", "rem"}
    ):
        raise _Refusal(value, "This condition of @media cannot be read.")
    return f"({tokens[0].lower_value}:{value.serialize()})"


def _selectors(rule: Any) -> str:
    written: list[str] = []
    expects, seen = "any", False
    for token in _without_comments(rule.prelude):
        if expects == "class":
            if token.type != "ident" or token.value not in CLASSES:
                raise _Refusal(token, f"There is no part {_short(token)} of the window.")
            written.append(token.value)
            expects, seen = "any", True
        elif expects == "state":
            if token.type != "ident" or token.lower_value not in STATES or not seen:
                raise _Refusal(token, f"The state {_short(token)} is not allowed in a selector.")
            written.append(token.lower_value)
            expects = "any"
        elif token.type == "whitespace":
            written.append(" ")
        elif token.type == "literal" and token.value in {".", ":", ",", ">"}:
            expects = {".": "class", ":": "state"}.get(token.value, "any")
            if token.value in {",", ">"} and not seen:
                raise _Refusal(token, "A selector begins with a part of the window, such as .bubble.")
            seen = (seen and token.value == ":") or (token.value == "." and seen)
            written.append(token.value)
        else:
            raise _Refusal(
                token, f"{_short(token)} is not allowed in a selector: use the window's class names."
            )
    if expects != "any" or not seen:
        raise _Refusal(rule, "A selector names a part of the window, such as .bubble.")
    return " ".join("".join(written).split())


def _declarations(rule: Any) -> str:
    written: list[str] = []
    for each in tinycss2.parse_blocks_contents(rule.content, skip_comments=True, skip_whitespace=True):
        if each.type != "declaration":
            raise _Refusal(each, f"Only declarations may stand here: {getattr(each, 'message', each.type)}.")
        name = each.lower_name
        if name not in PROPERTIES:
            raise _Refusal(each, f"The property {each.name[:60]!r} is not allowed.")
        if each.important:
            raise _Refusal(each, "!important is not allowed.")
        written.append(f"{name}:{_value(each.value, name)}")
    return ";".join(written)


def _value(tokens: Sequence[Any], name: str, depth: int = 0) -> str:
    written: list[str] = []
    for token in _without_comments(tokens):
        kind: str = token.type
        if kind == "function":
            if token.lower_name not in FUNCTIONS or depth >= DEPTH:
                raise _Refusal(token, f"The function {token.name[:40]}() is not allowed.")
            _check_var(token)
            written.append(f"{token.lower_name}({_value(token.arguments, name, depth + 1)})")
        elif kind in {"number", "percentage", "dimension"}:
            written.append(_amount(token, name))
        elif kind == "string" and name in {"font", "font-family"}:
            if not all(sign.isalnum() or sign in " -_" for sign in token.value):
                raise _Refusal(token, "A font's name has letters, digits, blanks and dashes.")
            written.append(f'"{token.value}"')
        elif (
            kind == "ident"
            and token.value.replace("-", "").replace("_", "").isalnum()
            and token.value.isascii()
        ):
            written.append(token.value)
        elif kind == "hash" and token.value.isalnum() and token.value.isascii():
            written.append(f"#{token.value}")
        elif kind == "whitespace":
            written.append(" ")
        elif kind == "literal" and token.value in {",", "/"}:
            written.append(token.value)
        else:
            raise _Refusal(token, f"{_short(token)} is not allowed in a value.")
    return " ".join("".join(written).split())


def _check_var(function: Any) -> None:
    if function.lower_name != "var":
        return
    inner = _solid(function.arguments)
    if not inner or inner[0].type != "ident" or inner[0].value not in VARIABLES or len(inner) > 1:
        raise _Refusal(function, f"var() takes one of: {', '.join(sorted(VARIABLES))}.")


def _amount(token: Any, name: str) -> str:
    unit = "%" if token.type == "percentage" else "" if token.type == "number" else token.lower_unit
    most = MOST.get(unit)
    if most is None:
        raise _Refusal(token, f"The unit {unit[:20]!r} is not allowed.")
    if abs(token.value) > most:
        raise _Refusal(token, f"{token.value:g}{unit} is more than {most}{unit}.")
    if token.value < 0 and name.startswith(NOT_NEGATIVE):
        raise _Refusal(token, f"{name} may not be negative.")
    return f"{round(token.value, 4):g}{unit}"


def _deep(css: str) -> bool:
    """Whether brackets nest so deep that only somebody who means harm can have written it."""
    depth = deepest = 0
    for sign in css:
        depth += (sign in "([{") - (sign in ")]}")
        deepest = max(deepest, depth)
    return deepest > MOST_NESTED


def _without_comments(tokens: Sequence[Any]) -> list[Any]:
    return [token for token in tokens if token.type != "comment"]


def _solid(tokens: Sequence[Any]) -> list[Any]:
    return [token for token in tokens if token.type not in {"comment", "whitespace"}]


def _short(token: Any) -> str:
    return f"“{token.serialize()[:40]}”"
