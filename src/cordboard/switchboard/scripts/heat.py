"""How many chats went which way through a script version in a period: also where another script called it."""

from collections.abc import Iterable, Mapping, Sequence
from statistics import median
from typing import Protocol

import msgspec

from cordboard.core.instant import SECOND, Millis, Timestamp, rfc3339
from cordboard.switchboard.configuration.catalogues import Catalogues
from cordboard.switchboard.ports import Connection, Store
from cordboard.switchboard.scripts.script_views import find_version

MOST_CHATS = 5_000
MOST_STEPS = 100_000
"""Bounds of a question: the newest chats of the period are counted, and it is said that there were more."""
_AT_ONCE = 100
"""Chats whose steps are read together."""


class NodeHeat(msgspec.Struct, frozen=True, kw_only=True):
    """A node: how often it was entered, and how long a chat was in it in the middle, in seconds; null: none left it."""

    entered: int
    median: float | None = None


class Heat(msgspec.Struct, frozen=True, kw_only=True):
    """The ways of chats opened in the period. `exits`: node → exit → how often it was taken.

    `cut_off`: there were more chats; those opened before `since` are left out.
    """

    script: str
    version: int
    chats: int
    cut_off: bool
    since: Timestamp | None
    nodes: Mapping[str, NodeHeat]
    exits: Mapping[str, Mapping[str, int]]


class Ran(msgspec.Struct, frozen=True):
    """A chat in which the version had its part. `runs`: those of its runs that are of the version itself."""

    chat: str
    opened_at: Millis
    runs: frozenset[int]


class Step(msgspec.Struct, frozen=True, kw_only=True):
    """A `node_entered`, `exit_taken` or `run_noted` of a chat. `script`, `version`: what the remark says is called."""

    chat: str
    at: Millis
    kind: str
    run: int
    node: str
    exit: str = ""
    script: str = ""
    version: int = 0


class HeatRows(Protocol):
    """Where it is on record."""

    def chats_that_ran(
        self,
        connection: Connection,
        script: str,
        number: int,
        *,
        since: Millis | None,
        until: Millis | None,
        limit: int,
    ) -> Sequence[Ran]:
        """The newest chats opened in the period that ran the version, or a script that called it, newest first."""
        ...

    def steps(self, connection: Connection, chat_ids: Sequence[str]) -> Sequence[Step]:
        """What their scripts did, in order within each chat."""
        ...


class Count:
    """Adds up steps. What a node of a called script did belongs to the version that was called there then."""

    def __init__(self, script: str, version: int) -> None:
        self._wanted = (script, version)
        self._entered: dict[str, int] = {}
        self._exits: dict[str, dict[str, int]] = {}
        self._stays: dict[str, list[Millis]] = {}

    def add(self, ran: Ran, steps: Iterable[Step]) -> None:
        """The steps of one chat, in order."""
        at_work = {(run, ""): self._wanted for run in ran.runs}
        inside: dict[tuple[int, str], Millis] = {}
        for each in steps:
            if each.kind == "run_noted":
                if each.script:
                    at_work[each.run, f"{each.node}/"] = (each.script, each.version)
                continue
            above, slash, node = each.node.rpartition("/")
            if at_work.get((each.run, above + slash)) != self._wanted:
                continue
            where = (each.run, each.node)
            if each.kind == "node_entered":
                self._entered[node] = self._entered.get(node, 0) + 1
                inside[where] = each.at
                continue
            taken = self._exits.setdefault(node, {})
            taken[each.exit] = taken.get(each.exit, 0) + 1
            if where in inside:
                self._stays.setdefault(node, []).append(max(0, each.at - inside.pop(where)))

    @property
    def nodes(self) -> dict[str, NodeHeat]:
        """Every node that was entered."""
        return {
            node: NodeHeat(entered=entered, median=self._median(node))
            for node, entered in sorted(self._entered.items())
        }

    @property
    def exits(self) -> dict[str, dict[str, int]]:
        """Every exit that was taken."""
        return {node: dict(sorted(taken.items())) for node, taken in sorted(self._exits.items())}

    def _median(self, node: str) -> float | None:
        stays = self._stays.get(node)
        return None if not stays else round(median(stays) / SECOND, 1)


class Heats:
    """Answers for stored versions."""

    def __init__(self, *, store: Store, rows: HeatRows, catalogues: Catalogues) -> None:
        self._store = store
        self._rows = rows
        self._catalogues = catalogues

    async def of_version(
        self, script: str, number: int, *, since: Millis | None, until: Millis | None
    ) -> Heat:
        """The ways of chats opened from `since` until before `until`. Raises Refused `not_found`."""
        find_version(self._catalogues.current.book, script, number)

        def work(connection: Connection) -> Heat:
            ran = self._rows.chats_that_ran(
                connection, script, number, since=since, until=until, limit=MOST_CHATS + 1
            )
            kept, cut_off = ran[:MOST_CHATS], len(ran) > MOST_CHATS
            count, counted, steps = Count(script, number), 0, 0
            while counted < len(kept) and steps < MOST_STEPS:
                part = kept[counted : counted + _AT_ONCE]
                of_chat: dict[str, list[Step]] = {each.chat: [] for each in part}
                for step in self._rows.steps(connection, [each.chat for each in part]):
                    of_chat[step.chat].append(step)
                    steps += 1
                for each in part:
                    count.add(each, of_chat[each.chat])
                counted += len(part)
            cut_off = cut_off or counted < len(kept)
            return Heat(
                script=script,
                version=number,
                chats=counted,
                cut_off=cut_off,
                since=rfc3339(kept[counted - 1].opened_at) if cut_off and counted else None,
                nodes=count.nodes,
                exits=count.exits,
            )

        return await self._store.read(work)
