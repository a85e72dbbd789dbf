"""The configuration carried out of a system and into another: the managers' verbs.

An import is worked out beside the work that goes on, and written whole or not at all, as one step of the
configuration; when somebody changed the configuration meanwhile, it is worked out anew.
"""

import asyncio
import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

import msgspec

from cordboard.core import public_holidays
from cordboard.core.calendar import Calendar
from cordboard.core.errors import Refused
from cordboard.core.people import User
from cordboard.core.reasons import Code
from cordboard.core.routing.blacklist import BlacklistEntry
from cordboard.core.routing.layout import Layout
from cordboard.core.routing.picture import type_of
from cordboard.core.routing.point import RoutingPoint
from cordboard.switchboard.configuration.book import Book, ScriptHead
from cordboard.switchboard.configuration.catalogue import Catalogue
from cordboard.switchboard.configuration.catalogues import Catalogues
from cordboard.switchboard.configuration.configuration import audit_row, check_settings
from cordboard.switchboard.configuration.edits import Edits, Plan, check_idle
from cordboard.switchboard.configuration.pictures import Picture, PictureRows
from cordboard.switchboard.configuration.ranks import Actor
from cordboard.switchboard.configuration.shelf import AuditRow, Shelf
from cordboard.switchboard.configuration.subjects import LAYOUTS, POINTS, USERS
from cordboard.switchboard.ports import Clock, Conflict, Connection, Ids, Store
from cordboard.switchboard.scripts.case_views import CaseRows
from cordboard.switchboard.transfer.blacklist_planning import BlacklistPlan, place_blacklist
from cordboard.switchboard.transfer.case_planning import (
    CasePlan,
    Stored,
    case_differences,
    case_writes,
    place_cases,
)
from cordboard.switchboard.transfer.document import (
    FORMAT,
    Document,
    PictureDocument,
    ScriptDocument,
    blacklist_document,
    collections_of,
    script_document,
)
from cordboard.switchboard.transfer.planning import Objects, differences, judge, place_objects
from cordboard.switchboard.transfer.script_planning import (
    ScriptPlan,
    judge_scripts,
    place_scripts,
    script_differences,
    script_writes,
)
from cordboard.switchboard.transfer.telling import Imported, Mode, Reason, reason

TRIES = 5
KIND = "configuration"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Worked:
    """An import worked out on one state of the configuration."""

    catalogue: Catalogue
    objects: Objects
    scripts: ScriptPlan
    blacklist: BlacklistPlan | None
    pictures: Mapping[str, Picture]
    cases: CasePlan
    problems: tuple[Reason, ...]


class _Changed(Exception):
    """The configuration is no longer the one that an import was worked out on."""


class Transfer:
    """Export and import."""

    def __init__(
        self,
        *,
        store: Store,
        shelf: Shelf,
        edits: Edits,
        catalogues: Catalogues,
        clock: Clock,
        ids: Ids,
        pictures: PictureRows,
        cases: CaseRows,
        product: str,
    ) -> None:
        self._store = store
        self._shelf = shelf
        self._edits = edits
        self._catalogues = catalogues
        self._clock = clock
        self._ids = ids
        self._pictures = pictures
        self._cases = cases
        self._product = product

    async def export(self, *, blacklist: bool = True) -> Document:
        """All of it as one document."""
        book = self._catalogues.current.book

        worn = sorted({each.logo for each in book.values(LAYOUTS.table, Layout) if each.logo is not None})

        def work(connection: Connection) -> Document:
            scripts = (self._script(connection, head) for head in book.scripts.values())
            pictures = (self._pictures.get(connection, each) for each in worn)
            return Document(
                format=FORMAT,
                product=self._product,
                collections=collections_of(book),
                scripts=tuple(each for each in scripts if each is not None),
                pictures=tuple(
                    PictureDocument(type=each.type, content=each.content) for each in pictures if each
                ),
                blacklist=blacklist_document(self._shelf.blacklist(connection)) if blacklist else None,
            )

        return await self._store.read(work)

    async def bring_in(self, document: Document, *, mode: Mode, dry_run: bool, by: Actor) -> Imported:
        """Make the configuration what the document says, or only tell what that would mean.

        Raises Refused `invalid` with all reasons as `problems`, `in_use`, `busy`; a dry run tells them in its answer.
        """
        for _ in range(TRIES):
            worked = await self._work_out(document, mode, by)
            if dry_run:
                return _told(worked, mode, applied=False)
            if worked.problems:
                raise _refusal(worked.problems)
            try:
                await self._edits.carry_out(
                    lambda now, worked=worked: self._plan(worked, now, mode, by), by=by
                )
            except (_Changed, Conflict):  # or somebody has changed a test case meanwhile
                continue
            return _told(worked, mode, applied=True)
        raise Refused(Code.BUSY, "The configuration is being changed by others; try again.", retry=True)

    async def _work_out(self, document: Document, mode: Mode, by: Actor) -> _Worked:
        catalogue = self._catalogues.current
        entries = await self._store.read(self._shelf.blacklist) if document.blacklist is not None else ()
        told = [each.name for each in document.scripts if each.cases is not None]
        cases = await self._store.read(lambda c: {name: self._cases.every(c, name) for name in told})
        worked = await asyncio.to_thread(self._judged, document, catalogue, entries, cases, mode, by)
        busy = await self._store.read(lambda connection: list(self._at_work(connection, worked)))
        return replace(worked, problems=(*worked.problems, *busy))

    def _judged(
        self,
        document: Document,
        catalogue: Catalogue,
        entries: Sequence[BlacklistEntry],
        stored: Stored,
        mode: Mode,
        by: Actor,
    ) -> _Worked:
        now = self._clock.now()
        objects = place_objects(document, catalogue.book, mode)
        scripts = place_scripts(document, catalogue, mode, by=by, at=now)
        book = objects.book.with_scripts(scripts.heads, version=catalogue.version)
        objects.book = book
        for change in objects.changes:
            if (
                change.after is not None
                and isinstance(change.after.value, Calendar)
                and change.after.value.holidays
            ):
                public_holidays.known(change.after.value.holidays)  # loads the rules here, where nobody waits
        judge(objects, by)
        judge_scripts(scripts, book)
        settings = _settings(objects, Catalogue(book=book, scripts=scripts.running))
        blacklist = None
        if document.blacklist is not None:
            blacklist = place_blacklist(document.blacklist, entries, mode, ids=self._ids, by=by, at=now)
        problems = [
            *objects.problems,
            *settings,
            *scripts.problems,
            *(blacklist.problems if blacklist is not None else ()),
        ]
        cases = place_cases(document, stored, mode, by=by, at=now)
        problems += cases.problems
        pictures, wrong = _read_pictures(document)
        return _Worked(
            catalogue=catalogue,
            objects=objects,
            scripts=scripts,
            blacklist=blacklist,
            pictures=pictures,
            cases=cases,
            problems=(*problems, *wrong),
        )

    def _at_work(self, connection: Connection, worked: _Worked) -> list[Reason]:
        """What may not go because chats under way need it."""
        gone = [(each.table, each.key) for each in worked.objects.changes if each.after is None]
        gone += [("scripts", name) for name in worked.scripts.touched if name not in worked.scripts.heads]
        found: list[Reason] = []
        for table, name in gone:
            try:
                check_idle(self._shelf, connection, table, name)
            except Refused as refused:
                found.append(reason(f"{table.replace('_', '-')}/{name}", name, refused))
        for change in worked.objects.changes:
            layout = change.after.value if change.after is not None else None
            logo = layout.logo if isinstance(layout, Layout) else None
            if logo and logo not in worked.pictures and self._pictures.get(connection, logo) is None:
                path = f"{worked.objects.places[change.table, change.key]}.logo"
                sentence = "The picture is neither in the document nor here."
                code = Code.UNKNOWN_REFERENCE.value
                found.append(Reason(path=path, name=change.key, code=code, sentence=sentence))
        return found

    def _plan(self, worked: _Worked, now: Catalogue, mode: Mode, by: Actor) -> Plan:
        if now.version != worked.catalogue.version:
            raise _Changed
        changes = worked.objects.changes
        also: list[Callable[[Connection], None]] = []
        audit: list[AuditRow] = [
            audit_row(each)
            for each in changes
            if each.before is None or each.after is None or each.before.value != each.after.value
        ]
        for change in changes:
            if change.after is None:
                also.append(lambda c, t=change.table, k=change.key: check_idle(self._shelf, c, t, k))
            if change.table == USERS.table and change.before is not None:
                user = change.after.value if change.after is not None else None
                if not (isinstance(user, User) and user.active):
                    also.append(lambda c, k=change.key: self._shelf.end_sessions(c, k, at=self._clock.now()))
        if any(isinstance(each.after and each.after.value, Layout) for each in changes):
            also.append(self._put_pictures(worked.pictures, by))
        for write, row in script_writes(
            worked.scripts, worked.catalogue.book.scripts, self._shelf, at=self._clock.now()
        ):
            also.append(write)
            audit.append(row)
        for write, row in case_writes(worked.cases, self._cases):
            also.append(write)
            audit.append(row)
        blacklist = worked.blacklist
        if blacklist is not None and (blacklist.put or blacklist.dropped):
            also.append(blacklist.write(self._shelf))
            counted = msgspec.json.encode(blacklist.differences())
            audit.append(AuditRow(what="import", kind="blacklist", name="", after=counted))
        if changes or also:
            audit.append(AuditRow(what="import", kind=KIND, name=mode, after=_counted(worked)))
        return Plan(changes=changes, audit=audit, also=also)

    def _script(self, connection: Connection, head: ScriptHead) -> ScriptDocument | None:
        own = [each.number for each in head.versions if not each.system]
        texts = [(number, self._shelf.definition(connection, head.name, number) or b"null") for number in own]
        cases = [each.doc for each in self._cases.every(connection, head.name)]
        return script_document(head, texts, cases)

    def _put_pictures(self, pictures: Mapping[str, Picture], by: Actor) -> Callable[[Connection], None]:
        def write(connection: Connection) -> None:
            for name, picture in pictures.items():
                self._pictures.put(connection, name, picture, at=self._clock.now(), by=by.user)

        return write


def _read_pictures(document: Document) -> tuple[Mapping[str, Picture], list[Reason]]:
    """The document's pictures by id, and what is wrong with any."""
    found: dict[str, Picture] = {}
    wrong: list[Reason] = []
    for index, each in enumerate(document.pictures):
        try:
            picture = Picture(type=type_of(each.content), content=each.content)
            found[hashlib.sha256(each.content).hexdigest()] = picture
        except Refused as refused:
            wrong.append(reason(f"pictures[{index}]", "", refused))
    return found, wrong


def _settings(objects: Objects, catalogue: Catalogue) -> list[Reason]:
    """Points whose settings do not fit their scripts as they shall be."""
    found: list[Reason] = []
    for point in catalogue.book.values(POINTS.table, RoutingPoint):
        try:
            check_settings(point, catalogue)
        except Refused as refused:
            path = objects.places.get((POINTS.table, point.name), f"{POINTS.path}/{point.name}")
            found.append(reason(path, point.name, refused))
    return found


def _told(worked: _Worked, mode: Mode, *, applied: bool) -> Imported:
    old: Book = worked.catalogue.book
    new = [each.key for each in worked.objects.changes if each.table == USERS.table and each.before is None]
    return Imported(
        applied=applied,
        mode=mode,
        collections=(
            *differences(worked.objects),
            script_differences(worked.scripts, old.scripts),
            case_differences(worked.cases),
        ),
        blacklist=worked.blacklist.differences() if worked.blacklist is not None else None,
        problems=worked.problems,
        without_password=tuple(new),
    )


def _counted(worked: _Worked) -> bytes:
    told = _told(worked, "merge", applied=True)
    return msgspec.json.encode(
        {
            each.collection: {
                "added": len(each.added),
                "changed": len(each.changed),
                "removed": len(each.removed),
            }
            for each in told.collections
            if not each.nothing
        }
    )


def _refusal(problems: Sequence[Reason]) -> Refused:
    first, more = problems[0], len(problems) - 1
    rest = f" And {more} more." if more else ""
    return Refused(
        Code.INVALID,
        f"Nothing was imported. {first.path}: {first.sentence}{rest}",
        extra={"problems": msgspec.to_builtins(problems)},
    )
