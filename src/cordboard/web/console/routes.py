"""All routes of the console."""

from cordboard.web.console import (
    api_tokens,
    audit,
    blacklist,
    collections,
    contacts,
    script_versions,
    scripts,
    users,
)
from cordboard.web.route import AnyRoute

ROUTES: tuple[AnyRoute, ...] = (
    *collections.ROUTES,
    *users.ROUTES,
    *blacklist.ROUTES,
    *scripts.ROUTES,
    *script_versions.ROUTES,
    *contacts.ROUTES,
    *audit.ROUTES,
    *api_tokens.ROUTES,
)
