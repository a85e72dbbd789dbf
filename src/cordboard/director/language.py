"""What the expression language offers, told for who writes in it; the compiler's own tables say it."""

from collections.abc import Mapping
from functools import cache

import msgspec

from cordboard.director.compiled import TYPES
from cordboard.director.expressions.compiling import compile_expression
from cordboard.director.expressions.errors import ExpressionError
from cordboard.director.expressions.functions import FUNCTIONS, Function
from cordboard.director.expressions.names import CHAT, MEANINGS, OPEN_ROOTS, QUEUE, VISITOR, Names
from cordboard.director.expressions.template import compile_template
from cordboard.director.expressions.values import Type
from cordboard.director.marks import Holds
from cordboard.director.script import PropertyType

EXAMPLES: Mapping[str, str] = {
    "size": "size(form.topics)",
    "number": "number(form.age) >= 18",
    "text": '"Try " + text(script.tries)',
    "default": "default(script.tries, 0) + 1",
    "lower": 'lower(form.topic) == "returns"',
    "upper": "upper(visitor.language)",
    "trim": "trim(visitor.name)",
    "contains": 'contains(chat.url, "/help")',
    "starts_with": 'starts_with(visitor.language, "en")',
    "ends_with": 'ends_with(visitor.email, "@example.com")',
    "round": "round(chat.waited / 60)",
    "min": "min(99, chat.priority + 10)",
    "max": "max(number(form.age), 50)",
    "hour": 'hour(now, "Europe/Berlin")',
    "minute": "minute(now)",
    "weekday": 'weekday(now) in ["sat", "sun"]',
    "date": 'date(now) >= "2026-12-24"',
    "time": 'time(now, "Europe/London")',
    "has": "has(visitor.email)",
    "queue": 'queue("General").waiting > 10',
}
WORDS: Mapping[str, str] = {
    "and": "Both",
    "or": "One or the other, or both",
    "not": "The contrary",
    "in": "Whether a list holds the value",
    "true": "Yes",
    "false": "No",
    "null": "Nothing: what is not there",
}


class Argument(msgspec.Struct, frozen=True, kw_only=True):
    """What a function takes at one place."""

    type: Type
    optional: bool


class FunctionTold(msgspec.Struct, frozen=True, kw_only=True):
    """A function, with an expression that uses it."""

    name: str
    takes: tuple[Argument, ...]
    gives: Type
    sentence: str
    example: str


class NameTold(msgspec.Struct, frozen=True, kw_only=True):
    """A name that can be read."""

    name: str
    type: Type
    sentence: str


class Root(msgspec.Struct, frozen=True, kw_only=True):
    """What a name may begin with. `members` null: the script or the chat has them; empty: it is a value itself."""

    name: str
    type: Type
    sentence: str
    members: tuple[NameTold, ...] | None


class WordTold(msgspec.Struct, frozen=True, kw_only=True):
    """A word that means something by itself."""

    name: str
    sentence: str


class Language(msgspec.Struct, frozen=True, kw_only=True):
    """`queue`: what stands behind `queue("NAME").`."""

    functions: tuple[FunctionTold, ...]
    roots: tuple[Root, ...]
    queue: Root
    words: tuple[WordTold, ...]
    property_types: dict[str, Type]
    """What `settings.NAME` is, by the type of the property."""


class Mistake(msgspec.Struct, frozen=True, kw_only=True):
    """Why a text cannot be understood; `column` counts its characters from 1."""

    code: str
    sentence: str
    column: int


_HAS = FunctionTold(
    name="has",
    takes=(Argument(type=Type.ANY, optional=False),),
    gives=Type.YES_NO,
    sentence="Whether it is more than nothing.",
    example=EXAMPLES["has"],
)
"""No function of the table: it takes a name and not its value."""


@cache
def language() -> Language:
    """All of it."""
    return Language(
        functions=(*(_function(name, each) for name, each in FUNCTIONS.items()), _HAS),
        roots=(
            _root("visitor", VISITOR),
            _root("chat", CHAT),
            *(_root(name, None) for name in ("settings", *OPEN_ROOTS)),
            Root(name="now", type=Type.NUMBER, sentence=f"{MEANINGS['now']}.", members=()),
        ),
        queue=_root("queue", QUEUE),
        words=tuple(WordTold(name=name, sentence=sentence) for name, sentence in WORDS.items()),
        property_types={each: TYPES.get(each, Type.TEXT) for each in PropertyType},
    )


def mistakes(text: str, holds: Holds, settings: Mapping[str, PropertyType]) -> list[Mistake]:
    """What the compiler says about a text or an expression in a script with these properties; empty: nothing."""
    names = Names(settings={name: TYPES.get(each, Type.TEXT) for name, each in settings.items()})
    compiler = compile_expression if holds is Holds.EXPRESSION else compile_template
    try:
        _ = compiler(text, names)
    except ExpressionError as mistake:
        return [Mistake(code="expression", sentence=f"{mistake.sentence}.", column=mistake.column)]
    return []


def _function(name: str, function: Function) -> FunctionTold:
    least = len(function.takes) - function.optional
    return FunctionTold(
        name=name,
        takes=tuple(Argument(type=each, optional=at >= least) for at, each in enumerate(function.takes)),
        gives=function.gives,
        sentence=f"{function.sentence}.",
        example=EXAMPLES[name],
    )


def _root(name: str, members: Mapping[str, Type] | None) -> Root:
    return Root(
        name=name,
        type=Type.MEMBERS,
        sentence=f"{MEANINGS[name]}.",
        members=None if members is None else tuple(_member(name, each, members[each]) for each in members),
    )


def _member(root: str, name: str, type_: Type) -> NameTold:
    return NameTold(name=name, type=type_, sentence=f"{MEANINGS[f'{root}.{name}']}.")
