"""Managers in browsers of their own, and somebody else who changes things meanwhile."""

from collections.abc import AsyncIterator

import pytest
from playwright.async_api import Browser

from tests.browser.test_console.console import NAME, Desktop, Managers
from tests.faults.server import PASSWORD


@pytest.fixture(scope="module")
def other(server: str) -> Desktop:
    """Somebody else; the users of these tests are theirs."""
    other = Desktop(server)
    for name, role in ((NAME, "Manager"), ("olga", "Observer"), ("anna", "Agent")):
        other.make(
            "users", {"user_name": name, "full_name": f"{name} {role}", "role": role, "password": PASSWORD}
        )
    return other


@pytest.fixture
async def managers(browser: Browser, server: str, other: Desktop) -> AsyncIterator[Managers]:
    """People who come and go; their consoles complain of nothing that was not provoked."""
    assert other.there("users", NAME)
    crowd = Managers(browser, server)
    yield crowd
    for context in list(browser.contexts):
        await context.close()
    assert crowd.unexpected() == []
