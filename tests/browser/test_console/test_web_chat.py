"""The panels of Web Chat, whole lives: routing points tried and put in order, addresses blocked, tables in and out."""

import csv
import re
from pathlib import Path

from playwright.async_api import FilePayload, Locator, Page, expect

from tests.browser.test_accessibility import violations
from tests.browser.test_console.console import Desktop, Managers, drawer, press
from tests.browser.test_first_road import answer, write


def table(text: str, name: str = "list.csv") -> FilePayload:
    return FilePayload(name=name, mimeType="text/csv", buffer=text.encode())


def panel(page: Page, name: str) -> Locator:
    return page.get_by_role("region", name=name)


async def order(page: Page) -> list[str]:
    return await panel(page, "Web Chat Routing").get_by_role("row").get_by_role("link").all_inner_texts()


async def drag(page: Page, grip: Locator, to: Locator) -> None:
    await grip.hover()
    await page.mouse.down()
    box = await to.bounding_box()
    assert box is not None
    await page.mouse.move(box["x"] + 20, box["y"] + box["height"] / 2, steps=4)
    await page.mouse.move(box["x"] + 20, box["y"] + box["height"] - 2, steps=4)
    await page.mouse.up()


async def test_a_page_is_tried_with_patterns_that_are_not_saved_yet(
    managers: Managers, other: Desktop
) -> None:
    other.make("routing-points", {"name": "shop", "urls": ["shop.example/*"], "script": "Chat Routing"})
    page = await managers.manager("/console/web-chat?routing.create=1")
    form = drawer(page).first
    await form.get_by_label("Name").fill("help")
    await form.get_by_role("button", name="Add", exact=True).click()
    await page.keyboard.type("help.shop.example")
    await page.keyboard.press("Enter")
    await page.keyboard.type("shop.example/help*")

    tried = form.get_by_role("list", name="The routing points in their order")
    await form.get_by_label("URL of a page").fill("https://shop.example/help/returns")
    await page.keyboard.press("Enter")
    await expect(form.get_by_text("shop takes the chat: the page matches shop.example/*.")).to_be_visible()
    await expect(tried.get_by_role("listitem").last).to_contain_text(
        "shop.example/help* would match, but shop stands before it."
    )
    assert await violations(page) == []

    await form.get_by_label("URL patterns 2").fill("http://")
    await form.get_by_role("button", name="Try", exact=True).click()
    await expect(form.get_by_text("the host is missing")).to_be_visible()
    await form.get_by_label("URL patterns 2").fill("*.shop.example/help*")
    await drag(
        page,
        form.get_by_role("button", name="Move help.shop.example: drag"),
        form.get_by_label("URL patterns 2"),
    )
    await expect(form.get_by_label("URL patterns 2")).to_have_value("help.shop.example")
    await form.get_by_role("button", name="Move help.shop.example: drag").focus()
    await page.keyboard.press("ArrowUp")
    await expect(form.get_by_label("URL patterns 1")).to_have_value("help.shop.example")
    await form.get_by_label("Class").fill("Questions")
    await expect(form.get_by_text("There is no “Questions” yet: it is made when you save.")).to_be_visible()
    await press(page, "Create")
    await expect(panel(page, "Web Chat Routing").get_by_role("row", name=re.compile("help"))).to_contain_text(
        "Questions"
    )
    assert other.read("routing-points", "help")["urls"] == ["help.shop.example", "*.shop.example/help*"]
    assert other.there("call-classes", "Questions")

    await panel(page, "Web Chat Routing").get_by_role("button", name="Try a URL").click()
    question = page.get_by_role("dialog", name="Try a URL")
    await question.get_by_label("URL of a page").fill("nowhere.example")
    await question.get_by_role("button", name="Try", exact=True).click()
    await expect(question).to_contain_text("No routing point takes chats from this page")


async def test_points_are_put_in_order_by_mouse_and_by_keyboard(managers: Managers, other: Desktop) -> None:
    for name in ("one", "two"):
        other.make("routing-points", {"name": name, "urls": [f"{name}.example"]})
    page = await managers.manager("/console/web-chat")
    routing = panel(page, "Web Chat Routing")
    await expect(routing.get_by_role("link", name="two")).to_be_visible()
    before = await order(page)
    rest = [name for name in before if name not in {"one", "two"}]

    await drag(page, routing.get_by_role("button", name="Move one: drag"), routing.get_by_role("row").last)
    await expect(routing.get_by_role("row").last).to_contain_text("one.example")
    assert await order(page) == [*rest, "two", "one"]

    await routing.get_by_role("button", name="Move one: drag").focus()
    await page.keyboard.press("Home")
    await expect(routing.get_by_role("row").nth(1)).to_contain_text("one.example")
    await expect(routing.get_by_role("button", name="Move one: drag")).to_be_focused()
    await page.keyboard.press("ArrowDown")
    await expect(routing.get_by_role("row").nth(2)).to_contain_text("one.example")
    await expect(routing.get_by_role("button", name="Move one: drag")).to_be_focused()
    assert await order(page) == [rest[0], "one", *rest[1:], "two"]


async def test_a_blocked_visitor_is_out_within_a_second_and_the_chat_is_over(
    managers: Managers, other: Desktop
) -> None:
    ada = await managers.agent("agent1")
    visitor = await managers.open("/demo", width=390, height=780)
    await visitor.get_by_role("button", name="Open chat").click()
    await write(visitor, "Hello")
    await ada.get_by_role("button", name=re.compile("^Accept")).click()
    await answer(ada, "Good day")
    await expect(visitor.get_by_text("Good day")).to_be_visible()
    page = await managers.manager("/console/web-chat")
    demo = panel(page, "Web Chat Routing").get_by_role("row", name=re.compile("^demo"))
    await expect(demo).to_contain_text("1 talking")

    await page.goto(f"{managers.address}/console/web-chat/routing/demo")
    await press(page, "Delete")
    await press(page, "Delete")
    await expect(page.get_by_role("dialog", name="demo is in use")).to_contain_text("1 chat open")
    assert other.there("routing-points", "demo")

    await page.goto(f"{managers.address}/console/web-chat?blacklist.create=1")
    form = drawer(page).first
    await form.get_by_label("Description").fill("Rude")
    await form.get_by_label("IP Address").first.fill("127.0.0.1")
    await expect(form.get_by_text("This would end 1 live chat.")).to_be_visible()
    await expect(form.get_by_text("It covers your own address.")).to_be_visible()
    assert await violations(page) == []
    await press(page, "Create")
    question = page.get_by_role("dialog", name="Block all the same?")
    await expect(question).to_contain_text("your own address")
    await question.get_by_role("button", name="Block", exact=True).click()
    await expect(
        visitor.get_by_text(re.compile("chat has ended|not available|closed", re.IGNORECASE)).first
    ).to_be_visible(timeout=2_000)
    await expect(
        ada.get_by_text(re.compile("The chat has ended|wrap-up", re.IGNORECASE)).first
    ).to_be_visible()
    refused = await visitor.evaluate("async () => (await fetch('/api/v1/availability?url=http://x/')).status")
    assert refused == 403

    row = panel(page, "Chat Blacklist").get_by_role("row", name=re.compile("Rude"))
    await row.get_by_role("link").click()
    await press(page, "Delete")
    await press(page, "Delete")
    await expect(row).to_have_count(0)
    await visitor.close()
    managers.forgive(403)


async def test_one_address_becomes_a_network_before_the_eyes(managers: Managers, other: Desktop) -> None:
    page = await managers.manager("/console/web-chat?blacklist.create=1")
    form = drawer(page).first

    await form.get_by_label("IP Address").first.fill("198.51.100.77/24")
    await page.keyboard.press("Tab")
    await expect(form.get_by_label("IP Address Start")).to_have_value("198.51.100.0")
    await expect(form.get_by_label("IP Address End")).to_have_value("198.51.100.255")
    await expect(form.get_by_text("These are 256 addresses.")).to_be_visible()
    await form.get_by_role("switch", name="IP Range").uncheck()
    await form.get_by_label("IP Address").first.fill("2001:db8:1:2::77")
    await form.get_by_label("Whole /64").check()
    await expect(form.get_by_label("IP Address End")).to_have_value("2001:db8:1:2:ffff:ffff:ffff:ffff")
    await form.get_by_label("Description").fill("A connection")
    await press(page, "Create")
    row = panel(page, "Chat Blacklist").get_by_role("row", name=re.compile("A connection"))
    await expect(row).to_contain_text("18,446,744,073,709,551,616")

    await page.get_by_role("button", name="New blacklist entry").click()
    await form.get_by_label("IP Address").first.fill("2001:db8:1:2::1")
    await expect(form.get_by_text("It shares addresses with another entry:")).to_be_visible()
    await expect(form.get_by_role("link", name="A connection")).to_be_visible()
    await page.keyboard.press("Escape")
    await press(page, "Discard changes")
    await row.get_by_role("link").click()
    await press(page, "Delete")
    await press(page, "Delete")
    await expect(row).to_have_count(0)


async def test_a_table_is_mended_line_by_line_imported_and_comes_back(
    managers: Managers, other: Desktop, tmp_path: Path
) -> None:
    page = await managers.manager("/console/web-chat")
    await page.get_by_role("button", name="Import").click()
    dialog = page.get_by_role("dialog", name="Import into the blacklist")
    chosen = dialog.locator("input[type=file]")
    wrong = (
        "description,start,end\nA feed,198.51.100.0,198.51.100.9\n,nonsense,\n=1+1,203.0.113.9,203.0.113.1\n"
    )

    await chosen.set_input_files(table(wrong))
    await expect(dialog.get_by_text("2 lines are wrong, so nothing is imported.")).to_be_visible()
    await expect(dialog.get_by_role("row", name=re.compile("^3 .*nonsense"))).to_be_visible()
    await expect(
        dialog.get_by_role("row", name=re.compile("^4 .*The end lies before the start"))
    ).to_be_visible()
    await expect(dialog.get_by_role("button", name="Import", exact=True)).to_be_disabled()
    assert await violations(page) == []
    right = wrong.replace(",nonsense,", "Here,127.0.0.0/8,").replace("203.0.113.1\n", "203.0.113.99\n")
    await chosen.set_input_files(table(right))
    await expect(dialog.get_by_text("3 rows are right. Nothing is imported yet.")).to_be_visible()
    await expect(dialog.get_by_text("Row 2, 127.0.0.0 – 127.255.255.255: your own address")).to_be_visible()
    await expect(dialog.get_by_role("button", name="Import 3 rows")).to_be_disabled()
    await chosen.set_input_files(table(right.replace("127.0.0.0/8", "10.0.0.0/8")))
    await dialog.get_by_role("button", name="Import 3 rows").click()
    await expect(dialog).to_have_count(0)
    rows = panel(page, "Chat Blacklist").get_by_role("row")
    await expect(rows).to_have_count(4)
    await expect(rows.nth(2)).to_contain_text("16,777,216")

    async with page.expect_download() as download:
        await page.get_by_role("link", name="Export").click()
    path = tmp_path / "export.csv"
    await (await download.value).save_as(path)
    with path.open(newline="") as file:
        told = list(csv.reader(file))
    assert [row[:3] for row in told] == [
        ["description", "start", "end"],
        ["A feed", "198.51.100.0", "198.51.100.9"],
        ["Here", "10.0.0.0", "10.255.255.255"],
        ["'=1+1", "203.0.113.9", "203.0.113.99"],
    ]
    await page.get_by_role("button", name="Import").click()
    await chosen.set_input_files(path)
    await dialog.get_by_role("button", name="Import 3 rows").click()
    await expect(rows).to_have_count(7)


async def test_the_line_for_pages_is_copied_and_tried_on_a_test_page(
    managers: Managers, other: Desktop
) -> None:
    settings = {"initial_message": "Welcome to the trial."}
    other.make(
        "routing-points",
        {"name": "try.me", "urls": ["*.try.example/*"], "script": "Chat Routing", "settings": settings},
    )
    stranger = await managers.open("/test/try.me")
    await expect(stranger.get_by_text("This page is for staff.")).to_be_visible()
    await expect(stranger.get_by_role("button", name="Open chat")).to_have_count(0)
    page = await managers.manager("/console/web-chat/routing/try.me")
    await page.context.grant_permissions(["clipboard-read", "clipboard-write"])

    await drawer(page).get_by_role("button", name="Copy").click()
    await expect(page.get_by_text("Copied")).to_be_visible()
    assert "widget.js?point=try.me" in await page.evaluate("navigator.clipboard.readText()")
    async with page.context.expect_page() as opened:
        await drawer(page).get_by_role("link", name="Open the test page").click()
    tested = await opened.value

    await expect(tested.get_by_label("The page that this one stands for")).to_have_value(
        "https://www.try.example/"
    )
    await tested.get_by_role("button", name="Open chat").click()
    await write(tested, "Is anybody there?")
    await expect(tested.get_by_text("Welcome to the trial.")).to_be_visible()
    [chat] = [each for each in other.listed("contacts") if each["point"] == "try.me"]
    assert other.read("contacts", chat["chat_id"])["page"]["url"] == "https://www.try.example/"
