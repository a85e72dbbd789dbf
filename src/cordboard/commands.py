"""What the command line does to a database that is at rest or in use: migrate, demo data, users."""

import asyncio
from collections.abc import AsyncGenerator, Mapping
from contextlib import asynccontextmanager
from socket import gethostname
from urllib.parse import urlsplit

import msgspec

from cordboard.core.errors import Refused
from cordboard.core.people import User
from cordboard.core.reasons import Code
from cordboard.core.routing.url_pattern import parse_pattern
from cordboard.settings import Settings, WrongSetting
from cordboard.storage.engine import migrate as migrate_schema
from cordboard.storage.sqlite import UnfitStorage
from cordboard.switchboard.configuration import demo
from cordboard.switchboard.configuration.ranks import SYSTEM
from cordboard.switchboard.configuration.subjects import USERS
from cordboard.wiring import House, database_of, open_house


def migrate(settings: Settings) -> None:
    """Bring the schema and the supplied objects to this version. Raises as `prepare`."""
    prepare(settings)
    asyncio.run(_supply(settings))


def prepare(settings: Settings) -> None:
    """Bring the schema to this version; make the database when there is none.

    Raises WrongSetting when it cannot be reached by the settings as they are, Refused when it is unfit.
    """
    try:
        migrate_schema(database_of(settings))
    except UnfitStorage as unfit:
        raise Refused(Code.STORAGE_UNAVAILABLE, f"{unfit}.") from unfit
    except OSError as error:
        raise WrongSetting(f"The database cannot be reached by the settings as they are: {error}.") from error


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
async def _opened(settings: Settings) -> AsyncGenerator[House]:
    """The rooms over a migrated database, at rest. Servers that run notice changes within a second."""
    house = await open_house(settings)
    try:
        yield house
    finally:
        await house.close()


async def _supply(settings: Settings) -> None:
    async with _opened(settings):
        pass  # opening brings the supplied objects up to date


async def _fill_demo(settings: Settings) -> Mapping[str, str] | None:
    async with _opened(settings) as house:
        hosts = own_hosts(settings)
        return await demo.fill(edits=house.office.edits, shelf=house.shelf, clock=house.clock, hosts=hosts)


async def _add_user(settings: Settings, user: User, password: str) -> None:
    async with _opened(settings) as house:
        await house.office.configuration.create(USERS, user, by=SYSTEM, password=password)


async def _set_password(settings: Settings, name: str, password: str) -> None:
    async with _opened(settings) as house:
        configuration = house.office.configuration
        user = msgspec.structs.replace(configuration.get(USERS, name).value, must_change_password=False)
        await configuration.replace(USERS, name, user, by=SYSTEM, password=password)


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
        except Refused:  # the machine's name may be one that no URL can hold
            continue
        patterns.append(pattern)
    return patterns
