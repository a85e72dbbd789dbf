"""Everything that can be said about a script before it runs, at once and in node order.

A version with an error cannot be activated; a warning is for the manager to judge.
"""

from collections.abc import Collection, Iterator, Mapping

import msgspec

from cordboard.director.compiled import CompiledScript, compile_script, kind_of, names_of, sources
from cordboard.director.expressions.compiling import Expression
from cordboard.director.expressions.errors import ExpressionError
from cordboard.director.expressions.template import Template
from cordboard.director.graph import edges, edges_without_wait, loops, reached_from
from cordboard.director.issues import Issue, Known, Severity
from cordboard.director.marks import Holds, Place
from cordboard.director.node import FAILED, TIMEOUT, Node
from cordboard.director.nodes.run_script import ENDED, RunScript
from cordboard.director.nodes.start import Start
from cordboard.director.script import MAX_NODES, Definition
from cordboard.director.settings import value_error

WARNING = Severity.WARNING
MAX_ISSUES = 1_000
"""So many findings are told of one script."""
_NOTHING_KNOWN = Known()
_SUPPLIED_VARIABLES = {"first_message"}


def check(definition: Definition, known: Known = _NOTHING_KNOWN) -> list[Issue]:
    """All issues: those of the script as a whole first, then node by node in the order of the definition."""
    if len(definition.nodes) > MAX_NODES:
        sentence = f"The script has {len(definition.nodes)} nodes; {MAX_NODES} are allowed."
        return [Issue(code="too_many_nodes", sentence=sentence)]
    script = compile_script(definition)
    found = [*_of_start(definition), *_of_properties(definition, known)]
    variables = _variables_of(definition)
    for name, node in definition.nodes.items():
        of_node = (
            *_of_exits(node, definition.nodes),
            *kind_of(node).check(node),
            *_of_texts(node, script, known, variables),
            *_of_calls(node, known),
        )
        found += (msgspec.structs.replace(issue, node=name) for issue in of_node)
    found += _of_reach(definition)
    found += _of_loops(definition.nodes)
    found += _of_waits_after_answer(definition.nodes)
    if len(found) > MAX_ISSUES:
        # Errors are kept before warnings: whether there is one decides about the activation.
        sentence = f"There are {len(found) - MAX_ISSUES} findings more than are told here."
        found = sorted(found, key=lambda issue: issue.severity is WARNING)[:MAX_ISSUES]
        found.append(Issue(code="more_issues", sentence=sentence, severity=WARNING))
    order = {name: number for number, name in enumerate(definition.nodes)}
    return sorted(found, key=lambda issue: order.get(issue.node, -1))


def errors(issues: list[Issue]) -> list[Issue]:
    """Those that keep a version from being activated."""
    return [issue for issue in issues if issue.severity is Severity.ERROR]


def _of_start(definition: Definition) -> Iterator[Issue]:
    start = definition.nodes.get(definition.start)
    if start is None:
        sentence = f"The script starts at “{definition.start}”, and there is no such node."
        yield Issue(code="no_start", sentence=sentence, field="start")
    elif not isinstance(start, Start):
        sentence = f"The script starts at “{definition.start}”, which is not a Start node."
        yield Issue(code="no_start", sentence=sentence, field="start")


def _of_properties(definition: Definition, known: Known) -> Iterator[Issue]:
    seen: set[str] = set()
    names = names_of(definition)
    for each in definition.properties:
        field = f"properties.{each.name}"
        if each.name in seen:
            yield Issue(
                code="duplicate_property", sentence=f"The property {each.name} is there twice.", field=field
            )
        seen.add(each.name)
        error = None if each.default is None else value_error(each, each.default, known=known, names=names)
        if error is not None:
            # A default may name what only other points have; each point can override it.
            severity = WARNING if error.code == "unknown_reference" else Severity.ERROR
            sentence = f"The default of {each.name}: {error.sentence}"
            yield Issue(
                code=error.code, sentence=sentence, severity=severity, field=field, column=error.column
            )


def _of_exits(node: Node, nodes: Mapping[str, Node]) -> Iterator[Issue]:
    kind = kind_of(node)
    exits = kind.exits_of(node)
    for exit_, to in node.exits.items():
        if exit_ not in exits and not kind.open_exits and not (exit_ == FAILED and kind.can_fail):
            listed = ", ".join(exits) or "none"
            sentence = f"A node of kind {kind.name} has no exit “{exit_}”; it has {listed}."
            yield Issue(code="unknown_exit", sentence=sentence, field=f"exits.{exit_}")
        elif to is not None and to not in nodes:
            sentence = f"The exit “{exit_}” leads to “{to}”, and there is no such node."
            yield Issue(code="dangling_exit", sentence=sentence, field=f"exits.{exit_}")
    for exit_ in exits:
        if not node.leads(exit_) and not kind.may_lead_nowhere(exit_):
            sentence = f"The exit “{exit_}” leads nowhere; the run ends there."
            yield Issue(code="unconnected_exit", sentence=sentence, severity=WARNING, field=f"exits.{exit_}")
    if kind.outside:
        yield from _of_ways_out(node, exits)


def _of_ways_out(node: Node, exits: Mapping[str, str]) -> Iterator[Issue]:
    """What is outside breaks and is slow some day, and then the chat must go on (SEC-61)."""
    for exit_, what in ((FAILED, "is out of order"), (TIMEOUT, "does not answer")):
        if not node.leads(exit_) and (exit_ == FAILED or exit_ in exits):
            then = "the fallback queue takes the chat" if exit_ == FAILED else "the run ends"
            sentence = f"When what is called {what}, {then}; connect the exit “{exit_}”."
            yield Issue(code="no_way_out", sentence=sentence, severity=WARNING, field=f"exits.{exit_}")


def _of_calls(node: Node, known: Known) -> Iterator[Issue]:
    """What a call of another script expects of that script, as it is now."""
    if not isinstance(node, RunScript):
        return
    script = node.script
    labels = known.labels.get(script)
    if labels is not None:
        for exit_ in node.exits:
            if exit_ not in (*labels, ENDED, FAILED):
                sentence = f"“{script}” never ends by “{exit_}”; the exit is never taken."
                yield Issue(code="unknown_label", sentence=sentence, severity=WARNING, field=f"exits.{exit_}")
    arguments = known.arguments.get(script)
    if arguments is not None:
        for name in node.arguments:
            if name not in arguments:
                sentence = f"“{script}” has no property “{name}”; the argument has no effect."
                yield Issue(
                    code="unknown_argument", sentence=sentence, severity=WARNING, field=f"arguments.{name}"
                )


def _of_texts(
    node: Node, script: CompiledScript, known: Known, variables: Collection[str]
) -> Iterator[Issue]:
    for place, source in sources(node):
        if place.holds is Holds.VARIABLE:
            continue
        if place.holds is Holds.NAME:
            yield from _of_name(node, place, source, known)
            continue
        compiled = (script.templates if place.holds is Holds.TEMPLATE else script.expressions)[source]
        if isinstance(compiled, ExpressionError):
            if source.strip():  # an empty expression is the kind's own complaint
                sentence = f"{compiled.sentence}."
                yield Issue(code="expression", sentence=sentence, field=place.field, column=compiled.column)
            continue
        yield from _of_uses(place.field, compiled, variables, known)
        if place.names == "host":
            yield from _of_host(place.field, compiled, script)
        if isinstance(compiled, Template) and compiled.is_plain and place.names:
            yield from _of_name(node, place, source.strip(), known)


def _of_name(node: Node, place: Place, name: str, known: Known) -> Iterator[Issue]:
    if name and known.lacks(place.names, name):
        # An agent who is not there has an exit; a queue or calendar has none but failed.
        foreseen = "unknown" in kind_of(node).exits or node.leads(FAILED)
        yield Issue(
            code=f"unknown_{place.names}",
            sentence=f"There is no {place.names} “{name}”.",
            severity=WARNING if foreseen else Severity.ERROR,
            field=place.field,
        )


def _of_host(field: str, compiled: Template | Expression, script: CompiledScript) -> Iterator[Issue]:
    """Which programs outside a script reaches is known before it runs: no visitor decides it."""
    expressions = compiled.expressions if isinstance(compiled, Template) else (compiled,)
    for use in (use for expression in expressions for use in expression.uses):
        if use.root != "settings" or use.name in script.names.messages:
            sentence = "A host is named outright or by a setting; what else is known does not decide it."
            yield Issue(code="open_host", sentence=sentence, field=field, column=use.column)


def _of_uses(
    field: str, compiled: Template | Expression, variables: Collection[str], known: Known
) -> Iterator[Issue]:
    """Names that compile, and yet are probably wrong."""
    expressions = compiled.expressions if isinstance(compiled, Template) else (compiled,)
    for use in (use for expression in expressions for use in expression.uses):
        if use.root == "script" and use.name not in variables:
            code, sentence = "unset_variable", f"No node sets script.{use.name}; it is always nothing."
        elif use.root == "global" and known.variables is not None and use.name not in known.variables:
            code, sentence = "unknown_variable", f"There is no global variable {use.name}."
        elif use.root == "queue" and known.lacks("queue", use.name):
            code, sentence = "unknown_queue", f"There is no queue “{use.name}”."
        else:
            continue
        yield Issue(code=code, sentence=sentence, severity=WARNING, field=field, column=use.column)


def _variables_of(definition: Definition) -> set[str]:
    return _SUPPLIED_VARIABLES | {
        name
        for node in definition.nodes.values()
        for place, name in sources(node)
        if place.holds is Holds.VARIABLE
    }


def _of_reach(definition: Definition) -> Iterator[Issue]:
    reached = reached_from([definition.start], edges(definition.nodes))
    for name in definition.nodes:
        if name not in reached and definition.start in definition.nodes:
            yield Issue(
                node=name, code="unreachable", sentence="Nothing leads to this node.", severity=WARNING
            )


def _of_loops(nodes: Mapping[str, Node]) -> Iterator[Issue]:
    certain = loops(edges_without_wait(nodes, strict=True))
    for group in certain:
        sentence = f"{_listed(group)} can run in a circle without a wait."
        yield Issue(node=group[0], code="loop_without_wait", sentence=sentence)
    for group in loops(edges_without_wait(nodes, strict=False)):
        if not any(set(group) & set(other) for other in certain):
            sentence = f"{_listed(group)} can run in a circle without a wait, if no wait holds the chat back."
            yield Issue(node=group[0], code="loop_may_not_wait", sentence=sentence, severity=WARNING)


def _of_waits_after_answer(nodes: Mapping[str, Node]) -> Iterator[Issue]:
    starts = [
        to
        for node in nodes.values()
        for exit_ in kind_of(node).agent_talks_after
        if (to := node.exits.get(exit_)) is not None
    ]
    for name in reached_from(starts, edges(nodes)):
        if kind_of(nodes[name]).waits:
            sentence = (
                "This node can wait, but the run comes here when an agent has the chat; it may not wait then."
            )
            yield Issue(node=name, code="wait_after_answered", sentence=sentence)


def _listed(group: list[str]) -> str:
    shown = ", ".join(group[:5])
    return f"{shown} and {len(group) - 5} more" if len(group) > 5 else shown
