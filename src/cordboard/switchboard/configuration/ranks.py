"""Who may edit whom: nobody reaches above their own rank (DESIGN §9.7, domain.md §4.2)."""

from collections.abc import Iterable
from dataclasses import dataclass

from cordboard.core.errors import Refused
from cordboard.core.people import RoleDefinition, User
from cordboard.core.permissions import PERMISSIONS
from cordboard.core.reasons import Code
from cordboard.switchboard.configuration.book import Book

HIGHEST = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Who makes a change, and from where: what the audit records and ranks are compared with."""

    user: str
    rank: int
    permissions: frozenset[str]
    address: str = ""


SYSTEM = Actor(user="system", rank=HIGHEST, permissions=frozenset(PERMISSIONS))
"""The product itself and the command line."""


def rank_of(book: Book, role: str) -> int:
    """The rank of a role; one that is not there ranks lowest."""
    found = book.value("roles", role, RoleDefinition)
    return found.rank if found else 0


def check_may_touch(book: Book, actor: Actor, user: User) -> None:
    """Raises Refused `outranked` when the user's role is above the actor's."""
    if rank_of(book, user.role) > actor.rank:
        raise Refused(
            Code.OUTRANKED,
            f"The role of {user.user_name!r}, {user.role}, is above your own.",
            extra={"role": user.role},
        )


def check_commands(book: Book, actor: Actor, user: User, *, field: str = "") -> None:
    """Raises Refused `outranked` unless the user ranks below the actor, is the actor, or the actor ranks highest.

    For what would let an equal become the other: their password, their role, a token that acts for them, and their
    removal, after which the name could be made again.
    """
    if user.user_name == actor.user or rank_of(book, user.role) < actor.rank:
        return
    if actor.rank >= highest(book):
        return
    raise Refused(
        Code.OUTRANKED,
        "The password, the role, API tokens and the removal of a user of your own rank are for a higher one.",
        extra={"role": user.role} | ({"field": field} if field else {}),
    )


def highest(book: Book) -> int:
    """The highest rank of all roles: who has it looks after everybody, their equals too."""
    return max((role.rank for role in book.values("roles", RoleDefinition)), default=0)


def check_may_give(book: Book, actor: Actor, role: str) -> None:
    """Raises Refused: `outranked` for a role above the actor's, `forbidden` for one that may do what they may not.

    A role holds what it holds: whoever gives it away must not gain by it. A supplied role below the actor's own may
    be given whatever it holds: who hires agents need not work as one.
    """
    found = book.value("roles", role, RoleDefinition)
    if found is None:
        return  # told as an unknown reference
    if found.rank > actor.rank:
        raise Refused(Code.OUTRANKED, f"The role {role} is above your own.", extra={"role": role})
    if not found.supplied or found.rank == actor.rank:
        check_holds(actor, found.permissions)


def check_may_define(actor: Actor, role: RoleDefinition) -> None:
    """Raises Refused when a role would rank above its maker or hold permissions that its maker lacks."""
    if role.rank > actor.rank:
        raise Refused(Code.OUTRANKED, f"A role of rank {role.rank} is above your own, {actor.rank}.")
    check_holds(actor, role.permissions)


def check_may_lower(book: Book, actor: Actor, old: RoleDefinition, new: RoleDefinition) -> None:
    """Raises Refused `outranked` when equals would come below the actor by their role's rank."""
    if new.rank < old.rank == actor.rank < highest(book):
        raise Refused(Code.OUTRANKED, "A role of your own rank is lowered by somebody of a higher one.")


def check_holds(actor: Actor, permissions: Iterable[str]) -> None:
    """Raises Refused `forbidden` when the actor lacks one of the permissions that they are about to hand on."""
    beyond = sorted(set(permissions) - actor.permissions)
    if beyond:
        raise Refused(
            Code.FORBIDDEN,
            f"You cannot give what you do not hold: {', '.join(beyond[:10])}.",
            extra={"permissions": beyond},
        )


def check_not_the_last(book: Book, *, before: User, after: User | None) -> None:
    """Raises Refused `in_use` when nobody of the highest rank would be left to mend anything."""
    top = highest(book)

    def reigns(user: User | None) -> bool:
        return user is not None and user.active and rank_of(book, user.role) == top

    if not reigns(before) or reigns(after):
        return
    if not any(reigns(user) for user in book.values("users", User) if user.user_name != before.user_name):
        raise Refused(
            Code.IN_USE,
            f"{before.user_name!r} is the last active user with the role {before.role}: give it to another first.",
        )
