"""The whole configuration as one document: what managers set up, without secrets, passwords and what is supplied.

Equal configurations give equal documents. Numbers of signing keys stay behind, for the keys are this system's own.
"""

from collections.abc import Sequence
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta

from cordboard.core.ids import Name
from cordboard.core.instant import Timestamp, rfc3339
from cordboard.core.routing.blacklist import AddressText, BlacklistEntry
from cordboard.switchboard.configuration.book import Book, ScriptHead
from cordboard.switchboard.configuration.subjects import SUBJECTS, Subject

FORMAT = 1
SYSTEM = "system"
"""Of a supplied script's active version: the one that the product brings."""

HIDDEN = {
    "users": ("must_change_password",),
    "agent_groups": ("users",),
    "hosts": ("key", "seed"),
    "webhooks": ("key", "seed"),
}
"""Fields that are not in the document, by table: a group's users are told by the users."""

Words = Annotated[str, Meta(max_length=1000)]


class VersionDocument(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A version of a script with its definition."""

    version: Annotated[int, Meta(ge=1, le=1_000_000)]
    description: Words = ""
    locked: bool = False
    definition: msgspec.Raw


class ScriptDocument(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A script with its own versions. `active`: the number of the active one, `system`, or null for none.

    `cases`: its test cases, as `cordboard rehearse` takes them; null: they are not spoken of.
    """

    name: Name
    description: Words = ""
    supplied: bool = False
    active: int | Literal["system"] | None = None
    versions: Annotated[tuple[VersionDocument, ...], Meta(max_length=10_000)] = ()
    cases: Annotated[tuple[msgspec.Raw, ...], Meta(max_length=500)] | None = None


class BlacklistDocument(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A range of blacklisted addresses."""

    start: AddressText
    end: AddressText
    description: Words = ""
    expires_at: Timestamp | None = None


class PictureDocument(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A logo; layouts name it by the SHA-256 of its content, which is base64 here."""

    type: Annotated[str, Meta(max_length=100)]
    content: Annotated[bytes, Meta(max_length=4 * 1024 * 1024)]


class Document(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A configuration. `collections` has the objects by the collections' words in paths; `blacklist` null: not told."""

    format: Literal[1]
    product: Annotated[str, Meta(max_length=100)] = ""
    collections: dict[str, list[msgspec.Raw]] = {}
    scripts: Annotated[tuple[ScriptDocument, ...], Meta(max_length=10_000)] = ()
    pictures: Annotated[tuple[PictureDocument, ...], Meta(max_length=1_000)] = ()
    blacklist: Annotated[tuple[BlacklistDocument, ...], Meta(max_length=1_000_000)] | None = None


def shown(subject: Subject, value: msgspec.Struct) -> dict[str, Any]:
    """An object as the document has it."""
    fields: dict[str, Any] = msgspec.to_builtins(value)
    return {
        name: each
        for name, each in fields.items()
        if name not in {*HIDDEN.get(subject.table, ()), "supplied"}
    }


def collections_of(book: Book) -> dict[str, list[msgspec.Raw]]:
    """Every object of every collection but the supplied ones, in the order of the lists."""
    return {
        subject.path: [
            msgspec.Raw(msgspec.json.encode(shown(subject, entry.value)))
            for entry in book.entries(subject.table).values()
            if not getattr(entry.value, "supplied", False)
        ]
        for subject in SUBJECTS.values()
    }


def script_document(
    head: ScriptHead, definitions: Sequence[tuple[int, bytes]], cases: Sequence[bytes]
) -> ScriptDocument | None:
    """A script with the definitions of its own versions and its cases; None: all of it is supplied, as it came."""
    texts = dict(definitions)
    own = tuple(
        VersionDocument(
            version=each.number,
            description=each.description,
            locked=each.locked,
            definition=msgspec.Raw(texts[each.number]),
        )
        for each in head.versions
        if not each.system
    )
    active = head.active
    runs = None if active is None else SYSTEM if active.system else active.number
    if head.supplied and not own and runs == SYSTEM:
        return None
    return ScriptDocument(
        name=head.name,
        description="" if head.supplied else head.description,
        supplied=head.supplied,
        active=runs,
        versions=own,
        cases=None if head.supplied else tuple(map(msgspec.Raw, cases)),
    )


def blacklist_document(entries: Sequence[BlacklistEntry]) -> tuple[BlacklistDocument, ...]:
    """The blacklist in the order of its ranges."""
    told = [
        BlacklistDocument(
            start=each.start,
            end=each.end,
            description=each.description,
            expires_at=None if each.expires_at is None else rfc3339(each.expires_at),
        )
        for each in entries
    ]
    return tuple(sorted(told, key=lambda each: (each.start, each.end, each.description)))
