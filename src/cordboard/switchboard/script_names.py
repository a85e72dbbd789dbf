"""Which objects of the configuration a script names: for `in_use`, and for the settings of points."""

from cordboard.director.compiled import sources
from cordboard.director.issues import Known
from cordboard.director.script import Definition, PropertyType
from cordboard.switchboard.book import Book

TABLES = {
    PropertyType.QUEUE: "queues",
    PropertyType.GROUP: "agent_groups",
    PropertyType.CALENDAR: "calendars",
    PropertyType.SKILL: "skills",
    PropertyType.AGENT: "users",
}
"""Kinds of object in the director's words, and where they are kept."""


def names_in(definition: Definition) -> frozenset[tuple[str, str]]:
    """(table, name) of every object that nodes or defaults name outright; placeholders are not followed."""
    found: set[tuple[str, str]] = set()
    for node in definition.nodes.values():
        for place, text in sources(node):
            if place.names and text and "{{" not in text:
                found.add((TABLES[PropertyType(place.names)], text))
    for each in definition.properties:
        table = TABLES.get(each.type)
        if table and each.default:
            found.add((table, str(each.default)))
    return frozenset(found)


def setting_tables(definition: Definition) -> dict[str, str]:
    """Of the properties that name objects: in which table these are."""
    return {each.name: TABLES[each.type] for each in definition.properties if each.type in TABLES}


def known(book: Book) -> Known:
    """The names that a script may use, as the director wants them."""
    return Known(
        queues=book.entries("queues").keys(),
        calendars=book.entries("calendars").keys(),
        agents=book.entries("users").keys(),
        groups=book.entries("agent_groups").keys(),
        skills=book.entries("skills").keys(),
        variables=book.entries("variables").keys(),
    )
