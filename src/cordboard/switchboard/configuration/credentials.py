"""What people are let in by, as rows: passwords, sessions, API tokens. Only digests of secrets are kept (SEC-05).

The functions take a connection and run inside `Store.read` or `Store.write`; a module fits as well as an object.
"""

from collections.abc import Sequence
from typing import Protocol

import msgspec

from cordboard.core.instant import Millis
from cordboard.switchboard.ports import Connection


class SessionRow(msgspec.Struct, frozen=True, kw_only=True):
    """A staff session. Only digests of its secrets are kept."""

    token_hash: bytes
    user: str
    csrf_hash: bytes
    created_at: Millis
    seen_at: Millis
    expires_at: Millis
    address: str = ""
    user_agent: str = ""
    revoked_at: Millis | None = None


class SignInRow(msgspec.Struct, frozen=True, kw_only=True):
    """How a user came in: when last, whether a session is open, and what password there is."""

    user: str
    last_at: Millis | None = None
    open: bool = False
    password: bool = False
    must_change: bool = False


class PasswordRow(msgspec.Struct, frozen=True, kw_only=True):
    """What is stored of a password: its Argon2id hash."""

    hash: str
    must_change: bool = False


class ApiTokenRow(msgspec.Struct, frozen=True, kw_only=True):
    """An API token. Empty `permissions`: all that its user has; otherwise only those of them."""

    user: str
    permissions: tuple[str, ...] = ()
    expires_at: Millis | None = None
    revoked_at: Millis | None = None


class People(Protocol):
    """Sessions, passwords and API tokens as stored."""

    def session(self, connection: Connection, token_hash: bytes, /) -> SessionRow | None:
        """A session by its token's digest."""
        ...

    def add_session(self, connection: Connection, row: SessionRow, /) -> None:
        """A new session."""
        ...

    def touch_session(self, connection: Connection, token_hash: bytes, at: Millis, /) -> None:
        """The session was used."""
        ...

    def revoke_session(self, connection: Connection, token_hash: bytes, at: Millis, /) -> None:
        """End a session; ending it twice is no fault."""
        ...

    def revoke_sessions(self, connection: Connection, user: str, at: Millis, but: bytes | None, /) -> None:
        """End all sessions of a user, but the one of this digest."""
        ...

    def sign_ins(self, connection: Connection, now: Millis, idle: Millis, /) -> Sequence[SignInRow]:
        """Everybody who has a password or ever signed in. A session unused for `idle` is no longer open."""
        ...

    def password(self, connection: Connection, user: str, /) -> PasswordRow | None:
        """What is stored of a user's password; None: the user has none."""
        ...

    def set_password(self, connection: Connection, user: str, row: PasswordRow, at: Millis, /) -> None:
        """Give a user another password."""
        ...

    def api_token(self, connection: Connection, token_hash: bytes, /) -> ApiTokenRow | None:
        """An API token by its digest."""
        ...
