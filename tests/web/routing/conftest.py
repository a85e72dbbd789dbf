"""Fixtures: the house, with hosts."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.web.house import House, open_house
from tests.web.routing.robo import with_hosts


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    """The house with hosts; time jumps."""
    async with open_house(tmp_path, limits=False) as opened:
        yield await with_hosts(opened)
