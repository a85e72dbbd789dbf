"""The system about itself, for administrators: version, database, nodes, settings in force, what waits outside."""

from collections.abc import Iterable, Iterator, Sequence
from importlib import metadata
from platform import python_version
from typing import Protocol

import msgspec

from cordboard.core.instant import Millis, Timestamp, rfc3339
from cordboard.switchboard.ports import Clock, Connection, Store, Unavailable


class DatabaseFacts(msgspec.Struct, frozen=True, kw_only=True):
    """What the database says of itself."""

    kind: str
    version: str
    bytes: int
    migration: str


class Held(msgspec.Struct, frozen=True, kw_only=True):
    """A piece of work that one node does for all: by whom, until when unless renewed."""

    name: str
    holder: str
    until: Millis


class Waiting(msgspec.Struct, frozen=True, kw_only=True):
    """Errands of a kind that are not done; `failing` of them were tried before; `oldest`: when the first is due."""

    kind: str
    count: int
    failing: int
    oldest: Millis | None


class AboutRows(Protocol):
    """What is read from the database."""

    def database(self, connection: Connection) -> DatabaseFacts: ...
    def held(self, connection: Connection) -> Sequence[Held]: ...
    def waiting(self, connection: Connection) -> Sequence[Waiting]: ...


class Setting(msgspec.Struct, frozen=True, kw_only=True):
    """A setting in force; of secrets only whether they are set."""

    name: str
    value: str
    meaning: str


class Check(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that must be well."""

    name: str
    ok: bool
    milliseconds: int | None = None


class Duty(msgspec.Struct, frozen=True, kw_only=True):
    """Work that one node does for all."""

    name: str
    node: str
    until: Timestamp


class Errands(msgspec.Struct, frozen=True, kw_only=True):
    """What is still to be done outside."""

    kind: str
    waiting: int
    failing: int
    oldest: Timestamp | None


class System(msgspec.Struct, frozen=True, kw_only=True):
    """The system as it is. `node` is this one; the others are seen by their duties."""

    version: str
    python: str
    node: str
    now: Timestamp
    started_at: Timestamp
    database: DatabaseFacts | None
    configuration: int
    checks: tuple[Check, ...]
    duties: tuple[Duty, ...]
    errands: tuple[Errands, ...]
    settings: tuple[Setting, ...]


class Licence(msgspec.Struct, frozen=True, kw_only=True):
    """A program that this one is built on."""

    name: str
    version: str
    licence: str


class About:
    """Looks the facts up when asked."""

    def __init__(
        self, *, store: Store, rows: AboutRows, clock: Clock, node: str, settings: Sequence[Setting]
    ) -> None:
        self._store = store
        self._rows = rows
        self._clock = clock
        self._node = node
        self._settings = tuple(settings)
        self._started = clock.now()

    async def look(self, *, configuration: int) -> System:
        """Everything; a database that does not answer is told as a check."""
        begun = self._clock.now()

        def work(connection: Connection) -> tuple[DatabaseFacts, Sequence[Held], Sequence[Waiting]]:
            return (
                self._rows.database(connection),
                self._rows.held(connection),
                self._rows.waiting(connection),
            )

        facts: DatabaseFacts | None = None
        held: Sequence[Held] = ()
        waiting: Sequence[Waiting] = ()
        try:
            facts, held, waiting = await self._store.read(work)
        except Unavailable:
            took = None
        else:
            took = self._clock.now() - begun
        return System(
            version=metadata.version("cordboard"),
            python=python_version(),
            node=self._node,
            now=rfc3339(self._clock.now()),
            started_at=rfc3339(self._started),
            database=facts,
            configuration=configuration,
            checks=(Check(name="database", ok=facts is not None, milliseconds=took),),
            duties=tuple(Duty(name=each.name, node=each.holder, until=rfc3339(each.until)) for each in held),
            errands=tuple(
                Errands(
                    kind=each.kind,
                    waiting=each.count,
                    failing=each.failing,
                    oldest=None if each.oldest is None else rfc3339(each.oldest),
                )
                for each in waiting
            ),
            settings=self._settings,
        )


def licences(root: str = "cordboard") -> list[Licence]:
    """Of everything that is installed because of the product; from what is installed itself, without any network."""
    found: dict[str, Licence] = {}
    wanted = list(_needs(root))
    while wanted:
        name = wanted.pop()
        key = name.lower().replace("_", "-")
        if key in found:
            continue
        try:
            meta = metadata.metadata(name)
        except metadata.PackageNotFoundError:
            continue  # of another platform, or an extra that is not installed
        found[key] = Licence(name=meta["Name"], version=meta["Version"], licence=_licence(meta))
        wanted += _needs(name)
    return sorted(found.values(), key=lambda each: each.name.lower())


def _needs(name: str) -> Iterator[str]:
    for line in metadata.requires(name) or ():
        if "extra ==" not in line:
            yield _name_of(line)


def _name_of(requirement: str) -> str:
    end = next((i for i, sign in enumerate(requirement) if not (sign.isalnum() or sign in "-_.")), None)
    return requirement[:end]


def _licence(meta: metadata.PackageMetadata) -> str:
    expression = next(iter(_all(meta, "License-Expression")), "")
    if expression:
        return expression
    classified = [
        line.rsplit(" :: ", 1)[-1] for line in _all(meta, "Classifier") if line.startswith("License ::")
    ]
    told = " ".join(next(iter(_all(meta, "License")), "").split())
    return ", ".join(classified) or told[:80] or "?"


def _all(meta: metadata.PackageMetadata, name: str) -> Iterable[str]:
    return meta.get_all(name) or ()
