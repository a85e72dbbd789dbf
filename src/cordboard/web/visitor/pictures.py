"""Logos, as any page may show them."""

import re
from collections.abc import Mapping

from cordboard.core.errors import Refused
from cordboard.core.reasons import Code
from cordboard.web.context import App
from cordboard.web.exchange import Exchange
from cordboard.web.route import AnyRoute, Route, Who
from cordboard.web.visitor.opening import TAG
from cordboard.web.visitor.worn import PICTURES

_ID = re.compile(r"[0-9a-f]{64}")
_HEADERS = (
    (b"x-content-type-options", b"nosniff"),
    (b"content-security-policy", b"default-src 'none'; sandbox"),
    (b"cross-origin-resource-policy", b"cross-origin"),
    (b"cache-control", b"public, max-age=31536000, immutable"),
    (b"referrer-policy", b"no-referrer"),
)


async def picture(app: App, exchange: Exchange, path: Mapping[str, str]) -> None:
    """A picture, which never changes: its id is the SHA-256 of its bytes."""
    picture_id = path["picture_id"]
    found = await app.pictures.get(picture_id) if _ID.fullmatch(picture_id) else None
    if found is None:
        raise Refused(Code.NOT_FOUND, "There is no such picture.")
    exchange.extra = _HEADERS
    tag = f'"{picture_id}"'.encode()
    if exchange.header(b"if-none-match") == tag:
        await exchange.answer(304, b"", ((b"etag", tag),))
        return
    await exchange.answer(200, found.content, ((b"content-type", found.type.encode()), (b"etag", tag)))


ROUTES: tuple[AnyRoute, ...] = (
    Route(
        method="GET",
        path=f"{PICTURES}/{{picture_id}}",
        plain=picture,
        summary="A logo",
        tag=TAG,
        who=Who.ANYONE,
        media_type="image/png",
        errors=(Code.BLACKLISTED, Code.NOT_FOUND),
    ),
)
