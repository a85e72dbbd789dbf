"""A script is rehearsed beside its drawing and kept in test cases; real chats are traced, counted, thrown away."""

import re
from typing import Any

import httpx2
import pytest
from playwright.async_api import Locator, Page, expect

from tests.browser.test_accessibility import AXE, violations
from tests.browser.test_console.console import Desktop, Managers
from tests.browser.test_console.test_pages import settled

SCRIPT = "My Routing"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
PAGE = "http://localhost:8080/demo"


def card(page: Page, node: str) -> Locator:
    """A node on the canvas."""
    return page.locator(f'[data-node="{node}"][data-kind]')


async def flaws(page: Page) -> list[str]:
    """What axe finds wrong with the rehearsal, or the dialog before it."""
    await page.evaluate(AXE.read_text() + "; undefined")
    inside = (
        "document.querySelector('[role=dialog]') ?? document.querySelector('section[aria-label=Rehearsal]')"
    )
    found: dict[str, Any] = await page.evaluate(f"axe.run({inside}, {{runOnly: {TAGS}}})")
    return [f"{each['id']}: {each['nodes'][0]['target']}" for each in found["violations"]]


async def beyond(page: Page) -> int:
    """How far the page can be scrolled."""
    return await page.evaluate(
        "(page => page.scrollHeight - page.clientHeight)(document.getElementById('page'))"
    )


def visit(address: str, name: str) -> None:
    """A visitor opens a chat and writes."""
    body = {"url": PAGE, "visitor": {"name": name}, "message": "Do you have red shoes?"}
    opened = httpx2.post(f"{address}/api/v1/chats", json=body)
    assert opened.status_code == 201, opened.text


async def test_a_rehearsal_lights_up_the_script_and_becomes_a_test_case(
    managers: Managers, other: Desktop
) -> None:
    other.make("scripts", {"name": SCRIPT, "template": "Chat Routing"})
    page = await managers.manager(f"/console/scripts/{SCRIPT}/edit/1?rehearse", width=1440, height=900)
    clock = page.get_by_role("region", name="Clock")
    way = page.get_by_role("list", name="The way through the script")

    await page.get_by_text("The chat waits: queue General.").wait_for()
    await expect(card(page, "queue")).to_have_attribute("data-tone", "current")
    await expect(card(page, "queue")).to_be_in_viewport()
    await expect(card(page, "greet")).to_have_attribute("data-tone", "lit")
    await expect(card(page, "closed")).to_have_attribute("data-tone", "dim")
    await expect(page.get_by_text("Please wait while we find an agent for you.").first).to_be_visible()
    await settled(page)
    assert await flaws(page) == []

    await page.get_by_role("button", name="Next thing that happens").click()
    await expect(clock).to_contain_text("It is 2:00")
    await expect(way.get_by_role("button", name=re.compile("2:00 still_waiting"))).to_be_visible()
    await page.get_by_role("button", name="One step back").click()
    await expect(clock).to_contain_text("It is 0:00")
    await page.get_by_role("textbox", name="Write as the visitor").fill("Hello?")
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("list", name="The chat as the visitor sees it")).to_contain_text("Hello?")
    await page.get_by_role("button", name="Answers", exact=True).click()
    await expect(page.get_by_text("An agent answered: agent.").first).to_be_visible()
    await expect(card(page, "done")).to_have_attribute("data-tone", "lit")
    await way.get_by_role("button", name=re.compile("^0:00 ?greet")).click()
    await expect(card(page, "greet")).to_have_attribute("data-selected", "true")

    await page.get_by_role("button", name="Save as a test case").click()
    saving = page.get_by_role("dialog", name="Save as a test case")
    await saving.get_by_role("button", name="Save").click()
    await expect(saving.get_by_role("textbox", name="Name")).to_have_attribute("aria-invalid", "true")
    await saving.get_by_role("textbox", name="Name").fill("is answered")
    await expect(saving.get_by_label("The way comes to")).to_have_value(re.compile("queue.answered"))
    await settled(page)
    assert await flaws(page) == []
    await saving.get_by_role("button", name="Save").click()
    await expect(saving).to_be_hidden()

    await page.get_by_role("tab", name="Test cases").click()
    await page.get_by_role("button", name="Run all on version 1").click()
    await expect(page.get_by_text("The one test case passes on version 1.")).to_be_visible()
    broken: dict[str, Any] = other.read(f"scripts/{SCRIPT}/versions", "1")["definition"]
    broken["nodes"]["start"]["exits"]["next"] = "closed"
    other.put(f"scripts/{SCRIPT}/versions/1", {"definition": broken})
    await page.get_by_role("button", name="Run all on version 1").click()
    await expect(page.get_by_text("One test case fails on version 1.")).to_be_visible()
    await expect(page.get_by_text("The path should come to")).to_be_visible()
    await settled(page)
    assert await flaws(page) == []

    await page.get_by_role("button", name="Open is answered in the rehearsal").click()
    await expect(page.get_by_text("Test case: is answered")).to_be_visible()
    await expect(page.get_by_text("We are closed at the moment.").first).to_be_visible()


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
async def test_a_real_chat_is_found_traced_and_counted(
    managers: Managers, other: Desktop, dark: bool
) -> None:
    name = f"Vera {'dark' if dark else 'light'}"
    visit(managers.address, name)
    page = await managers.manager("/console/contacts", width=1440, height=900, dark=dark)

    await page.get_by_role("searchbox", name="Visitor").fill(name.lower())
    await expect(page).to_have_url(re.compile(r"text=vera"))
    row = page.get_by_role("row", name=re.compile(name))
    await expect(page.get_by_role("row")).to_have_count(2)
    await settled(page)
    assert await violations(page) == []
    await row.get_by_role("link").click()
    await expect(page.get_by_text("Do you have red shoes?")).to_be_visible()
    await page.get_by_role("tab", name="Trace").click()
    await card(page, "greet").wait_for()
    await expect(card(page, "greet")).to_have_attribute("data-tone", "lit")
    await settled(page)
    assert await violations(page) == []

    await page.get_by_role("button", name="First step").click()
    await expect(page.get_by_text(re.compile("^Step 1 of"))).to_be_visible()
    await expect(card(page, "start")).to_have_attribute("data-tone", "current")
    await page.get_by_role("button", name="Next step").press("ArrowRight")
    await expect(card(page, "closed_by_hand")).to_have_attribute("data-tone", "current")
    await expect(card(page, "greet")).to_have_attribute("data-tone", "dim")
    await page.get_by_role("button", name=re.compile("always_open was left by true")).click()
    await expect(card(page, "always_open")).to_have_attribute("data-tone", "current")
    assert page.url.endswith("/trace")

    assert await beyond(page) == 0, "the drawing fills the page, and no more"

    await page.goto(f"{managers.address}/console/scripts/Chat%20Routing/heat/1")
    heat = page.get_by_role("region", name="The same as a table")
    await expect(heat).to_contain_text(re.compile(r"\d+ chats?|One chat"))
    await expect(heat.get_by_role("row", name=re.compile(r"^greet"))).to_be_visible()
    await expect(page.locator(".react-flow__edgelabel-renderer")).to_contain_text("100%")
    await settled(page)
    assert await violations(page) == []
    assert await beyond(page) == 0, "the drawing fills the page, and no more"

    await page.goto(f"{managers.address}/console/contacts?text={name.split()[-1]}")
    await page.get_by_role("row", name=re.compile(name)).get_by_role("link").click()
    await page.get_by_role("button", name="Throw away as junk").click()
    asked = page.get_by_role("dialog")
    await asked.get_by_label("Why (for staff)").fill("a test")
    await asked.get_by_role("button", name="Throw away as junk").click()
    await expect(page.locator("header").get_by_text("junk", exact=True)).to_be_visible()
    await page.get_by_role("tab", name="What happened").click()
    await expect(page.get_by_text("marked as junk")).to_be_visible()
