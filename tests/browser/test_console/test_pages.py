"""Every page of the console: as axe sees it, by address, by keyboard, for those who may less; and its first load."""

import re

import pytest
from playwright.async_api import Page, expect

from tests.browser.test_accessibility import COLOURS, violations
from tests.browser.test_console.console import Desktop, Managers, drawer, press
from tests.faults.server import PASSWORD

COLLECTIONS = {
    "queues": "General",
    "agent-groups": "Everyone",
    "skills": "French",
    "call-classes": "General",
    "outcomes": "Sold",
    "outcome-categories": "Sales",
    "canned-replies": "Greeting",
    "users": "agent1",
    "user-groups": "Paris",
    "roles": "Observer",
    "status-codes": "Lunch",
    "calendars": "Shop hours",
    "variables": "ContactCentreClosed",
}
FIRST_LOAD = 300_000
"""Bytes over the wire until the first page stands, the script editor not among them."""
HELD = ("agent-groups/Everyone", "users/agent1", "calendars/Shop hours")
"""Objects whose forms are drawn with what is fetched beside them."""
SHIFTS = """
window.shifted = 0
new PerformanceObserver((list) => {
  for (const each of list.getEntries()) window.shifted += each.value
}).observe({type: "layout-shift", buffered: true})
"""
"""Adds up how far what stood on the page moved by itself."""


@pytest.fixture(scope="module")
def furnished(other: Desktop) -> Desktop:
    """A system with one of everything."""
    other.make("skills", {"name": "French"})
    other.make("user-groups", {"name": "Paris", "skills": {"French": 8}})
    other.make("outcomes", {"name": "Sold", "type": "enumerated", "choices": ["yes", "no"]})
    other.make("outcome-categories", {"name": "Sales"})
    other.make("status-codes", {"name": "Lunch", "code": 7})
    other.make("canned-replies", {"name": "Greeting", "text": "Hello {{visitor.name|there}}"})
    hours = {"mon": [["09:00", "12:00"], ["13:00", "17:30"]], "sat": [["10:00", "14:00"]]}
    exceptions = [{"date": "2031-12-24", "spans": [["09:00", "12:00"]], "name": "Christmas Eve"}]
    other.make(
        "calendars",
        {"name": "Shop hours", "time_zone": "Europe/Paris", "weekly": hours, "dates": exceptions},
    )
    other.make("blacklist", {"description": "Scanners", "start": "192.0.2.0", "end": "192.0.2.255"})
    return other


async def settled(page: Page) -> None:
    """Wait until nothing is being fetched any more."""
    await expect(page.locator("[aria-busy]")).to_have_count(0)
    await expect(page.locator(".mantine-Skeleton-root")).to_have_count(0)
    await page.evaluate("Promise.all(document.getAnimations().map((each) => each.finished.catch(() => 0)))")


async def test_every_page_and_form_is_accessible(managers: Managers, furnished: Desktop) -> None:
    assert furnished.there("skills", "French")
    page = await managers.manager("/console/queues")
    found: dict[str, list[str]] = {}

    async def look(path: str) -> None:
        await page.emulate_media(color_scheme="light")
        await page.goto(f"{managers.address}/console/{path}")
        await page.get_by_role("table").or_(drawer(page)).first.wait_for()
        await settled(page)
        wrong = await violations(page)
        await page.emulate_media(color_scheme="dark")
        await expect(page.locator("html[data-mantine-color-scheme=dark]")).to_be_attached()
        await settled(page)
        if wrong := [*wrong, *await violations(page, COLOURS)]:
            found[path] = wrong

    for path, name in COLLECTIONS.items():
        await look(path)
        await look(f"{path}/{name}")
    for path in (
        "users?create=1",
        "calendars?create=1",
        "web-chat",
        "web-chat/routing/demo",
        "web-chat?blacklist.create=1",
        "queues/nobody",
    ):
        await look(path)
    assert found == {}


async def test_a_phone_has_room_for_every_page(managers: Managers, furnished: Desktop) -> None:
    assert furnished.there("skills", "French")
    page = await managers.manager("/console/queues", width=390, height=780)
    await page.add_init_script(SHIFTS)

    for path in (*COLLECTIONS, "web-chat", "web-chat/routing/demo", *HELD):
        await page.goto(f"{managers.address}/console/{path}")
        await page.get_by_role("table").or_(drawer(page)).first.wait_for()
        await settled(page)
        assert await page.evaluate("document.documentElement.scrollWidth") <= 390, path
        assert await page.locator("#page").evaluate("each => each.scrollWidth - each.clientWidth") == 0, path
        if path in HELD:
            assert await page.evaluate("shifted") < 0.05, path


async def test_the_first_load_stays_below_its_budget(managers: Managers) -> None:
    page = await managers.manager("/console/web-chat")
    await page.get_by_role("table").first.wait_for()
    await settled(page)

    total = await page.evaluate(
        "performance.getEntries().reduce((sum, each) => sum + (each.encodedBodySize ?? 0), 0)"
    )

    assert 50_000 < total < FIRST_LOAD


async def test_a_table_is_sorted_and_filtered_and_its_address_says_how(
    managers: Managers, furnished: Desktop
) -> None:
    page = await managers.manager("/console/users")
    names = page.get_by_role("rowheader")
    assert furnished.there("users", "agent1")

    await page.get_by_role("button", name="User name").click()
    await page.get_by_role("button", name="User name").click()
    await expect(page.get_by_role("columnheader", name="User name")).to_have_attribute(
        "aria-sort", "descending"
    )
    await page.get_by_role("searchbox").fill("agent")
    await expect(names).to_have_text(["anna", "agent2", "agent1"])
    await page.get_by_role("button", name="Columns").click()
    await page.get_by_role("menuitemcheckbox", name="E-mail").click()
    await page.keyboard.press("Escape")
    await expect(page.get_by_role("columnheader", name="E-mail")).to_be_visible()

    await page.reload()
    await expect(names).to_have_text(["anna", "agent2", "agent1"])
    await expect(page.get_by_role("columnheader", name="E-mail")).to_be_visible()


async def test_everything_works_by_keyboard(managers: Managers, other: Desktop) -> None:
    page = await managers.manager("/console/skills")

    await page.get_by_role("button", name="New skill").focus()
    await page.keyboard.press("Enter")
    await expect(drawer(page).get_by_label("Name")).to_be_focused()
    await page.keyboard.type("Knitting")
    await page.keyboard.press("Enter")
    link = page.get_by_role("link", name="Knitting")
    await expect(link).to_be_visible()
    await link.focus()
    await page.keyboard.press("Enter")
    await expect(drawer(page).get_by_label("Name")).to_have_value("Knitting")
    await page.keyboard.press("Escape")
    await expect(drawer(page)).to_have_count(0)
    assert other.there("skills", "Knitting")


async def test_a_calendar_is_filled_in_as_rows_of_times(managers: Managers, other: Desktop) -> None:
    page = await managers.manager("/console/calendars?create=1")
    form = drawer(page)

    await form.get_by_label("Name").fill("Winter")
    await form.get_by_role("button", name="Add times: Monday").click()
    await form.get_by_label("Monday, to").fill("9")
    await press(page, "Create")
    await expect(form.get_by_text(re.compile("^Monday: The end must be after"))).to_be_visible()
    await form.get_by_label("Monday, to").fill("8")
    await form.get_by_role("button", name="Add a date").click()
    await press(page, "Create")

    await expect(form.get_by_text("This is needed.")).to_be_visible()
    await form.get_by_label("Date", exact=True).fill("2031-01-06")
    await form.get_by_label("Monday, from").fill("7")
    await form.get_by_role("button", name="Copy Monday to Tuesday – Friday").click()
    await press(page, "Create")
    await expect(page.get_by_role("link", name="Winter")).to_be_visible()
    made = other.read("calendars", "Winter")
    assert made["weekly"]["fri"] == [["07:00", "08:00"]]
    assert made["dates"] == [{"date": "2031-01-06", "spans": [], "name": ""}]


async def test_who_may_only_look_is_offered_nothing_else(managers: Managers, furnished: Desktop) -> None:
    assert furnished.there("skills", "French")
    page = await managers.manager("/console/queues/General", name="olga")

    await expect(drawer(page)).to_contain_text("You may look at this, not change it.")
    await expect(drawer(page).get_by_role("button", name="Save")).to_have_count(0)
    await page.keyboard.press("Escape")
    await page.get_by_role("table").last.wait_for()
    await expect(page.get_by_role("button", name="New queue")).to_have_count(0)
    await expect(page.get_by_role("link", name="People")).to_have_count(0)
    await page.get_by_role("link", name="Agent groups").click()
    await page.get_by_role("link", name="Everyone").click()
    await expect(drawer(page)).to_contain_text("agent1")

    await page.goto(f"{managers.address}/console/users")
    await expect(page.get_by_text("Users: View")).to_be_visible()


async def test_an_agent_sees_chats_of_their_own_and_nothing_to_manage(managers: Managers) -> None:
    page = await managers.manager("/console", name="anna")

    await expect(page.get_by_role("heading", name="Chats", level=1)).to_be_visible()
    for section in ("Web Chat", "Queues", "People", "Scripts", "System"):
        await expect(page.get_by_role("link", name=section, exact=True)).to_have_count(0)


async def test_who_may_manage_nothing_is_told_so(managers: Managers, other: Desktop) -> None:
    other.make("roles", {"name": "Desk only", "rank": 10, "permissions": ["desk:use"]})
    other.make("users", {"user_name": "nora", "role": "Desk only", "password": PASSWORD})
    page = await managers.manager("/console", name="nora")

    await expect(page.get_by_text("Your role has nothing to manage here.")).to_be_visible()


@pytest.mark.parametrize("name", ["a/b", "50 % off?", "v1.2", "Füße & Co", "create=1"])
async def test_any_name_has_an_address(managers: Managers, other: Desktop, name: str) -> None:
    other.make("skills", {"name": name})
    page = await managers.manager("/console/skills")

    await page.get_by_role("link", name=name, exact=True).click()
    await page.reload()

    await expect(drawer(page).get_by_label("Name")).to_have_value(name)


async def test_addresses_that_lead_nowhere_say_so(managers: Managers) -> None:
    page = await managers.manager("/console/nonsense")

    await expect(page.get_by_text("There is no such page")).to_be_visible()
    await page.get_by_role("link", name="To the first page").click()
    await expect(page.get_by_role("heading", name="Web Chat", exact=True)).to_be_visible()


async def test_a_session_that_ends_takes_nothing_that_was_entered(managers: Managers) -> None:
    page = await managers.manager("/console/queues")
    await page.get_by_role("link", name="General").click()
    form = drawer(page).first
    await form.get_by_label("Description").fill("before the session ended")

    await page.context.clear_cookies()
    await press(page, "Save")
    await page.get_by_text("Your session has ended.").wait_for()
    await page.get_by_label("User name").last.fill("mo")
    await page.get_by_label("Password", exact=True).last.fill("a long enough password, once")
    await page.get_by_role("button", name="Sign in").click()
    await expect(form.get_by_label("Description")).to_have_value("before the session ended")
    await press(page, "Save")

    await expect(page.get_by_role("cell", name="before the session ended")).to_be_visible()
