"""A first-time manager: from an empty system to a chat that is answered, by the console alone."""

import re
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from playwright.async_api import Browser, Page, expect

from tests.browser.conftest import AGENT_PASSWORD
from tests.browser.test_console.console import Managers, choose, drawer, press
from tests.faults.server import MANAGER, Server


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[str]:
    """The address of a system that holds what is supplied, and an administrator."""
    running = Server(tmp_path / "data")
    running.prepare(demo=False)
    running.start()
    yield f"http://127.0.0.1:{running.port}"
    running.stop()


@pytest.fixture
async def crowd(browser: Browser, empty: str) -> AsyncIterator[Managers]:
    crowd = Managers(browser, empty)
    yield crowd
    for context in list(browser.contexts):
        await context.close()
    assert crowd.unexpected() == []


async def make(page: Page, path: str, button: str) -> None:
    """Go to a page of the console by its links, and press its button that makes one."""
    section, _, tab = path.partition("/")
    await page.get_by_role("navigation", name="Main").get_by_role("link", name=section).click()
    if tab:
        await page.get_by_role("navigation", name=re.compile("^Pages")).get_by_role("link", name=tab).click()
    await page.get_by_role("button", name=button).first.click()


async def test_from_an_empty_system_to_a_chat_that_is_answered(crowd: Managers) -> None:
    page = await crowd.manager("/console", name=MANAGER)

    # Who answers: a group, an agent, a queue that the group serves.
    await make(page, "Queues/Agent groups", "New agent group")
    await drawer(page).get_by_label("Name").fill("Support")
    await press(page, "Create")
    await make(page, "People/Users", "New user")
    form = drawer(page).first
    await form.get_by_label("User name").fill("ann")
    await form.get_by_label("Full name").fill("Ann Archer")
    await form.get_by_label("Password", exact=True).fill(AGENT_PASSWORD)
    await form.get_by_role("switch", name="Must change the password").uncheck()
    await choose(page, "Agent groups", "Support")
    await page.keyboard.press("Escape")
    await press(page, "Create")
    await make(page, "Queues/Queues", "New queue")
    await drawer(page).get_by_label("Name").fill("Help")
    await choose(page, "Agent groups", "Support")
    await page.keyboard.press("Escape")
    await press(page, "Create")

    # A script, drawn from the supplied one and published.
    await make(page, "Scripts", "New script")
    await drawer(page).get_by_label("Name").fill("Our chats")
    await drawer(page).get_by_role("combobox", name="Script").click()
    await page.get_by_role("option", name="Chat Routing", exact=True).click()
    await press(page, "Create and open")
    await page.wait_for_url(re.compile("/edit/1$"))
    await page.locator('[data-at="greet/"]').click()
    await page.get_by_role("textbox", name="Text", exact=True).fill("Hello from our script.")
    await page.get_by_text(re.compile("^Saved [0-9]")).wait_for()
    await page.get_by_role("button", name="Publish …").click()
    await press(page, "Activate")
    await page.get_by_text("Version 1 is active").first.wait_for()

    # Where chats arrive.
    await make(page, "Web Chat", "New routing point")
    form = drawer(page).first
    await form.get_by_label("Name").fill("shop")
    await form.get_by_role("button", name="Add", exact=True).click()
    await page.keyboard.type("127.0.0.1:*")
    await choose(page, "Script", "Our chats")
    await form.get_by_role("combobox", name="Queue", exact=True).click()
    await page.get_by_role("option", name="Help", exact=True).click()
    await press(page, "Create")
    await page.get_by_role("link", name="shop", exact=True).first.click()
    test_page = await form.get_by_role("link", name=re.compile("test page", re.IGNORECASE)).get_attribute(
        "href"
    )

    # A visitor comes; the agent answers.
    ann = await crowd.agent("ann")
    await page.goto(crowd.address + str(test_page))
    await page.get_by_role("button", name="Open chat").click()
    window = page.get_by_role("dialog")
    await window.get_by_role("textbox").fill("Is anybody there?")
    await page.keyboard.press("Enter")
    await expect(window.get_by_text("Hello from our script.")).to_be_visible()
    await ann.get_by_role("button", name="Accept").first.click()
    await ann.get_by_role("textbox", name=re.compile("^Message to")).fill("Yes, I am.")
    await ann.keyboard.press("Enter")
    await expect(window.get_by_text("Yes, I am.")).to_be_visible()
    await expect(ann.get_by_text("Is anybody there?").first).to_be_visible()
