"""What `replay` does: finds the versions, plays the recorded chats, and writes the table."""

import asyncio
from dataclasses import dataclass
from datetime import UTC, datetime

import msgspec

from cordboard.core.errors import Refused
from cordboard.core.instant import SECOND, Millis
from cordboard.director.rehearsal.comparing import lines_of_table
from cordboard.script_trials import at_house, number_of
from cordboard.settings import Settings, WrongSetting
from cordboard.storage import recorded_runs
from cordboard.switchboard.scripts.replays import Replayed, Replays, Wish
from cordboard.wiring import House


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What the command line says."""

    script: str
    version: str
    against: str
    last: int = 1_000
    since: str = ""
    point: str = ""
    fail_on: str = "any"


def replay(settings: Settings, asked: Asked, *, as_json: bool) -> tuple[bool, str]:
    """Whether no more differs than is allowed, and what is to be printed. Raises WrongSetting for wrong input."""
    allowed = _allowed(asked.fail_on)
    since = _since(asked.since)

    async def work(house: House) -> Replayed:
        script = asked.script or _only_script(house, asked)
        version = number_of(house, script, asked.version)
        against = number_of(house, script, asked.against)
        if version is None or against is None:
            raise WrongSetting("Both --version and --against must name a version.")
        if asked.point and asked.point not in house.catalogues.current.points:
            raise WrongSetting(f"There is no routing point {asked.point!r}.")
        replays = Replays(
            store=house.store,
            rows=recorded_runs,
            catalogues=house.catalogues,
            versions=house.office.scripts.versions,
        )
        wish = Wish(
            script=script,
            version=version,
            against=against,
            last=asked.last,
            since=since,
            point=asked.point or None,
        )
        return await replays.replay(wish)

    try:
        found: Replayed = asyncio.run(at_house(settings, work))
    except Refused as refused:
        raise WrongSetting(refused.detail) from refused
    good = found.differing <= found.chats * allowed / 100
    if as_json:
        return good, msgspec.json.format(msgspec.json.encode(found), indent=2).decode()
    return good, "\n".join(lines_of(found))


def lines_of(found: Replayed) -> list[str]:
    """The table and the summary."""
    lines: list[str] = []
    if found.changes:
        lines = [*lines_of_table(found.changes, against=str(found.against), version=str(found.version)), ""]
    share = f" ({100 * found.differing / found.chats:.1f} %)" if found.chats else ""
    counts = ", ".join(f"{aspect} {count}" for aspect, count in found.counts.items() if count)
    lines.append(
        f"{found.differing} of {found.chats} chats{share} would have differed"
        + (f": {counts}." if counts else ".")
    )
    if found.own:
        lines.append(
            f"Of {found.own} chats that had run one of these versions, the replay takes the recorded path"
            f" in {found.reproduced}."
        )
    if found.skipped:
        lines.append(f"{found.skipped} chats were left out: their record is too short, or too long.")
    return lines


def _only_script(house: House, asked: Asked) -> str:
    """The one script that has both versions. Raises WrongSetting when there is none, or are several."""
    numbers = {int(each) for each in (asked.version, asked.against) if each.isascii() and each.isdigit()}
    heads = house.catalogues.current.book.scripts.values()
    having = [head.name for head in heads if all(head.version(number) is not None for number in numbers)]
    if len(having) == 1:
        return having[0]
    which = f"It may be {', '.join(sorted(having))}." if having else "No script has both versions."
    raise WrongSetting(f"Name the script with --script. {which}")


def _allowed(text: str) -> float:
    """How many per cent of the chats may differ."""
    if text == "any":
        return 0
    number = text.removesuffix("%").strip()
    try:
        percent = float(number)
    except ValueError:
        percent = -1
    if not text.endswith("%") or not 0 <= percent <= 100:
        raise WrongSetting(f"--fail-on is {text!r}, but must be any or a percentage, as 2%.")
    return percent


def _since(text: str) -> Millis | None:
    if not text:
        return None
    try:
        at = datetime.fromisoformat(text)
    except ValueError as mistake:
        raise WrongSetting(
            f"--since is {text!r}, but must be a date or a moment, as 2030-01-07."
        ) from mistake
    return round((at if at.tzinfo is not None else at.replace(tzinfo=UTC)).timestamp() * SECOND)
