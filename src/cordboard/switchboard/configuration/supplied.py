"""What the product itself brings along: roles, layout, class, status codes and scripts of a new system (DESIGN §9.2).

Supplied objects are replaced when a newer version of the product brings other ones; nobody else changes them.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

import msgspec

from cordboard.core import supplied
from cordboard.director.script import definition_sha256, encode_definition
from cordboard.director.templates import Supplied, supplied_scripts
from cordboard.switchboard.configuration.book import Book, Change, Entry, ScriptHead
from cordboard.switchboard.configuration.catalogue import Catalogue
from cordboard.switchboard.configuration.configuration import audit_row
from cordboard.switchboard.configuration.edits import Edits, Plan
from cordboard.switchboard.configuration.ranks import SYSTEM
from cordboard.switchboard.configuration.shelf import AuditRow, Shelf
from cordboard.switchboard.configuration.subjects import CALL_CLASSES, LAYOUTS, ROLES, STATUS_CODES, Subject
from cordboard.switchboard.ports import Clock, Connection
from cordboard.switchboard.scripts.script_views import new_version, script_audit

OBJECTS: tuple[tuple[Subject, msgspec.Struct], ...] = (
    *((ROLES, role) for role in supplied.ROLES),
    *((LAYOUTS, layout) for layout in supplied.LAYOUTS),
    *((CALL_CLASSES, call_class) for call_class in supplied.CLASSES),
    *((STATUS_CODES, code) for code in supplied.STATUS_CODES),
)
"""Every supplied object but the scripts."""


async def supply(
    *, edits: Edits, shelf: Shelf, clock: Clock, scripts: Sequence[Supplied] | None = None
) -> None:
    """Bring the supplied objects up to this version of the product. Changes nothing when they are.

    `scripts`: others than those of this version.
    """
    brought = supplied_scripts() if scripts is None else scripts

    def decide(catalogue: Catalogue) -> Plan:
        changes = list(_objects(catalogue.book))
        also: list[Callable[[Connection], None]] = []
        audit = [audit_row(change) for change in changes]
        for script in brought:
            writes, row = _script(script, catalogue.book.scripts.get(script.name), shelf, clock.now())
            also += writes
            audit += [row] if row is not None else []
        return Plan(changes=changes, also=also, audit=audit)

    await edits.carry_out(decide, by=SYSTEM)


def _objects(book: Book) -> Iterator[Change]:
    for subject, value in OBJECTS:
        key = subject.key_of(value)
        before = book.entries(subject.table).get(key)
        if before is None:
            yield Change(table=subject.table, key=key, before=None, after=Entry(value=value))
        elif before.value != value and getattr(before.value, "supplied", False):
            after = replace(before, value=value, row_version=before.row_version + 1)
            yield Change(table=subject.table, key=key, before=before, after=after)


def _script(
    script: Supplied, head: ScriptHead | None, shelf: Shelf, now: int
) -> tuple[Sequence[Callable[[Connection], None]], AuditRow | None]:
    """What brings a script's System version up to date: a new one, active in the place of the one before.

    A System version that chats have run stays as it was, for their sake. An own version that is active stays so,
    and so does a script without an active version. An own script that happens to have the name is let alone.
    """
    name, definition = script.name, script.definition
    if head is not None and not head.supplied:
        return (), None
    digest = definition_sha256(definition)
    system = [each for each in head.versions if each.system] if head is not None else []
    described = head is not None and head.description == script.description
    if system and system[-1].sha256 == digest and described:
        return (), None
    writes: list[Callable[[Connection], None]] = []
    if not described:
        made = ScriptHead(
            name=name,
            description=script.description,
            supplied=True,
            row_version=1,
            updated_at=now,
            updated_by=SYSTEM.user,
        )
        if head is not None:
            made = replace(
                head, description=made.description, row_version=head.row_version + 1, updated_at=now
            )
        writes.append(lambda c: shelf.put_script(c, made, new=head is None))
    after: dict[str, object] = {"description": script.description}
    if not system or system[-1].sha256 != digest:
        number = max((each.number for each in head.versions), default=0) + 1 if head is not None else 1
        after = {"version": number, "sha256": digest, "system": True}
        writes += _version(script, head, shelf, now, number)
    kind = "script_version" if "version" in after else "script"
    return writes, script_audit("create" if "version" in after else "edit", name, after=after, kind=kind)


def _version(
    script: Supplied, head: ScriptHead | None, shelf: Shelf, now: int, number: int
) -> Iterator[Callable[[Connection], None]]:
    """What writes the new System version and lets it run in the place of the one before."""
    name, definition = script.name, script.definition
    running = head.active if head is not None else None
    follows = head is None or (running is not None and running.system)
    if running is not None and follows:
        before = replace(running, active=False)
        yield lambda c: shelf.put_version(c, name, before, definition=None, new=False)
    version = replace(
        new_version(number, definition, description="System version", by=SYSTEM, at=now),
        locked=True,
        system=True,
        active=follows,
    )
    text = encode_definition(definition)
    yield lambda c: shelf.put_version(c, name, version, definition=text, new=True)
