"""Scripts and versions as they are shown, and the refusals that several verbs share."""

from dataclasses import replace
from typing import Any

import msgspec

from cordboard.core.errors import Refused
from cordboard.core.instant import Millis, Timestamp, rfc3339
from cordboard.core.reasons import Code
from cordboard.director.check import check, errors
from cordboard.director.issues import Issue, Severity
from cordboard.director.reading import decode_definition
from cordboard.director.script import Definition, definition_sha256
from cordboard.switchboard.configuration.book import Book, ScriptHead, VersionHead, fingerprint
from cordboard.switchboard.configuration.edits import tag_of
from cordboard.switchboard.configuration.ranks import Actor
from cordboard.switchboard.configuration.shelf import AuditRow
from cordboard.switchboard.scripts.script_health import ScriptHealth, UsedBy
from cordboard.switchboard.scripts.script_names import known


class ScriptView(msgspec.Struct, frozen=True, kw_only=True):
    """A script. `active`: number of the version that new chats run; `newest`: the highest number there is.

    `next`: the candidate, which `share` percent of new chats run instead. `health`: null without an active version.
    """

    name: str
    description: str
    supplied: bool
    active: int | None
    newest: int | None
    next: int | None
    share: int
    versions: int
    updated_at: Timestamp
    updated_by: str
    used_by: UsedBy = UsedBy()
    health: ScriptHealth | None = None


class VersionView(msgspec.Struct, frozen=True, kw_only=True):
    """A version without its definition. `system`: supplied with the product, neither editable nor deletable."""

    script: str
    version: int
    description: str
    locked: bool
    active: bool
    system: bool
    has_run: bool
    sha256: str
    created_by: str
    created_at: Timestamp


class VersionDetail(VersionView, frozen=True, kw_only=True):
    """A version with its definition, and what `check` says of it now.

    `saved_by`, `saved_at`: who changed it last and when, where one version is read; empty when that is not known.
    """

    definition: msgspec.Raw
    issues: tuple[Issue, ...]
    saved_by: str = ""
    saved_at: Timestamp | None = None


def script_view(
    head: ScriptHead, *, used_by: UsedBy | None = None, health: ScriptHealth | None = None
) -> ScriptView:
    """The script as it is shown."""
    return ScriptView(
        name=head.name,
        description=head.description,
        supplied=head.supplied,
        active=head.active.number if head.active else None,
        newest=max((each.number for each in head.versions), default=None),
        next=head.next,
        share=head.share,
        versions=len(head.versions),
        updated_at=rfc3339(head.updated_at),
        updated_by=head.updated_by,
        used_by=used_by or UsedBy(),
        health=health,
    )


def script_tag(view: ScriptView) -> str:
    """The ETag of a script: what others make of it is no change of it."""
    return tag_of(msgspec.structs.replace(view, used_by=UsedBy(), health=None))


def version_view(script: str, head: VersionHead) -> VersionView:
    """The version as it is shown."""
    return VersionView(
        script=script,
        version=head.number,
        description=head.description,
        locked=head.locked,
        active=head.active,
        system=head.system,
        has_run=head.has_run,
        sha256=head.sha256,
        created_by=head.created_by,
        created_at=rfc3339(head.created_at),
    )


def new_version(
    number: int, definition: Definition, *, description: str, by: Actor, at: Millis
) -> VersionHead:
    """The head of a version that is made now: open, not active."""
    return VersionHead(
        number=number,
        description=description,
        locked=False,
        active=False,
        system=False,
        has_run=False,
        sha256=definition_sha256(definition),
        created_by=by.user,
        created_at=at,
    )


def version_tag(script: str, head: VersionHead) -> str:
    """The ETag of a version: that of its definition and its state."""
    return tag_of(version_view(script, head))


def detail_tag(detail: VersionDetail) -> str:
    """The ETag of a version as it was answered; the same as `version_tag`."""
    return tag_of(VersionView(**{name: getattr(detail, name) for name in VersionView.__struct_fields__}))


def find_script(book: Book, name: str) -> ScriptHead:
    """A script. Raises Refused `not_found`."""
    head = book.scripts.get(name)
    if head is None:
        raise Refused(Code.NOT_FOUND, f"There is no script {name!r}.")
    return head


def find_version(book: Book, name: str, number: int) -> VersionHead:
    """A version. Raises Refused `not_found`."""
    head = find_script(book, name).version(number)
    if head is None:
        raise no_version(name, number)
    return head


def no_version(name: str, number: int) -> Refused:
    """The refusal of a number that no version has."""
    return Refused(Code.NOT_FOUND, f"The script {name!r} has no version {number}.")


def check_own(head: ScriptHead) -> None:
    """Raises Refused `read_only` for a supplied script."""
    if head.supplied:
        raise Refused(
            Code.READ_ONLY, f"The script {head.name!r} is supplied: it is neither changed nor deleted."
        )


def check_not_system(name: str, head: VersionHead) -> None:
    """Raises Refused `read_only` for a System version."""
    if head.system:
        raise Refused(
            Code.READ_ONLY,
            f"Version {head.number} of {name!r} is a System version: make a new version from it.",
        )


def check_open(name: str, head: VersionHead) -> None:
    """Raises Refused unless the version may still change: `read_only` (System version) or `version_locked`."""
    check_not_system(name, head)
    if head.locked:
        raise Refused(
            Code.VERSION_LOCKED, f"Version {head.number} of {name!r} is locked: make a new version from it."
        )


def check_runs(book: Book, name: str, head: VersionHead, definition: bytes) -> None:
    """Raises Refused unless chats may run the version, whose stored definition was read as this text.

    Codes: changed_meanwhile, script_invalid with all issues when `check` finds an error.
    """
    if head.sha256 != fingerprint(definition):
        raise Refused(Code.CHANGED_MEANWHILE, "Somebody else has just changed this version.", retry=True)
    issues = check(decode_definition(definition), known(book))
    if errors(issues):
        raise script_invalid(name, head.number, issues)


def without_next(head: ScriptHead, *, by: Actor, at: Millis) -> ScriptHead:
    """The script after a change, without a candidate."""
    return replace(
        head,
        next=None,
        share=0,
        since=None,
        row_version=head.row_version + 1,
        updated_at=at,
        updated_by=by.user,
    )


def script_invalid(name: str, number: int, issues: list[Issue]) -> Refused:
    """The refusal to let chats run a script with mistakes; `issues` in the answer are all of them."""
    wrong = [each for each in issues if each.severity is Severity.ERROR]
    first = f"node {wrong[0].node}: {wrong[0].sentence}" if wrong[0].node else wrong[0].sentence
    mistakes = "an error" if len(wrong) == 1 else f"{len(wrong)} errors; the first"
    return Refused(
        Code.SCRIPT_INVALID,
        f"Version {number} of {name!r} has {mistakes}: {first}",
        extra={"issues": msgspec.to_builtins(issues)},
    )


def script_audit(
    what: str, name: str, *, before: Any = None, after: Any = None, kind: str = "script"
) -> AuditRow:
    """What was done to a script. Definitions are named by their digest; the versions themselves keep them."""
    return AuditRow(
        what=what,
        kind=kind,
        name=name,
        before=None if before is None else msgspec.json.encode(before),
        after=None if after is None else msgspec.json.encode(after),
    )
