"""API tokens over HTTP: the secret is in the answer of its making and nowhere else."""

from typing import Annotated, Any

import msgspec
from msgspec import Meta

from cordboard.core.ids import Name
from cordboard.core.instant import Timestamp, rfc3339
from cordboard.switchboard.configuration.ledgers import ApiToken
from cordboard.web.console.asking import BASE, READING, WRITING, actor
from cordboard.web.console.times import moment
from cordboard.web.listing import Items, Page, cut
from cordboard.web.route import Answer, AnyRoute, Call, Route, Who

PATH = f"{BASE}/api-tokens"


class NewToken(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`user`: for whom it acts, without one its maker. `permissions`: only these of the user's; none named: all."""

    name: Name
    user: str | None = None
    permissions: Annotated[tuple[str, ...], Meta(max_length=500)] = ()
    expires_at: Timestamp | None = None


class TokenView(msgspec.Struct, frozen=True, kw_only=True):
    """A token without its secret."""

    id: str
    name: str
    user: str
    permissions: tuple[str, ...]
    created_at: Timestamp
    expires_at: Timestamp | None
    last_used_at: Timestamp | None


class MadeToken(TokenView, frozen=True, kw_only=True):
    """A token at its making. `token` is told this once."""

    token: str


async def _listed(call: Call[None, Page]) -> Answer:
    tokens = [TokenView(**_fields(token)) for token in await call.app.api_tokens.every()]
    return Answer(cut(tokens, call.query, lambda token: token.id))


async def _read(call: Call[None, None]) -> Answer:
    return Answer(TokenView(**_fields(await call.app.api_tokens.get(call.path["id"]))))


async def _created(call: Call[NewToken, None]) -> Answer:
    body = call.body
    token, secret = await call.app.api_tokens.create(
        name=body.name,
        user=body.user or call.staff.user,
        permissions=body.permissions,
        expires_at=moment("expires_at", body.expires_at),
        by=actor(call),
    )
    return Answer(MadeToken(**_fields(token), token=secret), headers={"location": f"{PATH}/{token.id}"})


async def _revoked(call: Call[None, None]) -> Answer:
    token = await call.app.api_tokens.revoke(call.path["id"], by=actor(call))
    call.app.sessions.forget(token.user)
    return Answer()


def _fields(token: ApiToken) -> dict[str, Any]:
    return {
        "id": token.id,
        "name": token.name,
        "user": token.user,
        "permissions": token.permissions,
        "created_at": rfc3339(token.created_at),
        "expires_at": None if token.expires_at is None else rfc3339(token.expires_at),
        "last_used_at": None if token.last_used_at is None else rfc3339(token.last_used_at),
    }


_shared: dict[str, Any] = {"tag": "API tokens", "who": Who.STAFF}

ROUTES: tuple[AnyRoute, ...] = (
    Route(
        method="GET",
        path=PATH,
        handler=_listed,
        summary="List the API tokens",
        permission="api_token:view",
        query=Page,
        answer=Items[TokenView],
        **_shared,
    ),
    Route(
        method="GET",
        path=f"{PATH}/{{id}}",
        handler=_read,
        summary="Read an API token",
        permission="api_token:view",
        answer=TokenView,
        errors=READING,
        **_shared,
    ),
    Route(
        method="POST",
        path=PATH,
        handler=_created,
        summary="Make an API token; its secret is told once",
        permission="api_token:new",
        body=NewToken,
        answer=MadeToken,
        status=201,
        errors=WRITING,
        **_shared,
    ),
    Route(
        method="DELETE",
        path=f"{PATH}/{{id}}",
        handler=_revoked,
        summary="End an API token",
        permission="api_token:delete",
        status=204,
        errors=WRITING,
        **_shared,
    ),
)
