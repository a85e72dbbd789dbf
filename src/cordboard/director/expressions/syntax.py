"""From tokens to a tree. The grammar, loosest first:

choice  = or ["?" choice ":" choice]
or      = and {"||" and}            (also written: or)
and     = compare {"&&" compare}    (also written: and)
compare = sum [("==" "!=" "<" "<=" ">" ">=" "in") sum]
sum     = product {("+" "-") product}
product = sign {("*" "/" "%") sign}
sign    = ("!" "-") sign | member   (also written: not)
member  = primary {"." name | "[" choice "]"}
primary = number | text | true | false | null | name | name "(" [choice {"," choice}] ")"
        | "(" choice ")" | "[" [choice {"," choice}] "]"
"""

import msgspec

from cordboard.director.expressions.errors import ExpressionError
from cordboard.director.expressions.tokens import Sort, Token, tokens

MAX_LENGTH = 1_000
MAX_DEPTH = 32
MAX_PARTS = 200
"""Nodes of the tree: with no loops in the language, this bounds the cost of an evaluation."""

_LITERALS: dict[str, bool | None] = {"true": True, "false": False, "null": None}
_COMPARISONS = ("==", "!=", "<", "<=", ">", ">=")


class Part(msgspec.Struct, frozen=True):
    """A node of the tree; `column` is where a complaint about it points."""

    column: int


class Literal(Part, frozen=True):
    value: str | int | float | bool | None


class Root(Part, frozen=True):
    """A name that stands alone: `now`, or the `visitor` of `visitor.name`."""

    name: str


class Member(Part, frozen=True):
    of: Part
    name: Part
    """A Literal for `.name`, any expression for `[…]`."""


class Call(Part, frozen=True):
    function: str
    arguments: tuple[Part, ...]


class Unary(Part, frozen=True):
    sign: str
    operand: Part


class Binary(Part, frozen=True):
    sign: str
    left: Part
    right: Part


class Choice(Part, frozen=True):
    condition: Part
    then: Part
    otherwise: Part


class Items(Part, frozen=True):
    items: tuple[Part, ...]


def parse(source: str) -> Part:
    """The tree of an expression. Raises ExpressionError with the column of the first mistake."""
    if len(source) > MAX_LENGTH:
        raise ExpressionError(f"The expression is longer than {MAX_LENGTH} characters", column=MAX_LENGTH + 1)
    return _Parser(tokens(source)).whole()


class _Parser:
    def __init__(self, given: list[Token]) -> None:
        self.tokens = given
        self.at = 0
        self.depth = 0
        self.parts = 0

    def whole(self) -> Part:
        if self.now().sort is Sort.END:
            raise ExpressionError("The expression is empty", column=1)
        part = self.choice()
        rest = self.now()
        if rest.sort is not Sort.END:
            raise ExpressionError(f"{rest.text} was not expected here", column=rest.column)
        return part

    def now(self) -> Token:
        return self.tokens[self.at]

    def next_is(self, *signs: str) -> bool:
        token = self.now()
        return token.text in signs and (
            token.sort is Sort.SIGN or (token.text == "in" and token.sort is Sort.WORD)
        )

    def take(self) -> Token:
        token = self.now()
        self.at += 1
        self.parts += 1
        if self.parts > 2 * MAX_PARTS:
            raise ExpressionError("The expression has too many parts", column=token.column)
        return token

    def expect(self, sign: str) -> Token:
        if not self.next_is(sign):
            raise ExpressionError(f"{sign} was expected, not {self.now().text}", column=self.now().column)
        return self.take()

    def choice(self) -> Part:
        self.deeper()
        part = self.either()
        if self.next_is("?"):
            column = self.take().column
            then = self.choice()
            self.expect(":")
            part = Choice(column, part, then, self.choice())
        self.depth -= 1
        return part

    def deeper(self) -> None:
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise ExpressionError("The expression is nested too deeply", column=self.now().column)

    def either(self) -> Part:
        part = self.both()
        while self.next_is("||"):
            part = Binary(self.take().column, "||", part, self.both())
        return part

    def both(self) -> Part:
        part = self.compare()
        while self.next_is("&&"):
            part = Binary(self.take().column, "&&", part, self.compare())
        return part

    def compare(self) -> Part:
        part = self.sum()
        if self.next_is(*_COMPARISONS, "in"):
            token = self.take()
            part = Binary(token.column, token.text, part, self.sum())
            if self.next_is(*_COMPARISONS, "in"):
                raise ExpressionError(
                    "Comparisons cannot be chained; join them with &&", column=self.now().column
                )
        return part

    def sum(self) -> Part:
        part = self.product()
        while self.next_is("+", "-"):
            token = self.take()
            part = Binary(token.column, token.text, part, self.product())
        return part

    def product(self) -> Part:
        part = self.sign()
        while self.next_is("*", "/", "%"):
            token = self.take()
            part = Binary(token.column, token.text, part, self.sign())
        return part

    def sign(self) -> Part:
        if not self.next_is("!", "-"):
            return self.member()
        self.deeper()
        token = self.take()
        part = Unary(token.column, token.text, self.sign())
        self.depth -= 1
        return part

    def member(self) -> Part:
        part = self.primary()
        while self.next_is(".", "["):
            token = self.take()
            if token.text == ".":
                name = self.take()
                if name.sort is not Sort.WORD:
                    raise ExpressionError(f"A name was expected, not {name.text}", column=name.column)
                part = Member(name.column, part, Literal(name.column, name.text))
            else:
                part = Member(self.now().column, part, self.choice())
                self.expect("]")
        return part

    def primary(self) -> Part:
        token = self.take()
        if token.sort in (Sort.NUMBER, Sort.TEXT):
            return Literal(token.column, token.value)
        if token.sort is Sort.WORD:
            if token.text in _LITERALS:
                return Literal(token.column, _LITERALS[token.text])
            if self.next_is("("):
                self.take()
                return Call(token.column, token.text, self.list_until(")"))
            return Root(token.column, token.text)
        if token.text == "(":
            part = self.choice()
            self.expect(")")
            return part
        if token.text == "[":
            return Items(token.column, self.list_until("]"))
        raise ExpressionError(f"A value was expected, not {token.text}", column=token.column)

    def list_until(self, sign: str) -> tuple[Part, ...]:
        found: list[Part] = []
        while not self.next_is(sign):
            found.append(self.choice())
            if not self.next_is(sign):
                self.expect(",")
        self.take()
        return tuple(found)
