"""Which objects of the collections an import changes, and everything that speaks against it. Pure.

Each object is judged as if it were the last to be changed, all others being as they shall be: so the order in which
objects name one another does not matter.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import msgspec

from cordboard.core.errors import Refused
from cordboard.core.people import RoleDefinition, User
from cordboard.core.reasons import Code
from cordboard.core.routing.point import GENERAL_CLASS
from cordboard.switchboard.configuration.book import Book, Change, Entry, in_order
from cordboard.switchboard.configuration.plans import Edit, plan
from cordboard.switchboard.configuration.ranks import Actor
from cordboard.switchboard.configuration.references import unknown
from cordboard.switchboard.configuration.rules import invalid
from cordboard.switchboard.configuration.subjects import CALL_CLASSES, SUBJECTS, USERS, Subject
from cordboard.switchboard.transfer.document import HIDDEN, Document, shown
from cordboard.switchboard.transfer.telling import Differences, Mode, ObjectDifference, Reason, reason

Wanted = dict[str, tuple[int, msgspec.Struct]]
"""By key: place in the document, and value."""

NEEDED = "configuration:edit"


@dataclass(slots=True)
class Objects:
    """The collections as they shall be."""

    before: Book
    book: Book
    changes: list[Change] = field(default_factory=list[Change])
    problems: list[Reason] = field(default_factory=list[Reason])
    places: dict[tuple[str, str], str] = field(default_factory=dict[tuple[str, str], str])
    """(table, key) → path in the document."""


def place_objects(document: Document, book: Book, mode: Mode) -> Objects:
    """The collections of a document put into the book; what cannot be read is told and left out."""
    found = Objects(before=book, book=book)
    by_path = {subject.path: subject for subject in SUBJECTS.values()}
    for path in document.collections.keys() - by_path.keys():
        sentence = f"There is no collection {path!r}."
        found.problems.append(Reason(path=path, name="", code=Code.INVALID.value, sentence=sentence))
    rows = dict(book.rows)
    for path, subject in by_path.items():
        told = document.collections.get(path)
        if told is None and mode == "merge":
            continue
        wanted = _read(subject, told or [], found)
        rows[subject.table] = _rows(subject, wanted, book, mode)
    found.book = replace(book, rows=rows)
    for subject in by_path.values():
        found.changes += _changes(subject, book, found.book)
    return found


def judge(found: Objects, actor: Actor) -> None:
    """Adds every reason why the changes may not be made."""
    for change in found.changes:
        subject = SUBJECTS[change.table]
        path = found.places.get((change.table, change.key), f"{subject.path}/{change.key}")
        if (
            change.before is not None
            and change.after is not None
            and change.before.value == change.after.value
        ):
            continue  # only its place in the order is another
        if change.after is not None:
            lost = [
                ref for ref in subject.refs(change.after.value) if not found.book.has(ref.table, ref.name)
            ]
            found.problems += [reason(path, change.key, unknown(ref)) for ref in lost]
            if lost:
                continue
        try:
            plan(_edit(subject, change, actor), _as_before(found.book, change))
        except Refused as refused:
            found.problems.append(reason(path, change.key, refused))
    found.problems += _shut_out(found.book, actor)


def differences(found: Objects) -> Iterator[Differences]:
    """What becomes of each collection."""
    for subject in SUBJECTS.values():
        changes = [each for each in found.changes if each.table == subject.table]
        told = [(each, _difference(subject, each)) for each in changes]
        real = [difference for _, difference in told if difference.before != difference.after]
        there = sum(not _supplied(entry) for entry in found.book.entries(subject.table).values())
        added = tuple(each for each in real if each.before is None)
        changed = tuple(each for each in real if each.before is not None and each.after is not None)
        yield Differences(
            collection=subject.path,
            added=added,
            changed=changed,
            removed=tuple(each for each in real if each.after is None),
            unchanged=there - len(added) - len(changed),
            reordered=subject.ordered and any(_moved(each) for each in changes),
        )


def _read(subject: Subject, told: list[msgspec.Raw], found: Objects) -> Wanted:
    decoder = msgspec.json.Decoder(subject.struct)
    wanted: Wanted = {}
    for index, raw in enumerate(told):
        path = f"{subject.path}[{index}]"
        try:
            value = _completed(subject, decoder.decode(raw), found.before)
            key = subject.key_of(value)
            if key in wanted:
                raise invalid(subject.key, f"{key!r} is listed twice.")
        except msgspec.MsgspecError as wrong:
            sentence = f"{wrong}."
            found.problems.append(Reason(path=path, name="", code=Code.INVALID.value, sentence=sentence))
        except Refused as refused:
            found.problems.append(reason(path, "", refused))
        else:
            wanted[key] = (index, value)
            found.places[subject.table, key] = path
    return wanted


def _completed(subject: Subject, value: msgspec.Struct, book: Book) -> msgspec.Struct:
    """The value with the fields that no document has: as they are here."""
    before = book.entries(subject.table).get(subject.key_of(value))
    kept: dict[str, Any] = (
        {}
        if before is None
        else {name: getattr(before.value, name) for name in HIDDEN.get(subject.table, ())}
    )
    if before is None:
        blank = {each.name: each.default for each in msgspec.structs.fields(subject.struct)}
        kept = {name: blank[name] for name in HIDDEN.get(subject.table, ())}
    if hasattr(value, "supplied"):
        kept["supplied"] = False
    return msgspec.structs.replace(value, **kept)


def _rows(subject: Subject, wanted: Wanted, book: Book, mode: Mode) -> Mapping[str, Entry]:
    rows = dict(book.entries(subject.table))
    if mode == "replace":
        rows = {key: entry for key, entry in rows.items() if key in wanted or _stays(subject, key, entry)}
    last = max((entry.position for entry in rows.values()), default=0)
    for key, (index, value) in wanted.items():
        before = rows.get(key)
        position = before.position if before is not None else 0
        if subject.ordered and mode == "replace":
            position = index + 1
        elif subject.ordered and before is None:
            last += 1
            position = last
        if before is None or before.value != value or before.position != position:
            number = before.row_version + 1 if before is not None else 1
            rows[key] = Entry(value=value, row_version=number, position=position)
    return in_order(rows)


def _stays(subject: Subject, key: str, entry: Entry) -> bool:
    return _supplied(entry) or (subject is CALL_CLASSES and key == GENERAL_CLASS)


def _supplied(entry: Entry) -> bool:
    return bool(getattr(entry.value, "supplied", False))


def _changes(subject: Subject, old: Book, new: Book) -> Iterator[Change]:
    before, after = old.entries(subject.table), new.entries(subject.table)
    for key, entry in after.items():
        if entry is not before.get(key):
            yield Change(table=subject.table, key=key, before=before.get(key), after=entry)
    for key, entry in before.items():
        if key not in after:
            yield Change(table=subject.table, key=key, before=entry, after=None)


def _edit(subject: Subject, change: Change, actor: Actor) -> Edit:
    after = change.after.value if change.after is not None else None
    new = change.before is None
    return Edit(subject=subject, key=change.key, after=after, actor=actor, new=new, keep_members=True)


def _as_before(book: Book, change: Change) -> Book:
    """The book as it shall be, but for this one object."""
    rows = dict(book.entries(change.table))
    if change.before is None:
        rows.pop(change.key, None)
    else:
        rows[change.key] = change.before
    return replace(book, rows={**book.rows, change.table: rows})


def _shut_out(book: Book, actor: Actor) -> Iterator[Reason]:
    """Who imports must be able to mend it afterwards."""
    user = book.value(USERS.table, actor.user, User)
    role = book.value("roles", user.role, RoleDefinition) if user is not None else None
    if user is None or role is None or NEEDED not in actor.permissions or NEEDED in role.permissions:
        return  # the product itself; or what is wrong is told already
    sentence = f"You would lose the permission {NEEDED}: your role would be {user.role}."
    yield Reason(path=f"users/{actor.user}", name=actor.user, code=Code.IN_USE.value, sentence=sentence)


def _difference(subject: Subject, change: Change) -> ObjectDifference:
    return ObjectDifference(
        name=change.key,
        before=None if change.before is None else shown(subject, change.before.value),
        after=None if change.after is None else shown(subject, change.after.value),
    )


def _moved(change: Change) -> bool:
    return (
        change.before is not None
        and change.after is not None
        and change.before.position != change.after.position
    )
