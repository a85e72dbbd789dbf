"""A whole server in process over a real SQLite file, and managers with API tokens who speak HTTP to it."""

import shutil
from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import httpx2
import pytest

from cordboard.commands import migrate
from cordboard.core.people import User
from cordboard.settings import Settings
from cordboard.switchboard.configuration.ranks import SYSTEM
from cordboard.switchboard.configuration.subjects import USERS
from cordboard.wiring import House, open_house

ROLES = ("Agent", "Observer", "Team Leader", "Manager", "Administrator")
API = "/api/v1"

As = Callable[[str], Awaitable[httpx2.AsyncClient]]


@pytest.fixture(scope="session")
def new_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database that was migrated and nothing more."""
    directory = tmp_path_factory.mktemp("new")
    migrate(Settings(data=directory))
    return directory


@pytest.fixture
async def house(new_database: Path, tmp_path: Path) -> AsyncIterator[House]:
    """The rooms over a new database of this test alone."""
    async with _opened(new_database, tmp_path / "data") as house:
        yield house


@pytest.fixture
async def as_user(house: House) -> AsyncIterator[As]:
    """A client signed in as a user; one of a role's name is made if need be."""
    async with clients(house) as client:
        yield client


@pytest.fixture(scope="module")
async def shared_as_user(new_database: Path, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[As]:
    """As `as_user`, of one server for all tests of a module: for those that change nothing."""
    data = tmp_path_factory.mktemp("shared") / "data"
    async with _opened(new_database, data) as house, clients(house) as client:
        yield client


@pytest.fixture(scope="module")
async def shared_manager(shared_as_user: As) -> httpx2.AsyncClient:
    """A manager of the shared server."""
    return await shared_as_user("Manager")


@pytest.fixture
async def manager(as_user: As) -> httpx2.AsyncClient:
    """The client of a manager."""
    return await as_user("Manager")


@pytest.fixture
async def administrator(as_user: As) -> httpx2.AsyncClient:
    """The client of an administrator."""
    return await as_user("Administrator")


@asynccontextmanager
async def _opened(template: Path, data: Path) -> AsyncGenerator[House]:
    shutil.copytree(template, data)
    house = await open_house(Settings(data=data, limits=False))
    yield house
    await house.close()


@asynccontextmanager
async def clients(house: House) -> AsyncGenerator[As]:
    asgi = await house.asgi()
    clients: dict[str, httpx2.AsyncClient] = {}
    office = house.office

    async def client(name: str) -> httpx2.AsyncClient:
        user_name = name.lower().replace(" ", "_")
        if user_name in clients:
            return clients[user_name]
        if user_name not in house.catalogues.current.users:
            user = User(user_name=user_name, role=name)
            await office.configuration.create(USERS, user, by=SYSTEM)
        _, token = await office.api_tokens.create(
            name="test", user=user_name, permissions=(), expires_at=None, by=SYSTEM
        )
        clients[user_name] = httpx2.AsyncClient(
            transport=httpx2.ASGITransport(app=asgi, client=("192.0.2.7", 4711)),
            base_url=f"http://server{API}",
            headers={"authorization": f"Bearer {token}"},
        )
        return clients[user_name]

    yield client
    for each in clients.values():
        await each.aclose()
