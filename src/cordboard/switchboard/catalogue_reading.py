"""How the catalogue's parts are read from the database: in one snapshot, taking over what has not changed."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import msgspec

from cordboard.core.people import User
from cordboard.core.routing.blacklist import Blacklist
from cordboard.director.compiled import CompiledScript, compile_script
from cordboard.director.reading import decode_definition
from cordboard.switchboard.book import Book, Entry, ScriptHead, in_order
from cordboard.switchboard.ports import Connection
from cordboard.switchboard.script_names import names_in, setting_tables
from cordboard.switchboard.shelf import Shelf
from cordboard.switchboard.subjects import SUBJECTS, USERS, Subject


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """What a reading gives; `mark` is that of the blacklist."""

    book: Book = field(default_factory=lambda: Book(version=-1))
    blacklist: Blacklist = field(default_factory=Blacklist)
    mark: str = ""
    active: Mapping[str, CompiledScript] = field(default_factory=dict[str, CompiledScript])
    """The active version of each script that has one."""


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
    active: dict[str, CompiledScript] = {}
    for head in shelf.scripts(connection):
        running = head.active
        compiled = None
        if running is not None:
            compiled = known.active.get(head.name)
            if compiled is None or compiled.sha256 != running.sha256:
                compiled = compiled_version(connection, shelf, head.name, running.number)
        if compiled is None:
            heads[head.name] = head
            continue
        active[head.name] = compiled
        definition = compiled.definition
        heads[head.name] = replace(
            head, names=names_in(definition), setting_tables=setting_tables(definition)
        )
    mark = shelf.blacklist_mark(connection)
    blacklist = known.blacklist if mark == known.mark else Blacklist(shelf.blacklist(connection))
    book = Book(version=version, rows=rows, scripts=dict(sorted(heads.items())))
    return Read(book=book, blacklist=blacklist, mark=mark, active=active)


def compiled_version(connection: Connection, shelf: Shelf, script: str, number: int) -> CompiledScript | None:
    """A version made ready to run; None: there is none of this number."""
    definition = shelf.definition(connection, script, number)
    return None if definition is None else compile_script(decode_definition(definition))


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
