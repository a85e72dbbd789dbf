"""Several objects replaced at once, all or none: what a sheet of queues or skill levels saves."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import msgspec

from cordboard.core.errors import Refused
from cordboard.core.people import User
from cordboard.core.queueing.group import AgentGroup
from cordboard.core.reasons import Code
from cordboard.switchboard.configuration.book import Book, Change
from cordboard.switchboard.configuration.catalogue import Catalogue
from cordboard.switchboard.configuration.configuration import Configuration, Found, audit_row, found_in
from cordboard.switchboard.configuration.edits import Edits, Plan, check_tag, tag_of
from cordboard.switchboard.configuration.outcome_limits import check_limits
from cordboard.switchboard.configuration.plans import Edit, plan
from cordboard.switchboard.configuration.ranks import Actor
from cordboard.switchboard.configuration.references import members
from cordboard.switchboard.configuration.subjects import AGENT_GROUPS, QUEUES, USER_GROUPS, USERS, Subject
from cordboard.switchboard.ports import Connection

SUBJECTS: dict[str, Subject] = {each.path: each for each in (QUEUES, AGENT_GROUPS, USER_GROUPS, USERS)}
"""The collections whose objects can be replaced together, by their words in paths."""

MOST_CHANGES = 20_000
"""Rows that one call may change: groups that get all users anew take a row for each of them, while all others wait."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """One object to be replaced. `keep_members`: an agent group keeps its users, for nothing was said of them."""

    subject: Subject
    name: str
    value: msgspec.Struct
    if_match: str | None
    keep_members: bool = False


class NotAll(Exception):
    """Nothing was done. `refusals` has the index of every wish that was refused, and why."""

    def __init__(self, refusals: Sequence[tuple[int, Refused]]) -> None:
        super().__init__(f"{len(refusals)} refused")
        self.refusals = refusals


class Batches:
    """The verb on several objects; each is judged with those before it done."""

    def __init__(self, *, edits: Edits, configuration: Configuration) -> None:
        self._edits = edits
        self._configuration = configuration

    async def replace(self, wishes: Sequence[Wish], *, by: Actor) -> list[Found]:
        """Put the values in place, all of them in one transaction, or none. Raises NotAll.

        Answers what this transaction has written, whoever has changed it since.
        """
        written: list[Found | None] = []

        def decide(catalogue: Catalogue) -> Plan:
            wanted, after = self._plan(wishes, catalogue, by)
            written[:] = [_written(wish, catalogue, after) for wish in wishes]
            return wanted

        await self._edits.carry_out(decide, by=by)
        return [
            found or self._configuration.get(wish.subject, wish.name)
            for wish, found in zip(wishes, written, strict=True)
        ]

    def _plan(self, wishes: Sequence[Wish], catalogue: Catalogue, by: Actor) -> tuple[Plan, Book]:
        """What is to be written, and the book after it."""
        book = catalogue.book
        changes: list[Change] = []
        also: list[Callable[[Connection], None]] = []
        refusals: list[tuple[int, Refused]] = []
        seen: set[tuple[str, str]] = set()
        for index, wish in enumerate(wishes):
            try:
                _check(wish, catalogue, by, seen)
                edit = Edit(
                    subject=wish.subject,
                    key=wish.name,
                    after=wish.value,
                    actor=by,
                    keep_members=wish.keep_members,
                )
                own = plan(edit, book)
                check_limits(wish.value, book)
            except Refused as refused:
                refusals.append((index, refused))
                continue
            if len(changes) + len(own) > MOST_CHANGES:
                too_many = Refused(Code.INVALID, f"One call changes {MOST_CHANGES} objects at most.")
                raise NotAll([*refusals, (index, too_many)])
            also += self._configuration.beside(edit, own, None)
            changes += own
            book = book.changed(own, version=book.version)
        if refusals:
            raise NotAll(refusals)
        users = any(isinstance(wish.value, User) for wish in wishes)
        audit = [audit_row(each) for each in changes]
        return Plan(changes=changes, audit=audit, also=also, rows_tell_all=not users), book


def _written(wish: Wish, catalogue: Catalogue, after: Book) -> Found | None:
    """A wish's object in the book after all of them; None: whether a password must be changed has to be read again."""
    value = after.entries(wish.subject.table)[wish.name].value
    if isinstance(value, AgentGroup):
        value = msgspec.structs.replace(value, users=members(after, wish.name))
    if (
        isinstance(value, User)
        and value.must_change_password != catalogue.users[wish.name].must_change_password
    ):
        return None
    return Found(value, tag_of(value))


def _check(wish: Wish, catalogue: Catalogue, by: Actor, seen: set[tuple[str, str]]) -> None:
    """Raises Refused: forbidden, invalid (named twice), not_found, changed_meanwhile."""
    permission = f"{wish.subject.permission}:edit"
    if permission not in by.permissions:
        raise Refused(Code.FORBIDDEN, f"Changing a {wish.subject.noun} takes the permission {permission}.")
    place = (wish.subject.table, wish.name)
    if place in seen:
        raise Refused(Code.INVALID, f"The {wish.subject.noun} {wish.name!r} is named twice.")
    seen.add(place)
    check_tag(found_in(wish.subject, wish.name, catalogue).etag, wish.if_match)
