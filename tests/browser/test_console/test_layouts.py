"""Layouts: edited beside the real window, worn by a shop, filled in by its visitors."""

import re
from typing import Any

from playwright.async_api import Frame, Page, Route, expect

from tests.browser.test_accessibility import AXE, violations
from tests.browser.test_console.console import Desktop, Managers, drawer, press

EDITOR = "/console/web-chat/layouts"
TABS = ("look", "launcher", "texts", "form", "offline", "survey", "times", "css")
STATES = ("Closed", "Form", "Waiting", "Talking", "Ended", "Offline")
GREEN = "rgb(17, 68, 17)"
TOPIC = {
    "name": "topic",
    "type": "choice",
    "required": True,
    "label": {"en": "What is it about?", "ar": "ما الموضوع؟"},
    "choices": [{"value": "order", "label": {"en": "An order"}}, {"value": "other"}],
}
ORDER = {"name": "order", "type": "number", "required": True, "label": {"en": "Its number"}}
FORM = [
    {"name": "name", "required": True},
    TOPIC,
    ORDER | {"when": {"field": "topic", "values": ["order"]}},
]


def wear(other: Desktop, **fields: Any) -> None:
    """The demo shop wears a layout that is as the supplied one, but for these fields."""
    other.make("layouts/Default/clone", {"name": "Worn"})
    other.change("layouts", "Worn", **fields)
    other.change("routing-points", "demo", layout="Worn")


async def shown_frame(page: Page) -> Frame:
    """The window beside the form."""
    place = await page.wait_for_selector("iframe")
    assert place is not None
    frame = await place.content_frame()
    assert frame is not None
    await frame.locator("cordboard-chat .launcher, cordboard-chat .window").first.wait_for(state="attached")
    return frame


async def test_a_layout_is_cloned_and_restyled_and_the_shop_changes(
    managers: Managers, other: Desktop
) -> None:
    page = await managers.manager("/console/web-chat")
    panel = page.get_by_role("region", name="Web Chat Layouts")

    await panel.get_by_role("button", name="Clone Default").click()
    await drawer(page).get_by_label("Name of the new layout").fill("Meadow")
    await press(page, "Clone")
    await expect(page).to_have_url(re.compile("/console/web-chat/layouts/Meadow$"))
    frame = await shown_frame(page)
    main = page.get_by_role("textbox", name="Main colour", exact=True)
    await main.fill("#ffff00")
    await expect(page.get_by_text("Hard to read: Header").first).to_be_visible()
    await main.fill("#114411")
    await expect(page.get_by_text("All texts can be read well.")).to_be_visible()
    await expect(frame.locator("cordboard-chat .head")).to_have_css("background-color", GREEN)
    await page.get_by_role("tab", name="Texts").click()
    await page.get_by_role("textbox", name="Button that opens the chat").fill("Ask the meadow")
    await page.get_by_role("tab", name="Launcher").click()
    await page.get_by_role("switch", name="Show words beside the picture").check()
    await expect(frame.get_by_role("button", name="Ask the meadow")).to_be_visible()

    # What is wrong is told on its own tab, and nothing is saved.
    await page.get_by_role("tab", name="Advanced CSS").click()
    await page.get_by_role("switch", name="Use this CSS").check()
    await page.get_by_role("textbox", name="CSS", exact=True).fill(
        ".bubble { color: red }\nbody { color: red }"
    )
    await expect(page.get_by_text("Line 2: ")).to_be_visible()
    await page.get_by_role("tab", name="Look").click()
    await page.get_by_role("button", name="Save").click()
    await expect(page).to_have_url(re.compile("/Meadow/css$"))
    await page.get_by_role("textbox", name="CSS", exact=True).fill(".bubble { font-weight: 700 }")

    # Somebody else was first, elsewhere: both changes stay.
    other.change("layouts", "Meadow", description="Of the meadow")
    await page.get_by_role("button", name="Save").click()
    await press(page, "Save mine over theirs")
    await expect(page.get_by_text("All saved")).to_be_visible()
    saved = other.read("layouts", "Meadow")
    assert (saved["colour"], saved["description"], saved["texts"]["en"]) == (
        "#114411",
        "Of the meadow",
        {"open": "Ask the meadow"},
    )

    other.change("routing-points", "demo", layout="Meadow")
    visitor = await managers.open("/demo")
    launcher = visitor.get_by_role("button", name=re.compile("chat|meadow"))
    await expect(launcher).to_have_css("background-color", GREEN)
    await launcher.click()
    await expect(visitor.locator("cordboard-chat .bubble").first).to_have_css("font-weight", "700")
    await expect(visitor.locator("cordboard-chat .head")).to_have_css("background-color", GREEN)

    await page.get_by_role("button", name="Delete").click()
    await press(page, "Delete")
    await expect(page.get_by_role("dialog", name="Meadow is in use")).to_contain_text("routing point “demo”")
    other.change("routing-points", "demo", layout="Default")
    managers.forgive(422)


async def test_a_visitor_fills_in_what_the_layout_asks_for(managers: Managers, other: Desktop) -> None:
    wear(other, form=FORM, offline={**other.read("layouts", "Default")["offline"], "when": "never"})
    # With nobody ready the demo's script would end the chat under the visitor's fingers.
    desk = await managers.agent("agent1")
    visitor = await managers.open("/demo", width=390, height=780)

    await visitor.get_by_role("button", name="Open chat").click()
    await visitor.get_by_role("button", name="Start chat").click()
    await expect(visitor.get_by_label("Name")).to_be_focused()
    assert await violations(visitor) == []
    await visitor.get_by_label("Name").fill("Vera")
    await expect(visitor.get_by_label("Its number")).to_be_hidden()
    await visitor.get_by_label("What is it about?").select_option("An order")
    await visitor.get_by_label("Its number").fill("seventy")
    await visitor.get_by_role("button", name="Start chat").click()
    await expect(visitor.get_by_text("Please check this.")).to_be_visible()
    await visitor.get_by_label("Its number").fill("77")
    await visitor.get_by_role("button", name="Start chat").click()
    await expect(visitor.get_by_role("textbox", name="Write a message")).to_be_visible()
    await visitor.get_by_role("textbox", name="Write a message").fill("Where is it?")
    await visitor.keyboard.press("Enter")
    await expect(visitor.get_by_text("Where is it?")).to_have_count(1)
    await visitor.get_by_role("button", name="End chat").click()
    await visitor.get_by_role("alertdialog").get_by_role("button", name="End chat").click()
    await expect(visitor.get_by_role("status").get_by_text("The chat has ended")).to_be_visible()
    await managers.off(desk)

    opened = other.listed("contacts")[0]
    chat = other.read("contacts", opened["chat_id"])
    assert (chat["visitor"]["name"], chat["form"]) == ("Vera", {"topic": "order", "order": "77"})


async def test_a_message_left_when_nobody_is_there_is_seen_by_staff(
    managers: Managers, other: Desktop
) -> None:
    wear(other, form=[], offline={**other.read("layouts", "Default")["offline"], "when": "no_agents"})
    visitor = await managers.open("/demo")

    await visitor.get_by_role("button", name="Open chat").click()
    await expect(visitor.get_by_text("Nobody is here right now")).to_be_visible()
    assert await violations(visitor) == []
    await visitor.get_by_label("E-mail").fill("vera@home.example")
    await visitor.get_by_label("Message").fill("Where are my shoes?")
    await visitor.get_by_role("button", name="Leave message").click()
    await expect(visitor.get_by_text("We have your message")).to_be_visible()

    left = other.listed("left-messages")
    assert left[-1]["fields"] == {"email": "vera@home.example", "message": "Where are my shoes?"}

    page = await managers.manager("/console/left-messages")
    message = page.get_by_role("listitem").filter(has_text="Where are my shoes?")
    await expect(message).to_contain_text("vera@home.example")
    assert await violations(page) == []
    await page.get_by_role("searchbox").fill("nothing like it")
    await expect(page.get_by_text("Nothing matches “nothing like it”.")).to_be_visible()
    await page.get_by_role("searchbox").fill("shoes")
    await message.get_by_role("button", name="Mark as seen to").click()
    await expect(message).to_contain_text("Seen to by mo")
    assert other.listed("left-messages?handled=true")[-1]["handled_by"] == "mo"
    await page.reload()
    await expect(page.get_by_role("searchbox")).to_have_value("shoes")
    await expect(page.get_by_role("button", name="Mark as seen to")).to_have_count(0)
    await page.get_by_text("Seen to", exact=True).click()
    await message.get_by_role("link", name="The chat").click()
    await expect(page.get_by_role("tabpanel")).to_contain_text("Where are my shoes?")
    await page.go_back()
    await expect(message).to_contain_text("Seen to by mo")
    await expect(page).to_have_url(re.compile("/left-messages.*show=handled"))


async def test_an_arabic_page_has_an_arabic_window_from_right_to_left(
    managers: Managers, other: Desktop
) -> None:
    wear(other, form=FORM, offline={**other.read("layouts", "Default")["offline"], "when": "never"})
    visitor = await managers.open("/desk")

    async def arabic(route: Route) -> None:
        found = await route.fetch()
        body = (await found.text()).replace('<html lang="en">', '<html lang="ar">')
        await route.fulfill(response=found, body=body)

    await visitor.route("**/demo", arabic)
    await visitor.goto(f"{managers.address}/demo")

    await visitor.get_by_role("button", name="افتح المحادثة").click()
    await expect(visitor.get_by_label("ما الموضوع؟")).to_be_visible()
    await expect(visitor.get_by_role("button", name="ابدأ المحادثة")).to_be_visible()
    assert await visitor.locator("cordboard-chat .root").get_attribute("dir") == "rtl"
    assert await violations(visitor) == []


async def test_every_tab_and_every_state_is_accessible_and_the_supplied_one_stays(
    managers: Managers, other: Desktop
) -> None:
    wear(other, form=FORM, survey={"shown": True, "questions": [TOPIC]})
    page = await managers.manager(f"{EDITOR}/Default")

    await expect(page.get_by_text("This layout is supplied")).to_be_visible()
    await expect(page.get_by_role("button", name="Save")).to_have_count(0)
    await expect(page.get_by_role("button", name="Delete")).to_have_count(0)
    await expect(page.get_by_role("textbox", name="Title")).to_have_attribute("readonly", "")
    found: dict[str, list[str]] = {}
    for tab in TABS:
        await page.goto(f"{managers.address}{EDITOR}/Worn/{tab}")
        await page.get_by_role("tab", selected=True).wait_for()
        await shown_frame(page)
        if wrong := await violations(page):
            found[tab] = wrong
    for scheme in ("Light", "Dark"):
        await page.get_by_role("radiogroup", name="Light or dark").get_by_text(scheme).click()
        for state in STATES:
            await page.get_by_role("radiogroup", name="State").get_by_text(state).click()
            frame = await shown_frame(page)
            await expect(frame.locator("html")).to_have_attribute("data-state", state.lower())
            if wrong := await violations_within(frame):
                found[f"{scheme} {state}"] = wrong
    assert found == {}


async def violations_within(frame: Frame) -> list[str]:
    """What axe finds wrong with the window in the frame."""
    await frame.evaluate(AXE.read_text() + "; undefined")
    found: dict[str, Any] = await frame.evaluate(
        "axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']})"
    )
    return [f"{each['id']}: {each['nodes'][0]['target']}" for each in found["violations"]]
