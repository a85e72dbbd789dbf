"""API tokens: made, listed, ended. The secret is told once and kept only as a digest (SEC-05)."""

import hashlib
import secrets
from collections.abc import Sequence

import msgspec

from cordboard.core.errors import Refused
from cordboard.core.instant import Millis
from cordboard.core.people import RoleDefinition, User
from cordboard.core.permissions import PERMISSIONS
from cordboard.core.reasons import Code
from cordboard.switchboard.configuration import ranks
from cordboard.switchboard.configuration.catalogue import Catalogue
from cordboard.switchboard.configuration.edits import Edits, Plan
from cordboard.switchboard.configuration.ledgers import ApiToken, ApiTokenRows
from cordboard.switchboard.configuration.ranks import Actor
from cordboard.switchboard.configuration.references import unknown
from cordboard.switchboard.configuration.rules import invalid
from cordboard.switchboard.configuration.shelf import AuditRow
from cordboard.switchboard.configuration.subjects import Ref
from cordboard.switchboard.ports import Clock, Ids, Store

PREFIX = "cbt_"
KIND = "api_token"


class ApiTokens:
    """The administrators' verbs on API tokens."""

    def __init__(self, *, store: Store, edits: Edits, rows: ApiTokenRows, clock: Clock, ids: Ids) -> None:
        self._store = store
        self._edits = edits
        self._rows = rows
        self._clock = clock
        self._ids = ids

    async def every(self) -> Sequence[ApiToken]:
        """All tokens that are not revoked, oldest first."""
        return await self._store.read(self._rows.api_tokens_in_use)

    async def get(self, token_id: str) -> ApiToken:
        """One token. Raises Refused `not_found`."""
        found = next((token for token in await self.every() if token.id == token_id), None)
        if found is None:
            raise Refused(Code.NOT_FOUND, f"There is no API token {token_id!r}.")
        return found

    async def create(
        self,
        *,
        name: str,
        user: str,
        permissions: tuple[str, ...],
        expires_at: Millis | None,
        by: Actor,
    ) -> tuple[ApiToken, str]:
        """A token that acts for a user, with these of the user's permissions (none named: all), and its secret.

        Raises Refused: invalid, unknown_reference, outranked, forbidden: its secret is in the maker's hand, so that it
        may do no more than they may.
        """
        now = self._clock.now()
        if expires_at is not None and expires_at <= now:
            raise invalid("expires_at", "The token would have expired already.")
        for index, permission in enumerate(permissions):
            if permission not in PERMISSIONS:
                raise invalid(f"permissions[{index}]", f"There is no permission {permission!r}.")
        secret = PREFIX + secrets.token_urlsafe(32)
        token = ApiToken(
            id=self._ids.new("t"),
            name=name,
            user=user,
            permissions=tuple(sorted(set(permissions))),
            created_at=now,
            expires_at=expires_at,
        )

        def decide(catalogue: Catalogue) -> Plan:
            found = catalogue.book.value("users", user, User)
            if found is None:
                raise unknown(Ref("user", "users", user))
            ranks.check_may_touch(catalogue.book, by, found)
            ranks.check_commands(catalogue.book, by, found, field="user")
            role = catalogue.book.value("roles", found.role, RoleDefinition)
            ranks.check_holds(by, permissions or (role.permissions if role is not None else ()))
            row = AuditRow(what="create", kind=KIND, name=token.id, after=msgspec.json.encode(token))
            digest = hashlib.sha256(secret.encode()).digest()
            return Plan(also=(lambda c: self._rows.put_api_token(c, token, token_hash=digest),), audit=(row,))

        await self._edits.carry_out(decide, by=by)
        return token, secret

    async def revoke(self, token_id: str, *, by: Actor) -> ApiToken:
        """End a token; gives back which it was. Raises Refused: not_found, outranked."""
        token = await self.get(token_id)
        now = self._clock.now()

        def decide(catalogue: Catalogue) -> Plan:
            found = catalogue.book.value("users", token.user, User)
            if found is not None:
                ranks.check_may_touch(catalogue.book, by, found)
            row = AuditRow(what="revoke", kind=KIND, name=token_id, before=msgspec.json.encode(token))
            return Plan(also=(lambda c: self._rows.revoke_api_token(c, token_id, at=now),), audit=(row,))

        await self._edits.carry_out(decide, by=by)
        return token
