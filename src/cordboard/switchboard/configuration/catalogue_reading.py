"""How the catalogue's parts are read from the database: in one snapshot, taking over what has not changed."""

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import msgspec

from cordboard.core import public_holidays
from cordboard.core.calendar import Calendar
from cordboard.core.errors import Refused
from cordboard.core.people import User
from cordboard.core.routing.blacklist import Blacklist, BlacklistEntry
from cordboard.director.compiled import CompiledScript, compile_script
from cordboard.director.reading import decode_definition
from cordboard.switchboard.configuration.book import (
    Book,
    Entry,
    ScriptHead,
    VersionHead,
    fingerprint,
    in_order,
)
from cordboard.switchboard.configuration.shelf import Shelf
from cordboard.switchboard.configuration.subjects import SUBJECTS, USERS, Subject
from cordboard.switchboard.ports import Connection
from cordboard.switchboard.scripts.running import ActiveScript
from cordboard.switchboard.scripts.script_names import arguments_of, labels_of, names_in, setting_tables

log = logging.getLogger("cordboard.catalogue")


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """What a reading gives; `mark` is that of the blacklist."""

    book: Book = field(default_factory=lambda: Book(version=-1))
    blacklist: Blacklist = field(default_factory=Blacklist)
    entries: Sequence[BlacklistEntry] | None = None
    """What `blacklist` has to be made of anew; None: it is as it should be."""
    mark: str = ""
    scripts: Mapping[str, ActiveScript] = field(default_factory=dict[str, ActiveScript])
    """The active version of each script that has one, with the candidate for its place."""


def read_all(connection: Connection, shelf: Shelf, known: Read, *, always: bool = False) -> Read:
    """The configuration as it stands; `known` itself when its version is still the newest, unless `always`."""
    version = shelf.version(connection)
    if version == known.book.version and not always:
        return known
    rows = {
        subject.table: _rows(connection, shelf, subject, known.book.entries(subject.table))
        for subject in SUBJECTS.values()
    }
    heads: dict[str, ScriptHead] = {}
    scripts: dict[str, ActiveScript] = {}
    for head in shelf.scripts(connection):
        script = _running(connection, shelf, head, known)
        if script is not None:
            scripts[head.name] = script
        heads[head.name] = head if script is None else with_names(head, script)
    mark = shelf.blacklist_mark(connection)
    entries = None if mark == known.mark else shelf.blacklist(connection)
    book = Book(version=version, rows=rows, scripts=dict(sorted(heads.items())))
    return Read(book=book, blacklist=known.blacklist, entries=entries, mark=mark, scripts=scripts)


def compiled_version(connection: Connection, shelf: Shelf, script: str, number: int) -> CompiledScript | None:
    """A version made ready to run; None: there is none of this number, or it cannot be read any more.

    Its hash is that of the version as stored, also when the definition was carried forward from an older format.
    """
    text = shelf.definition(connection, script, number)
    if text is None:
        return None
    try:
        compiled = compile_script(decode_definition(text))
    except Refused as refusal:
        log.warning("script_unreadable script=%s version=%d reason=%s", script, number, refusal.detail)
        return None
    return msgspec.structs.replace(compiled, sha256=fingerprint(text))


def _running(connection: Connection, shelf: Shelf, head: ScriptHead, known: Read) -> ActiveScript | None:
    """What new chats of a script run; what was compiled before and is the same is taken over."""
    old = known.scripts.get(head.name)
    at_hand = {each.compiled.sha256: each.compiled for each in (old, old.next if old else None) if each}

    def ready(version: VersionHead) -> CompiledScript | None:
        found = at_hand.get(version.sha256)
        return found or compiled_version(connection, shelf, head.name, version.number)

    active = head.active
    compiled = ready(active) if active else None
    if active is None or compiled is None:
        return None
    candidate = head.candidate
    tried = ready(candidate) if candidate else None
    following = (
        ActiveScript(name=head.name, version=candidate.number, compiled=tried, share=head.share)
        if candidate and tried
        else None
    )
    return ActiveScript(name=head.name, version=active.number, compiled=compiled, next=following)


def with_names(head: ScriptHead, script: ActiveScript) -> ScriptHead:
    """The head with what follows from the definitions that chats run."""
    running = [script.compiled, *([script.next.compiled] if script.next else [])]
    return replace(
        head,
        names=frozenset[tuple[str, str]]().union(*map(names_in, running)),
        setting_tables={
            name: table
            for compiled in reversed(running)
            for name, table in setting_tables(compiled.definition).items()
        },
        labels=labels_of(script.compiled.definition),
        arguments=arguments_of(script.compiled.definition),
    )


def _rows(
    connection: Connection, shelf: Shelf, subject: Subject, known: Mapping[str, Entry]
) -> Mapping[str, Entry]:
    found: dict[str, Entry] = {}
    must_change = shelf.must_change_all(connection) if subject is USERS else ()
    decoder = msgspec.json.Decoder(subject.struct)
    for row in shelf.rows(connection, subject.table):
        entry = known.get(row.name)
        if entry is None or entry.row_version != row.version or entry.position != row.position:
            entry = Entry(value=decoder.decode(row.doc), row_version=row.version, position=row.position)
            if isinstance(entry.value, Calendar) and entry.value.holidays is not None:
                public_holidays.known(
                    entry.value.holidays
                )  # loads the rules before a chat has to wait for them
        if isinstance(entry.value, User) and entry.value.must_change_password is not (
            row.name in must_change
        ):
            # The password's row knows: users change their passwords without touching the configuration.
            user = msgspec.structs.replace(entry.value, must_change_password=row.name in must_change)
            entry = replace(entry, value=user)
        found[row.name] = entry
    ordered = in_order(found)
    same = list(ordered) == list(known) and all(entry is known[name] for name, entry in ordered.items())
    return known if same else ordered
