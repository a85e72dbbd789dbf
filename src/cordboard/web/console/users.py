"""Creating and replacing users: their fields, and a password that is never read back."""

from typing import Any
from urllib.parse import quote

from cordboard.core.errors import Refused
from cordboard.core.people import Password, User
from cordboard.core.reasons import Code
from cordboard.switchboard.configuration.subjects import USERS
from cordboard.web.console.asking import BASE, IF_MATCH, WRITING, actor, if_match, tagged
from cordboard.web.console.first import who_was_first
from cordboard.web.route import Answer, AnyRoute, Call, Route, Who


class UserWithPassword(User, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A user as given in. Without `password` a new user cannot sign in yet, and another keeps the one there is."""

    password: Password | None = None

    def bare(self) -> User:
        """The fields without the password."""
        return User(**{name: getattr(self, name) for name in User.__struct_fields__})


async def _created(call: Call[UserWithPassword, None]) -> Answer:
    body = call.body
    made = await call.app.configuration.create(USERS, body.bare(), by=actor(call), password=body.password)
    where = f"{BASE}/{USERS.path}/{quote(body.user_name, safe='')}"
    return Answer(made.value, headers={**tagged(made.etag), "location": where})


async def _replaced(call: Call[UserWithPassword, None]) -> Answer:
    body = call.body
    if body.password is not None and not call.staff.may("user:password"):
        raise Refused(Code.FORBIDDEN, "Setting a password takes the permission user:password.")
    name = call.path["name"]
    async with who_was_first(call, USERS.kind, name):
        found = await call.app.configuration.replace(
            USERS, name, body.bare(), by=actor(call), if_match=if_match(call), password=body.password
        )
    return Answer(found.value, headers=tagged(found.etag))


_shared: dict[str, Any] = {"tag": "Configuration", "who": Who.STAFF, "body": UserWithPassword, "answer": User}

ROUTES: tuple[AnyRoute, ...] = (
    Route(
        method="POST",
        path=f"{BASE}/{USERS.path}",
        handler=_created,
        summary="Create a user",
        permission="user:new",
        status=201,
        errors=WRITING,
        **_shared,
    ),
    Route(
        method="PUT",
        path=f"{BASE}/{USERS.path}/{{name}}",
        handler=_replaced,
        summary="Replace a user",
        description="Deactivating a user, or giving another password, ends the user's sessions.",
        permission="user:edit",
        errors=WRITING,
        headers=(IF_MATCH,),
        **_shared,
    ),
)
