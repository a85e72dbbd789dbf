"""Passwords, sessions and API tokens, as rows: only digests of secrets are kept (SEC-05)."""

import msgspec
from sqlalchemy import Connection, Table, insert, select, update

from cordboard.core.instant import Millis
from cordboard.storage.tables.people import api_tokens, passwords, sessions


class SessionRow(msgspec.Struct, frozen=True, kw_only=True):
    """A staff session."""

    token_hash: bytes
    user: str
    csrf_hash: bytes
    created_at: Millis
    seen_at: Millis
    expires_at: Millis
    address: str = ""
    user_agent: str = ""
    revoked_at: Millis | None = None


class PasswordRow(msgspec.Struct, frozen=True, kw_only=True):
    """An Argon2id hash, and whether it must be changed at the next sign-in."""

    hash: str
    must_change: bool = False


class ApiTokenRow(msgspec.Struct, frozen=True, kw_only=True):
    """An API token. Empty `permissions`: all that its user has; otherwise only those of them."""

    user: str
    permissions: tuple[str, ...] = ()
    expires_at: Millis | None = None
    revoked_at: Millis | None = None


def session(connection: Connection, token_hash: bytes, /) -> SessionRow | None:
    """A session by its token's digest, revoked and expired ones too."""
    found = (
        connection.execute(select(sessions).where(sessions.c.token_hash == token_hash))
        .mappings()
        .one_or_none()
    )
    return None if found is None else SessionRow(**found)


def add_session(connection: Connection, row: SessionRow, /) -> None:
    """Stores a new session."""
    connection.execute(insert(sessions).values(_fields(row, sessions)))


def touch_session(connection: Connection, token_hash: bytes, at: Millis, /) -> None:
    """Notes that the session was used; never backwards."""
    seen = sessions.c.seen_at
    connection.execute(
        update(sessions).where(sessions.c.token_hash == token_hash, seen < at).values(seen_at=at)
    )


def revoke_session(connection: Connection, token_hash: bytes, at: Millis, /) -> None:
    """Ends a session; ending it twice is no fault."""
    open_one = update(sessions).where(sessions.c.token_hash == token_hash, sessions.c.revoked_at.is_(None))
    connection.execute(open_one.values(revoked_at=at))


def revoke_sessions(connection: Connection, user: str, at: Millis, but: bytes | None, /) -> None:
    """Ends all sessions of a user, but the one of this digest."""
    open_ones = update(sessions).where(sessions.c.user == user, sessions.c.revoked_at.is_(None))
    if but is not None:
        open_ones = open_ones.where(sessions.c.token_hash != but)
    connection.execute(open_ones.values(revoked_at=at))


def password(connection: Connection, user: str, /) -> PasswordRow | None:
    """What is stored of a user's password; None: the user has none."""
    row = connection.execute(select(passwords).where(passwords.c.user == user)).mappings().one_or_none()
    return None if row is None else PasswordRow(hash=row["hash"], must_change=row["must_change"])


def set_password(connection: Connection, user: str, row: PasswordRow, at: Millis, /) -> None:
    """Gives a user another password, or the first."""
    values = {"hash": row.hash, "must_change": row.must_change, "changed_at": at}
    if connection.execute(update(passwords).where(passwords.c.user == user).values(values)).rowcount == 0:
        connection.execute(insert(passwords).values(user=user, **values))


def api_token(connection: Connection, token_hash: bytes, /) -> ApiTokenRow | None:
    """An API token by its digest, revoked and expired ones too."""
    t = api_tokens.c
    query = select(t.user, t.permissions, t.expires_at, t.revoked_at).where(t.token_hash == token_hash)
    row = connection.execute(query).mappings().one_or_none()
    if row is None:
        return None
    return ApiTokenRow(
        user=row["user"],
        permissions=msgspec.json.decode(row["permissions"], type=tuple[str, ...]),
        expires_at=row["expires_at"],
        revoked_at=row["revoked_at"],
    )


def add_api_token(
    connection: Connection, row: ApiTokenRow, /, *, token_id: str, name: str, token_hash: bytes, at: Millis
) -> None:
    """Stores a new API token."""
    connection.execute(
        insert(api_tokens).values(
            id=token_id,
            name=name,
            token_hash=token_hash,
            user=row.user,
            permissions=msgspec.json.encode(row.permissions).decode(),
            created_at=at,
            expires_at=row.expires_at,
        )
    )


def _fields(row: msgspec.Struct, table: Table) -> dict[str, object]:
    return {name: getattr(row, name) for name in row.__struct_fields__ if name in table.c}
