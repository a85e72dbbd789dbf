"""An empty, migrated SQLite file for each test that wants one: made once per process, copied from then on."""

import atexit
import shutil
import tempfile
from functools import cache
from pathlib import Path

from cordboard.storage.engine import migrate


def new_database(path: Path) -> None:
    """Puts an empty database of this version's schema at `path`. Migrations themselves have tests of their own."""
    path.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(_migrated(), path)


@cache
def _migrated() -> Path:
    directory = tempfile.mkdtemp(prefix="cordboard-schema-")
    atexit.register(shutil.rmtree, directory, ignore_errors=True)
    path = Path(directory) / "cordboard.db"
    migrate(path)
    return path
