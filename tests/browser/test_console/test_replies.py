"""Canned replies: written by a team leader, chosen by an agent with a slash."""

import re

from playwright.async_api import expect

from tests.browser.test_accessibility import violations
from tests.browser.test_console.console import Desktop, Managers, choose, drawer, press
from tests.browser.test_first_road import write


async def test_a_reply_is_written_chosen_by_slash_and_sent(managers: Managers, other: Desktop) -> None:
    other.make("canned-replies", {"name": "Elsewhere", "text": "x", "queues": []})
    other.make("queues", {"name": "Far away"})
    other.change("canned-replies", "Elsewhere", queues=["Far away"])
    page = await managers.manager("/console/canned-replies?create=1")
    form = drawer(page).first
    await form.get_by_role("textbox", name="Name", exact=True).fill("Delivery times")
    await form.get_by_label("Shortcut").fill("delivery")
    await form.get_by_role("textbox", name="Text", exact=True).fill("Hello {{visitor.nick}},")
    await press(page, "Create")
    await expect(form.get_by_text("There is no placeholder {{visitor.nick}}")).to_be_visible()
    await form.get_by_role("textbox", name="Text", exact=True).fill(
        "Hello {{visitor.name|dear visitor}}, within three days. I am"
    )
    await form.get_by_role("button", name="Insert Your name").click()
    await expect(form.get_by_text("Hello Robin, within three days. I am Ann")).to_be_visible()
    await choose(page, "Queues", "General")
    assert await violations(page) == []
    await press(page, "Create")
    await expect(page.get_by_role("row", name=re.compile("^Delivery times"))).to_contain_text("/delivery")

    ada = await managers.agent("agent1")
    visitor = await managers.open("/demo")
    await visitor.get_by_role("button", name="Open chat").click()
    await write(visitor, "When will it come?")
    await ada.get_by_role("button", name=re.compile("^Accept")).click()
    box = ada.get_by_role("textbox").last
    await box.press_sequentially("/zzz")
    await expect(ada.get_by_text("No reply for “zzz”")).to_be_visible()
    await box.press("Escape")
    await box.fill("")
    await box.press_sequentially("/")
    options = ada.get_by_role("option")
    await expect(options).to_have_count(1)
    assert await violations(ada) == []
    await box.press("Escape")
    await expect(options).to_have_count(0)
    await box.fill("")
    await box.press_sequentially("/deliv")
    await expect(options).to_have_count(1)
    await box.press("Enter")

    await expect(box).to_have_value("Hello dear visitor, within three days. I am Ada Agent")
    await box.press("Enter")
    await expect(visitor.get_by_text("Hello dear visitor, within three days. I am Ada Agent")).to_be_visible()
