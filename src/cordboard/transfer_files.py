"""What `cordboard export` and `import` do: the configuration between a file and a database, at rest or in use."""

import asyncio
import sys
from pathlib import Path

import msgspec

from cordboard.settings import Settings, WrongSetting
from cordboard.switchboard.configuration.ranks import SYSTEM
from cordboard.switchboard.transfer.document import Document
from cordboard.switchboard.transfer.telling import Imported, Mode
from cordboard.wiring import open_house


def export(settings: Settings, file: str, *, blacklist: bool) -> None:
    """Write the document to the file, or `-`. Raises WrongSetting."""
    document = asyncio.run(_exported(settings, blacklist))
    text = msgspec.json.format(msgspec.json.encode(document), indent=1) + b"\n"
    if file == "-":
        sys.stdout.write(text.decode())
        return
    try:
        Path(file).write_bytes(text)
    except OSError as error:
        raise WrongSetting(f"The file {file} cannot be written: {error}.") from error


def bring_in(settings: Settings, file: str, *, mode: Mode, dry_run: bool) -> tuple[bool, str]:
    """Whether the document can be imported, and what is to be said. Raises WrongSetting."""
    document = _read(file)
    told = asyncio.run(_brought_in(settings, document, mode, dry_run=True))
    if not dry_run and not told.problems:
        told = asyncio.run(_brought_in(settings, document, mode, dry_run=False))
    return not told.problems, "\n".join(_lines(told))


def _read(file: str) -> Document:
    try:
        text = sys.stdin.read().encode() if file == "-" else Path(file).read_bytes()
        return msgspec.json.decode(text, type=Document)
    except OSError as error:
        raise WrongSetting(f"The file {file} cannot be read: {error}.") from error
    except msgspec.MsgspecError as error:
        raise WrongSetting(f"The file {file} is no configuration: {error}.") from error


async def _exported(settings: Settings, blacklist: bool) -> Document:
    house = await open_house(settings)
    try:
        return await house.transfer.export(blacklist=blacklist)
    finally:
        await house.close()


async def _brought_in(settings: Settings, document: Document, mode: Mode, *, dry_run: bool) -> Imported:
    house = await open_house(settings)
    try:
        return await house.transfer.bring_in(document, mode=mode, dry_run=dry_run, by=SYSTEM)
    finally:
        await house.close()


def _lines(told: Imported) -> list[str]:
    lines = [
        f"{sign} {each.collection} {one.name}"
        for each in told.collections
        for sign, names in (("+", each.added), ("~", each.changed), ("-", each.removed))
        for one in names
    ]
    listed = told.blacklist
    if listed is not None and (listed.added or listed.changed or listed.removed):
        lines.append(f"blacklist: +{listed.added} ~{listed.changed} -{listed.removed}")
    lines += [f"! {each.path}: {each.sentence}" for each in told.problems]
    if told.problems:
        lines.append("Nothing can be imported.")
    elif told.applied:
        lines.append("Imported." if len(lines) else "Nothing had to be changed.")
    else:
        lines.append("This is what would change." if len(lines) else "Nothing would change.")
    if told.applied and told.without_password:
        lines.append(f"Without a password yet: {', '.join(told.without_password)}.")
    return lines
