"""A visitor in the demo shop, two agents at their desks: from the first word to the last, in real browsers."""

import re

from playwright.async_api import Page, expect

from tests.browser.conftest import People


async def write(page: Page, text: str) -> None:
    """The visitor writes in the chat's window."""
    box = page.get_by_role("textbox", name="Write a message")
    await box.fill(text)
    await box.press("Enter")


async def answer(page: Page, text: str) -> None:
    """The agent writes in the open chat."""
    box = page.get_by_role("textbox").last
    await box.fill(text)
    await box.press("Enter")


async def test_a_chat_is_answered_handed_on_and_ended(people: People) -> None:
    ada = await people.agent("agent1")
    visitor = await people.open("/demo")

    await visitor.get_by_role("button", name="Open chat").click()
    await write(visitor, "Is the big pot in stock?")
    await ada.get_by_role("button", name=re.compile("^Accept")).click()
    await expect(visitor.get_by_text("Ada Agent has joined")).to_be_visible()
    await expect(
        ada.get_by_role("region", name=re.compile("^Conversation")).get_by_text("Is the big pot in stock?")
    ).to_be_visible()

    await answer(ada, "It is, in both colours.")
    await expect(visitor.get_by_text("It is, in both colours.")).to_be_visible()
    await write(visitor, "Can it stay outside in winter?")
    await expect(
        ada.get_by_role("region", name=re.compile("^Conversation")).get_by_text(
            "Can it stay outside in winter?"
        )
    ).to_be_visible()

    bo = await people.agent("agent2")
    await ada.get_by_role("button", name=re.compile("^Transfer")).click()
    await choose_colleague(ada, "Bo Agent")
    await bo.get_by_role("button", name=re.compile("^Accept")).click()
    await expect(visitor.get_by_text("Bo Agent has joined")).to_be_visible()
    for said in ("Is the big pot in stock?", "It is, in both colours.", "Can it stay outside in winter?"):
        await expect(
            bo.get_by_role("region", name=re.compile("^Conversation")).get_by_text(said)
        ).to_be_visible()

    await answer(bo, "Only when it is dry inside.")
    await expect(visitor.get_by_text("Only when it is dry inside.")).to_be_visible()

    # The visitor reloads, and goes on where they were.
    await visitor.reload()
    await expect(visitor.get_by_text("Only when it is dry inside.")).to_be_visible()
    assert await visitor.get_by_text("It is, in both colours.").count() == 1

    await bo.get_by_role("button", name=re.compile("^End")).click()
    await bo.get_by_role("dialog").get_by_role("button", name=re.compile("^End")).click()
    await expect(visitor.get_by_text("The chat has ended").first).to_be_visible()
    await bo.get_by_role("button", name=re.compile("^Done|Wrap-up done|Finish")).first.click()
    await expect(bo.get_by_text("Nothing to do")).to_be_visible()


async def choose_colleague(page: Page, name: str) -> None:
    """Hand the open chat to a colleague by the dialog."""
    box = page.get_by_role("dialog")
    await box.get_by_text("To an agent").click()
    await box.get_by_role("combobox").click()
    await page.get_by_role("option", name=name).click()
    await box.get_by_role("button", name=re.compile("^Transfer")).click()
