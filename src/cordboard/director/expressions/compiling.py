"""From a tree to closures, with every type that can be known checked on the way."""

from collections.abc import Callable
from typing import Any

import msgspec

from cordboard.director.expressions import values
from cordboard.director.expressions.errors import ExpressionError
from cordboard.director.expressions.functions import FUNCTIONS, MOMENT, call, zone_exists
from cordboard.director.expressions.names import QUEUE, Names, unknown_member
from cordboard.director.expressions.syntax import (
    Binary,
    Call,
    Choice,
    Items,
    Literal,
    Member,
    Part,
    Root,
    Unary,
    parse,
)
from cordboard.director.expressions.values import Scope, Type

Work = Callable[[Scope], Any]
Typed = tuple[Type, Work]


class Use(msgspec.Struct, frozen=True):
    """A member that an expression reads: `script.tries` is Use("script", "tries", …)."""

    root: str
    name: str
    column: int


class Expression(msgspec.Struct, frozen=True, kw_only=True):
    """A compiled expression. `evaluate` raises ExpressionError; what it reads goes to `scope.read`."""

    source: str
    type: Type
    uses: tuple[Use, ...]
    evaluate: Callable[[Scope], Any]


def compile_expression(source: str, names: Names) -> Expression:
    """Compiles a source text. Raises ExpressionError with the column of the first mistake."""
    compiler = _Compiler(names)
    try:
        kind, work = compiler.value(parse(source))
    except RecursionError:  # the bounds keep far from it, unless the caller itself stands deep already
        raise ExpressionError("The expression is nested too deeply", column=1) from None
    return Expression(source=source, type=kind, uses=tuple(compiler.uses), evaluate=work)


class _Compiler:
    def __init__(self, names: Names) -> None:
        self.names = names
        self.uses: list[Use] = []

    def value(self, part: Part) -> Typed:
        """Compiles a part that must be a value, not a bare group such as `visitor`."""
        kind, work = self.part(part)
        if kind is Type.MEMBERS:
            raise ExpressionError("Only a member of it is a value; write .name behind it", column=part.column)
        return kind, work

    def part(self, part: Part) -> Typed:
        match part:
            case Literal(value=value):
                return values.type_of(value), lambda _: value
            case Root(name="now"):
                return Type.NUMBER, lambda scope: scope.now
            case Root(name=name, column=column):
                raise ExpressionError(self.names.unknown_root(name), column=column)
            case Member():
                return self.member(part)
            case Call():
                return self.call(part)
            case Unary():
                return self.unary(part)
            case Binary():
                return self.binary(part)
            case Choice():
                return self.choice(part)
            case Items(items=items):
                works = [self.value(item)[1] for item in items]
                return Type.LIST, lambda scope: [work(scope) for work in works]
            case _:
                raise AssertionError(part)

    def member(self, part: Member) -> Typed:
        if isinstance(part.of, Call) and part.of.function == "queue":
            return self.queue_member(part, part.of)
        if isinstance(part.of, Member):
            return self.inner_member(part, part.of)
        if not isinstance(part.of, Root) or part.of.name == "now":
            raise ExpressionError("This has no members", column=part.column)
        if not isinstance(part.name, Literal) or not isinstance(part.name.value, str):
            raise ExpressionError(
                'A name in quotes is needed in […], for example form["age"]', column=part.name.column
            )
        root, name = part.of.name, part.name.value
        try:
            members = self.names.members(root)
        except KeyError:
            raise ExpressionError(self.names.unknown_root(root), column=part.of.column) from None
        if members is not None and name not in members:
            raise ExpressionError(unknown_member(root, name, members), column=part.name.column)
        self.uses.append(Use(root, name, part.name.column))
        if root == "settings" and name in self.names.messages:
            return Type.TEXT, _message(name, part.name.column)
        path = f"{root}.{name}"

        def load(scope: Scope) -> Any:
            value = scope.roots[root].get(name)
            scope.read[path] = value
            return value

        return (Type.ANY if members is None else members[name]), load

    def inner_member(self, part: Member, of: Member) -> Typed:
        """A member of a value that came from outside: `script.reply.order["items"][0]`."""
        kind, whole = self.member(of)
        if kind not in (Type.ANY, Type.LIST):
            raise ExpressionError(f"{_capital(kind)} has no members", column=part.column)
        _, key = self.value(part.name)
        column = part.column
        return Type.ANY, lambda scope: values.inside(whole(scope), key(scope), column)

    def queue_member(self, part: Member, called: Call) -> Typed:
        if not isinstance(part.name, Literal) or part.name.value not in QUEUE:
            raise ExpressionError(f"A queue has {', '.join(QUEUE)}", column=part.name.column)
        if len(called.arguments) != 1:
            raise ExpressionError('queue() needs one name: queue("General")', column=called.column)
        kind, name_work = self.value(called.arguments[0])
        self.demand(kind, Type.TEXT, called.arguments[0])
        if isinstance(called.arguments[0], Literal):
            self.uses.append(Use("queue", str(called.arguments[0].value), called.arguments[0].column))
        member, column = str(part.name.value), called.column

        def load(scope: Scope) -> Any:
            name = name_work(scope)
            facts = scope.queue(name) if isinstance(name, str) else None
            if facts is None:
                raise ExpressionError(f"There is no queue {name!r}", column=column)
            value = getattr(facts, member)
            scope.read[f'queue("{name}").{member}'] = value
            return value

        return QUEUE[member], load

    def call(self, part: Call) -> Typed:
        name, column = part.function, part.column
        if name == "has":
            return self.has(part)
        if name == "queue":
            raise ExpressionError('Write a member behind it: queue("General").waiting', column=column)
        function = FUNCTIONS.get(name)
        if function is None:
            known = ", ".join([*FUNCTIONS, "has", "queue"])
            raise ExpressionError(f"There is no function {name}(); there are {known}", column=column)
        least = len(function.takes) - function.optional
        if not least <= len(part.arguments) <= len(function.takes):
            wanted = f"{least}" if not function.optional else f"{least} or {len(function.takes)}"
            raise ExpressionError(f"{name}() takes {wanted} argument(s)", column=column)
        works: list[Work] = []
        for argument, wanted in zip(part.arguments, function.takes, strict=False):
            kind, work = self.value(argument)
            self.demand(kind, wanted, argument)
            works.append(work)
        if function.takes == MOMENT and len(part.arguments) == 2:
            self.check_zone(part.arguments[1])
        return function.gives, lambda scope: call(name, [work(scope) for work in works], column)

    def check_zone(self, argument: Part) -> None:
        if isinstance(argument, Literal) and not zone_exists(argument.value):
            raise ExpressionError(f"There is no time zone {argument.value!r}", column=argument.column)

    def has(self, part: Call) -> Typed:
        if len(part.arguments) != 1 or not isinstance(part.arguments[0], Member):
            raise ExpressionError("has() needs one member: has(visitor.email)", column=part.column)
        _, work = self.member(part.arguments[0])
        return Type.YES_NO, lambda scope: work(scope) is not None

    def unary(self, part: Unary) -> Typed:
        kind, work = self.value(part.operand)
        column = part.column
        if part.sign == "!":
            self.demand(kind, Type.YES_NO, part.operand)
            return Type.YES_NO, lambda scope: not values.truth(work(scope), column)
        self.demand(kind, Type.NUMBER, part.operand)
        return Type.NUMBER, lambda scope: values.subtract(0, work(scope), column)

    def choice(self, part: Choice) -> Typed:
        kind, condition = self.value(part.condition)
        self.demand(kind, Type.YES_NO, part.condition)
        one, then = self.value(part.then)
        two, otherwise = self.value(part.otherwise)
        column = part.column
        return (
            one if one is two else Type.ANY,
            lambda scope: then(scope) if values.truth(condition(scope), column) else otherwise(scope),
        )

    def binary(self, part: Binary) -> Typed:
        one, left = self.value(part.left)
        two, right = self.value(part.right)
        column = part.column
        match part.sign:
            case "&&" | "||":
                self.demand(one, Type.YES_NO, part.left)
                self.demand(two, Type.YES_NO, part.right)
                return Type.YES_NO, _joined(part.sign, left, right, column)
            case "==" | "!=":
                self.demand_alike(one, two, column)
                if part.sign == "==":
                    return Type.YES_NO, lambda scope: values.equal(left(scope), right(scope))
                return Type.YES_NO, lambda scope: not values.equal(left(scope), right(scope))
            case "in":
                self.demand(two, Type.LIST, part.right)
                return Type.YES_NO, lambda scope: values.contained(left(scope), right(scope), column)
            case "<" | "<=" | ">" | ">=":
                self.demand_alike(one, two, column)
                for kind, operand in ((one, part.left), (two, part.right)):
                    if kind in (Type.YES_NO, Type.LIST):
                        raise ExpressionError(f"{kind} has no order", column=operand.column)
                return Type.YES_NO, _ordered(part.sign, left, right, column)
            case "+":
                return self.sum(part, one, two), lambda scope: values.add(left(scope), right(scope), column)
            case sign:
                self.demand(one, Type.NUMBER, part.left)
                self.demand(two, Type.NUMBER, part.right)
                work = {
                    "-": values.subtract,
                    "*": values.multiply,
                    "/": values.divide,
                    "%": values.remainder,
                }[sign]
                return Type.NUMBER, lambda scope: work(left(scope), right(scope), column)

    def sum(self, part: Binary, one: Type, two: Type) -> Type:
        if {one, two} == {Type.TEXT, Type.NUMBER}:
            complaint = "A text and a number cannot be added; text(…) makes a text of a number"
            raise ExpressionError(complaint, column=part.column)
        for kind, operand in ((one, part.left), (two, part.right)):
            if kind in (Type.YES_NO, Type.LIST):
                raise ExpressionError(f"{kind} cannot be added", column=operand.column)
        for kind in (Type.TEXT, Type.NUMBER):
            if kind in (one, two) and (one is two or kind is Type.TEXT):
                return kind
        return Type.ANY

    def demand(self, kind: Type, wanted: Type, part: Part) -> None:
        """Refuses what can never be of the wanted type. Nothing passes; what it means, the run will say."""
        if wanted is Type.ANY or kind in (wanted, Type.ANY, Type.NOTHING):
            return
        raise ExpressionError(f"{_capital(wanted)} is needed here, not {kind}", column=part.column)

    def demand_alike(self, one: Type, two: Type, column: int) -> None:
        if one is two or Type.ANY in (one, two) or Type.NOTHING in (one, two):
            return
        raise ExpressionError(f"{_capital(one)} is compared with {two}; they are never equal", column=column)


def _message(name: str, column: int) -> Work:
    """Reads a setting that may have placeholders of its own."""
    path = f"settings.{name}"

    def load(scope: Scope) -> Any:
        try:
            value = scope.expand(scope, name, scope.roots["settings"].get(name))
        except ExpressionError as mistake:
            told = f"In {path}, column {mistake.column}: {mistake.sentence}"
            raise ExpressionError(told, column=column) from None
        scope.read[path] = value
        return value

    return load


def _joined(sign: str, left: Work, right: Work, column: int) -> Work:
    truth = values.truth
    if sign == "&&":
        return lambda scope: truth(left(scope), column) and truth(right(scope), column)
    return lambda scope: truth(left(scope), column) or truth(right(scope), column)


def _ordered(sign: str, left: Work, right: Work, column: int) -> Work:
    if sign == "<":
        return lambda scope: values.below(left(scope), right(scope), column)
    if sign == "<=":
        return lambda scope: values.up_to(left(scope), right(scope), column)
    if sign == ">":
        return lambda scope: values.below(right(scope), left(scope), column)
    return lambda scope: values.up_to(right(scope), left(scope), column)


def _capital(kind: Type) -> str:
    return kind[:1].upper() + kind[1:]
