"""The sheets of who serves and can do what, and the week of a calendar drawn on its grid."""

import re

from playwright.async_api import expect

from tests.browser.test_accessibility import violations
from tests.browser.test_console.console import Desktop, Managers, drawer, press


async def test_ticks_are_saved_together_and_a_clash_is_shown(managers: Managers, other: Desktop) -> None:
    for name in ("Alpha", "Beta"):
        other.make("agent-groups", {"name": name})
        other.make("queues", {"name": f"{name} chats"})
    page = await managers.manager("/console/serving")
    await page.get_by_role("searchbox", name="Filter rows").fill("chats")
    alpha = page.get_by_role("checkbox", name="Alpha chats is served by Alpha")

    await alpha.focus()
    await page.keyboard.press("Space")
    await page.keyboard.press("ArrowDown")
    await expect(page.get_by_role("checkbox", name="Beta chats is served by Alpha")).to_be_focused()
    await page.keyboard.press("ArrowRight")
    await page.keyboard.press("Space")
    await expect(page.get_by_text("2 changes, not saved")).to_be_visible()
    assert await violations(page) == []
    other.change("queues", "Beta chats", agent_groups=["Everyone"])
    await page.get_by_role("button", name="Save all").click()

    clash = page.get_by_role("alert").filter(has_text="Beta chats was changed by somebody else")
    await expect(clash).to_contain_text("There now: Everyone.")
    await expect(page.get_by_text("Nothing was saved yet")).to_be_visible()
    await expect(page.get_by_text("2 changes, not saved")).to_be_visible()
    assert other.read("queues", "Alpha chats")["agent_groups"] == []
    assert other.read("queues", "Beta chats")["agent_groups"] == ["Everyone"]
    assert await violations(page) == []
    await clash.get_by_role("button", name="Save mine on top").click()
    await expect(clash).to_have_count(0)
    await expect(page.get_by_text("not saved")).to_have_count(0)
    assert other.read("queues", "Alpha chats")["agent_groups"] == ["Alpha"]
    assert sorted(other.read("queues", "Beta chats")["agent_groups"]) == ["Beta", "Everyone"]

    await page.get_by_role("button", name=re.compile("^Everyone")).click()
    await expect(page.get_by_text("agent1, agent2")).to_be_visible()
    assert await violations(page) == []


async def test_levels_count_at_once_when_they_are_applied(managers: Managers, other: Desktop) -> None:
    other.make("skills", {"name": "Dutch"})
    await managers.agent("agent1")
    page = await managers.manager("/console/skill-levels")
    level = page.get_by_role("textbox", name="Ada Agent (agent1): Dutch")

    await level.fill("11")
    await expect(level).to_have_attribute("aria-invalid", "true")
    await level.fill("7")
    await page.get_by_role("button", name="Save all").click()
    await expect(page.get_by_text("1 change is saved")).to_be_visible()
    hint = page.get_by_text("1 agent who is signed in works by earlier settings.")
    await hint.wait_for()
    assert await violations(page) == []
    await page.get_by_role("button", name="Apply now").click()

    await expect(hint).to_have_count(0)
    assert other.read("users", "agent1")["skills"] == {"Dutch": 7}
    other.change("users", "agent1", skills={})


async def test_a_week_is_drawn_by_mouse_and_by_keyboard(managers: Managers, other: Desktop) -> None:
    page = await managers.manager("/console/calendars?create=1")
    form = drawer(page)
    await form.get_by_label("Name").fill("Drawn")
    monday = form.get_by_role("group", name=re.compile("^Monday:"))
    box = await monday.bounding_box()
    assert box is not None
    hour = box["width"] / 24

    async def drag(begin: float, end: float) -> None:
        await page.mouse.move(box["x"] + begin * hour, box["y"] + box["height"] / 2)
        await page.mouse.down()
        await page.mouse.move(box["x"] + end * hour, box["y"] + box["height"] / 2, steps=4)
        await page.mouse.up()

    await drag(8, 12)
    await expect(form.get_by_role("button", name="Monday, 08:00–12:00")).to_be_visible()
    await drag(11.95, 13)
    await expect(form.get_by_role("button", name="Monday, 08:00–13:00")).to_be_visible()
    await drag(10, 12)
    await expect(form.get_by_role("button", name="Monday, 10:00–15:00")).to_be_visible()

    friday = form.get_by_role("group", name=re.compile("^Friday:"))
    await friday.focus()
    await page.keyboard.press("Enter")
    await expect(form.get_by_role("button", name="Friday, 09:00–17:00")).to_be_focused()
    await page.keyboard.press("ArrowRight")
    await page.keyboard.press("Shift+ArrowRight")
    await page.keyboard.press("Control+ArrowLeft")
    await expect(form.get_by_role("button", name="Friday, 09:00–17:30")).to_be_focused()
    await page.keyboard.press("Enter")
    await page.keyboard.type("22")
    await page.keyboard.press("Tab")
    await page.keyboard.type("6")
    await page.keyboard.press("Tab")
    await expect(form.get_by_role("button", name="Friday, 22:00–06:00")).to_be_visible()
    assert await violations(page) == []
    await press(page, "Create")

    await expect(page.get_by_role("link", name="Drawn")).to_be_visible()
    weekly = other.read("calendars", "Drawn")["weekly"]
    assert weekly == {"mon": [["10:00", "15:00"]], "fri": [["22:00", "06:00"]]}
