"""The managers' collections of named objects: list, read, create, replace, remove, sort.

What an edit may do is `plans.py`, how it is written `edits.py`.
"""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import msgspec
from msgspec.structs import replace as restruct

from cordboard.core import public_holidays
from cordboard.core.calendar import Calendar
from cordboard.core.errors import Refused
from cordboard.core.people import User
from cordboard.core.queueing.group import AgentGroup
from cordboard.core.reasons import Code
from cordboard.core.routing.layout import Layout
from cordboard.core.routing.point import RoutingPoint
from cordboard.director.settings import validate_settings
from cordboard.switchboard.configuration import passwords
from cordboard.switchboard.configuration.book import Book, Change, Entry
from cordboard.switchboard.configuration.catalogue import Catalogue
from cordboard.switchboard.configuration.catalogues import Catalogues
from cordboard.switchboard.configuration.edits import Edits, Plan, check_idle, check_tag, tag_of
from cordboard.switchboard.configuration.outcome_limits import check_limits
from cordboard.switchboard.configuration.plans import Edit, absent, plan, reorder
from cordboard.switchboard.configuration.ranks import Actor, check_commands
from cordboard.switchboard.configuration.rules import invalid
from cordboard.switchboard.configuration.shelf import AuditRow, Shelf
from cordboard.switchboard.configuration.subjects import AGENT_GROUPS, LAYOUTS, SUBJECTS, USERS, Subject
from cordboard.switchboard.ports import Clock, Connection
from cordboard.switchboard.scripts.script_names import known

Also = Callable[[Connection], None]
"""What an edit writes beside its rows."""


@dataclass(frozen=True, slots=True)
class Found:
    """An object as it is shown, with the tag that tells whether it has changed since."""

    value: msgspec.Struct
    etag: str


class Configuration:
    """The collections of named objects. Values shown are complete: an agent group names its users."""

    def __init__(self, *, edits: Edits, shelf: Shelf, catalogues: Catalogues, clock: Clock) -> None:
        self._edits = edits
        self._shelf = shelf
        self._catalogues = catalogues
        self._clock = clock

    def every(self, subject: Subject) -> list[Any]:
        """All objects of a subject: points in the managers' order, others by name."""
        catalogue = self._catalogues.current
        if subject is AGENT_GROUPS:
            return list(catalogue.agent_groups.values())
        return [entry.value for entry in catalogue.book.entries(subject.table).values()]

    def get(self, subject: Subject, name: str) -> Found:
        """One object. Raises Refused `not_found`."""
        return found_in(subject, name, self._catalogues.current)

    async def create(
        self, subject: Subject, value: msgspec.Struct, *, by: Actor, password: str | None = None
    ) -> Found:
        """Make a new object. Raises Refused, see `plans.plan`."""
        name = subject.key_of(value)
        return await self._edit(
            Edit(subject=subject, key=name, after=value, actor=by, new=True), password=password
        )

    async def clone(self, subject: Subject, name: str, new_name: str, *, by: Actor) -> Found:
        """Make a new object by copying another."""
        original = self.get(subject, name).value
        copy = restruct(original, **{subject.key: new_name})
        return await self._edit(Edit(subject=subject, key=new_name, after=copy, actor=by, new=True))

    async def replace(
        self,
        subject: Subject,
        name: str,
        value: msgspec.Struct,
        *,
        by: Actor,
        if_match: str | None = None,
        password: str | None = None,
        keep_members: bool = False,
        also: Also | None = None,
    ) -> Found:
        """Put another value in an object's place. Raises Refused, also `changed_meanwhile`.

        `keep_members`: an agent group keeps the users it has, whatever `value` says. `also` is done in the same
        transaction.
        """
        edit = Edit(subject=subject, key=name, after=value, actor=by, keep_members=keep_members)
        return await self._edit(edit, if_match=if_match, password=password, also=also)

    async def remove(self, subject: Subject, name: str, *, by: Actor, if_match: str | None = None) -> None:
        """Remove an object that nothing uses. Raises Refused, also `in_use`."""
        edit = Edit(subject=subject, key=name, after=None, actor=by)
        await self._edits.carry_out(lambda catalogue: self._plan(edit, catalogue, if_match, None), by=by)

    async def reorder(self, subject: Subject, names: Sequence[str], *, by: Actor) -> Sequence[str]:
        """Put the objects into this order; answers it."""

        def decide(catalogue: Catalogue) -> Plan:
            changes = reorder(subject, names, catalogue.book)
            old = list(catalogue.book.entries(subject.table))
            row = AuditRow(
                what="reorder", kind=subject.kind, name="", before=_json(old), after=_json(list(names))
            )
            return Plan(changes=changes, audit=(row,) if changes else (), rows_tell_all=True)

        await self._edits.carry_out(decide, by=by)
        return names

    async def _edit(
        self,
        edit: Edit,
        *,
        if_match: str | None = None,
        password: str | None = None,
        also: Also | None = None,
    ) -> Found:
        secret = None
        if password is not None:
            passwords.accept(password, user_name=edit.key)
            secret = await passwords.hashed(password)
        if isinstance(edit.after, Calendar) and edit.after.holidays is not None:
            # The rules of the world's holidays take a moment to load, the first time; nobody waits for it here.
            await asyncio.to_thread(public_holidays.known, edit.after.holidays)
        await self._edits.carry_out(
            lambda catalogue: self._plan(edit, catalogue, if_match, secret, also), by=edit.actor
        )
        return self.get(edit.subject, edit.key)

    def _plan(
        self,
        edit: Edit,
        catalogue: Catalogue,
        if_match: str | None,
        secret: str | None,
        wanted: Also | None = None,
    ) -> Plan:
        if not edit.new:
            check_tag(found_in(edit.subject, edit.key, catalogue).etag, if_match)
        if isinstance(edit.after, RoutingPoint):
            check_settings(edit.after, catalogue)
        changes = plan(edit, catalogue.book)
        check_limits(edit.after, catalogue.book)
        if secret is not None and not edit.new:
            old = catalogue.users[edit.key]
            check_commands(catalogue.book, edit.actor, old, field="password")
        also = list(self.beside(edit, changes, secret))
        if changes and edit.subject is LAYOUTS:
            also += [
                *([wanted] if wanted is not None else []),
                self._pictures(catalogue.book.changed(changes, version=0)),
            ]
        if edit.after is None:
            also.append(lambda c: check_idle(self._shelf, c, edit.subject.table, edit.key))
        audit = [audit_row(change) for change in changes]
        if secret is not None:
            audit.append(AuditRow(what="password", kind=USERS.kind, name=edit.key, before=None, after=None))
        # Whether a user must change the password is the password's affair: that is read again.
        forced = isinstance(edit.after, User) and (edit.after.must_change_password or not edit.new)
        return Plan(changes=changes, audit=audit, also=also, rows_tell_all=not forced)

    def _pictures(self, after: Book) -> Also:
        """Keeps the pictures that layouts wear now, and no others."""
        worn = {layout.logo for layout in after.values(LAYOUTS.table, Layout) if layout.logo is not None}
        return lambda connection: self._shelf.keep_pictures(connection, worn)

    def beside(
        self, edit: Edit, changes: Sequence[Change], secret: str | None
    ) -> Sequence[Callable[[Connection], None]]:
        """What an edit of a user means for password and sessions."""
        if edit.subject is not USERS:
            return ()
        user = edit.after if isinstance(edit.after, User) else None
        now = self._clock.now()
        also: list[Callable[[Connection], None]] = []
        if secret is not None and user is not None:
            must = user.must_change_password
            also.append(lambda c: self._shelf.set_password(c, edit.key, secret, must_change=must, at=now))
        if edit.new:
            return also
        old = self._catalogues.current.users.get(edit.key)
        if secret is None and user and old and user.must_change_password != old.must_change_password:
            must = user.must_change_password
            also.append(lambda c: self._shelf.must_change(c, edit.key, must, at=now))
        stays = user is not None and user.active and secret is None
        if not stays and (changes or secret is not None):
            also.append(lambda c: self._shelf.end_sessions(c, edit.key, at=now))
        return also


def found_in(subject: Subject, name: str, catalogue: Catalogue) -> Found:
    """One object as it is shown. Raises Refused `not_found`."""
    entry = catalogue.book.entries(subject.table).get(name)
    if entry is None:
        raise absent(subject, name)
    value = catalogue.agent_groups[name] if isinstance(entry.value, AgentGroup) else entry.value
    return Found(value, tag_of(value))


def check_settings(point: RoutingPoint, catalogue: Catalogue) -> None:
    """Raises Refused unless the point's settings fit its script."""
    if not point.settings:
        return
    script = catalogue.scripts.get(point.script or "")
    if script is None:
        raise invalid("settings", "Settings belong to a script with an active version; this point has none.")
    names = known(catalogue.book)
    wrong = validate_settings(script.compiled.definition, point.settings, known=names)
    if script.next is not None:  # a point may be set up for what is only tried out
        tried = validate_settings(script.next.compiled.definition, point.settings, known=names)
        in_active = {each.name for each in script.compiled.definition.properties}
        wrong = [each for each in wrong if each.name in in_active]
        wrong += [each for each in tried if each.name not in in_active]
    if wrong:
        code = (
            Code.UNKNOWN_REFERENCE
            if all(each.code == "unknown_reference" for each in wrong)
            else Code.INVALID
        )
        extra = {"field": f"settings.{wrong[0].name}", "problems": msgspec.to_builtins(wrong)}
        raise Refused(code, f"settings.{wrong[0].name}: {wrong[0].sentence}", extra=extra)


def audit_row(change: Change) -> AuditRow:
    """What the audit keeps of a change."""
    what = "create" if change.before is None else "delete" if change.after is None else "edit"
    return AuditRow(
        what=what,
        kind=SUBJECTS[change.table].kind,
        name=change.key,
        before=_doc(change.before),
        after=_doc(change.after),
    )


def _doc(entry: Entry | None) -> bytes | None:
    return None if entry is None else msgspec.json.encode(entry.value)


def _json(value: Any) -> bytes:
    return msgspec.json.encode(value)
