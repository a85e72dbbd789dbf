"""Which scripts and versions an import changes. Pure, but for the writes that it prepares."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import msgspec

from cordboard.core.errors import Refused
from cordboard.core.instant import Millis
from cordboard.core.reasons import Code
from cordboard.director.compiled import compile_script
from cordboard.director.reading import decode_definition
from cordboard.director.script import encode_definition
from cordboard.director.templates import supplied
from cordboard.switchboard.configuration.book import Book, ScriptHead, VersionHead, fingerprint
from cordboard.switchboard.configuration.catalogue import Catalogue
from cordboard.switchboard.configuration.catalogue_reading import with_names
from cordboard.switchboard.configuration.edits import check_idle
from cordboard.switchboard.configuration.ranks import Actor
from cordboard.switchboard.configuration.references import check_unused
from cordboard.switchboard.configuration.shelf import AuditRow, Shelf
from cordboard.switchboard.ports import Connection
from cordboard.switchboard.scripts.running import ActiveScript
from cordboard.switchboard.scripts.script_views import check_runs, script_audit
from cordboard.switchboard.scripts.sittings import end_sittings
from cordboard.switchboard.transfer.document import SYSTEM, Document, ScriptDocument, VersionDocument
from cordboard.switchboard.transfer.telling import Differences, Mode, ObjectDifference, Reason, reason

Write = Callable[[Connection], None]


@dataclass(slots=True)
class ScriptPlan:
    """The scripts as they shall be, and what writes them."""

    heads: dict[str, ScriptHead]
    running: dict[str, ActiveScript]
    texts: dict[tuple[str, int], bytes] = field(default_factory=dict[tuple[str, int], bytes])
    """Definitions that are new here or become active."""
    touched: set[str] = field(default_factory=set[str])
    problems: list[Reason] = field(default_factory=list[Reason])
    paths: dict[str, str] = field(default_factory=dict[str, str])


def place_scripts(
    document: Document, catalogue: Catalogue, mode: Mode, *, by: Actor, at: Millis
) -> ScriptPlan:
    """The scripts of a document put among those that are here; what cannot be read is told and left out."""
    found = ScriptPlan(heads=dict(catalogue.book.scripts), running=dict(catalogue.scripts))
    named: set[str] = set()
    for index, told in enumerate(document.scripts):
        path = f"scripts[{index}]"
        try:
            if told.name in named:
                raise Refused(Code.INVALID, f"{told.name!r} is listed twice.", extra={"field": "name"})
            named.add(told.name)
            found.paths[told.name] = path
            _place(told, found, by=by, at=at)
        except Refused as refused:
            found.problems.append(reason(path, told.name, refused))
    if mode == "replace":
        for name, head in catalogue.book.scripts.items():
            if name not in named and not head.supplied:
                del found.heads[name]
                found.running.pop(name, None)
                found.touched.add(name)
    return found


def judge_scripts(found: ScriptPlan, book: Book) -> None:
    """Adds what speaks against the scripts as they shall be; `book` is the whole as it shall be."""
    for name in sorted(found.touched):
        head = found.heads.get(name)
        path = found.paths.get(name, f"scripts/{name}")
        try:
            if head is None:
                check_unused(book, "scripts", name)
            elif head.active is not None and (name, head.active.number) in found.texts:
                check_runs(book, name, head.active, found.texts[name, head.active.number])
        except Refused as refused:
            found.problems.append(reason(path, name, refused))


def script_differences(found: ScriptPlan, old: Mapping[str, ScriptHead]) -> Differences:
    """What becomes of the scripts."""
    told = [
        ObjectDifference(name=name, before=_summary(old.get(name)), after=_summary(found.heads.get(name)))
        for name in sorted(found.touched)
    ]
    told = [each for each in told if each.before != each.after]
    return Differences(
        collection="scripts",
        added=tuple(each for each in told if each.before is None),
        changed=tuple(each for each in told if each.before is not None and each.after is not None),
        removed=tuple(each for each in told if each.after is None),
        unchanged=sum(not head.supplied for name, head in found.heads.items() if name not in found.touched),
    )


def script_writes(
    found: ScriptPlan, old: Mapping[str, ScriptHead], shelf: Shelf, *, at: Millis
) -> Iterator[tuple[Write, AuditRow]]:
    """What writes the scripts, each with its row in the audit."""
    for name in sorted(found.touched):
        before, after = old.get(name), found.heads.get(name)
        if _summary(before) == _summary(after):
            continue
        what = "create" if before is None else "delete" if after is None else "edit"
        row = script_audit(what, name, before=_summary(before), after=_summary(after))
        yield _writing(name, before, after, found, shelf, at=at), row


def _place(told: ScriptDocument, found: ScriptPlan, *, by: Actor, at: Millis) -> None:
    head = found.heads.get(told.name)
    if told.supplied and (head is None or not head.supplied):
        raise Refused(Code.UNKNOWN_REFERENCE, f"This version of the product has no script {told.name!r}.")
    if head is None:
        head = ScriptHead(
            name=told.name,
            description=told.description,
            supplied=False,
            row_version=1,
            updated_at=at,
            updated_by=by.user,
        )
    elif head.description != told.description and not head.supplied:
        head = replace(
            head,
            description=told.description,
            row_version=head.row_version + 1,
            updated_at=at,
            updated_by=by.user,
        )
    numbers: dict[int, int] = {}
    for index, version in enumerate(told.versions):
        try:
            head, numbers[version.version] = _version(version, head, found, by=by, at=at)
        except Refused as refused:
            path = f"{found.paths[told.name]}.versions[{index}].definition"
            found.problems.append(reason(path, told.name, refused))
    head = _activated(told, head, numbers, found)
    active = head.active
    if active is not None and (text := found.texts.get((told.name, active.number))):
        running = ActiveScript(
            name=told.name, version=active.number, compiled=compile_script(decode_definition(text))
        )
        found.running[told.name] = running
        head = with_names(head, running)
    if active is None:
        found.running.pop(told.name, None)
    found.heads[told.name] = head
    found.touched.add(told.name)


def _version(
    told: VersionDocument, head: ScriptHead, found: ScriptPlan, *, by: Actor, at: Millis
) -> tuple[ScriptHead, int]:
    """The script with this version in it, under its own number or, when that is another's for good, the next one."""
    text = encode_definition(decode_definition(bytes(told.definition)))
    sha256 = fingerprint(text)
    here = head.version(told.version)
    if (
        here is not None
        and here.sha256 != sha256
        and (here.locked or here.system or here.has_run or here.active)
    ):
        # The number is another version's for good; perhaps this one came in before, under a number of its own.
        here = next((each for each in head.versions if each.sha256 == sha256 and not each.system), None)
        if here is None:
            following = max(each.number for each in head.versions) + 1
            told = msgspec.structs.replace(told, version=following)
    if here is None:
        here = VersionHead(
            number=told.version,
            description=told.description,
            locked=told.locked,
            active=False,
            system=False,
            has_run=False,
            sha256=sha256,
            created_by=by.user,
            created_at=at,
        )
    elif here.description != told.description or here.sha256 != sha256 or (told.locked and not here.locked):
        here = replace(here, description=told.description, sha256=sha256, locked=here.locked or told.locked)
    found.texts[head.name, here.number] = text
    others = [each for each in head.versions if each.number != here.number]
    return replace(head, versions=tuple(sorted([*others, here], key=lambda each: each.number))), here.number


def _activated(
    told: ScriptDocument, head: ScriptHead, numbers: Mapping[int, int], found: ScriptPlan
) -> ScriptHead:
    """The script with the active version that the document names; a candidate ends when that is another one."""
    if told.active == SYSTEM:
        system = [each for each in head.versions if each.system]
        wanted = system[-1].number if system else None
        if wanted is not None and not system[-1].active:
            found.texts[head.name, wanted] = encode_definition(supplied(head.name).definition)
    else:
        wanted = numbers.get(told.active) if told.active is not None else None
        if told.active is not None and wanted is None:
            raise Refused(
                Code.UNKNOWN_REFERENCE,
                f"The document has no version {told.active} of it.",
                extra={"field": "active"},
            )
    now = head.active.number if head.active is not None else None
    if wanted == now:
        return head
    versions = tuple(
        replace(each, active=each.number == wanted, locked=each.locked or each.number == wanted)
        for each in head.versions
    )
    if head.next is not None:
        head = replace(head, next=None, share=0, since=None, row_version=head.row_version + 1)
    return replace(head, versions=versions)


def _writing(
    name: str,
    before: ScriptHead | None,
    after: ScriptHead | None,
    found: ScriptPlan,
    shelf: Shelf,
    *,
    at: Millis,
) -> Write:
    def write(connection: Connection) -> None:
        end_sittings(connection, shelf, name, at=at)
        if after is None:
            check_idle(shelf, connection, "scripts", name)
            shelf.drop_script(connection, name)
            return
        if before is None or before.row_version != after.row_version:
            shelf.put_script(connection, after, new=before is None)
        old = {each.number: each for each in (before.versions if before is not None else ())}
        # First those that are active no more: only one may be at any moment.
        for version in sorted(after.versions, key=lambda each: each.active):
            known = old.get(version.number)
            if known == version:
                continue
            text = found.texts.get((name, version.number))
            changed = known is None or known.sha256 != version.sha256
            runs = version.has_run or (known is not None and shelf.has_run(connection, name, version.number))
            if changed and runs:
                raise Refused(
                    Code.VERSION_LOCKED, f"Chats have begun to run version {version.number} of {name!r}."
                )
            shelf.put_version(
                connection,
                name,
                replace(version, has_run=runs),
                definition=text if changed else None,
                new=known is None,
            )

    return write


def _summary(head: ScriptHead | None) -> dict[str, Any] | None:
    if head is None:
        return None
    return {
        "description": head.description,
        "active": head.active.number if head.active is not None else None,
        "versions": [
            {
                "version": each.number,
                "description": each.description,
                "locked": each.locked,
                "sha256": each.sha256,
            }
            for each in head.versions
            if not each.system
        ],
    }
