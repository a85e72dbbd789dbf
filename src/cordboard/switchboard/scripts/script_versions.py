"""Versions of scripts: a locked one never changes, System versions are the product's (DESIGN §6).

Which of them new chats run is `script_releases.py`.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import msgspec

from cordboard.core.errors import Refused
from cordboard.core.reasons import Code
from cordboard.director.check import check
from cordboard.director.issues import Issue
from cordboard.director.reading import decode_definition
from cordboard.director.script import Definition, definition_sha256, encode_definition
from cordboard.director.templates import EMPTY, supplied
from cordboard.switchboard.configuration.book import VersionHead
from cordboard.switchboard.configuration.catalogue import Catalogue
from cordboard.switchboard.configuration.catalogues import Catalogues
from cordboard.switchboard.configuration.edits import Edits, Plan, check_tag
from cordboard.switchboard.configuration.ranks import SYSTEM, Actor
from cordboard.switchboard.configuration.references import in_use
from cordboard.switchboard.configuration.shelf import Shelf, Sitting
from cordboard.switchboard.ports import Clock, Connection, Store
from cordboard.switchboard.scripts.script_diff import Difference, difference
from cordboard.switchboard.scripts.script_names import known
from cordboard.switchboard.scripts.script_views import (
    VersionDetail,
    VersionView,
    check_not_system,
    check_open,
    find_script,
    find_version,
    new_version,
    no_version,
    script_audit,
    version_tag,
    version_view,
)
from cordboard.switchboard.scripts.sittings import end_sittings, note_save


class ScriptVersions:
    """The managers' verbs on the versions of a script."""

    def __init__(
        self, *, store: Store, shelf: Shelf, edits: Edits, catalogues: Catalogues, clock: Clock
    ) -> None:
        self._store = store
        self._shelf = shelf
        self._edits = edits
        self._catalogues = catalogues
        self._clock = clock

    async def every(self, name: str) -> list[VersionView]:
        """The versions of a script by number."""
        heads = find_script(self._catalogues.current.book, name).versions

        def work(connection: Connection) -> list[VersionView]:
            return [version_view(name, self._as_it_is(connection, name, each)) for each in heads]

        return await self._store.read(work)

    async def version(self, name: str, number: int) -> VersionDetail:
        """One version with its definition and what `check` says of it. Raises Refused `not_found`."""
        known_head = find_version(self._catalogues.current.book, name, number)
        head = await self._store.read(lambda c: self._as_it_is(c, name, known_head))
        definition = await self.definition(name, number)
        return self._detail(name, head, definition)

    async def definition(self, name: str, number: int) -> Definition:
        """The definition of a version. Raises Refused `not_found`."""
        return decode_definition(await self.text(name, number))

    async def text(self, name: str, number: int) -> bytes:
        """The definition of a version as stored. Raises Refused `not_found`."""
        text = await self._store.read(lambda c: self._shelf.definition(c, name, number))
        if text is None:
            raise no_version(name, number)
        return text

    async def add_version(
        self, name: str, *, start_from: int | None, definition: Any, description: str, by: Actor
    ) -> VersionDetail:
        """A new version: of this definition, or a copy of another version, without both of the newest.

        Raises Refused: not_found, script_invalid (what is no definition; one with mistakes in it is kept).
        """
        head = find_script(self._catalogues.current.book, name)
        if definition is not None:
            made = decode_definition(definition)
        elif start_from is not None or head.versions:
            made = await self.definition(name, start_from or head.versions[-1].number)
        else:
            made = supplied(EMPTY).definition
        text = encode_definition(made)
        numbers: list[int] = []

        def decide(catalogue: Catalogue) -> Plan:
            head = find_script(catalogue.book, name)
            number = max((each.number for each in head.versions), default=0) + 1
            numbers.append(number)
            version = new_version(number, made, description=description, by=by, at=self._clock.now())
            after = {"version": number, "description": description, "sha256": version.sha256}
            return Plan(
                also=(lambda c: self._shelf.put_version(c, name, version, definition=text, new=True),),
                audit=(script_audit("create", name, after=after, kind="script_version"),),
            )

        await self._edits.carry_out(decide, by=by)
        return await self.version(name, numbers[-1])

    async def change_version(
        self,
        name: str,
        number: int,
        *,
        definition: Any,
        description: str | None,
        by: Actor,
        if_match: str | None,
    ) -> VersionDetail:
        """Another content of a version that is not locked; what is None stays.

        Raises Refused: not_found, read_only, version_locked, changed_meanwhile, script_invalid.
        """
        old = await self.definition(name, number)
        new = old if definition is None else decode_definition(definition)
        text, digest = encode_definition(new), definition_sha256(new)

        def decide(catalogue: Catalogue) -> Plan:
            head = find_version(catalogue.book, name, number)
            check_open(name, head)
            check_tag(version_tag(name, head), if_match)
            words = head.description if description is None else description
            if head.sha256 == digest and head.description == words:
                return Plan()
            after = replace(head, description=words, sha256=digest)

            def write(connection: Connection) -> None:
                note_save(
                    connection,
                    self._shelf,
                    script=name,
                    number=number,
                    before=_told(head),
                    after=_told(after),
                    by=by,
                    at=self._clock.now(),
                )
                self._shelf.put_version(connection, name, after, definition=text, new=False)

            return Plan(also=(write,))

        await self._edits.carry_out(decide, by=by)
        return await self.version(name, number)

    async def remove_version(self, name: str, number: int, *, by: Actor) -> None:
        """Remove a version.

        Raises Refused: not_found, read_only, version_active, in_use (chats have run it, or it is the candidate).
        """

        def decide(catalogue: Catalogue) -> Plan:
            head = find_version(catalogue.book, name, number)
            check_not_system(name, head)
            if head.active:
                raise Refused(
                    Code.VERSION_ACTIVE, f"Version {number} of {name!r} is active: activate another first."
                )
            if find_script(catalogue.book, name).next == number:
                raise in_use("version", f"{name} {number}", ["candidate of the script"])

            def write(connection: Connection) -> None:
                if self._as_it_is(connection, name, head).has_run:
                    places = ["chats that ran it: their records refer to it"]
                    raise in_use("version", f"{name} {number}", places)
                self.end_sitting(connection, name, number)
                self._shelf.drop_version(connection, name, number)

            row = script_audit(
                "delete", name, before={"version": number, "sha256": head.sha256}, kind="script_version"
            )
            return Plan(also=(write,), audit=(row,))

        await self._edits.carry_out(decide, by=by)

    async def lock(self, name: str, number: int, *, by: Actor) -> VersionDetail:
        """The version never changes again. Locking twice is no fault."""

        def decide(catalogue: Catalogue) -> Plan:
            head = find_version(catalogue.book, name, number)
            if head.locked:
                return Plan()
            row = script_audit("lock", name, after={"version": number}, kind="script_version")
            return Plan(also=(self.writing(name, head, locked=True),), audit=(row,))

        await self._edits.carry_out(decide, by=by)
        return await self.version(name, number)

    async def check(self, name: str, number: int) -> list[Issue]:
        """What is wrong with a version, as the configuration stands."""
        find_version(self._catalogues.current.book, name, number)
        return check(await self.definition(name, number), known(self._catalogues.current.book))

    async def diff(self, name: str, a: int, b: int) -> Difference:
        """What differs between two versions of a script."""
        return difference(a, await self.definition(name, a), b, await self.definition(name, b))

    async def mark_run(self, name: str, number: int) -> None:
        """A chat has begun to run the version: its record stays. Cheap when that is known already."""

        def decide(catalogue: Catalogue) -> Plan:
            script = catalogue.book.scripts.get(name)
            head = script.version(number) if script else None
            if head is None or head.has_run:
                return Plan()
            return Plan(also=(self.writing(name, head, has_run=True, locked=True),))

        await self._edits.carry_out(decide, by=SYSTEM)

    def writing(self, script: str, head: VersionHead, **changes: bool) -> Callable[[Connection], None]:
        """What writes the version with other marks."""

        def write(connection: Connection) -> None:
            if not head.locked:
                self.end_sitting(connection, script, head.number)
            after = replace(self._as_it_is(connection, script, head), **changes)
            self._shelf.put_version(connection, script, after, definition=None, new=False)

        return write

    def end_sitting(self, connection: Connection, script: str, number: int) -> None:
        """Tells in the audit what was saved of a draft, before something else is done to it."""
        end_sittings(connection, self._shelf, script, number=number, at=self._clock.now())

    def sitting(self, connection: Connection, script: str, number: int) -> Sitting | None:
        """The sitting of whoever saves the draft at present, of which the audit has not told yet."""
        return next(
            (each for each in self._shelf.sittings(connection, script) if each.number == number), None
        )

    def _as_it_is(self, connection: Connection, script: str, head: VersionHead) -> VersionHead:
        """The head with `has_run` of this moment: chats that begin a version do not write to it."""
        if head.has_run or not self._shelf.has_run(connection, script, head.number):
            return head
        return replace(head, has_run=True)

    def _detail(self, name: str, head: VersionHead, definition: Definition) -> VersionDetail:
        issues = check(definition, known(self._catalogues.current.book))
        return VersionDetail(
            **msgspec.structs.asdict(version_view(name, head)),
            definition=msgspec.Raw(encode_definition(definition)),
            issues=tuple(issues),
        )


def _told(head: VersionHead) -> dict[str, Any]:
    """A version for the audit."""
    return {"version": head.number, "description": head.description, "sha256": head.sha256}
