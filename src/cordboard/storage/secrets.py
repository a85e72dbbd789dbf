"""The server's own secrets: made once, kept with the rest."""

from secrets import token_bytes

from sqlalchemy import Connection, insert, select

from cordboard.storage.tables.system import secrets

SERVER = "server"
"""Signs visitors' tokens."""


def get_or_create(connection: Connection, name: str = SERVER, *, size: int = 32) -> bytes:
    """The secret of this name; made of `size` random bytes when there is none. For a writing transaction."""
    found = connection.execute(select(secrets.c.value).where(secrets.c.name == name)).scalar_one_or_none()
    if found is None:
        found = token_bytes(size)
        connection.execute(insert(secrets).values(name=name, value=found))
    return bytes(found)
