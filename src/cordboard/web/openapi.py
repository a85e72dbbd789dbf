"""The OpenAPI document of everything that is served, made from the one table of routes."""

from functools import cache
from importlib.metadata import version
from typing import Any

import msgspec

from cordboard.web.describing import describe
from cordboard.web.routes import ROUTES


def document(*, cookie: str = "cordboard") -> dict[str, Any]:
    """The document. `cookie` is the name of the staff session's cookie on this server."""
    return describe(ROUTES, version=version("cordboard"), cookie=cookie)


@cache
def described(cookie: str) -> bytes:
    """The document as it is served: made when it is first asked for, since a start can do without it."""
    return msgspec.json.encode(document(cookie=cookie))
