"""The one authenticator behind every door: visitors' tokens, staff sessions, API tokens (SEC-08)."""

import base64
import hmac
import re
from collections.abc import Mapping

from cordboard.core.errors import Refused
from cordboard.core.reasons import Code
from cordboard.web.context import Face
from cordboard.web.exchange import Exchange
from cordboard.web.limits import Limits
from cordboard.web.principal import NOBODY, Principal, Staff, VisitorOf
from cordboard.web.route import AnyRoute, Who
from cordboard.web.sessions import API_TOKEN_PREFIX, Sessions

_BEARER = re.compile(rb"[Bb]earer +([A-Za-z0-9._~+/=-]{1,512}) *")
_VISITOR_PREFIX = "v1."
_VISITOR_LENGTH = 46
_PROVEN = 10_000
"""Visitors' tokens that are remembered as checked."""
_SAFE_METHODS = frozenset({"GET", "HEAD"})
_OWN_SITES = frozenset({b"same-origin", b"none"})


def visitor_token(secret: bytes, chat_id: str) -> str:
    """The token of a chat's visitor: recomputed at each call, stored nowhere, the same for a repeated create."""
    digest = hmac.digest(secret, b"visitor:" + chat_id.encode(), "sha256")
    return _VISITOR_PREFIX + base64.urlsafe_b64encode(digest).rstrip(b"=").decode()


class Doors:
    """Who may enter. Refusals: 401 nobody, 403 somebody without the right, 404 what is not theirs to see."""

    def __init__(self, *, face: Face, sessions: Sessions, limits: Limits) -> None:
        self._secret = face.secret
        self._cookie = face.cookie_name.encode()
        self._sessions = sessions
        self._limits = limits
        self._proven: dict[bytes, str] = {}

    async def enter(self, exchange: Exchange, route: AnyRoute, path: Mapping[str, str]) -> Principal:
        """Who calls, if the route is open to them. Raises Refused."""
        if route.who is Who.ANYONE:
            return NOBODY
        if route.who is Who.VISITOR:
            return self.visitor(exchange, path["chat_id"])
        if route.before_password_change:
            return await self.staff(exchange)
        return await self.staff_may(exchange, route.permission)

    async def staff_may(self, exchange: Exchange, permission: str | None) -> Staff:
        """The member of staff who calls and holds a permission. Raises Refused."""
        staff = await self.staff(exchange)
        if staff.must_change_password:
            raise Refused(Code.FORBIDDEN, "Change your password first.", extra={"must_change_password": True})
        if not staff.may(permission):
            raise Refused(Code.FORBIDDEN, f"This takes the permission {permission}.")
        return staff

    def visitor(self, exchange: Exchange, chat_id: str) -> VisitorOf:
        """The visitor of this very chat.

        Raises Refused: `unauthenticated` without a token, `not_found` with another chat's, whether this one exists
        or not, `forbidden` with a token of staff.
        """
        # The same few headers come again and again: what was proven once needs no arithmetic.
        given = exchange.header(b"authorization") or b""
        if self._proven.get(given) == chat_id:
            return VisitorOf(chat_id)
        token = _bearer(exchange)
        if token is None:
            raise Refused(Code.UNAUTHENTICATED, "This takes the visitor's token of the chat.")
        if token.startswith(API_TOKEN_PREFIX):
            raise Refused(
                Code.FORBIDDEN, "Staff read chats as contacts or at the desk, not through visitors' paths."
            )
        if not token.startswith(_VISITOR_PREFIX) or len(token) != _VISITOR_LENGTH:
            raise Refused(Code.UNAUTHENTICATED, "This is not a visitor's token.")
        if not hmac.compare_digest(token, visitor_token(self._secret, chat_id)):
            raise Refused(Code.NOT_FOUND, "There is no such chat.")
        if len(self._proven) >= _PROVEN:
            self._proven.clear()
        self._proven[given] = chat_id
        return VisitorOf(chat_id)

    async def staff(self, exchange: Exchange) -> Staff:
        """The member of staff who calls, by API token or session. Raises Refused, also for a missing CSRF token."""
        token = _bearer(exchange)
        if token is not None:
            staff = await self._by_token(token)
        else:
            staff = await self._by_session(exchange)
        self._limits.staff(staff.user)
        return staff

    async def anyone(self, exchange: Exchange) -> Staff | None:
        """The member of staff who calls, if any: for doors that are open to others as well."""
        try:
            return await self.staff(exchange)
        except Refused as refused:
            if refused.code is Code.RATE_LIMITED:
                raise
            return None

    async def _by_token(self, token: str) -> Staff:
        if token.startswith(_VISITOR_PREFIX):
            raise Refused(Code.FORBIDDEN, "A visitor's token opens nothing here.")
        staff = await self._sessions.of_api_token(token)
        if staff is None:
            raise Refused(Code.UNAUTHENTICATED, "The API token is not valid.")
        return staff

    async def _by_session(self, exchange: Exchange) -> Staff:
        token = _cookie(exchange, self._cookie)
        staff = None if token is None else await self._sessions.of_token(token)
        if staff is None:
            raise Refused(Code.UNAUTHENTICATED, "Sign in first.")
        if exchange.method not in _SAFE_METHODS:
            given = exchange.header(b"x-csrf-token") or b""
            site = exchange.header(b"sec-fetch-site")
            if not hmac.compare_digest(given, staff.csrf.encode()) or (
                site is not None and site not in _OWN_SITES
            ):
                raise Refused(Code.CSRF, "Unsafe calls with the cookie need the X-CSRF-Token of the session.")
        return staff


def _bearer(exchange: Exchange) -> str | None:
    """The token in `Authorization`; None without the header. Raises Refused for another scheme or form."""
    value = exchange.header(b"authorization")
    if value is None:
        return None
    match = _BEARER.fullmatch(value)
    if match is None:
        raise Refused(Code.UNAUTHENTICATED, "Authorization must be a Bearer token.")
    return match.group(1).decode()


def _cookie(exchange: Exchange, name: bytes) -> str | None:
    """The cookie of a name. Ours hold no quotes or escapes, so nothing is undone here."""
    for pair in (exchange.header(b"cookie") or b"").split(b";"):
        found, equals, value = pair.strip().partition(b"=")
        if equals and found == name:
            return value.decode("latin-1")
    return None
