"""Staff sessions and API tokens: random references, known to the database only by their digests (SEC-05)."""

import base64
import hashlib
import hmac
import secrets
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Literal

from sqlalchemy import Connection

from cordboard.core.instant import MINUTE, SECOND, Millis
from cordboard.switchboard.configuration.catalogues import Catalogues
from cordboard.switchboard.configuration.credentials import People, SessionRow
from cordboard.switchboard.ports import Clock, Store
from cordboard.web.context import Face
from cordboard.web.principal import Staff

API_TOKEN_PREFIX = "cbt_"  # noqa: S105
TRUSTED_FOR: Millis = SECOND
"""How long an answer of the database is believed: what another node revoked shows after no more than this."""
TOUCHED_EVERY: Millis = MINUTE
_KEPT = 10_000


@dataclass(slots=True)
class _Known:
    staff: Staff | None
    checked_at: Millis


class Sessions:
    """Opens, finds and ends sessions. What a user may do is read from the catalogue at each look."""

    def __init__(
        self, *, face: Face, clock: Clock, store: Store, people: People, catalogues: Catalogues
    ) -> None:
        self._face = face
        self._clock = clock
        self._store = store
        self._people = people
        self._catalogues = catalogues
        self._known: dict[bytes, _Known] = {}

    async def open(self, user: str, *, address: str, user_agent: str) -> tuple[str, Staff]:
        """A new session: the token for the cookie, and who it stands for."""
        token = secrets.token_urlsafe(32)
        key = _digest(token)
        now = self._clock.now()
        row = SessionRow(
            token_hash=key,
            user=user,
            csrf_hash=_digest(self._csrf(key)),
            created_at=now,
            seen_at=now,
            expires_at=now + self._face.session_absolute * SECOND,
            address=address,
            user_agent=user_agent[:300],
        )
        await self._store.write(lambda connection: self._people.add_session(connection, row))
        staff = await self.of_key(key)
        assert staff is not None, "the session was just opened"
        return token, staff

    async def of_token(self, token: str) -> Staff | None:
        """Who a session's token stands for; None: nobody (any more)."""
        return await self.of_key(_digest(token))

    async def of_key(self, key: bytes) -> Staff | None:
        """Who a session stands for, by its digest. Looking counts as use: an open stream keeps its session."""
        return await self._look(key, self._session)

    async def of_api_token(self, token: str) -> Staff | None:
        """Who an API token acts for; None: nobody (any more)."""
        return await self._look(_digest(token), self._api_token)

    async def still(self, staff: Staff, permission: str | None) -> bool:
        """Whether somebody admitted earlier would still be admitted: what open streams ask each second."""
        find = self._session if staff.via == "session" else self._api_token
        now_is = await self._look(staff.key, find)
        return now_is is not None and now_is.may(permission)

    async def close(self, staff: Staff) -> None:
        """End a session."""
        now = self._clock.now()
        await self._store.write(lambda connection: self._people.revoke_session(connection, staff.key, now))
        self._known.pop(staff.key, None)

    async def close_all(self, user: str, *, but: bytes | None = None) -> None:
        """End all sessions of a user, except one."""
        now = self._clock.now()
        await self._store.write(lambda connection: self._people.revoke_sessions(connection, user, now, but))
        self.forget(user)

    def forget(self, user: str) -> None:
        """Look anew at the user's sessions and API tokens at their next call."""
        for key in [key for key, known in self._known.items() if known.staff and known.staff.user == user]:
            del self._known[key]

    async def _look(self, key: bytes, find: Callable[[bytes, Millis], Awaitable[_Known]]) -> Staff | None:
        now = self._clock.now()
        known = self._known.get(key)
        if known is None or not 0 <= now - known.checked_at < TRUSTED_FOR:
            known = await find(key, now)
            if known.staff is None:
                self._known.pop(key, None)
                return None
            if len(self._known) >= _KEPT:
                self._known.clear()
            self._known[key] = known
        return known.staff

    async def _session(self, key: bytes, now: Millis) -> _Known:
        row, must_change = await self._store.read(lambda connection: self._stored(connection, key))
        idle = self._face.session_idle * SECOND
        if row is None or row.revoked_at is not None or now >= row.expires_at or now >= row.seen_at + idle:
            return _Known(None, now)
        staff = self._staff(row.user, key, via="session", csrf=self._csrf(key), must_change=must_change)
        if staff is not None and now - row.seen_at >= TOUCHED_EVERY:
            await self._store.write(lambda connection: self._people.touch_session(connection, key, now))
        return _Known(staff, now)

    def _stored(self, connection: Connection, key: bytes) -> tuple[SessionRow | None, bool]:
        row = self._people.session(connection, key)
        password = None if row is None else self._people.password(connection, row.user)
        return row, password is not None and password.must_change

    async def _api_token(self, key: bytes, now: Millis) -> _Known:
        row = await self._store.read(lambda connection: self._people.api_token(connection, key))
        if (
            row is None
            or row.revoked_at is not None
            or (row.expires_at is not None and now >= row.expires_at)
        ):
            return _Known(None, now)
        return _Known(self._staff(row.user, key, via="api_token", only=frozenset(row.permissions)), now)

    def _staff(
        self,
        user: str,
        key: bytes,
        *,
        via: Literal["session", "api_token"],
        csrf: str = "",
        must_change: bool = False,
        only: frozenset[str] = frozenset(),
    ) -> Staff | None:
        """The user as configured now; None for one who is gone or inactive. `only` narrows what a token may do."""
        catalogue = self._catalogues.current
        found = catalogue.users.get(user)
        if found is None or not found.active:
            return None
        role = catalogue.roles.get(found.role)
        permissions = catalogue.permissions_of(found.role)
        return Staff(
            user=user,
            full_name=found.full_name or user,
            role=found.role,
            rank=role.rank if role is not None else 0,
            permissions=permissions & only if only else permissions,
            via=via,
            key=key,
            csrf=csrf,
            must_change_password=must_change,
        )

    def _csrf(self, key: bytes) -> str:
        digest = hmac.digest(self._face.secret, b"csrf:" + key, "sha256")
        return base64.urlsafe_b64encode(digest).rstrip(b"=").decode()


def _digest(token: str) -> bytes:
    return hashlib.sha256(token.encode()).digest()
