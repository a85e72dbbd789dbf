"""Bringing a database to this version's schema, and refusing one that is not at it.

Alembic is loaded only when there is something to migrate: a start on an up-to-date database does without it.
"""

from importlib.resources import files
from typing import TYPE_CHECKING

from sqlalchemy import Connection, column, inspect, select, table

from cordboard.storage import meta
from cordboard.storage.sqlite import UnfitStorage

if TYPE_CHECKING:
    from alembic.config import Config

HEAD = "0008"
"""The newest migration in `migrations/versions`."""

_REVISIONS = table("alembic_version", column("version_num"))


def config(connection: Connection | None = None) -> "Config":
    """Alembic's settings: the migrations lie in this package."""
    from alembic.config import Config

    made = Config()
    made.set_main_option("script_location", str(files("cordboard.storage") / "migrations"))
    made.set_main_option("path_separator", "os")
    made.attributes["connection"] = connection
    return made


def upgrade(connection: Connection) -> None:
    """Migrates inside the connection's transaction, which holds a lock against other migrations.

    Raises UnfitStorage when the database belongs to a newer version.
    """
    now = _revision(connection)
    if now != HEAD:
        from alembic import command

        if now is not None:
            _refuse_newer(now)
        command.upgrade(config(connection), HEAD)
    meta.ensure(connection)


def check_revision(connection: Connection) -> None:
    """Raises UnfitStorage unless the schema is exactly this version's."""
    now = _revision(connection)
    if now == HEAD:
        return
    if now is not None:
        _refuse_newer(now)
    raise UnfitStorage(
        f"the database's schema is at {now or 'nothing'}, this version needs {HEAD}: run 'cordboard migrate'"
    )


def _refuse_newer(revision: str) -> None:
    from alembic.script import ScriptDirectory

    if revision not in {script.revision for script in ScriptDirectory.from_config(config()).walk_revisions()}:
        raise UnfitStorage(
            f"the database's schema ({revision}) was made by a newer version of Cordboard: use that version, "
            "or restore a backup made by this one"
        )


def _revision(connection: Connection) -> str | None:
    if not inspect(connection).has_table(_REVISIONS.name):
        return None
    return connection.execute(select(_REVISIONS.c.version_num)).scalar_one_or_none()
