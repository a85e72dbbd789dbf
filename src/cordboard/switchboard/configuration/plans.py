"""An edit worked out before anything is written: which rows change, and whether they may. Pure.

Each function takes the book as it is and answers the changes, or raises `Refused`.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import msgspec
from msgspec.structs import replace as restruct

from cordboard.core.errors import Refused
from cordboard.core.outside.host import Host
from cordboard.core.outside.webhook import Webhook
from cordboard.core.people import RoleDefinition, User
from cordboard.core.queueing.group import AgentGroup
from cordboard.core.reasons import Code
from cordboard.core.routing.call_class import CallClass
from cordboard.core.routing.point import GENERAL_CLASS, RoutingPoint
from cordboard.switchboard.configuration import ranks
from cordboard.switchboard.configuration.book import Book, Change, Entry
from cordboard.switchboard.configuration.ranks import Actor
from cordboard.switchboard.configuration.references import check_references, check_unused, members
from cordboard.switchboard.configuration.rules import RULES, invalid
from cordboard.switchboard.configuration.subjects import CALL_CLASSES, USERS, Ref, Subject

_PATHS = frozenset({"order", "now", "try"})
"""Beside the objects of a list that is sorted by hand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """What somebody wants: `after` None to remove `key`; `new` when nothing may be there yet.

    `keep_members`: an agent group keeps the users it has, for the caller did not speak of them.
    """

    subject: Subject
    key: str
    after: msgspec.Struct | None
    actor: Actor
    new: bool = False
    keep_members: bool = False


def plan(edit: Edit, book: Book) -> list[Change]:
    """The changes of an edit; the first is that of the object itself. None at all: nothing would change.

    Raises Refused: not_found, already_exists, read_only, invalid, unknown_reference, in_use, outranked, forbidden.
    """
    subject = edit.subject
    before = book.entries(subject.table).get(edit.key)
    if before is None and not edit.new:
        raise absent(subject, edit.key)
    if edit.new:
        _check_name_free(subject, edit.key, book)
    if before is not None and _is_supplied(before.value):
        raise Refused(
            Code.READ_ONLY, f"The {subject.noun} {edit.key!r} is supplied: it is neither changed nor deleted."
        )
    after = edit.after
    if after is None:
        assert before is not None
        return _removal(edit, before, book)
    after = _checked(after)
    if subject.key_of(after) != edit.key:
        raise invalid(
            subject.key, f"A {subject.noun} keeps its name: make a new one and remove {edit.key!r}."
        )
    if _is_supplied(after):
        after = restruct(after, supplied=False)  # only the product supplies
    if before is not None and isinstance(after, (Host, Webhook)):
        after = restruct(after, seed=getattr(before.value, "seed", ""))  # only the product sows
    extra = _new_class(after, book, edit.actor) if isinstance(after, RoutingPoint) else []
    check_references(
        subject, after, book, about_to_be=[Ref("class", change.table, change.key) for change in extra]
    )
    if subject.table in RULES:
        RULES[subject.table](after, book)
    if isinstance(after, User):
        _check_user(before, after, book, edit.actor)
    if isinstance(after, RoleDefinition):
        _check_role(before, after, book, edit.actor)
    if isinstance(after, AgentGroup):
        if not edit.keep_members:
            extra = _memberships(after.name, members(book, after.name), after.users, book, edit.actor)
        after = restruct(after, users=())
    position = before.position if before else _last_position(subject, book)
    entry = Entry(value=after, row_version=before.row_version + 1 if before else 1, position=position)
    own = Change(table=subject.table, key=edit.key, before=before, after=entry)
    return [own, *extra] if before is None or before.value != after else [*extra]


def reorder(subject: Subject, names: Sequence[str], book: Book) -> list[Change]:
    """The changes that bring the objects into this order. Raises Refused `invalid` unless each is named once."""
    rows = book.entries(subject.table)
    if sorted(names) != sorted(rows):
        missing = sorted(set(rows) - set(names))
        strange = sorted(set(names) - set(rows))
        raise invalid(
            "names",
            f"Every {subject.noun} must be named exactly once; missing: {missing[:10]}, unknown: {strange[:10]}.",
        )
    changes: list[Change] = []
    for position, name in enumerate(names, start=1):
        entry = rows[name]
        if entry.position != position:
            moved = replace(entry, position=position, row_version=entry.row_version + 1)
            changes.append(Change(table=subject.table, key=name, before=entry, after=moved))
    return changes


def absent(subject: Subject, key: str) -> Refused:
    """The refusal of a name that nothing has."""
    return Refused(Code.NOT_FOUND, f"There is no {subject.noun} {key!r}.")


def _removal(edit: Edit, before: Entry, book: Book) -> list[Change]:
    table, key = edit.subject.table, edit.key
    if table == CALL_CLASSES.table and key == GENERAL_CLASS:
        raise Refused(Code.READ_ONLY, f"The call class {key!r} is that of points that name none; it stays.")
    if isinstance(before.value, User):
        ranks.check_may_touch(book, edit.actor, before.value)
        ranks.check_not_the_last(book, before=before.value, after=None)
        if key == edit.actor.user:
            raise Refused(Code.IN_USE, "You cannot remove yourself.")
        ranks.check_commands(book, edit.actor, before.value)
    if isinstance(before.value, RoleDefinition) and before.value.rank > edit.actor.rank:
        raise Refused(Code.OUTRANKED, f"The role {key!r} is above your own.")
    check_unused(book, table, key)
    return [Change(table=table, key=key, before=before, after=None)]


def _check_name_free(subject: Subject, key: str, book: Book) -> None:
    taken = book.has(subject.table, key)
    if subject is USERS and not taken:
        taken = key.casefold() in {name.casefold() for name in book.entries(USERS.table)}
    if taken:
        raise Refused(
            Code.ALREADY_EXISTS, f"There is already a {subject.noun} {key!r}.", extra={"field": subject.key}
        )
    if subject.ordered and key in _PATHS:
        raise invalid(subject.key, f"The name {key!r} is taken by a path of the interface.")


def _checked(value: msgspec.Struct) -> msgspec.Struct:
    """The value, which may not have come through a decoder: whatever is stored can be read again.

    Raises Refused `invalid`.
    """
    try:
        return msgspec.convert(msgspec.to_builtins(value), type(value))
    except msgspec.ValidationError as wrong:
        raise Refused(Code.INVALID, f"{wrong}.") from wrong


def _is_supplied(value: Any) -> bool:
    return bool(getattr(value, "supplied", False))


def _last_position(subject: Subject, book: Book) -> int:
    if not subject.ordered:
        return 0
    return max((entry.position for entry in book.entries(subject.table).values()), default=0) + 1


def _new_class(point: RoutingPoint, book: Book, actor: Actor) -> list[Change]:
    """A class that a manager typed new comes into being with the point (domain.md §1.3)."""
    name = point.call_class
    if name is None or book.has(CALL_CLASSES.table, name) or "call_class:new" not in actor.permissions:
        return []
    try:
        made = msgspec.convert({"name": name}, CallClass)
    except msgspec.ValidationError as wrong:
        raise invalid("class", f"{name!r} cannot be the name of a class: {wrong}.") from wrong
    return [Change(table=CALL_CLASSES.table, key=name, before=None, after=Entry(value=made))]


def _check_user(before: Entry | None, after: User, book: Book, actor: Actor) -> None:
    for index, group in enumerate(after.agent_groups):
        if group in after.agent_groups[:index]:
            raise invalid(f"agent_groups[{index}]", f"{group!r} is listed twice.")
    old = before.value if before is not None else None
    if isinstance(old, User):
        ranks.check_may_touch(book, actor, old)
        ranks.check_not_the_last(book, before=old, after=after)
        if old.user_name == actor.user and old.active and not after.active:
            raise Refused(Code.IN_USE, "You cannot deactivate yourself.")
    if not isinstance(old, User) or old.role != after.role:
        if isinstance(old, User):
            ranks.check_commands(book, actor, old, field="role")
        ranks.check_may_give(book, actor, after.role)


def _check_role(before: Entry | None, after: RoleDefinition, book: Book, actor: Actor) -> None:
    old = before.value if before is not None else None
    if isinstance(old, RoleDefinition):
        ranks.check_may_define(actor, old)
        ranks.check_may_lower(book, actor, old, after)
    ranks.check_may_define(actor, after)


def _memberships(
    group: str, old: Sequence[str], new: Sequence[str], book: Book, actor: Actor
) -> list[Change]:
    """The users who come into a group or leave it: both lists are views of what stands with the users."""
    seen: set[str] = set()
    for index, name in enumerate(new):
        if name in seen:
            raise invalid(f"users[{index}]", f"{name!r} is listed twice.")
        seen.add(name)
    changes: list[Change] = []
    for name in sorted(set(old) ^ seen):
        entry = book.entries(USERS.table)[name]
        user = entry.value
        assert isinstance(user, User)
        ranks.check_may_touch(book, actor, user)
        kept = tuple(each for each in user.agent_groups if each != group)
        groups = (*kept, group) if name in seen else kept
        after = replace(entry, value=restruct(user, agent_groups=groups), row_version=entry.row_version + 1)
        changes.append(Change(table=USERS.table, key=name, before=entry, after=after))
    return changes
