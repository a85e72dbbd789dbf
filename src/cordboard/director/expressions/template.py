"""Texts with placeholders: `{{ expression }}` stands for its value, everything else for itself."""

import re
from collections.abc import Callable
from typing import Any

import msgspec

from cordboard.director.expressions.compiling import Expression, compile_expression
from cordboard.director.expressions.errors import ExpressionError
from cordboard.director.expressions.names import Names
from cordboard.director.expressions.values import MAX_TEXT, Scope, shown

_CLOSING = re.compile(r"""(?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|[^"'}]|\}(?!\}))*?\}\}""", re.DOTALL)
_MARKDOWN = re.compile(r"([!-/:-@\[-`{-~])")


class Template(msgspec.Struct, frozen=True, kw_only=True):
    """A compiled text: pieces that are texts, and expressions between them."""

    pieces: tuple[str | Expression, ...]
    expressions: tuple[Expression, ...]
    """The placeholders, with columns counted in the whole text."""
    is_plain: bool
    """Whether there are none."""

    def text(self, scope: Scope, *, escape: Callable[[str], str] | None = None) -> str:
        """The text with the values put in; nothing (null) adds nothing. `escape` is for each value.

        Raises ExpressionError when a placeholder cannot be worked out or the text grows too long.
        """
        out: list[str] = []
        length = 0
        for piece in self.pieces:
            if isinstance(piece, str):
                text = piece
            else:
                value = shown(piece.evaluate(scope))
                text = escape(value) if escape else value
            length += len(text)
            if length > MAX_TEXT:
                raise ExpressionError(f"The text grows beyond {MAX_TEXT} characters", column=1)
            out.append(text)
        return "".join(out)

    def value(self, scope: Scope) -> Any:
        """The value of a text that is one placeholder and nothing else, with its type; of any other, the text."""
        if len(self.pieces) == 1 and isinstance(self.pieces[0], Expression):
            return self.pieces[0].evaluate(scope)
        return self.text(scope)


def compile_template(source: str, names: Names) -> Template:
    """Compiles a text. Raises ExpressionError with the column, counted in the whole text."""
    pieces: list[str | Expression] = []
    at = 0
    while (opening := source.find("{{", at)) >= 0:
        closing = _CLOSING.match(source, opening + 2)
        if closing is None:
            raise ExpressionError("{{ is not closed by }}", column=opening + 1)
        if opening > at:
            pieces.append(source[at:opening])
        inner = source[opening + 2 : closing.end() - 2]
        pieces.append(_compile_inner(inner, names, opening + 2))
        at = closing.end()
    if at < len(source):
        pieces.append(source[at:])
    placeholders = tuple(piece for piece in pieces if not isinstance(piece, str))
    return Template(pieces=tuple(pieces), expressions=placeholders, is_plain=not placeholders)


def _compile_inner(inner: str, names: Names, offset: int) -> Expression:
    # Blanks in front instead of the text before, so that every column counts in the whole text.
    blanks = len(inner) - len(inner.lstrip())
    try:
        expression = compile_expression(inner, names)
    except ExpressionError as mistake:
        raise ExpressionError(mistake.sentence, column=offset + max(mistake.column, blanks + 1)) from None
    uses = tuple(msgspec.structs.replace(use, column=use.column + offset) for use in expression.uses)
    work = expression.evaluate

    def evaluate(scope: Scope) -> Any:
        try:
            return work(scope)
        except ExpressionError as mistake:
            raise ExpressionError(mistake.sentence, column=mistake.column + offset) from None

    return msgspec.structs.replace(expression, source=inner.strip(), uses=uses, evaluate=evaluate)


def escaped_for_markdown(value: str) -> str:
    """The value with every sign escaped that Markdown might act on (CommonMark §2.4)."""
    return _MARKDOWN.sub(r"\\\1", value)
