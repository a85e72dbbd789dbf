"""What `rehearse` does: reads scenarios, plays each through its version, and writes what came of it."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

from cordboard.core.errors import Refused
from cordboard.director.compiled import compile_script
from cordboard.director.reading import decode_definition
from cordboard.director.rehearsal.rehearse import rehearse as play
from cordboard.director.rehearsal.rehearsed import Rehearsed
from cordboard.director.rehearsal.scenario import Scenario
from cordboard.director.rehearsal.telling import lines_of
from cordboard.director.script import Definition
from cordboard.settings import Settings, WrongSetting
from cordboard.storage import script_cases
from cordboard.wiring import House, database_of, open_house


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """What the command line says. Without a file the test cases that are kept with the script are played."""

    file: Path | None
    script: str = ""
    version: str = ""
    definition: Path | None = None


class Case(Scenario, frozen=True, kw_only=True):
    """A scenario that may say by itself what it is played through; else the command line says it."""

    script: str = ""
    version: int | str = ""
    definition: dict[str, Any] | None = None


def rehearse(trial: Trial, settings: Callable[[], Settings], *, as_json: bool) -> tuple[bool, str]:
    """Whether every expectation came true, and what is to be printed. Raises WrongSetting for wrong input.

    `settings` are asked for when a database is needed.
    """
    cases = _cases(trial.file) if trial.file is not None else None
    given = _definition(_read(trial.definition), str(trial.definition)) if trial.definition else None
    try:
        if cases is None:
            found = asyncio.run(_kept(trial, settings()))
        elif all(case.definition is not None or (given is not None and not case.script) for case in cases):
            found = [_alone(case, given) for case in cases]
        else:
            found = asyncio.run(_with_database(cases, trial, given, settings()))
    except Refused as refused:
        raise WrongSetting(refused.detail) from refused
    passed = all(each.passed is not False for each in found)
    if as_json:
        return passed, msgspec.json.format(msgspec.json.encode(found), indent=2).decode()
    return passed, "\n".join(line for each in found for line in _lines(each)) + _summary(found)


async def at_house(settings: Settings, work: Callable[[House], Awaitable[Any]]) -> Any:
    """Do something with the rooms over the settings' database, which must be there.

    Raises WrongSetting when there is none.
    """
    from cordboard import commands

    database = database_of(settings)
    if isinstance(database, Path) and not database.exists():
        raise WrongSetting(f"There is no database {database}; `cordboard migrate` makes it.")
    await asyncio.to_thread(commands.prepare, settings)
    house = await open_house(settings)
    try:
        return await work(house)
    finally:
        await house.close()


def number_of(house: House, script: str, version: str) -> int | None:
    """The version that is meant: a number, `draft` for the newest that is not locked, empty for the usual one.

    Raises WrongSetting.
    """
    if not version:
        return None
    if version == "draft":
        head = house.catalogues.current.book.scripts.get(script)
        drafts = [each.number for each in head.versions if not each.locked] if head is not None else []
        if not drafts:
            raise WrongSetting(f"The script {script!r} has no version that is not locked.")
        return max(drafts)
    if not (version.isascii() and version.isdigit() and len(version) <= 9):
        raise WrongSetting(f"The version is {version!r}, but must be a number or draft.")
    return int(version)


async def _with_database(
    cases: Sequence[Case], trial: Trial, given: Definition | None, settings: Settings
) -> list[Rehearsed]:
    async def work(house: House) -> list[Rehearsed]:
        from cordboard.switchboard.scripts.rehearsals import Rehearsals

        rehearsals = Rehearsals(catalogues=house.catalogues, versions=house.office.scripts.versions)
        found: list[Rehearsed] = []
        for case in cases:
            own = case.definition
            definition = decode_definition(own) if own is not None else None if case.script else given
            name = case.script or trial.script
            if definition is not None:
                found.append(await rehearsals.of_definition(definition, case))
                continue
            if not name:
                raise WrongSetting("No script is named: give --script or --definition.")
            version = str(case.version) if case.script or case.version else trial.version
            found.append(await rehearsals.rehearse(name, number_of(house, name, version), case))
        return found

    found: list[Rehearsed] = await at_house(settings, work)
    return found


async def _kept(trial: Trial, settings: Settings) -> list[Rehearsed]:
    """The test cases of the script. Raises WrongSetting when there are none."""

    async def work(house: House) -> list[Rehearsed]:
        from cordboard.switchboard.scripts.case_views import scenario_of
        from cordboard.switchboard.scripts.rehearsals import Rehearsals

        kept = await house.store.read(lambda connection: script_cases.every(connection, trial.script))
        if not kept:
            raise WrongSetting(f"The script {trial.script!r} has no test cases: give a FILE.")
        rehearsals = Rehearsals(catalogues=house.catalogues, versions=house.office.scripts.versions)
        number = number_of(house, trial.script, trial.version)
        return [await rehearsals.rehearse(trial.script, number, scenario_of(case)) for case in kept]

    if not trial.script or trial.definition is not None:
        raise WrongSetting("Give a FILE, or --script alone for the test cases that are kept with it.")
    found: list[Rehearsed] = await at_house(settings, work)
    return found


def _alone(case: Case, given: Definition | None) -> Rehearsed:
    definition = decode_definition(case.definition) if case.definition is not None else given
    assert definition is not None
    return play(compile_script(definition), case)


def _cases(file: Path) -> list[Case]:
    raw = _read(file)
    try:
        several = raw.lstrip()[:1] == b"["
        return msgspec.json.decode(raw, type=list[Case]) if several else [msgspec.json.decode(raw, type=Case)]
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as mistake:
        raise WrongSetting(f"{file} holds no scenarios: {mistake}.") from mistake


def _definition(raw: bytes, file: str) -> Definition:
    try:
        return decode_definition(raw)
    except Refused as refused:
        raise WrongSetting(f"{file}: {refused.detail}") from refused


def _read(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise WrongSetting(f"{file} cannot be read: {error.strerror}.") from error


def _lines(found: Rehearsed) -> list[str]:
    lines = [f"# {found.name}" if found.name else "# Rehearsal"]
    for issue in found.issues:
        where = f" at {issue.node}" if issue.node else ""
        lines.append(f"{issue.severity}{where}: {issue.sentence}")
    lines += lines_of(found)
    if found.passed is not None:
        lines += ["passed"] if found.passed else [f"FAILED: {each}" for each in found.failures]
    return [*lines, ""]


def _summary(found: Sequence[Rehearsed]) -> str:
    expected = [each for each in found if each.passed is not None]
    if not expected:
        return ""
    passed = sum(each.passed is True for each in expected)
    return f"\n{passed} of {len(expected)} scenarios with expectations passed."
