"""Scripts: each a name for a row of numbered versions, which are `script_versions.py`."""

import asyncio
from dataclasses import replace
from typing import Any

from cordboard.core.errors import Refused
from cordboard.core.reasons import Code
from cordboard.director.reading import decode_definition
from cordboard.director.script import Definition, definition_sha256, encode_definition
from cordboard.director.templates import EMPTY
from cordboard.switchboard.configuration.book import ScriptHead
from cordboard.switchboard.configuration.catalogue import Catalogue
from cordboard.switchboard.configuration.catalogues import Catalogues
from cordboard.switchboard.configuration.edits import Edits, Plan, check_idle, check_tag
from cordboard.switchboard.configuration.ranks import Actor
from cordboard.switchboard.configuration.references import check_unused
from cordboard.switchboard.configuration.shelf import Shelf
from cordboard.switchboard.ports import Clock, Connection, Store
from cordboard.switchboard.scripts.script_health import HealthChecks, uses
from cordboard.switchboard.scripts.script_releases import Releases
from cordboard.switchboard.scripts.script_versions import ScriptVersions
from cordboard.switchboard.scripts.script_views import (
    ScriptView,
    check_own,
    find_script,
    new_version,
    script_audit,
    script_tag,
    script_view,
)
from cordboard.switchboard.scripts.sittings import Sittings, end_sittings


class Scripts:
    """The managers' verbs on scripts; `versions` has those on their versions, `releases` say which of them run.

    `sittings` tells the audit of drafts that are being saved.
    """

    def __init__(
        self, *, store: Store, shelf: Shelf, edits: Edits, catalogues: Catalogues, clock: Clock
    ) -> None:
        self.versions = ScriptVersions(
            store=store, shelf=shelf, edits=edits, catalogues=catalogues, clock=clock
        )
        self.releases = Releases(
            store=store, shelf=shelf, edits=edits, catalogues=catalogues, clock=clock, versions=self.versions
        )
        self.sittings = Sittings(store=store, shelf=shelf, clock=clock)
        self._shelf = shelf
        self._edits = edits
        self._catalogues = catalogues
        self._clock = clock
        self._health = HealthChecks()

    async def every(self) -> list[ScriptView]:
        """All scripts by name."""
        catalogue = self._catalogues.current
        # A large script takes its time; chats do not wait for it.
        health = await asyncio.to_thread(self._health.of, catalogue)
        used = uses(catalogue.book)
        return [
            script_view(head, used_by=used.get(name), health=health.get(name))
            for name, head in catalogue.book.scripts.items()
        ]

    async def get(self, name: str) -> ScriptView:
        """One script. Raises Refused `not_found`."""
        catalogue = self._catalogues.current
        head = find_script(catalogue.book, name)
        health = await asyncio.to_thread(self._health.of, catalogue)
        return script_view(head, used_by=uses(catalogue.book).get(name), health=health.get(name))

    async def create(
        self, name: str, *, description: str, template: str | None, imported: Any, by: Actor
    ) -> ScriptView:
        """A new script with a first version: imported, or a copy of another script, without both of the empty one.

        Raises Refused: already_exists, unknown_reference (no such template), script_invalid.
        """
        if imported is not None:
            definition = decode_definition(imported)
        else:
            definition = await self._template(template or EMPTY)
        text = encode_definition(definition)
        first = new_version(1, definition, description="", by=by, at=self._clock.now())
        head = ScriptHead(
            name=name,
            description=description,
            supplied=False,
            row_version=1,
            updated_at=first.created_at,
            updated_by=by.user,
        )

        def write(c: Connection) -> None:
            self._shelf.put_script(c, head, new=True)
            self._shelf.put_version(c, name, first, definition=text, new=True)

        def decide(catalogue: Catalogue) -> Plan:
            if name in catalogue.book.scripts:
                raise Refused(
                    Code.ALREADY_EXISTS, f"There is already a script {name!r}.", extra={"field": "name"}
                )
            after = {"description": description, "versions": {"1": definition_sha256(definition)}}
            return Plan(also=(write,), audit=(script_audit("create", name, after=after),))

        await self._edits.carry_out(decide, by=by)
        return await self.get(name)

    async def describe(self, name: str, description: str, *, by: Actor, if_match: str | None) -> ScriptView:
        """Another description. Raises Refused: not_found, read_only, changed_meanwhile."""

        def decide(catalogue: Catalogue) -> Plan:
            head = find_script(catalogue.book, name)
            check_tag(script_tag(script_view(head)), if_match)
            check_own(head)
            if head.description == description:
                return Plan()
            row = script_audit(
                "edit", name, before={"description": head.description}, after={"description": description}
            )
            after = replace(
                head,
                description=description,
                row_version=head.row_version + 1,
                updated_at=self._clock.now(),
                updated_by=by.user,
            )
            return Plan(also=(lambda c: self._shelf.put_script(c, after, new=False),), audit=(row,))

        await self._edits.carry_out(decide, by=by)
        return await self.get(name)

    async def remove(self, name: str, *, by: Actor) -> None:
        """Remove a script with its versions. Raises Refused: not_found, read_only, in_use."""

        def write(c: Connection) -> None:
            check_idle(self._shelf, c, "scripts", name)
            end_sittings(c, self._shelf, name, at=self._clock.now())
            self._shelf.drop_script(c, name)

        def decide(catalogue: Catalogue) -> Plan:
            head = find_script(catalogue.book, name)
            check_own(head)
            check_unused(catalogue.book, "scripts", name)
            before = {
                "description": head.description,
                "versions": {str(v.number): v.sha256 for v in head.versions},
            }
            return Plan(also=(write,), audit=(script_audit("delete", name, before=before),))

        await self._edits.carry_out(decide, by=by)

    async def _template(self, name: str) -> Definition:
        head = self._catalogues.current.book.scripts.get(name)
        if head is None or not head.versions:
            raise Refused(
                Code.UNKNOWN_REFERENCE,
                f"There is no script {name!r} to begin from.",
                extra={"field": "template"},
            )
        return await self.versions.definition(name, (head.active or head.versions[-1]).number)
