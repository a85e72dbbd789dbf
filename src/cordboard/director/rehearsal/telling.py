"""A rehearsal for people to read: what happened line by line, and how it ended."""

from collections.abc import Iterator

import msgspec

from cordboard.director.rehearsal.rehearsed import Elapsed, Rehearsed

_WAYS = {
    "answered": "answered",
    "ended": "ended",
    "abandoned": "abandoned: the visitor left",
    "fallback": "taken by the fallback queue",
    "waiting": "still waiting",
}


def lines_of(found: Rehearsed) -> list[str]:
    """The whole rehearsal, a line for each thing."""
    events = sorted(_events(found), key=lambda event: event[:2])
    width = max((len(_time(at)) for at, _, _ in events), default=0)
    lines = [f"{_time(at):>{width}}  {line}" for at, _, line in events]
    return [*lines, f"{_time(found.end.at):>{width}}  {end_of(found)}"]


def end_of(found: Rehearsed) -> str:
    """How it ended, in a sentence."""
    end = found.end
    parts = [_WAYS[end.how]]
    if end.agent:
        parts.append(f"by {end.agent}")
    if end.destination:
        parts.append(f"on {end.destination}")
    if end.waited is not None:
        parts.append(f"after {end.waited} s of waiting")
    if end.label:
        parts.append(f"at the end “{end.label}”")
    if end.reason and end.how != "abandoned":
        parts.append(f"({end.reason})")
    return f"The chat is {' '.join(parts)}."


def _events(found: Rehearsed) -> Iterator[tuple[Elapsed, int, str]]:
    """When, in which order within one moment, and the line."""
    number = 0
    for each in found.path:
        at = each.left if each.left is not None else each.at
        to = f" → {each.to}" if each.to else ""
        why = f" ({each.why})" if each.why else ""
        read = f" {msgspec.json.encode(each.read).decode()}" if each.read else ""
        number += 1
        yield at, number, f"{each.step}{to}{why}{read}  [{each.kind}]"
    for each in found.said:
        number += 1
        choices = f" [{' | '.join(each.choices)}]" if each.choices else ""
        first = each.who == "visitor"  # what follows at the same moment follows from it
        yield each.at, 0 if first else number, f"{each.who}: {each.text}{choices}"
    for each in found.outside_calls:
        number += 1
        yield (
            each.at,
            number,
            f"{each.order['kind']} at {each.node}: {each.outcome or 'under way'} {each.detail}".rstrip(),
        )
    for each in found.notes:
        number += 1
        yield each.at, number, f"note{f' at {each.node}' if each.node else ''}: {each.note}"


def _time(at: Elapsed) -> str:
    return f"{at:g} s" if at < 1_000_000 else f"{at} s"
