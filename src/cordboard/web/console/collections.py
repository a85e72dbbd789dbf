"""The collections that are all alike: list, read, create, replace, remove, made from the table of subjects."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

import msgspec

from cordboard.core.ids import Name
from cordboard.switchboard.configuration.subjects import (
    AGENT_GROUPS,
    LAYOUTS,
    POINTS,
    ROLES,
    SUBJECTS,
    USERS,
    Subject,
)
from cordboard.web.console.asking import BASE, IF_MATCH, READING, WRITING, actor, if_match, tagged
from cordboard.web.console.first import who_was_first
from cordboard.web.listing import Items, Page, cut
from cordboard.web.route import Answer, AnyRoute, Call, Route, Who

_KEPT = "Without `users` the group keeps those it has: they are the users' own `agent_groups`."
LARGE_BODY = 1024 * 1024
"""Bytes: an agent group may list thousands of users, a point hundreds of patterns."""


class Order(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Every name once, in the order wanted."""

    names: tuple[str, ...]


class Clone(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The name of the copy."""

    name: Name


def collection(subject: Subject) -> Iterator[AnyRoute]:
    """The routes of one subject."""
    path, one = f"{BASE}/{subject.path}", f"{BASE}/{subject.path}/{{name}}"
    noun, may, tag = subject.noun, subject.permission, "Configuration"

    async def listed(call: Call[None, Page]) -> Answer:
        everything = call.app.configuration.every(subject)
        return Answer(cut(everything, call.query, subject.key_of))

    async def read(call: Call[None, None]) -> Answer:
        found = call.app.configuration.get(subject, call.path["name"])
        return Answer(found.value, headers=tagged(found.etag))

    async def created(call: Call[Any, None]) -> Answer:
        made = await call.app.configuration.create(subject, call.body, by=actor(call))
        where = f"{path}/{quote(subject.key_of(made.value), safe='')}"
        return Answer(made.value, headers={**tagged(made.etag), "location": where})

    async def replaced(call: Call[Any, None]) -> Answer:
        async with who_was_first(call, subject.kind, call.path["name"]):
            found = await call.app.configuration.replace(
                subject,
                call.path["name"],
                call.body,
                by=actor(call),
                if_match=if_match(call),
                keep_members=subject is AGENT_GROUPS and not _speaks_of("users", call.raw),
            )
        return Answer(found.value, headers=tagged(found.etag))

    yield Route(
        method="GET",
        path=path,
        handler=listed,
        summary=f"List: {noun}",
        tag=tag,
        who=Who.STAFF,
        permission=f"{may}:view",
        query=Page,
        answer=_items(subject),
    )
    yield Route(
        method="GET",
        path=one,
        handler=read,
        summary=f"Read a {noun}",
        tag=tag,
        who=Who.STAFF,
        permission=f"{may}:view",
        answer=subject.struct,
        errors=READING,
    )
    if subject is not USERS:  # users have a password beside their fields
        if subject.create:
            yield Route(
                method="POST",
                path=path,
                handler=created,
                summary=f"Create a {noun}",
                tag=tag,
                who=Who.STAFF,
                permission=f"{may}:new",
                body=subject.struct,
                answer=subject.struct,
                status=201,
                errors=WRITING,
                max_body=LARGE_BODY,
            )
        yield Route(
            method="PUT",
            path=one,
            handler=replaced,
            summary=f"Replace a {noun}",
            description=_KEPT if subject is AGENT_GROUPS else "",
            tag=tag,
            who=Who.STAFF,
            permission=f"{may}:edit",
            body=subject.struct,
            answer=subject.struct,
            errors=WRITING,
            headers=(IF_MATCH,),
            max_body=LARGE_BODY,
        )
    yield _removal(subject)


def _removal(subject: Subject) -> AnyRoute:
    async def removed(call: Call[None, None]) -> Answer:
        name = call.path["name"]
        async with who_was_first(call, subject.kind, name):
            await call.app.configuration.remove(subject, name, by=actor(call), if_match=if_match(call))
        return Answer()

    return Route(
        method="DELETE",
        path=f"{BASE}/{subject.path}/{{name}}",
        handler=removed,
        summary=f"Remove a {subject.noun}",
        tag="Configuration",
        who=Who.STAFF,
        permission=f"{subject.permission}:delete",
        status=204,
        errors=WRITING,
        headers=(IF_MATCH,),
    )


async def _ordered(call: Call[Order, None]) -> Answer:
    names = await call.app.configuration.reorder(POINTS, call.body.names, by=actor(call))
    return Answer(Order(names=tuple(names)))


def _cloning(subject: Subject) -> AnyRoute:
    async def cloned(call: Call[Clone, None]) -> Answer:
        made = await call.app.configuration.clone(subject, call.path["name"], call.body.name, by=actor(call))
        where = f"{BASE}/{subject.path}/{quote(call.body.name, safe='')}"
        return Answer(made.value, headers={**tagged(made.etag), "location": where})

    return Route(
        method="POST",
        path=f"{BASE}/{subject.path}/{{name}}/clone",
        handler=cloned,
        summary=f"Make a {subject.noun} by copying another",
        tag="Configuration",
        who=Who.STAFF,
        permission=f"{subject.permission}:new",
        body=Clone,
        answer=subject.struct,
        status=201,
        errors=WRITING,
    )


def _speaks_of(field: str, body: bytes) -> bool:
    """Whether a body holds the field at all."""
    return field in msgspec.json.decode(body, type=dict[str, msgspec.Raw])


def _items(subject: Subject) -> Any:
    generic: Any = Items
    return generic[subject.struct]


ROUTES: tuple[AnyRoute, ...] = (
    *(route for subject in SUBJECTS.values() for route in collection(subject)),
    Route(
        method="PUT",
        path=f"{BASE}/{POINTS.path}/order",
        handler=_ordered,
        summary="Put the routing points in order: the first whose patterns match takes the chat",
        tag="Configuration",
        who=Who.STAFF,
        permission="routing_point:edit",
        body=Order,
        answer=Order,
        errors=WRITING,
        max_body=LARGE_BODY,
    ),
    _cloning(LAYOUTS),
    _cloning(ROLES),
)
