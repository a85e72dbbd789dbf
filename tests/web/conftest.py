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
