"""What the command line does to a database that is at rest or in use: migrate, demo data, users."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path
from socket import gethostname
from urllib.parse import urlsplit

import msgspec

from cordboard.core.errors import Refused
from cordboard.core.people import User
from cordboard.core.reasons import Code
from cordboard.core.routing.url_pattern import parse_pattern
from cordboard.fanout.memory import MemoryFanout
from cordboard.settings import Settings
from cordboard.storage import audit, blacklist, contacts, people
from cordboard.storage.engine import migrate as migrate_schema
from cordboard.storage.engine import open_store
from cordboard.storage.shelf import SqlShelf
from cordboard.switchboard import demo
from cordboard.switchboard.catalogues import Catalogues
from cordboard.switchboard.office import Ledgers, Office
from cordboard.switchboard.ranks import SYSTEM
from cordboard.switchboard.subjects import USERS
from cordboard.switchboard.supplied import supply
from cordboard.switchboard.system import RandomIds, SystemClock

FILE = "cordboard.db"
LEDGERS = Ledgers(blacklist=blacklist, audit=audit, contacts=contacts, api_tokens=people)


def database(settings: Settings) -> str | Path:
    """Where the database is."""
    return settings.database_url or settings.data / FILE


def migrate(settings: Settings) -> None:
    """Bring the schema and the supplied objects to this version. Raises UnfitStorage."""
    migrate_schema(database(settings))
    asyncio.run(_supply(settings))


def fill_demo(settings: Settings) -> Mapping[str, str] | None:
    """Make the demo data; the new users' passwords, or None when it is there already."""
    return asyncio.run(_fill_demo(settings))


def add_user(settings: Settings, user: User, password: str) -> None:
    """Make a user. Raises Refused."""
    asyncio.run(_add_user(settings, user, password))


def set_password(settings: Settings, name: str, password: str) -> None:
    """Give a user another password and end the user's sessions. Raises Refused."""
    asyncio.run(_set_password(settings, name, password))


@asynccontextmanager
async def opened(settings: Settings) -> AsyncIterator[Office]:
    """The managers' side over a migrated database. Servers that run notice changes within a second."""
    store = await open_store(database(settings), synchronous=settings.sqlite_synchronous)
    try:
        shelf = SqlShelf()
        catalogues = Catalogues(store=store, shelf=shelf, fanout=MemoryFanout())
        await catalogues.load()
        yield Office(
            store=store,
            shelf=shelf,
            ledgers=LEDGERS,
            catalogues=catalogues,
            clock=SystemClock(),
            ids=RandomIds(),
            trusted_proxies=settings.trusted_proxies,
        )
    finally:
        await store.close()


async def _supply(settings: Settings) -> None:
    async with opened(settings) as office:
        await supply(edits=office.edits, shelf=office.shelf, clock=office.clock)


async def _fill_demo(settings: Settings) -> Mapping[str, str] | None:
    async with opened(settings) as office:
        return await demo.fill(
            edits=office.edits, shelf=office.shelf, clock=office.clock, hosts=own_hosts(settings)
        )


async def _add_user(settings: Settings, user: User, password: str) -> None:
    async with opened(settings) as office:
        await office.configuration.create(USERS, user, by=SYSTEM, password=password)


async def _set_password(settings: Settings, name: str, password: str) -> None:
    async with opened(settings) as office:
        user = office.configuration.get(USERS, name).value
        unforced = msgspec.structs.replace(user, must_change_password=False)
        await office.configuration.replace(USERS, name, unforced, by=SYSTEM, password=password)


def own_hosts(settings: Settings) -> list[str]:
    """Patterns of the pages that this server itself shows, under whatever name it is reached."""
    hosts = [urlsplit(settings.address).hostname, settings.host, gethostname()]
    patterns: list[str] = []
    for host in hosts:
        if not host or host in {"0.0.0.0", "::"}:  # noqa: S104
            continue
        pattern = f"[{host}]:*" if ":" in host else f"{host}:*"
        try:
            parse_pattern(pattern)
        except Refused as wrong:
            assert wrong.code is Code.INVALID
            continue
        patterns.append(pattern)
    return patterns
