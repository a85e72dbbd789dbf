"""Which objects of the configuration a script names: for `in_use`, for `check`, and for the settings of points."""

from collections.abc import Collection, Iterator

from cordboard.core.variables import KNOWN
from cordboard.director.compiled import CompiledScript, sources
from cordboard.director.expressions.compiling import Expression, Use
from cordboard.director.expressions.template import Template
from cordboard.director.issues import Known
from cordboard.director.marks import Holds
from cordboard.director.nodes.end import End
from cordboard.director.script import Definition
from cordboard.switchboard.configuration.book import Book

TABLES = {
    "queue": "queues",
    "group": "agent_groups",
    "calendar": "calendars",
    "skill": "skills",
    "agent": "users",
    "call_class": "call_classes",
    "outcome": "outcomes",
    "variable": "variables",
    "host": "hosts",
    "data_source": "data_sources",
    "script": "scripts",
}
"""Kinds of object in the director's words, and where they are kept."""

_ROOTS = {"global": "variables", "queue": "queues"}
"""What expressions name by themselves: `global.NAME` and `queue("NAME")`."""


def names_in(script: CompiledScript) -> frozenset[tuple[str, str]]:
    """(table, name) of every object that nodes or defaults name outright; placeholders are not followed.

    What an expression names by itself counts as well. The script's own name, if it calls itself, is among them.
    """
    found: set[tuple[str, str]] = set()
    for node in script.definition.nodes.values():
        for place, text in sources(node):
            name = text if place.holds is Holds.NAME else text.strip()
            if place.names and name and (place.holds is Holds.NAME or "{{" not in name):
                found.add((TABLES[place.names], name))
    for each in script.definition.properties:
        table = TABLES.get(each.type)
        if table and each.default:
            found.add((table, str(each.default)))
    found.update((_ROOTS[use.root], use.name) for use in _uses(script) if use.root in _ROOTS)
    return frozenset(found)


def setting_tables(definition: Definition) -> dict[str, str]:
    """Of the properties that name objects: in which table these are."""
    return {each.name: TABLES[each.type] for each in definition.properties if each.type in TABLES}


def labels_of(definition: Definition) -> tuple[str, ...]:
    """The labels of the script's ends, each once; an end without a label has none."""
    ends = (node for node in definition.nodes.values() if isinstance(node, End))
    return tuple(dict.fromkeys(end.label for end in ends if end.label))


def arguments_of(definition: Definition) -> frozenset[str]:
    """What a script that calls this one may give it."""
    return frozenset(each.name for each in definition.properties)


def known(book: Book) -> Known:
    """The names that a script may use, as the director wants them."""
    running = {name: head for name, head in book.scripts.items() if head.active is not None}
    return Known(
        queues=_names(book, "queue"),
        calendars=_names(book, "calendar"),
        agents=_names(book, "agent"),
        groups=_names(book, "group"),
        skills=_names(book, "skill"),
        variables={*_names(book, "variable"), *KNOWN},
        call_classes=_names(book, "call_class"),
        outcomes=_names(book, "outcome"),
        hosts=_names(book, "host"),
        data_sources=_names(book, "data_source"),
        scripts=book.scripts.keys(),
        labels={name: head.labels for name, head in running.items()},
        arguments={name: head.arguments for name, head in running.items()},
    )


def _names(book: Book, kind: str) -> Collection[str]:
    return book.entries(TABLES[kind]).keys()


def _uses(script: CompiledScript) -> Iterator[Use]:
    for compiled in (*script.templates.values(), *script.expressions.values()):
        if isinstance(compiled, Template):
            for expression in compiled.expressions:
                yield from expression.uses
        elif isinstance(compiled, Expression):
            yield from compiled.uses
