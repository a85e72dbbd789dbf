"""What a rehearsal answers: the way of the chat through the script, what was said, and how it ended."""

from typing import Any, Literal

import msgspec

from cordboard.core.instant import SECOND, Millis
from cordboard.director.issues import Issue
from cordboard.director.run import Value

Elapsed = int | float
"""Seconds from the chat's beginning."""


def elapsed(span: Millis) -> Elapsed:
    """A span of time in seconds; a whole number if it is one."""
    return span // SECOND if span % SECOND == 0 else span / SECOND


class Ending(msgspec.Struct, frozen=True, kw_only=True):
    """How it ended.

    `how`: answered by an agent; ended by the script; abandoned by the visitor; fallback: the point's fallback queue
    took the chat, and perhaps an agent answered there; waiting: nothing more happens. `destination`: the route on
    which it was answered or waits last. `waited`: whole seconds from the first arrival in line until the answer;
    null: there was none. `label`: of the script's end. `reason`: why, in words.
    """

    how: Literal["answered", "ended", "abandoned", "fallback", "waiting"]
    at: Elapsed
    destination: str = ""
    agent: str = ""
    queue: str = ""
    waited: int | None = None
    label: str = ""
    reason: str = ""


class Passed(msgspec.Struct, frozen=True, kw_only=True):
    """A node that was entered `at` and left by `exit` at `left`; without an exit the run stands or ended there."""

    at: Elapsed
    node: str
    kind: str
    exit: str = ""
    to: str | None = None
    left: Elapsed | None = None
    why: str = ""
    read: dict[str, Any] = {}

    @property
    def step(self) -> str:
        """`node.exit`, or the node alone."""
        return f"{self.node}.{self.exit}" if self.exit else self.node


class Said(msgspec.Struct, frozen=True, kw_only=True):
    """Something that was written. `choices`: what a question offers."""

    at: Elapsed
    who: Literal["visitor", "script"]
    text: str
    choices: tuple[str, ...] = ()


class Ordered(msgspec.Struct, frozen=True, kw_only=True):
    """Something the script asked for: the order's `kind` and its fields."""

    at: Elapsed
    order: dict[str, Any]


class Called(msgspec.Struct, frozen=True, kw_only=True):
    """An outside call and how it ended; without an outcome it was under way when the chat was over."""

    at: Elapsed
    node: str
    order: dict[str, Any]
    outcome: str = ""
    value: Any = None
    detail: str = ""
    ended: Elapsed | None = None


class Remark(msgspec.Struct, frozen=True, kw_only=True):
    """A remark: of the script's trace, or of the rehearsal itself (without a node).

    `script` and `version`: of a script that the node calls and that begins now.
    """

    at: Elapsed
    note: str
    node: str = ""
    script: str = ""
    version: int = 0


class Standing(msgspec.Struct, frozen=True, kw_only=True):
    """Where a chat stands that is still waiting.

    `node`: where the script waits; empty: it has ended. `accepts`: what would wake it (`visitor_wrote`, …).
    `places`: the route on which the chat waits or rings. `next`: when something happens by itself; null: never.
    """

    node: str = ""
    accepts: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    next: Elapsed | None = None


class Rehearsed(msgspec.Struct, frozen=True, kw_only=True):
    """The whole answer. `overflow`: why routes failed, and `fallback`. `passed`: null if nothing was expected.

    `standing`: where the chat waits; null: it is over.
    """

    name: str
    end: Ending
    path: tuple[Passed, ...]
    said: tuple[Said, ...]
    orders: tuple[Ordered, ...]
    outside_calls: tuple[Called, ...]
    notes: tuple[Remark, ...]
    variables: dict[str, Value]
    clipboard: dict[str, str]
    standing: Standing | None = None
    overflow: tuple[str, ...] = ()
    issues: tuple[Issue, ...] = ()
    passed: bool | None = None
    failures: tuple[str, ...] = ()
