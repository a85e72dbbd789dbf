"""Every contract is tried on each database: a store over an empty, migrated one."""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from cordboard.storage.engine import migrate, open_store
from cordboard.storage.store import SqlStore
from tests.servers.postgres import Postgres
from tests.servers.sqlite import new_database


@pytest.fixture(params=["sqlite", "postgres"])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of an empty, migrated database of this test alone."""
    if request.param == "sqlite":
        path = tmp_path / "cordboard.db"
        new_database(path)
        yield str(path)
        return
    server: Postgres = request.getfixturevalue("postgres_server")
    name = server.create(server.template(migrate))
    yield server.url(name)
    server.drop(name)


@pytest.fixture
async def store(database: str) -> AsyncIterator[SqlStore]:
    """A store over an empty database."""
    opened = await open_store(database)
    yield opened
    await opened.close()
