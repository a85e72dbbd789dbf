"""Staff sessions over HTTP: sign in, ask who is signed in, sign out, change the password."""

import logging
from typing import Annotated

import msgspec
from msgspec import Meta

from cordboard.core.errors import Refused
from cordboard.core.people import Password
from cordboard.core.reasons import Code
from cordboard.switchboard.configuration import passwords
from cordboard.switchboard.configuration.credentials import PasswordRow
from cordboard.web.context import App
from cordboard.web.principal import Staff
from cordboard.web.route import Answer, AnyRoute, Call, Route, Who

TAG = "Session"
_PATH = "/api/v1/session"

log = logging.getLogger("cordboard.session")


class SignIn(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    user_name: Annotated[str, Meta(min_length=1, max_length=64)]
    password: Annotated[str, Meta(min_length=1, max_length=256)]


class ChangePassword(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    old_password: Annotated[str, Meta(min_length=1, max_length=256)]
    new_password: Password


class SignedInUser(msgspec.Struct, frozen=True, kw_only=True):
    user_name: str
    full_name: str
    role: str


class SessionShown(msgspec.Struct, frozen=True, kw_only=True):
    """`csrf_token` goes in `X-CSRF-Token` with every call that changes something."""

    user: SignedInUser
    permissions: list[str]
    csrf_token: str
    must_change_password: bool


async def sign_in(call: Call[SignIn, None]) -> Answer:
    """Open a session. The answer and its time are the same for unknown users and wrong passwords."""
    app, name = call.app, call.body.user_name
    app.limits.sign_in(call.address)
    await app.attempts.wait(name)
    user = app.catalogues.current.users.get(name)
    stored = await app.store.read(lambda connection: app.people.password(connection, name))
    right = await passwords.matches(call.body.password, stored.hash if stored else await app.attempts.decoy())
    if not right or user is None or not user.active or stored is None:
        app.attempts.failed(name)
        log.warning("sign_in_refused address=%s request=%s", call.address, call.request_id)
        raise Refused(Code.WRONG_CREDENTIALS, "The user name or the password is wrong.")
    app.attempts.succeeded(name)
    if passwords.outdated(stored.hash):
        await _store(app, name, call.body.password, must_change=stored.must_change)
    token, staff = await app.sessions.open(
        name, address=call.address, user_agent=call.headers.get("user-agent", "")
    )
    if app.catalogues.current.agent(name) is not None and staff.may("desk:use"):
        await app.agents.staffing.sign_in(name)
    log.info("signed_in user=%s address=%s", name, call.address)
    return Answer(_shown(staff), headers={"set-cookie": _cookie(app, token, app.face.session_absolute)})


async def show(call: Call[None, None]) -> Answer:
    """Who is signed in."""
    return Answer(_shown(call.staff))


async def sign_out(call: Call[None, None]) -> Answer:
    """Close the session. An agent goes off at the desk: chats at hand go back to their queues."""
    app, staff = call.app, call.staff
    if staff.via != "session":
        raise Refused(Code.FORBIDDEN, "An API token has no session; delete the token instead.")
    await app.sessions.close(staff)
    if app.catalogues.current.agent(staff.user) is not None:
        await app.agents.staffing.sign_out(staff.user)
    return Answer(headers={"set-cookie": _cookie(app, "", 0)})


async def change_password(call: Call[ChangePassword, None]) -> Answer:
    """Change the own password; every other session of the user ends."""
    app, staff = call.app, call.staff
    if staff.via != "session":
        raise Refused(Code.FORBIDDEN, "Passwords are changed by the person, not by an API token.")
    await app.attempts.wait(staff.user)
    stored = await app.store.read(lambda connection: app.people.password(connection, staff.user))
    if stored is None or not await passwords.matches(call.body.old_password, stored.hash):
        app.attempts.failed(staff.user)
        raise Refused(Code.WRONG_CREDENTIALS, "The old password is wrong.")
    if call.body.new_password == call.body.old_password:
        raise Refused(Code.INVALID, "The new password is the old one.", extra={"field": "new_password"})
    passwords.accept(call.body.new_password, user_name=staff.user)
    await _store(app, staff.user, call.body.new_password, must_change=False)
    await app.sessions.close_all(staff.user, but=staff.key)
    return Answer()


async def _store(app: App, user: str, password: str, *, must_change: bool) -> None:
    row = PasswordRow(hash=await passwords.hashed(password), must_change=must_change)
    now = app.clock.now()
    await app.store.write(lambda connection: app.people.set_password(connection, user, row, now))


def _shown(staff: Staff) -> SessionShown:
    return SessionShown(
        user=SignedInUser(user_name=staff.user, full_name=staff.full_name, role=staff.role),
        permissions=sorted(staff.permissions),
        csrf_token=staff.csrf,
        must_change_password=staff.must_change_password,
    )


def _cookie(app: App, token: str, seconds: int) -> str:
    secure = "; Secure" if app.face.secure else ""
    return f"{app.face.cookie_name}={token}; Path=/; Max-Age={seconds}; HttpOnly; SameSite=Strict{secure}"


ROUTES: tuple[AnyRoute, ...] = (
    Route(
        method="POST",
        path=_PATH,
        handler=sign_in,
        summary="Sign in",
        description="Sets an HttpOnly cookie. Someone who handles chats is then at the desk, not ready yet.",
        tag=TAG,
        who=Who.ANYONE,
        body=SignIn,
        answer=SessionShown,
        errors=(Code.WRONG_CREDENTIALS, Code.RATE_LIMITED),
    ),
    Route(
        method="GET",
        path=_PATH,
        handler=show,
        summary="Who is signed in",
        tag=TAG,
        who=Who.STAFF,
        answer=SessionShown,
        before_password_change=True,
    ),
    Route(
        method="DELETE",
        path=_PATH,
        handler=sign_out,
        summary="Sign out",
        tag=TAG,
        who=Who.STAFF,
        status=204,
        before_password_change=True,
    ),
    Route(
        method="PUT",
        path=f"{_PATH}/password",
        handler=change_password,
        summary="Change the own password",
        tag=TAG,
        who=Who.STAFF,
        body=ChangePassword,
        status=204,
        errors=(Code.WRONG_CREDENTIALS,),
        before_password_change=True,
    ),
)
