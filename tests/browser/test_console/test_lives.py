"""Whole lives at the console: queues, routing points, blocked addresses."""

import re

from playwright.async_api import expect

from tests.browser.test_console.console import Desktop, Managers, choose, drawer, press


async def test_a_queue_is_made_changed_and_deleted(managers: Managers, other: Desktop) -> None:
    page = await managers.manager("/console/queues")

    await page.get_by_role("button", name="New queue").click()
    await drawer(page).get_by_label("Name").fill("Returns")
    await drawer(page).get_by_label("Answer timeout").fill("30")
    await choose(page, "Agent groups", "Everyone")
    await page.keyboard.press("Escape")
    await press(page, "Create")
    await expect(page.get_by_role("link", name="Returns")).to_be_visible()
    made = other.read("queues", "Returns")
    assert (made["answer_timeout"], made["agent_groups"]) == (30, ["Everyone"])

    await page.get_by_role("link", name="Returns").click()
    await expect(page).to_have_url(re.compile("/console/queues/Returns$"))
    await drawer(page).get_by_label("Description").fill("What comes back.")
    await press(page, "Save")
    await expect(page.get_by_role("cell", name="What comes back.")).to_be_visible()

    await page.get_by_role("link", name="Returns").click()
    await press(page, "Delete")
    await expect(drawer(page).last).to_contain_text("Delete Returns?")
    await press(page, "Delete")
    await expect(page.get_by_role("link", name="Returns")).to_have_count(0)
    assert not other.there("queues", "Returns")


async def test_wrong_input_is_told_at_its_field_and_nothing_typed_is_lost(
    managers: Managers, other: Desktop
) -> None:
    page = await managers.manager("/console/queues?create=1")
    form = drawer(page)

    await form.get_by_label("Description").fill("kept")
    await form.get_by_label("Answer timeout").fill("2")
    await press(page, "Create")
    await expect(form.get_by_label("Name")).to_be_focused()
    await expect(form.get_by_text("This is needed.")).to_be_visible()
    await expect(form.get_by_text("At least 5 is needed.")).to_be_visible()

    await form.get_by_label("Name").fill("General")
    await form.get_by_label("Answer timeout").fill("20")
    await press(page, "Create")
    await expect(form.get_by_text(re.compile("already a queue"))).to_be_visible()
    await expect(form.get_by_label("Name")).to_have_attribute("aria-invalid", "true")
    await expect(form.get_by_label("Description")).to_have_value("kept")
    assert other.read("queues", "General")["description"] != "kept"


async def test_two_people_change_a_queue_and_nobody_is_overwritten_unasked(
    managers: Managers, other: Desktop
) -> None:
    other.make("queues", {"name": "Contested"})
    page = await managers.manager("/console/queues/Contested")
    form = drawer(page).first

    await form.get_by_label("Description").fill("mine")
    other.change("queues", "Contested", description="theirs", max_waiting=7)
    await press(page, "Save")
    clash = page.get_by_role("dialog", name="Somebody else was first")
    await expect(clash.get_by_role("row", name=re.compile("Description.*theirs.*mine"))).to_be_visible()
    await expect(clash.get_by_text(re.compile(r"^Last change: \S.*, .*\d:\d\d"))).to_be_visible()

    await clash.get_by_role("button", name="Look at the form").click()
    await expect(form.get_by_label("Description")).to_have_value("mine")
    await expect(form.get_by_text("There now: theirs")).to_be_visible()
    await expect(form.get_by_label("Most waiting")).to_have_value("7")
    other.change("queues", "Contested", description="theirs again")
    await press(page, "Save")
    await clash.get_by_role("button", name="Save mine over theirs").click()
    await expect(page.get_by_role("cell", name="mine")).to_be_visible()
    assert other.read("queues", "Contested")["description"] == "mine"

    await page.get_by_role("link", name="Contested").click()
    await form.get_by_label("Description").fill("mine again")
    other.change("queues", "Contested", description="theirs at last")
    await press(page, "Save")
    await clash.get_by_role("button", name="Take theirs").click()
    await expect(form.get_by_label("Description")).to_have_value("theirs at last")


async def test_what_is_in_use_is_not_deleted_and_where_is_told(managers: Managers, other: Desktop) -> None:
    page = await managers.manager("/console/agent-groups/Everyone")

    await press(page, "Delete")
    await press(page, "Delete")
    where = page.get_by_role("dialog", name="Everyone is in use")
    await where.get_by_role("link", name=re.compile("queue “General”")).click()

    await expect(page).to_have_url(re.compile("/console/queues/General$"))
    await expect(drawer(page).get_by_label("Name")).to_have_value("General")
    assert other.there("agent-groups", "Everyone")


async def test_unsaved_changes_are_not_lost_by_leaving(managers: Managers) -> None:
    page = await managers.manager("/console/queues")
    await page.get_by_role("link", name="General").click()
    form = drawer(page).first
    await form.get_by_label("Description").fill("not saved yet")

    await page.go_back()
    await expect(page.get_by_role("button", name="Keep editing")).to_be_focused()
    await press(page, "Keep editing")
    await expect(form.get_by_label("Description")).to_have_value("not saved yet")
    await expect(page).to_have_url(re.compile("/console/queues/General$"))

    await page.keyboard.press("Escape")
    await press(page, "Discard changes")
    await expect(drawer(page)).to_have_count(0)
    await expect(page).to_have_url(re.compile("/console/queues$"))


async def test_a_routing_point_is_made_changed_and_deleted(managers: Managers, other: Desktop) -> None:
    page = await managers.manager("/console/web-chat")
    panel = page.get_by_role("region", name="Web Chat Routing")

    await panel.get_by_role("button", name="New routing point").click()
    form = drawer(page).first
    await form.get_by_label("Name").fill("garden.shop")
    for pattern in ("garden.example/*", "http://"):
        await form.get_by_role("button", name="Add", exact=True).click()
        await page.keyboard.type(pattern)
    await form.get_by_label("Class").fill("Plants")
    await form.get_by_label("Priority").fill("70")
    await form.get_by_label("Initial message").fill("Welcome to the garden.")
    await press(page, "Create")

    wrong = form.get_by_label("URL patterns 2")
    await expect(wrong).to_have_attribute("aria-invalid", "true")
    await wrong.fill("*.garden.example")
    await form.get_by_role("button", name="Move *.garden.example up").click()
    await press(page, "Create")
    row = panel.get_by_role("row", name=re.compile("garden.shop"))
    await expect(row).to_contain_text("Plants")
    made = other.read("routing-points", "garden.shop")
    assert made["urls"] == ["*.garden.example", "garden.example/*"]
    assert made["settings"] == {"priority": 70, "initial_message": "Welcome to the garden."}
    assert other.there("call-classes", "Plants")

    await row.get_by_role("button", name="Move garden.shop up").click()
    await expect(panel.get_by_role("row").nth(1)).to_contain_text("garden.shop")

    await row.get_by_role("link").click()
    await expect(page).to_have_url(re.compile("/console/web-chat/routing/garden.shop$"))
    await expect(form.get_by_text("widget.js?point=garden.shop")).to_be_visible()
    await form.get_by_role("button", name="As in the script: Priority").click()
    await form.get_by_label("Answer timeout").fill("45")
    await form.get_by_role("switch", name="Active").uncheck()
    await press(page, "Save")
    await expect(row).to_contain_text("Not active")
    changed = other.read("routing-points", "garden.shop")
    assert changed["settings"] == {"answer_timeout": 45, "initial_message": "Welcome to the garden."}
    assert not changed["active"]

    await row.get_by_role("link").click()
    await page.reload()
    await press(page, "Delete")
    await press(page, "Delete")
    await expect(row).to_have_count(0)
    assert not other.there("routing-points", "garden.shop")


async def test_a_wrong_setting_is_told_at_the_setting(managers: Managers) -> None:
    page = await managers.manager("/console/web-chat/routing/demo")
    form = drawer(page).first

    await form.get_by_role("textbox", name="Priority").fill("500")
    await press(page, "Save")

    await expect(form.get_by_role("textbox", name="Priority")).to_have_attribute("aria-invalid", "true")
    await expect(form.get_by_text("At most 99 is allowed.")).to_be_visible()


async def test_addresses_are_blocked_and_ones_own_only_with_a_second_yes(
    managers: Managers, other: Desktop
) -> None:
    page = await managers.manager("/console/web-chat")
    panel = page.get_by_role("region", name="Chat Blacklist")

    await panel.get_by_role("button", name="New blacklist entry").click()
    form = drawer(page).first
    await form.get_by_label("Description").fill("Scanners")
    await form.get_by_role("switch", name="IP Range").check()
    await form.get_by_label("IP Address Start").fill("192.0.2.0")
    await form.get_by_label("IP Address End").fill("192.0.1.255")
    await press(page, "Create")
    await expect(form.locator("[aria-invalid=true]").first).to_be_visible()
    await form.get_by_label("IP Address End").fill("192.0.2.255")
    await press(page, "Create")
    row = panel.get_by_role("row", name=re.compile("Scanners"))
    await expect(row).to_contain_text("256")

    await panel.get_by_role("button", name="Is it blocked?").click()
    question = page.get_by_role("dialog", name="Is it blocked?")
    await question.get_by_label("IP Address").fill("192.0.2.77")
    await question.get_by_role("button", name="Look it up").click()
    await expect(question).to_contain_text("192.0.2.77 is blocked by:")
    await question.get_by_role("link", name="Scanners").click()
    await expect(form.get_by_label("IP Address End")).to_have_value("192.0.2.255")
    await page.keyboard.press("Escape")
    await expect(drawer(page)).to_have_count(0)

    await panel.get_by_role("button", name="New blacklist entry").click()
    await form.get_by_label("IP Address", exact=False).first.fill("127.0.0.1")
    await press(page, "Create")
    question = page.get_by_role("dialog", name="Block all the same?")
    await expect(question).to_contain_text("your own address")
    await question.get_by_role("button", name="Cancel").click()
    await page.keyboard.press("Escape")
    await press(page, "Discard changes")

    await row.get_by_role("link").click()
    await press(page, "Delete")
    await press(page, "Delete")
    await expect(panel.get_by_text("Nobody is blocked")).to_be_visible()
