"""The signing keys of hosts, and which programs speak for one now.

Hosts themselves are a collection like others (`collections.py`).
"""

import msgspec
from msgspec.structs import replace

from cordboard.core.instant import Timestamp, rfc3339
from cordboard.core.outside.host import Host
from cordboard.core.outside.signing import live_keys
from cordboard.core.reasons import Code
from cordboard.switchboard.configuration.subjects import HOSTS
from cordboard.web.console.asking import BASE, READING, actor
from cordboard.web.listing import Items, Page, cut
from cordboard.web.route import Answer, AnyRoute, Call, Route, Who

PATH = f"{BASE}/{HOSTS.path}/{{name}}/key"
REGISTERED = f"{BASE}/{HOSTS.path}/{{name}}/registrations"


class HostKeys(msgspec.Struct, frozen=True, kw_only=True):
    """The keys under which what is sent to the host is signed: a signature by either counts."""

    key: str
    previous: str | None
    """None: there was only one so far."""


class HostRegistration(msgspec.Struct, frozen=True, kw_only=True):
    """A program that speaks for the host: whose token it holds, and the points it routes."""

    id: str
    user: str
    points: tuple[str, ...]
    created_at: Timestamp
    seen_at: Timestamp


async def _registered(call: Call[None, Page]) -> Answer:
    found = call.app.configuration.get(HOSTS, call.path["name"]).value
    assert isinstance(found, Host)
    views = [
        HostRegistration(
            id=each.id,
            user=each.user,
            points=each.points,
            created_at=rfc3339(each.created_at),
            seen_at=rfc3339(each.seen_at),
        )
        for each in call.app.registrations.of_host(found.name)
    ]
    return Answer(cut(views, call.query, lambda each: each.id))


async def _shown(call: Call[None, None]) -> Answer:
    return _keys(call, call.app.configuration.get(HOSTS, call.path["name"]).value)


async def _renewed(call: Call[None, None]) -> Answer:
    found = call.app.configuration.get(HOSTS, call.path["name"])
    assert isinstance(found.value, Host)
    raised = replace(found.value, key=found.value.key + 1)
    made = await call.app.configuration.replace(
        HOSTS, raised.name, raised, by=actor(call), if_match=found.etag
    )
    return _keys(call, made.value)


def _keys(call: Call[None, None], host: msgspec.Struct) -> Answer:
    assert isinstance(host, Host)
    key, *before = live_keys(call.app.face.secret, host)
    return Answer(HostKeys(key=key, previous=before[0] if before else None))


ROUTES: tuple[AnyRoute, ...] = (
    Route(
        method="GET",
        path=REGISTERED,
        handler=_registered,
        summary="List the programs that speak for a host now",
        tag="Configuration",
        who=Who.STAFF,
        permission="host:view",
        query=Page,
        answer=Items[HostRegistration],
        errors=READING,
    ),
    Route(
        method="GET",
        path=PATH,
        handler=_shown,
        summary="The host's signing keys",
        tag="Configuration",
        who=Who.STAFF,
        permission="host:edit",
        answer=HostKeys,
        errors=READING,
    ),
    Route(
        method="POST",
        path=PATH,
        handler=_renewed,
        summary="Make a new signing key; the one before stays valid until the next",
        tag="Configuration",
        who=Who.STAFF,
        permission="host:edit",
        answer=HostKeys,
        errors=(Code.CHANGED_MEANWHILE, Code.INVALID, Code.NOT_FOUND),
    ),
)
