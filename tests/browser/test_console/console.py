"""A manager at the console: signing in, forms, tables, and what somebody else changes meanwhile."""

from typing import Any
from urllib.parse import quote

import httpx2
from playwright.async_api import Locator, Page

from tests.browser.conftest import People
from tests.faults.server import MANAGER, PASSWORD

NAME = "mo"
REFUSALS = ("404", "409", "412", "422")
"""Statuses that tests provoke on purpose; the browser itself writes such answers down."""


class Desktop:
    """The server as somebody else's program sees it, signed in as administrator."""

    def __init__(self, address: str) -> None:
        self._client = httpx2.Client(base_url=f"{address}/api/v1")
        session = self._client.post("/session", json={"user_name": MANAGER, "password": PASSWORD}).json()
        self._client.headers["X-CSRF-Token"] = session["csrf_token"]

    def make(self, path: str, body: dict[str, Any]) -> None:
        """Make an object, unless it is there."""
        made = self._client.post(f"/{path}", json=body)
        assert made.status_code in {201, 409}, made.text

    def read(self, path: str, name: str) -> dict[str, Any]:
        """An object as it is now."""
        found = self._client.get(f"/{path}/{quote(name, safe='')}")
        assert found.status_code == 200, found.text
        return found.json()

    def change(self, path: str, name: str, **fields: Any) -> None:
        """Put other values in an object's fields."""
        body = {**self.read(path, name), **fields}
        changed = self._client.put(f"/{path}/{quote(name, safe='')}", json=body)
        assert changed.status_code == 200, changed.text

    def put(self, path: str, body: dict[str, Any]) -> None:
        """Put a body in the place of what is at this address."""
        changed = self._client.put(f"/{path}", json=body)
        assert changed.status_code == 200, changed.text

    def listed(self, path: str) -> list[dict[str, Any]]:
        """The first objects of a list."""
        found = self._client.get(f"/{path}")
        assert found.status_code == 200, found.text
        return found.json()["items"]

    def bring_in(self, document: dict[str, Any]) -> None:
        """Import a configuration."""
        done = self._client.post("/configuration", json=document, timeout=60)
        assert done.status_code == 200, done.text

    def there(self, path: str, name: str) -> bool:
        """Whether there is such an object."""
        return self._client.get(f"/{path}/{quote(name, safe='')}").status_code == 200


class Managers(People):
    """Opens consoles; what is provoked on purpose is no complaint."""

    def unexpected(self) -> list[str]:
        """What consoles complained of."""
        known = tuple(f"status of {status}" for status in ("401", *REFUSALS))
        return [line for line in self.complaints if not any(word in line for word in known)]

    def forgive(self, status: int) -> None:
        """Forget complaints about answers of this status: they were provoked."""
        self.complaints = [line for line in self.complaints if f"status of {status}" not in line]

    async def manager(
        self,
        path: str = "/console",
        *,
        name: str = NAME,
        width: int = 1280,
        height: int = 800,
        dark: bool = False,
    ) -> Page:
        """The console at this address, the manager (or who is named) signed in."""
        page = await self.open(path, width=width, height=height, dark=dark)
        await page.get_by_label("User name").fill(name)
        await page.get_by_label("Password", exact=True).fill(PASSWORD)
        await page.get_by_role("button", name="Sign in").click()
        await page.get_by_role("navigation", name="Main").wait_for()
        return page


def drawer(page: Page) -> Locator:
    """The form that is open."""
    return page.get_by_role("dialog")


async def choose(page: Page, label: str, option: str) -> None:
    """One of a list in the open form."""
    await drawer(page).get_by_role("combobox", name=label).click()
    await page.get_by_role("option", name=option, exact=True).click()


async def press(page: Page, button: str) -> None:
    """A button of the dialog that lies on top."""
    await drawer(page).last.get_by_role("button", name=button, exact=True).click()
