"""Writes down what a rehearsal brings: path, words, orders, calls and remarks, each with its moment."""

from typing import Any

import msgspec
from msgspec.structs import replace

from cordboard.core.instant import Millis
from cordboard.director import orders
from cordboard.director.rehearsal.rehearsed import Called, Ordered, Passed, Remark, Said, elapsed
from cordboard.director.stimuli import CallReturned

MAX_TOLD = 2 * 1024 * 1024
"""Bytes of orders that a rehearsal tells of; a script that writes more is stopped."""


class Recorder:
    """Everything in order of time. `now` is moved on by the play."""

    def __init__(self, begin: Millis) -> None:
        self._begin = begin
        self.now = begin
        self.path: list[Passed] = []
        self.said: list[Said] = []
        self.orders: list[Ordered] = []
        self.calls: list[Called] = []
        self.notes: list[Remark] = []
        self.overflow: list[str] = []
        self._told = 0

    @property
    def at(self) -> int | float:
        """The moment, in seconds from the beginning."""
        return elapsed(self.now - self._begin)

    @property
    def full(self) -> bool:
        """Whether so much was told that it is enough."""
        return self._told > MAX_TOLD

    @property
    def node(self) -> str:
        """The node that was entered last."""
        return self.path[-1].node if self.path else ""

    def order(self, order: orders.AnyOrder) -> None:
        """An order of the script, whatever it is."""
        match order:
            case orders.TraceEntered():
                self.path.append(Passed(at=self.at, node=order.node, kind=order.node_kind))
                return
            case orders.TraceExit():
                self._left(order)
                return
            case orders.TraceNote():
                self.notes.append(
                    Remark(
                        at=self.at,
                        note=order.note,
                        node=order.node,
                        script=order.script,
                        version=order.version,
                    )
                )
                return
            case orders.Say():
                self.said.append(Said(at=self.at, who="script", text=order.text))
            case orders.Ask():
                self.said.append(Said(at=self.at, who="script", text=order.text, choices=order.choices))
            case orders.Clear() if order.message:
                self.said.append(Said(at=self.at, who="script", text=order.message))
            case orders.GiveUp():
                self.notes.append(Remark(at=self.at, note=order.note, node=order.node))
            case _:
                pass
        self._told += len(msgspec.json.encode(order))
        self.orders.append(Ordered(at=self.at, order=msgspec.to_builtins(order)))

    def visitor(self, text: str) -> None:
        """The visitor wrote."""
        self.said.append(Said(at=self.at, who="visitor", text=text))

    def note(self, text: str) -> None:
        """A remark of the rehearsal itself."""
        self.notes.append(Remark(at=self.at, note=text))

    def overflowed(self, why: str) -> None:
        """A route led to nobody, or the fallback queue took over."""
        self.overflow.append(str(why))

    def call(self, node: str, order: orders.AnyOrder) -> None:
        """An outside call was ordered."""
        self.calls.append(Called(at=self.at, node=node, order=msgspec.to_builtins(order)))

    def returned(self, number: int, answer: CallReturned) -> None:
        """The outside call, counted from 0, has ended."""
        ended: dict[str, Any] = {
            "outcome": answer.outcome,
            "value": answer.value,
            "detail": answer.detail,
            "ended": self.at,
        }
        self.calls[number] = replace(self.calls[number], **ended)

    def _left(self, order: orders.TraceExit) -> None:
        """The newest entry of the node that is still open has its exit now."""
        if order.exit in ("full", "no_agents"):
            self.overflowed(order.exit)
        for number in range(len(self.path) - 1, -1, -1):
            entry = self.path[number]
            if entry.node == order.node and not entry.exit:
                self.path[number] = replace(
                    entry, exit=order.exit, to=order.to, left=self.at, why=order.why, read=order.read
                )
                return
