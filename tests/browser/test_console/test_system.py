"""What an administrator does with the system itself: webhooks, configuration, audit, long lists, the palette."""

import json
import re
from pathlib import Path

import pytest
from playwright.async_api import expect

from tests.browser.test_accessibility import violations
from tests.browser.test_console.console import Desktop, Managers, drawer, press
from tests.faults.server import MANAGER


async def test_a_webhook_is_made_tried_and_removed(managers: Managers) -> None:
    page = await managers.manager("/console/webhooks", name=MANAGER)
    await page.get_by_role("button", name="New webhook").first.click()
    form = drawer(page)
    await form.get_by_label("Name").fill("CRM")
    await form.get_by_label("Address").fill("ftp://crm.example/hook")
    await form.get_by_role("checkbox", name="Rated by the visitor").check()
    await press(page, "Create")
    await expect(form.get_by_text("A URL begins with https:// and a host.")).to_be_visible()
    await form.get_by_label("Address").fill("https://crm.example/hook")
    await press(page, "Create")
    await page.get_by_role("link", name="CRM").click()

    await form.get_by_role("button", name="Call it once").click()
    await expect(form.get_by_text("It did not arrive.")).to_be_visible()
    await expect(form.get_by_text("Nothing has been sent yet.")).to_be_visible()
    await form.get_by_role("button", name="Show the key").click()
    first = await form.get_by_label("Key", exact=True).input_value()
    await form.get_by_role("button", name="Make a new key").click()
    await press(page, "Make a new key")
    await expect(form.get_by_role("textbox", name="The key before")).to_have_value(first)
    await expect(form.get_by_role("button", name="Make a new key")).to_be_focused()
    # From its beginning: a box that is half below the title counts as too small to hit.
    await form.get_by_label("Name").scroll_into_view_if_needed()
    assert await violations(page) == []

    await page.goto(f"{managers.address}/console/webhooks/CRM")
    await press(page, "Delete")
    await press(page, "Delete")
    await expect(page.get_by_text("CRM is deleted")).to_be_visible()
    managers.forgive(422)


async def test_the_configuration_goes_out_and_comes_in_and_the_audit_tells_of_it(
    managers: Managers, other: Desktop, tmp_path: Path
) -> None:
    other.make("queues", {"name": "Exported", "answer_timeout": 20})
    page = await managers.manager("/console/configuration", name=MANAGER)
    async with page.expect_download() as download:
        await page.get_by_role("button", name="Export").click()
    document = json.loads(Path(await (await download.value).path()).read_text())
    queues = document["collections"]["queues"]
    next(each for each in queues if each["name"] == "Exported")["answer_timeout"] = 45
    document["collections"]["skills"].append({"name": "Brought in"})
    good, bad = tmp_path / "good.json", tmp_path / "bad.json"
    good.write_text(json.dumps(document))
    queues.append({"name": "Broken", "agent_groups": ["nobody knows"]})
    bad.write_text(json.dumps(document))

    async def choose(file: Path) -> None:
        async with page.expect_file_chooser() as chooser:
            await page.get_by_role("button", name="Choose a file").click()
        await (await chooser.value).set_files(file)
        await page.get_by_role("button", name="Show what would change").click()

    await choose(bad)
    await expect(page.get_by_text("there is no agent group 'nobody knows'")).to_be_visible()
    await expect(page.get_by_role("button", name="Apply")).to_have_count(0)
    await choose(good)
    await expect(page.get_by_text("Brought in")).to_be_visible()
    await expect(page.locator("del", has_text="20")).to_be_visible()
    await expect(page.locator("ins", has_text="45")).to_be_visible()
    assert await violations(page) == []
    await page.get_by_role("button", name="Apply").click()
    await press(page, "Apply")
    await expect(page.get_by_text("The configuration is brought in").first).to_be_visible()
    assert other.read("queues", "Exported")["answer_timeout"] == 45
    assert other.there("skills", "Brought in")

    await page.goto(f"{managers.address}/console/audit?kind=queue&name=Exported")
    await page.get_by_role("button", name="What changed: Queue Exported").first.click()
    await expect(page.get_by_role("cell", name="45", exact=True)).to_be_visible()
    assert await violations(page) == []
    await page.reload()
    await expect(page.get_by_role("cell", name="45", exact=True)).to_be_visible()
    await page.goto(f"{managers.address}/console/system")
    await expect(page.get_by_text("The database answers")).to_be_visible()
    assert await violations(page) == []


@pytest.fixture
def crowded(other: Desktop) -> Desktop:
    """More skills than the server sends at once."""
    skills = [{"name": f"skill {number}", "description": f"number {number % 7}"} for number in range(620)]
    other.bring_in({"format": 1, "collections": {"skills": skills}})
    return other


async def test_a_long_list_is_sorted_filtered_and_paged_by_the_server(
    managers: Managers, crowded: Desktop
) -> None:
    assert crowded.there("skills", "skill 619")
    page = await managers.manager("/console/skills", name=MANAGER)
    rows = page.get_by_role("rowheader")
    await expect(page.get_by_text("Page 1 of 13")).to_be_visible()

    await page.get_by_role("button", name="Name", exact=True).click()
    await page.get_by_role("button", name="Name", exact=True).click()
    await expect(rows.first).to_have_text("skill 619")
    await page.goto(f"{managers.address}/console/skills?sort=-name&page=12")
    await expect(page.get_by_text("Page 12 of 13")).to_be_visible()
    await expect(rows.first).to_have_text("skill 69")
    await page.get_by_role("button", name="Next page").click()
    await expect(rows.first).to_have_text("skill 19")
    await page.get_by_role("searchbox").fill("skill 619")
    await expect(rows).to_have_count(1)
    await expect(page).to_have_url(re.compile(r"[?&]q=skill\+619"))
    await expect(page).to_have_url(re.compile(r"[?&]sort=-name"))


async def test_the_palette_leads_anywhere(managers: Managers, other: Desktop) -> None:
    other.make("queues", {"name": "Billing questions"})
    page = await managers.manager("/console/skills", name=MANAGER)
    await page.get_by_role("heading", name="Skills").wait_for()

    await page.keyboard.press("Control+k")
    box = page.get_by_role("combobox", name="Search everything")
    await box.fill("bilque")
    await expect(page.get_by_role("option", name="Billing questions")).to_have_attribute(
        "aria-selected", "true"
    )
    assert await violations(page) == []
    await page.keyboard.press("Enter")
    await expect(drawer(page).get_by_label("Name")).to_have_value("Billing questions")

    await page.keyboard.press("Escape")
    await page.get_by_role("button", name="Search").click()
    await expect(page.get_by_role("group", name="Recently").get_by_role("option")).to_have_text(
        "Billing questionsqueue"
    )
    await box.fill("new queue")
    await page.keyboard.press("Enter")
    await expect(page).to_have_url(f"{managers.address}/console/queues?create=1")
    await page.keyboard.press("Escape")
    await page.keyboard.press("Control+k")
    await box.fill("deutsch")
    await page.keyboard.press("Enter")
    await expect(page.locator("html")).to_have_attribute("lang", "de")
