"""Fixtures that every room's tests may ask for: real servers and a real browser."""

import os
from collections.abc import AsyncIterator, Iterator
from typing import NoReturn

import pytest
from hypothesis import settings
from playwright.async_api import Browser, async_playwright

from tests.browser_launch import Launch, chromium
from tests.servers.nats import nats
from tests.servers.postgres import Postgres, postgres
from tests.servers.process import Missing

# A shared machine is slow at times: no deadline. The integration's runs are repeatable, a person's search on.
settings.register_profile("house", deadline=None, derandomize=bool(os.environ.get("CI")), print_blob=True)
settings.load_profile("house")


@pytest.fixture(scope="session")
def anyio_backend() -> tuple[str, dict[str, object]]:
    """Async tests run on asyncio by uvloop, as the product does."""
    return "asyncio", {"use_uvloop": True}


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[Postgres]:
    """A real PostgreSQL, started when the first test asks."""
    try:
        with postgres() as server:
            yield server
    except Missing as missing:
        _do_without(str(missing))


@pytest.fixture
def postgres_url(postgres_server: Postgres) -> Iterator[str]:
    """The address of an empty PostgreSQL database of this test alone."""
    name = postgres_server.create()
    yield postgres_server.url(name)
    postgres_server.drop(name)


@pytest.fixture(scope="session")
def nats_url() -> Iterator[str]:
    """The address of a real NATS server, shared by the tests of this process: use subjects of your own."""
    try:
        with nats() as url:
            yield url
    except Missing as missing:
        _do_without(str(missing))


@pytest.fixture(scope="session")
def chromium_launch() -> Launch:
    """How to launch Chromium by playwright."""
    launch = chromium()
    if launch is None:
        _do_without("no Chromium on this machine: install one, or name it in CHROMIUM")
    return launch


@pytest.fixture(scope="module")
async def browser(chromium_launch: Launch) -> AsyncIterator[Browser]:
    """A running Chromium; each person of a test takes a `browser.new_context()`."""
    async with async_playwright() as playwright:
        running = await playwright.chromium.launch(**chromium_launch)
        yield running
        await running.close()


def _do_without(reason: str) -> NoReturn:
    if os.environ.get("CI"):
        pytest.fail(reason)
    pytest.skip(reason)
