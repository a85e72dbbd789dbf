"""Fixtures: a furnished house behind the application."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.web.house import House, open_house


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    """The house as it stands in production, on a real SQLite file; time jumps."""
    async with open_house(tmp_path) as opened:
        yield opened


@pytest.fixture(scope="module")
async def shared_house(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[House]:
    """One house for all tests of a module: for those that change nothing, or only what is their own."""
    async with open_house(tmp_path_factory.mktemp("house"), limits=False) as opened:
        yield opened
