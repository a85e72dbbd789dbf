"""Bringing a database to this version's schema, and refusing one that is not at it."""

from importlib.resources import files

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from cordboard.storage import meta
from cordboard.storage.sqlite import UnfitStorage


def config(connection: Connection | None = None) -> Config:
    """Alembic's settings: the migrations lie in this package."""
    made = Config()
    made.set_main_option("script_location", str(files("cordboard.storage") / "migrations"))
    made.set_main_option("path_separator", "os")
    made.attributes["connection"] = connection
    return made


def upgrade(connection: Connection) -> None:
    """Migrates inside the connection's transaction, which holds a lock against other migrations.

    Raises UnfitStorage when the database belongs to a newer version.
    """
    _refuse_newer(connection)
    command.upgrade(config(connection), "head")
    meta.ensure(connection)


def check_revision(connection: Connection) -> None:
    """Raises UnfitStorage unless the schema is exactly this version's."""
    _refuse_newer(connection)
    now, head = _revision(connection), _scripts().get_current_head()
    if now != head:
        raise UnfitStorage(
            f"the database's schema is at {now or 'nothing'}, this version needs {head}: run 'cordboard migrate'"
        )


def _refuse_newer(connection: Connection) -> None:
    now = _revision(connection)
    known = {script.revision for script in _scripts().walk_revisions()}
    if now is not None and now not in known:
        raise UnfitStorage(
            f"the database's schema ({now}) was made by a newer version of Cordboard: use that version, "
            "or restore a backup made by this one"
        )


def _revision(connection: Connection) -> str | None:
    return MigrationContext.configure(connection).get_current_revision()


def _scripts() -> ScriptDirectory:
    return ScriptDirectory.from_config(config())
