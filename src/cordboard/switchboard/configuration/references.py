"""Who points to whom in the configuration: nothing may name what is not there, nothing in use may go."""

from collections.abc import Collection, Iterator, Sequence

import msgspec

from cordboard.core.errors import Refused
from cordboard.core.people import User
from cordboard.core.reasons import Code
from cordboard.core.routing.point import GENERAL_CLASS, RoutingPoint
from cordboard.switchboard.configuration.book import Book
from cordboard.switchboard.configuration.subjects import SUBJECTS, Ref, Subject

MOST_TOLD = 20
"""How many places a refusal lists."""

NOUNS = {"scripts": "script"} | {table: subject.noun for table, subject in SUBJECTS.items()}
"""What objects of a table are called."""


def check_references(
    subject: Subject, value: msgspec.Struct, book: Book, *, about_to_be: Collection[Ref] = ()
) -> None:
    """Raises Refused `unknown_reference` naming the field that names what is not there."""
    expected = {(ref.table, ref.name) for ref in about_to_be}
    for ref in subject.refs(value):
        if not book.has(ref.table, ref.name) and (ref.table, ref.name) not in expected:
            raise unknown(ref)


def unknown(ref: Ref) -> Refused:
    """The refusal of a reference into the void."""
    noun = NOUNS.get(ref.table, ref.table)
    return Refused(
        Code.UNKNOWN_REFERENCE,
        f"{ref.field}: there is no {noun} {ref.name!r}.",
        extra={"field": ref.field, "name": ref.name},
    )


def check_unused(book: Book, table: str, name: str) -> None:
    """Raises Refused `in_use` listing where; `where` in the answer holds the first places, `uses` their number."""
    places = list(where_used(book, table, name))
    if places:
        raise in_use(NOUNS.get(table, table), name, places)


def in_use(noun: str, name: str, places: Sequence[str]) -> Refused:
    """The refusal to remove what others need."""
    told = ", ".join(places[:3]) + (f" and {len(places) - 3} more" if len(places) > 3 else "")
    return Refused(
        Code.IN_USE,
        f"The {noun} {name!r} is in use: {told}.",
        extra={"where": list(places[:MOST_TOLD]), "uses": len(places)},
    )


def where_used(book: Book, table: str, name: str) -> Iterator[str]:
    """Every place that names the object, for example `queue 'Sales' (agent_groups)`."""
    for subject in SUBJECTS.values():
        for key, entry in book.entries(subject.table).items():
            for ref in subject.refs(entry.value):
                if ref.table == table and ref.name == name:
                    yield f"{subject.noun} {key!r} ({ref.field.partition('[')[0].partition('.')[0]})"
                    break
    yield from _implied(book, table, name)
    for script in book.scripts.values():
        if (table, name) in script.names and (table, name) != ("scripts", script.name):
            yield f"script {script.name!r}"


def _implied(book: Book, table: str, name: str) -> Iterator[str]:
    """Uses that no field of a stored document names by itself."""
    for point in book.values("routing_points", RoutingPoint):
        if table == "call_classes" and name == GENERAL_CLASS and point.call_class is None:
            yield f"routing point {point.name!r} (class)"
        head = book.scripts.get(point.script or "")
        for setting, value in point.settings.items():
            if head is not None and value == name and head.setting_tables.get(setting) == table:
                yield f"routing point {point.name!r} (settings.{setting})"


def members(book: Book, group: str) -> tuple[str, ...]:
    """The users of an agent group, in order of name; memberships are kept with the users."""
    return tuple(user.user_name for user in book.values("users", User) if group in user.agent_groups)
