"""The one list of all routes: what is not here does not exist."""

from cordboard.web import session, system
from cordboard.web.console import routes as console
from cordboard.web.desk import canned_replies as desk_replies
from cordboard.web.desk import chats as desk_chats
from cordboard.web.desk import state as desk_state
from cordboard.web.route import AnyRoute
from cordboard.web.routing import dialogs, registrations
from cordboard.web.visitor import events, offline, opening, pictures, talking

ROUTES: tuple[AnyRoute, ...] = (
    *opening.ROUTES,
    *talking.ROUTES,
    *offline.ROUTES,
    *pictures.ROUTES,
    *events.ROUTES,
    *session.ROUTES,
    *desk_state.ROUTES,
    *desk_chats.ROUTES,
    *desk_replies.ROUTES,
    *registrations.ROUTES,
    *dialogs.ROUTES,
    *console.ROUTES,
    *system.ROUTES,
)
