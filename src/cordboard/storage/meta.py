"""Single values: the epoch of cursors, and what counts the configuration's changes for all nodes."""

import secrets as randomness

from sqlalchemy import Connection, bindparam, insert, select, update

from cordboard.storage.tables.system import meta

EPOCH = "epoch"
CONFIG_VERSION = "config_version"
BLACKLIST_VERSION = "blacklist_version"

_VALUE = select(meta.c.value).where(meta.c.key == bindparam("key"))


def ensure(connection: Connection) -> None:
    """Writes the first values, unless they are there."""
    first = {EPOCH: randomness.token_hex(4), CONFIG_VERSION: "0", BLACKLIST_VERSION: "0"}
    for key, value in first.items():
        if connection.execute(_VALUE, {"key": key}).one_or_none() is None:
            connection.execute(insert(meta).values(key=key, value=value))


def value(connection: Connection, key: str) -> str:
    """One of the values above. Raises NoResultFound in a database that was not migrated."""
    return connection.execute(_VALUE, {"key": key}).scalar_one()


def replace(connection: Connection, key: str, new: str, *, seen: str) -> bool:
    """Compare-and-set: whether the value was still the one seen."""
    changed = update(meta).where(meta.c.key == key, meta.c.value == seen).values(value=new)
    return connection.execute(changed).rowcount == 1


def count(connection: Connection, key: str) -> int:
    """Adds one to a number; answers it."""
    # The update takes the row's lock before the value is read: two transactions cannot count as one.
    touched = update(meta).where(meta.c.key == key).values(value=meta.c.value).returning(meta.c.value)
    number = int(connection.execute(touched).scalar_one()) + 1
    connection.execute(update(meta).where(meta.c.key == key).values(value=str(number)))
    return number


def new_epoch(connection: Connection) -> str:
    """Marks that history may have been rewound (a restore): every cursor given out before is refused."""
    epoch = randomness.token_hex(4)
    connection.execute(update(meta).where(meta.c.key == EPOCH).values(value=epoch))
    return epoch
