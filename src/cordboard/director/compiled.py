"""A script made ready to run: every text and expression compiled once, every constant order built once."""

from collections.abc import Callable, Iterator
from typing import Any

import msgspec

from cordboard.director.expressions.compiling import Expression, compile_expression
from cordboard.director.expressions.errors import ExpressionError
from cordboard.director.expressions.names import Names
from cordboard.director.expressions.template import Template, compile_template
from cordboard.director.expressions.values import Type
from cordboard.director.marks import Holds, Place, texts
from cordboard.director.node import FAILED, Kind, Node, Step
from cordboard.director.nodes import BY_NAME
from cordboard.director.orders import TraceEntered, TraceExit
from cordboard.director.script import Definition, PropertyType, definition_sha256
from cordboard.director.sprint import Sprint
from cordboard.director.stimuli import AnyStimulus

TYPES = {
    PropertyType.NUMBER: Type.NUMBER,
    PropertyType.SECONDS: Type.NUMBER,
    PropertyType.YES_NO: Type.YES_NO,
}
"""Types of properties in expressions; all others are texts."""


class CompiledNode(msgspec.Struct, frozen=True, kw_only=True):
    """A node with what the loop needs at hand."""

    id: str
    kind: Kind[Any]
    settings: Node
    enter: Callable[[Any, Sprint], Step]
    resume: Callable[[Any, Sprint, AnyStimulus], Step]
    entered: TraceEntered
    plain_exits: dict[str, TraceExit]
    """The trace of leaving by an exit when there is no reason to tell and nothing was read."""


class CompiledScript(msgspec.Struct, frozen=True, kw_only=True):
    """May be shared by all runs of a version, and kept under `sha256`.

    A text or expression that does not compile is kept as its error: only the node that needs it fails, so a
    chat is never stuck on it. `check` finds such errors at save.
    """

    definition: Definition
    sha256: str
    start: str
    names: Names
    nodes: dict[str, CompiledNode]
    templates: dict[str, Template | ExpressionError]
    expressions: dict[str, Expression | ExpressionError]
    messages: dict[str, Template | ExpressionError] = msgspec.field(
        default_factory=dict[str, "Template | ExpressionError"]
    )
    """Settings with placeholders of their own, as they have come up so far."""


def compile_script(definition: Definition) -> CompiledScript:
    """Compiles a definition. It never fails: what is wrong shows in the run, and before that in `check`."""
    names = names_of(definition)
    templates: dict[str, Template | ExpressionError] = {}
    expressions: dict[str, Expression | ExpressionError] = {}
    for node in definition.nodes.values():
        for place, source in sources(node):
            if place.holds is Holds.TEMPLATE and source not in templates:
                templates[source] = kept(compile_template, source, names)
            elif place.holds is Holds.EXPRESSION and source not in expressions:
                expressions[source] = kept(compile_expression, source, names)
    return CompiledScript(
        definition=definition,
        sha256=definition_sha256(definition),
        start=definition.start,
        names=names,
        nodes={name: _compiled(name, node) for name, node in definition.nodes.items()},
        templates=templates,
        expressions=expressions,
    )


def names_of(definition: Definition) -> Names:
    """What the expressions of a script may name."""
    return Names(
        settings={each.name: TYPES.get(each.type, Type.TEXT) for each in definition.properties},
        messages=frozenset(each.name for each in definition.properties if each.type is PropertyType.MESSAGE),
    )


def sources(node: Node) -> Iterator[tuple[Place, str]]:
    """The marked texts of a node, with the field where each stands."""
    return texts(node)


def kind_of(node: Node) -> Kind[Any]:
    """The kind that the node is of."""
    return BY_NAME[str(node.__struct_config__.tag)]


def kept(compiler: Any, source: str, names: Names) -> Any:
    """What the source compiles to, or its mistake."""
    try:
        return compiler(source, names)
    except ExpressionError as mistake:
        return mistake


def _compiled(name: str, node: Node) -> CompiledNode:
    kind = kind_of(node)
    exits = {*kind.exits_of(node), *node.exits, FAILED}
    return CompiledNode(
        id=name,
        kind=kind,
        settings=node,
        enter=kind.enter,
        resume=kind.resume,
        entered=TraceEntered(node=name, node_kind=kind.name),
        plain_exits={each: TraceExit(node=name, exit=each, to=node.exits.get(each)) for each in exits},
    )
