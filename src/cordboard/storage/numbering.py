"""Two statements that number the messages to outside hosts: count the registration up, then write under its number.

They take the lock of the registration's row, so that numbers have no hole and no double, whichever node writes.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from cordboard.storage.statement import Row, Statement
from cordboard.storage.tables.routing import host_messages, registrations
from cordboard.switchboard.ports import Unit


@dataclass(frozen=True, kw_only=True, eq=False)
class Written(Statement):
    """A statement whose SQL is written out."""

    by_sqlite: str
    by_postgres: str

    @property
    def sqlite(self) -> str:  # pyright: ignore[reportIncompatibleVariableOverride] - never assigned to
        return self.by_sqlite

    @property
    def postgres(self) -> str:  # pyright: ignore[reportIncompatibleVariableOverride] - never assigned to
        return self.by_postgres


HOST_COUNTED = Written(
    table=registrations,
    verb="update",
    values=("last_seq",),
    where=("id",),
    guard="registrations",
    by_sqlite='UPDATE "registrations" SET "last_seq" = "last_seq" + ? WHERE "id" = ?',
    by_postgres=(
        'UPDATE "registrations" AS t SET "last_seq" = t."last_seq" + g.more '
        "FROM unnest(CAST($1 AS integer[]), CAST($2 AS text[])) AS g(more, id) "
        'WHERE t."id" = g.id'
    ),
)
"""Row: how many messages a unit has for the registration, its id."""
_COLUMNS = '"host_messages" ("registration", "seq", "cross_ref", "at", "body")'
HOST_MESSAGE = Written(
    table=host_messages,
    verb="insert",
    values=("registration", "seq", "cross_ref", "at", "body"),
    guard="host_messages",
    by_sqlite=(
        f'INSERT INTO {_COLUMNS} SELECT r."id", r."last_seq" - g.later, g.cross_ref, g.at, g.body '  # noqa: S608
        "FROM (SELECT ? AS id, ? AS later, ? AS cross_ref, ? AS at, ? AS body) AS g "
        'JOIN "registrations" AS r ON r."id" = g.id'
    ),
    by_postgres=(
        f'INSERT INTO {_COLUMNS} SELECT r."id", r."last_seq" - g.later, g.cross_ref, g.at, g.body '  # noqa: S608
        "FROM unnest(CAST($1 AS text[]), CAST($2 AS integer[]), CAST($3 AS text[]), CAST($4 AS bigint[]), "
        "CAST($5 AS text[])) AS g(id, later, cross_ref, at, body) "
        'JOIN "registrations" AS r ON r."id" = g.id'
    ),
)
"""Row: registration, how many of the unit's messages to it come later, cross-reference, time, body."""


def numbered(unit: Unit) -> Iterator[tuple[Statement, Row]]:
    """What a unit writes to hosts: it says which message comes how many places before the newest of its own."""
    left = Counter(message.registration for message in unit.host_messages)
    for registration, count in left.items():
        yield HOST_COUNTED, (count, registration)
    for message in unit.host_messages:
        left[message.registration] -= 1
        about = (message.cross_ref, unit.at, message.body.decode())
        yield HOST_MESSAGE, (message.registration, left[message.registration], *about)
