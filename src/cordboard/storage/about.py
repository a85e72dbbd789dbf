"""What the database says of itself: which it is, how large, at which migration; who holds leases in it."""

from collections.abc import Sequence

from sqlalchemy import Connection, column, select, table, text

from cordboard.storage import outbox
from cordboard.storage.leases import Lease
from cordboard.storage.tables.system import leases
from cordboard.switchboard.about import DatabaseFacts, Held, Waiting

_REVISIONS = table("alembic_version", column("version_num"))


def database(connection: Connection) -> DatabaseFacts:
    """Kind, version, bytes and migration."""
    sqlite = connection.dialect.name == "sqlite"
    told = "SELECT sqlite_version()" if sqlite else "SHOW server_version"
    size = (
        "SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()"
        if sqlite
        else "SELECT pg_database_size(current_database())"
    )
    return DatabaseFacts(
        kind="SQLite" if sqlite else "PostgreSQL",
        version=str(connection.execute(text(told)).scalar_one()),
        bytes=int(connection.execute(text(size)).scalar_one()),
        migration=str(connection.execute(select(_REVISIONS.c.version_num)).scalar_one()),
    )


def held(connection: Connection) -> Sequence[Held]:
    """Every lease and its last holder."""
    rows = (Lease(**row) for row in connection.execute(select(leases).order_by(leases.c.name)).mappings())
    return [Held(name=each.name, holder=each.holder, until=each.expires_at) for each in rows if each.holder]


def waiting(connection: Connection) -> Sequence[Waiting]:
    """What is still to be done outside, by kind."""
    return [
        Waiting(kind=kind, count=count, failing=failing, oldest=oldest)
        for kind, count, failing, oldest in outbox.waiting(connection)
    ]
