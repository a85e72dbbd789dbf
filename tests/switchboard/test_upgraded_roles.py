"""A database of an older product gets the permissions that a newer one brings; roles of managers are left alone."""

from dataclasses import replace
from pathlib import Path

from msgspec.structs import replace as restruct

from cordboard.core.people import RoleDefinition
from cordboard.settings import Settings
from cordboard.storage.engine import migrate
from cordboard.switchboard.configuration.book import Change
from cordboard.switchboard.configuration.ranks import SYSTEM
from cordboard.switchboard.configuration.subjects import ROLES
from cordboard.wiring import House, database_of, open_house

NEW = "host:route"


async def test_the_administrator_of_an_older_database_may_do_what_is_new(tmp_path: Path) -> None:
    settings = Settings(data=tmp_path)
    migrate(database_of(settings))
    old = await open_house(settings)
    await old.office.configuration.create(
        ROLES, RoleDefinition(name="Own", rank=1, permissions=("host:view",)), by=SYSTEM
    )
    await without(old, NEW)
    await old.close()

    new = await open_house(settings)

    try:
        assert NEW in new.catalogues.current.permissions_of("Administrator")
        assert NEW not in new.catalogues.current.permissions_of("Manager")
        assert new.catalogues.current.permissions_of("Own") == {"host:view"}
    finally:
        await new.close()


async def without(house: House, permission: str) -> None:
    """Put the role back as a product without the permission had supplied it."""
    entry = house.catalogues.current.book.entries("roles")["Administrator"]
    role = entry.value
    assert isinstance(role, RoleDefinition)
    older = restruct(role, permissions=tuple(each for each in role.permissions if each != permission))
    after = replace(entry, value=older, row_version=entry.row_version + 1)
    change = Change(table="roles", key="Administrator", before=entry, after=after)
    await house.store.write(lambda c: house.shelf.write(c, change, at=0, by="test"))
