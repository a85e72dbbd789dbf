"""What an empty system holds from the start: roles, status codes, the class General, the layout Default."""

from cordboard.core.codes import StatusCode
from cordboard.core.people import RoleDefinition
from cordboard.core.permissions import PEOPLE_OBJECTS, PERMISSIONS, ROUTING_OBJECTS, every, some
from cordboard.core.queueing.agent import AT_SIGN_IN, LOST, NOT_RESPONDING
from cordboard.core.routing.call_class import CallClass
from cordboard.core.routing.layout import Layout
from cordboard.core.routing.point import GENERAL_CLASS

LAST_USER_CODE = 9_999
"""Status codes of managers go up to here; those above belong to the system (domain.md §4.7)."""

SESSION_EXPIRED = 10_002
SHUT_DOWN = 10_003
LOGGED_OFF_BY_MANAGER = 10_004
NOT_READY_BY_MANAGER = 10_009

STATUS_CODES = tuple(
    StatusCode(name=name, code=code, description=description, supplied=True)
    for code, name, description in (
        (LOST, "Connection lost", "The desk was not connected for too long."),
        (SESSION_EXPIRED, "Session expired", "Signed off because the session had ended."),
        (SHUT_DOWN, "System shut down", "Signed off because the system was stopped."),
        (LOGGED_OFF_BY_MANAGER, "Manager logged off", "Signed off by a supervisor."),
        (AT_SIGN_IN, "Signed in", "Signed in and not yet ready."),
        (NOT_READY_BY_MANAGER, "Manager set Not Ready", "Set not ready by a supervisor."),
        (NOT_RESPONDING, "Not responding", "Two offers in a row rang unanswered."),
    )
)

_VIEW_ROUTING = tuple(f"{name}:view" for name in ROUTING_OBJECTS)
_VIEW_PEOPLE = tuple(f"{name}:view" for name in PEOPLE_OBJECTS)

ROLES = (
    RoleDefinition(
        name="Agent",
        description="Handles chats.",
        rank=10,
        supplied=True,
        permissions=("desk:use", "contact:view_own"),
    ),
    RoleDefinition(
        name="Observer",
        description="Looks on: contacts, reports, wallboard, settings.",
        rank=20,
        supplied=True,
        permissions=(
            *some("contact", "view", "view_live"),
            "agent:monitor",
            *some("report", "view", "wallboard"),
            *_VIEW_ROUTING,
            "script:view",
        ),
    ),
    RoleDefinition(
        name="Team Leader",
        description="Handles chats and looks after agents.",
        rank=40,
        supplied=True,
        permissions=(
            *every("desk"),
            *some("contact", "view", "view_live", "junk", "edit_data"),
            *every("agent", but=("release",)),
            *some("report", "view", "wallboard"),
            *_VIEW_ROUTING,
            "variable:edit",
            *every("canned_reply", but=("view",)),
            *some("script", "view", "rehearse"),
            *_VIEW_PEOPLE,
        ),
    ),
    RoleDefinition(
        name="Manager",
        description="Runs the contact centre.",
        rank=60,
        supplied=True,
        permissions=(
            *every("desk"),
            *every("contact", but=("erase",)),
            *every("agent", "report", *ROUTING_OBJECTS, "script", *PEOPLE_OBJECTS),
            "audit:view",
        ),
    ),
    RoleDefinition(
        name="Administrator",
        description="May do everything.",
        rank=100,
        supplied=True,
        permissions=tuple(sorted(PERMISSIONS)),
    ),
)

CLASSES = (CallClass(name=GENERAL_CLASS, description="The class of points that name none."),)

LAYOUTS = (Layout(name="Default", description="The supplied layout; clone it to change it.", supplied=True),)
