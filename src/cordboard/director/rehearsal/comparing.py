"""What differs between two rehearsals of one chat, and the table of many such differences."""

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import Literal

import msgspec

from cordboard.director.rehearsal.rehearsed import Rehearsed

Aspect = Literal["destination", "wait", "exits", "overflow"]
ASPECTS: tuple[Aspect, ...] = ("destination", "wait", "exits", "overflow")
NOBODY = "nobody answers"
_SHOWN = 5
"""Ids of chats that a line of the table names; the JSON has them all."""


class Outcome(msgspec.Struct, frozen=True, kw_only=True):
    """What becomes of a chat under one version. `waited`: seconds until the answer; null: none."""

    how: str
    destination: str
    waited: int | None
    exits: tuple[str, ...]
    overflow: tuple[str, ...]


class Difference(msgspec.Struct, frozen=True, kw_only=True):
    """One aspect in which a chat would have differed, in words that chats share."""

    aspect: Aspect
    was: str
    would_be: str


class Compared(msgspec.Struct, frozen=True, kw_only=True):
    """A chat that would have differed."""

    chat: str
    differs: tuple[Difference, ...]
    against: Outcome
    version: Outcome


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """A line of the table: the same difference of several chats, by id in order of time."""

    aspect: Aspect
    was: str
    would_be: str
    count: int
    chats: tuple[str, ...]


def outcome_of(found: Rehearsed) -> Outcome:
    """What counts of a rehearsal when two are compared."""
    end = found.end
    return Outcome(
        how=end.how,
        destination=end.destination,
        waited=end.waited,
        exits=tuple(each.step for each in found.path),
        overflow=found.overflow,
    )


def differences(against: Outcome, version: Outcome) -> Iterator[Difference]:
    """In what the version would have treated the chat otherwise than the one it is compared with."""
    was, is_ = _ending(against), _ending(version)
    if was != is_:
        yield Difference(aspect="destination", was=was, would_be=is_)
    if against.waited != version.waited:
        was, is_ = _waits(against.waited, version.waited)
        yield Difference(aspect="wait", was=was, would_be=is_)
    if against.exits != version.exits:
        was, is_ = _parting(against.exits, version.exits)
        yield Difference(aspect="exits", was=was, would_be=is_)
    if against.overflow != version.overflow:
        yield Difference(aspect="overflow", was=_listed(against.overflow), would_be=_listed(version.overflow))


def table_of(rows: Sequence[Compared]) -> tuple[Change, ...]:
    """The differences of all chats, those of the same kind together; the most frequent of an aspect first."""
    found: dict[tuple[Aspect, str, str], list[str]] = {}
    for row in rows:
        for each in row.differs:
            found.setdefault((each.aspect, each.was, each.would_be), []).append(row.chat)
    changes = [
        Change(aspect=aspect, was=was, would_be=would_be, count=len(chats), chats=tuple(sorted(chats)))
        for (aspect, was, would_be), chats in found.items()
    ]
    return tuple(
        sorted(changes, key=lambda each: (ASPECTS.index(each.aspect), -each.count, each.was, each.would_be))
    )


def lines_of_table(changes: Sequence[Change], *, against: str, version: str) -> list[str]:
    """The table as text."""
    rows: list[tuple[str, ...]] = [("", f"version {against}", f"version {version}", "chats", "")]
    for each in changes:
        shown = ", ".join(each.chats[:_SHOWN])
        more = f" and {each.count - _SHOWN} more" if each.count > _SHOWN else ""
        rows.append((each.aspect, each.was, each.would_be, str(each.count), shown + more))
    widths = [max(len(row[column]) for row in rows) for column in range(4)]
    return [
        "  ".join(
            (
                *(row[column].ljust(widths[column]) for column in range(3)),
                row[3].rjust(widths[3]),
                row[4],
            )
        ).rstrip()
        for row in rows
    ]


def _ending(outcome: Outcome) -> str:
    if outcome.how == "ended" and outcome.exits:
        return f"ended at {outcome.exits[-1]}"
    return f"{outcome.how} {outcome.destination}".rstrip()


def _waits(was: int | None, is_: int | None) -> tuple[str, str]:
    if was is not None and is_ is not None:
        return "answered", "later" if is_ > was else "sooner"
    return NOBODY if was is None else "answered", NOBODY if is_ is None else "answered"


def _parting(was: tuple[str, ...], is_: tuple[str, ...]) -> tuple[str, str]:
    """Where the two ways part."""
    ways = zip_longest(was, is_, fillvalue="the end")
    return next((one, other) for one, other in ways if one != other)


def _listed(words: tuple[str, ...]) -> str:
    counted = {word: words.count(word) for word in dict.fromkeys(words)}
    return ", ".join(word if count == 1 else f"{count} × {word}" for word, count in counted.items()) or "none"
