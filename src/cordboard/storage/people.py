"""Passwords, sessions and API tokens, as rows: only digests of secrets are kept (SEC-05)."""

from collections.abc import Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, Table, func, insert, select, update

from cordboard.core.instant import Millis
from cordboard.storage.tables.people import api_tokens as tokens
from cordboard.storage.tables.people import passwords, sessions
from cordboard.switchboard.configuration.credentials import ApiTokenRow, PasswordRow, SessionRow, SignInRow
from cordboard.switchboard.configuration.ledgers import ApiToken


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


def sign_ins(connection: Connection, now: Millis, idle: Millis, /) -> Sequence[SignInRow]:
    """Everybody who has a password or ever signed in. A session unused for `idle` is no longer open."""
    s = sessions.c
    last = connection.execute(select(s.user, func.max(s.created_at)).group_by(s.user)).all()
    alive = select(s.user).where(s.revoked_at.is_(None), s.expires_at > now, s.seen_at > now - idle)
    there = frozenset(connection.execute(alive).scalars())
    must = {
        user: bool(each)
        for user, each in connection.execute(select(passwords.c.user, passwords.c.must_change))
    }
    last_at: dict[str, Millis] = {row[0]: row[1] for row in last}
    return [
        SignInRow(
            user=user,
            last_at=last_at.get(user),
            open=user in there,
            password=user in must,
            must_change=must.get(user, False),
        )
        for user in sorted(last_at.keys() | must.keys())
    ]


def password(connection: Connection, user: str, /) -> PasswordRow | None:
    """What is stored of a user's password; None: the user has none."""
    row = connection.execute(select(passwords).where(passwords.c.user == user)).mappings().one_or_none()
    return None if row is None else PasswordRow(hash=row["hash"], must_change=row["must_change"])


def set_password(connection: Connection, user: str, row: PasswordRow, at: Millis, /) -> None:
    """Gives a user another password, or the first."""
    values = {"hash": row.hash, "must_change": row.must_change, "changed_at": at}
    if connection.execute(update(passwords).where(passwords.c.user == user).values(values)).rowcount == 0:
        connection.execute(insert(passwords).values(user=user, **values))


def must_change(connection: Connection, /) -> frozenset[str]:
    """The users who have to choose another password at the next sign-in."""
    return frozenset(connection.execute(select(passwords.c.user).where(passwords.c.must_change)).scalars())


def api_token(connection: Connection, token_hash: bytes, /) -> ApiTokenRow | None:
    """An API token by its digest, revoked and expired ones too."""
    t = tokens.c
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


def api_tokens_in_use(connection: Connection) -> Sequence[ApiToken]:
    """All API tokens that are not revoked, oldest first."""
    t = tokens.c
    columns = (t.id, t.name, t.user, t.permissions, t.created_at, t.expires_at, t.last_used_at, t.revoked_at)
    query = select(*columns).where(t.revoked_at.is_(None)).order_by(t.created_at, t.id)
    found: list[ApiToken] = []
    for row in connection.execute(query).mappings():
        fields: dict[str, Any] = dict(row)
        fields["permissions"] = msgspec.json.decode(fields["permissions"], type=tuple[str, ...])
        found.append(ApiToken(**fields))
    return found


def put_api_token(connection: Connection, token: ApiToken, *, token_hash: bytes) -> None:
    """Stores a new API token."""
    values = msgspec.structs.asdict(token) | {
        "permissions": msgspec.json.encode(token.permissions).decode(),
        "token_hash": token_hash,
    }
    connection.execute(insert(tokens).values(values))


def revoke_api_token(connection: Connection, token_id: str, *, at: Millis) -> None:
    """Ends a token; ending it twice is no fault."""
    open_one = update(tokens).where(tokens.c.id == token_id, tokens.c.revoked_at.is_(None))
    connection.execute(open_one.values(revoked_at=at))


def _fields(row: msgspec.Struct, table: Table) -> dict[str, object]:
    return {name: getattr(row, name) for name in row.__struct_fields__ if name in table.c}
