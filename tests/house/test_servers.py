"""The test plumbing itself: servers start, databases are apart, the browser opens a page."""

import asyncio

import asyncpg
import nats
from playwright.async_api import Browser

from tests.servers.postgres import Postgres


async def test_databases_made_from_one_template_are_alike_and_apart(
    postgres_server: Postgres,
) -> None:
    template = postgres_server.template(_with_a_table)
    first, second = postgres_server.create(template), postgres_server.create(template)

    await _run(postgres_server, first, "INSERT INTO chats VALUES (1)")

    assert await _count(postgres_server, first) == 1
    assert await _count(postgres_server, second) == 0
    assert postgres_server.template(_with_a_table) == template
    postgres_server.drop(first)
    postgres_server.drop(second)


async def test_a_fresh_database_is_empty(postgres_url: str) -> None:
    connection = await asyncpg.connect(postgres_url.replace("+asyncpg", ""))

    tables = await connection.fetchval("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'")

    await connection.close()
    assert tables == 0


async def test_nats_passes_a_hint_on(nats_url: str) -> None:
    client = await nats.connect(nats_url)
    subscription = await client.subscribe("house.hint")

    await client.publish("house.hint", b"chat 7 reached 42")

    message = await subscription.next_msg(timeout=5)
    await client.close()
    assert message.data == b"chat 7 reached 42"


async def test_chromium_opens_a_page(browser: Browser) -> None:
    page = await browser.new_page()

    await page.set_content("<h1>Cordboard</h1>")

    assert await page.inner_text("h1") == "Cordboard"
    await page.close()


def _with_a_table(url: str) -> None:
    async def make() -> None:
        connection = await asyncpg.connect(url.replace("+asyncpg", ""))
        await connection.execute("CREATE TABLE chats (id int)")
        await connection.close()

    asyncio.run(make())


async def _run(server: Postgres, database: str, statement: str) -> None:
    connection = await asyncpg.connect(server.url(database).replace("+asyncpg", ""))
    await connection.execute(statement)
    await connection.close()


async def _count(server: Postgres, database: str) -> int:
    connection = await asyncpg.connect(server.url(database).replace("+asyncpg", ""))
    count = await connection.fetchval("SELECT count(*) FROM chats")
    await connection.close()
    return int(count)
