"""The node reference for managers, written from the code: docstrings, settings, exits and functions."""

from collections.abc import Iterator
from typing import Any

import msgspec

from cordboard.director.expressions.values import Type
from cordboard.director.field_kinds import FieldKind, field_kinds
from cordboard.director.language import language
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
    for field in field_kinds(kind.settings):
        default = "see below" if field.fields and field.default else f"`{_default(field)}`"
        yield f"| `{field.name}` | {_is(field)} | {default} | {field.description} |"


def _default(field: FieldKind) -> str:
    return msgspec.json.encode(field.default).decode()


def _of_groups(kind: Kind[Any]) -> Iterator[str]:
    """The fields of settings that are lists of groups."""
    for field in field_kinds(kind.settings):
        if not field.fields:
            continue
        yield f"Each of `{field.name}` has:"
        yield ""
        for inner in field.fields:
            yield f"- `{inner.name}`, {_is(inner)}; without it `{_default(inner)}`. {inner.description}"
        yield ""
        if field.default:
            default = ", ".join(f"`{msgspec.json.encode(each).decode()}`" for each in field.default)
            yield f"Without `{field.name}` there are {default}."
            yield ""


def _is(field: FieldKind) -> str:
    """What a field is, in words."""
    names = field.names.replace("_", " ")
    match field.type:
        case "template":
            return f"{names}, or a placeholder" if names else "text with placeholders"
        case "text" if names:
            return f"name of a {names}"
        case "variable":
            return "variable name"
        case "expression":
            return "expression"
        case _:
            return _plainly(field)


def _plainly(field: FieldKind) -> str:
    match field.type, field.item:
        case "choice", _:
            return ", ".join(f"`{each}`" for each in field.choices or ())
        case "groups", _:
            return "list of groups"
        case "list", FieldKind() as item:
            return f"list of {_plainly(item)}"
        case "map", FieldKind() as item:
            return f"by name: {_plainly(item)}"
        case kind, _:
            plain = _PLAIN.get(kind, "text")
            return f"{plain} or placeholder" if field.placeholder or kind == "template" else plain


_PLAIN = {
    "number": "number",
    "seconds": "number",
    "yes_no": "yes/no",
    "value": "number or text or yes/no",
}


def _names() -> str:
    told = language()
    lines = ["### Names", "", "| name | is | |", "| --- | --- | --- |"]
    for root in (*told.roots, told.queue):
        before = 'queue("NAME")' if root is told.queue else root.name
        if root.members is None:
            lines += [f"| `{before}.NAME` | {_OPEN.get(root.name, 'value')} | {root.sentence} |"]
        elif not root.members:
            lines += [f"| `{before}` | {_type(root.type)} | {root.sentence} |"]
        for each in root.members or ():
            lines += [f"| `{before}.{each.name}` | {_type(each.type)} | {each.sentence} |"]
    return "\n".join([*lines, ""])


_OPEN = {"settings": "by the property's type"}


def _functions() -> str:
    lines = ["### Functions", "", "| function | gives | | for example |", "| --- | --- | --- | --- |"]
    for each in language().functions:
        taken = ", ".join(f"[{_type(one.type)}]" if one.optional else _type(one.type) for one in each.takes)
        called = "has(NAME)" if each.name == "has" else f"{each.name}({taken})"
        lines += [f"| `{called}` | {_type(each.gives)} | {each.sentence} | `{each.example}` |"]
    return "\n".join([*lines, ""])


def _type(kind: Type) -> str:
    return kind.removeprefix("a ").removeprefix("any ")
