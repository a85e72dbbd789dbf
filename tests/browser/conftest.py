"""A real server with built clients, and people in browsers of their own."""

from collections.abc import AsyncIterator, Iterator

import httpx2
import pytest
from playwright.async_api import Browser, Page

from tests.faults.server import MANAGER, PASSWORD, Server

AGENT_PASSWORD = "another long password"


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Server:
    """Demo data, made once and copied for each server."""
    first = Server(tmp_path_factory.mktemp("browser") / "prepared")
    first.prepare()
    return first


@pytest.fixture(scope="module")
def server(prepared: Server, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server with the demo data; both agents sign in with `AGENT_PASSWORD`."""
    running = Server(prepared.copy(tmp_path_factory.mktemp("browser") / "data"))
    running.start()
    address = f"http://127.0.0.1:{running.port}"
    with httpx2.Client(base_url=f"{address}/api/v1") as manager:
        session = manager.post("/session", json={"user_name": MANAGER, "password": PASSWORD}).json()
        manager.headers["X-CSRF-Token"] = session["csrf_token"]
        for name in ("agent1", "agent2"):
            user = manager.get(f"/users/{name}").json()
            changed = manager.put(f"/users/{name}", json={**user, "password": AGENT_PASSWORD})
            assert changed.status_code == 200, changed.text
    yield address
    running.stop()


class People:
    """Opens pages for people, each in a context of their own, and notes whatever a console complains of."""

    def __init__(self, browser: Browser, address: str) -> None:
        self.browser = browser
        self.address = address
        self.complaints: list[str] = []

    async def open(self, path: str, *, width: int = 1280, height: int = 800, dark: bool = False) -> Page:
        context = await self.browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme="dark" if dark else "light",
            locale="en-GB",
        )
        page = await context.new_page()
        page.set_default_timeout(30_000)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("console", lambda line: self.complaints.append(line.text) if line.type == "error" else None)
        await page.goto(self.address + path)
        return page

    async def agent(self, name: str, *, width: int = 1280, height: int = 800, dark: bool = False) -> Page:
        """An agent's desk, signed in and ready."""
        page = await self.open("/desk", width=width, height=height, dark=dark)
        await page.get_by_label("User name").fill(name)
        await page.get_by_label("Password", exact=True).fill(AGENT_PASSWORD)
        await page.get_by_role("button", name="Sign in").click()
        become = page.get_by_role("button", name="Become ready")
        ready = page.get_by_text("You are ready")
        await become.or_(ready).first.wait_for()
        if await become.is_visible():
            await become.click()
        await ready.wait_for()
        return page

    async def off(self, desk: Page) -> None:
        """The agent of this desk signs out, so that later visitors find nobody."""
        address = f"{self.address}/api/v1/session"
        session = await (await desk.request.get(address)).json()
        told = await desk.request.delete(address, headers={"X-CSRF-Token": session["csrf_token"]})
        assert told.ok, await told.text()


@pytest.fixture
async def people(browser: Browser, server: str) -> AsyncIterator[People]:
    """People who come and go; their consoles must have been silent."""
    crowd = People(browser, server)
    yield crowd
    for context in list(browser.contexts):
        await context.close()
    # A session is asked for before anybody has signed in; the browser itself writes that answer down.
    assert [line for line in crowd.complaints if "401" not in line] == []
