"""The one list of all routes: what is not here does not exist."""

from cordboard.web.route import AnyRoute

ROUTES: tuple[AnyRoute, ...] = ()
