"""The node reference for managers, written from the code: docstrings, settings, exits and functions."""

from collections.abc import Iterator
from typing import Any, cast

import msgspec
from msgspec import inspect

from cordboard.director.expressions.functions import FUNCTIONS
from cordboard.director.expressions.names import CHAT, OPEN_ROOTS, QUEUE, VISITOR
from cordboard.director.expressions.values import Type
from cordboard.director.marks import Holds, Place, places
from cordboard.director.node import FAILED, Group, Kind
from cordboard.director.nodes import KINDS

_INTRODUCTION = """# Nodes

*Made from the code by `python -m scripts.generate_nodes_doc`; do not edit.*

A script is nodes joined by exits. A run begins at the script's start node, leaves each node by one of its exits,
and goes on where that exit leads. An exit that leads nowhere ends the run. Every node has the field `note`, a remark
for readers of the flowchart. Every kind but `start` and `end` may also have the exit `failed`, taken when the node
cannot do what it was set to do; without it the run ends there and the routing point's fallback queue takes the
chat, with a note for the agent. The visitor's leaving ends any run.

A run may enter 200 nodes without a wait and 5,000 in all. Times are whole seconds.
"""

_EXPRESSIONS = """## Expressions and placeholders

In short; [with many examples](expressions.md).

A *text with placeholders* may hold `{{ expression }}`, which stands for the value of the expression: `Welcome
{{visitor.name}}, you are number {{chat.position}}`. A number or a time may be given as a placeholder too. An
*expression* stands alone, without braces: `queue("General").waiting > 10 && visitor.language == "fr"`.

Values are numbers (`3`, `1.5`), texts (`"a"` or `'a'`), yes and no (`true`, `false`), nothing (`null`) and lists
(`["a", "b"]`). Signs, loosest first: `a ? b : c`; `||` or `or`; `&&` or `and`; `== != < <= > >= in`; `+ -`;
`* / %`; `!` or `not`, `-`; `( )`.

What is not there is nothing: `clipboard.customer == null` asks whether it is. Nothing equals only nothing, is neither
above nor below anything, joins a text as if empty, counts as no where yes or no is wanted, and is a mistake in
arithmetic: write `default(script.tries, 0) + 1`. What came from outside has members:
`script.reply.json.items[0].name`; of what is missing every member is nothing. Values of different types are never
equal: what a visitor typed is a text, so write `number(form.age) > 17`. Mistakes that can be seen beforehand are told
when the version is saved, with their column. An expression has at most 1,000 characters and makes no text longer than
10,000.
"""


def node_reference() -> str:
    """The whole page, in Markdown."""
    parts = [_INTRODUCTION]
    for group in Group:
        kinds = [kind for kind in KINDS if kind.group is group]
        if kinds:
            parts += [f"## {group}\n", *(_of_kind(kind) for kind in kinds)]
    parts += [_EXPRESSIONS, _names(), _functions()]
    return "\n".join(parts)


def _of_kind(kind: Kind[Any]) -> str:
    lines = [f"### `{kind.name}`", "", kind.description, ""]
    settings = list(_settings(kind))
    if settings:
        lines += ["| setting | is | without it | |", "| --- | --- | --- | --- |", *settings, ""]
        lines += _of_groups(kind)
    exits = dict(kind.exits)
    if exits:
        lines += ["| exit | taken |", "| --- | --- |"]
        lines += [f"| `{name}` | {sentence} |" for name, sentence in exits.items()]
        lines += [""]
    if kind.has_more_exits:
        lines += [f"{'Besides, it' if exits else 'It'} has the exits that its settings name.", ""]
    elif kind.open_exits:
        lines += ["Besides, it has an exit for each label of the called script.", ""]
    elif not exits:
        lines += ["No exits: the run ends here.", ""]
    if kind.waits:
        lines += ["The run may wait here.", ""]
    if not kind.can_fail:
        lines += [f"It cannot fail and has no exit `{FAILED}`.", ""]
    return "\n".join(lines)


def _settings(kind: Kind[Any]) -> Iterator[str]:
    for field, is_ in _fields(kind.settings):
        default = "see below" if _group(field.type) and field.default else f"`{_default(field)}`"
        yield f"| `{field.name}` | {is_} | {default} | {_description(field.type)} |"


def _default(field: inspect.Field) -> str:
    return "{}" if field.default is msgspec.NODEFAULT else msgspec.json.encode(field.default).decode()


def _of_groups(kind: Kind[Any]) -> Iterator[str]:
    """The fields of settings that are lists of groups."""
    for field, _ in _fields(kind.settings):
        group = _group(field.type)
        if group is None:
            continue
        yield f"Each of `{field.name}` has:"
        yield ""
        for inner, is_ in _fields(group):
            yield f"- `{inner.name}`, {is_}; without it `{_default(inner)}`. {_description(inner.type)}"
        yield ""
        if field.default:
            default = ", ".join(f"`{msgspec.json.encode(each).decode()}`" for each in field.default)
            yield f"Without `{field.name}` there are {default}."
            yield ""


def _fields(settings: type[msgspec.Struct]) -> Iterator[tuple[inspect.Field, str]]:
    """The fields of a settings struct, each with what it is in words."""
    marks = {place.field: place for place in places(settings)}
    info = inspect.type_info(settings)
    assert isinstance(info, inspect.StructType)
    for field in info.fields:
        if field.name not in ("exits", "note"):
            yield field, _is(field, marks.get(field.name))


def _is(field: inspect.Field, place: Place | None) -> str:
    plain = _plain_type(field.type)
    if place is None:
        return plain
    if place.holds is Holds.NAME:
        return f"name of a {place.names.replace('_', ' ')}"
    if place.holds is Holds.TEMPLATE and plain != "text":
        return f"{plain} or placeholder"
    if place.names:
        return f"{place.names.replace('_', ' ')}, or a placeholder"
    return {
        Holds.TEMPLATE: "text with placeholders",
        Holds.EXPRESSION: "expression",
        Holds.VARIABLE: "variable name",
    }[place.holds]


def _group(given: inspect.Type) -> type[msgspec.Struct] | None:
    match given:
        case inspect.Metadata(type=inner):
            return _group(inner)
        case inspect.VarTupleType(item_type=inspect.StructType(cls=cls)):
            return cls
        case _:
            return None


def _plain_type(given: inspect.Type) -> str:
    match given:
        case inspect.Metadata(type=inner):
            return _plain_type(inner)
        case inspect.StrType():
            return "text"
        case inspect.BoolType():
            return "yes/no"
        case inspect.IntType() | inspect.FloatType():
            return "number"
        case inspect.LiteralType(values=values):
            return ", ".join(f"`{value}`" for value in values)
        case inspect.VarTupleType(item_type=inspect.StructType()):
            return "list of groups"
        case inspect.VarTupleType(item_type=item):
            return f"list of {_plain_type(item)}"
        case inspect.DictType(value_type=item):
            return f"by name: {_plain_type(item)}"
        case inspect.UnionType(types=types):
            names = [_plain_type(each) for each in types if not isinstance(each, inspect.NoneType)]
            if set(names) == {"number", "text"}:
                return "number"
            return " or ".join(dict.fromkeys(sorted(names)))
        case _:
            return type(given).__name__.removesuffix("Type").lower()


def _description(given: inspect.Type) -> str:
    if isinstance(given, inspect.Metadata):
        schema = cast("dict[str, Any]", given.extra_json_schema or {})
        return str(schema.get("description", "")) or _description(given.type)
    return ""


def _names() -> str:
    lines = ["### Names", "", "| name | is |", "| --- | --- |"]
    lines += [f"| `visitor.{name}` | {_type(kind)} |" for name, kind in VISITOR.items()]
    lines += [f"| `chat.{name}` | {_type(kind)} |" for name, kind in CHAT.items()]
    lines += [f'| `queue("NAME").{name}` | {_type(kind)} |' for name, kind in QUEUE.items()]
    lines += ["| `settings.NAME` | the property of that name |"]
    meanings = {
        "script": "a variable of the run; `script.first_message` is what the visitor wrote when opening the chat",
        "clipboard": "an entry of the chat's clipboard",
        "form": "a field of the form before the chat",
        "global": "a global variable",
    }
    lines += [f"| `{root}.NAME` | {meanings[root]} |" for root in OPEN_ROOTS]
    lines += ["| `now` | the moment, in seconds since 1970 |", ""]
    return "\n".join(lines)


def _functions() -> str:
    lines = ["### Functions", "", "| function | gives | |", "| --- | --- | --- |"]
    for name, function in FUNCTIONS.items():
        least = len(function.takes) - function.optional
        taken = ", ".join(
            _type(kind) if at < least else f"[{_type(kind)}]" for at, kind in enumerate(function.takes)
        )
        lines += [f"| `{name}({taken})` | {_type(function.gives)} | {function.sentence} |"]
    lines += ["| `has(NAME)` | yes/no | Whether it is more than nothing |", ""]
    return "\n".join(lines)


def _type(kind: Type) -> str:
    return kind.removeprefix("a ").removeprefix("any ")
