"""Pages in each of their states, as axe sees them (WCAG 2.2 A and AA), light and dark."""

import re
from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import Page, expect

from tests.browser.conftest import People
from tests.browser.test_first_road import answer, write

AXE = Path(__file__).parents[2] / "clients" / "node_modules" / "axe-core" / "axe.min.js"


STANDARD = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")
COLOURS = ("color-contrast",)
"""The rules that a page in other colours can break when it is otherwise the same."""


async def violations(page: Page, rules: tuple[str, ...] = STANDARD) -> list[str]:
    """What axe finds wrong with the page as it stands, by all rules of the standard or by these."""
    await page.evaluate("axe => { if (!window.axe) (0, eval)(axe) }", AXE.read_text())
    found: dict[str, Any] = await page.evaluate("rules => axe.run(document, {runOnly: rules})", list(rules))
    return [f"{each['id']}: {each['nodes'][0]['target']}" for each in found["violations"]]


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
async def test_every_state_of_the_first_road_is_accessible(people: People, dark: bool) -> None:
    signing_in = await people.open("/desk", dark=dark)
    await signing_in.get_by_label("User name").wait_for()
    assert await violations(signing_in) == []

    ada = await people.agent("agent1", dark=dark)
    assert await violations(ada) == []
    visitor = await people.open("/demo", width=390, height=780, dark=dark)
    assert await violations(visitor) == []
    await visitor.get_by_role("button", name="Open chat").click()
    await expect(visitor.get_by_role("textbox", name="Write a message")).to_be_visible()
    assert await violations(visitor) == []

    await write(visitor, "Hello")
    accept = ada.get_by_role("button", name=re.compile("^Accept"))
    await accept.wait_for()
    assert await violations(ada) == []
    await accept.click()
    await expect(visitor.get_by_text("Ada Agent has joined")).to_be_visible()
    await answer(ada, "Good day")
    await expect(visitor.get_by_text("Good day")).to_be_visible()
    assert await violations(ada) == []
    assert await violations(visitor) == []

    await ada.get_by_role("button", name=re.compile("^End")).click()
    await ada.get_by_role("dialog").get_by_role("button", name=re.compile("^End")).click()
    await expect(visitor.get_by_text("The chat has ended").first).to_be_visible()
    assert await violations(ada) == []
    assert await violations(visitor) == []
    await ada.get_by_role("button", name=re.compile("^Done|Wrap-up done|Finish")).first.click()
