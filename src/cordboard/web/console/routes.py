"""All routes of the console."""

from cordboard.web.console import (
    api_tokens,
    audit,
    blacklist,
    calendars,
    collections,
    contacts,
    hosts,
    left_messages,
    script_next,
    script_rehearsal,
    script_versions,
    scripts,
    users,
)
from cordboard.web.route import AnyRoute

ROUTES: tuple[AnyRoute, ...] = (
    *collections.ROUTES,
    *calendars.ROUTES,
    *hosts.ROUTES,
    *users.ROUTES,
    *blacklist.ROUTES,
    *scripts.ROUTES,
    *script_versions.ROUTES,
    *script_next.ROUTES,
    *script_rehearsal.ROUTES,
    *contacts.ROUTES,
    *left_messages.ROUTES,
    *audit.ROUTES,
    *api_tokens.ROUTES,
)
