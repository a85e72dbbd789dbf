"""What became of the chats that ran a script version: by this a candidate is compared with the active one. Pure."""

from collections.abc import Iterable

import msgspec

from cordboard.core.reasons import Ended

MOST_RUNS = 500
"""How many runs of a version are looked at, the newest ones."""

BY_SCRIPT = frozenset({Ended.SCRIPT_ENDED, Ended.SCRIPT_CLEARED})


class Figures(msgspec.Struct, frozen=True, kw_only=True):
    """Of a version's newest chats, at most 500. What is neither answered nor ended nor junk is still under way.

    What staff threw away as `junk` counts as that alone, whatever else became of it. `ended_by_script`: without an
    agent. `average_wait`: seconds until an agent answered, from the first arrival in a queue; null: none was
    answered. `exits`: node → exit → how often it was taken.
    """

    chats: int = 0
    answered: int = 0
    abandoned: int = 0
    ended_by_script: int = 0
    junk: int = 0
    average_wait: float | None = None
    exits: dict[str, dict[str, int]] = {}


class Happening(msgspec.Struct, frozen=True, kw_only=True):
    """An event that counts, of a chat that ran the version.

    It is `answered`, `chat_ended`, `junked`, or `exit_taken` in that run.
    """

    chat: str
    kind: str
    waited: int = 0
    reason: str = ""
    abandoned: bool = False
    node: str = ""
    exit: str = ""


def figures(chats: Iterable[str], happenings: Iterable[Happening]) -> Figures:
    """The figures of these chats; the happenings of each in their order."""
    waited: dict[str, int] = {}
    abandoned: set[str] = set()
    by_script: set[str] = set()
    junk: set[str] = set()
    exits: dict[str, dict[str, int]] = {}
    for each in happenings:
        match each.kind:
            case "answered":
                waited.setdefault(each.chat, each.waited)
            case "chat_ended":
                if each.abandoned:
                    abandoned.add(each.chat)
                elif each.reason in BY_SCRIPT and each.chat not in waited:
                    by_script.add(each.chat)
            case "junked":
                junk.add(each.chat)
            case _:
                taken = exits.setdefault(each.node, {})
                taken[each.exit] = taken.get(each.exit, 0) + 1
    waits = [seconds for chat, seconds in waited.items() if chat not in junk]
    return Figures(
        chats=len(set(chats)),
        answered=len(waits),
        abandoned=len(abandoned - junk),
        ended_by_script=len(by_script - junk),
        junk=len(junk),
        average_wait=round(sum(waits) / len(waits), 1) if waits else None,
        exits={node: dict(sorted(taken.items())) for node, taken in sorted(exits.items())},
    )
