"""The OpenAPI document of everything that is served, made from the one table of routes."""

from importlib.metadata import version
from typing import Any

from cordboard.web.describing import describe
from cordboard.web.routes import ROUTES


def document(*, cookie: str = "cordboard") -> dict[str, Any]:
    """The document. `cookie` is the name of the staff session's cookie on this server."""
    return describe(ROUTES, version=version("cordboard"), cookie=cookie)
