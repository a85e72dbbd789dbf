"""One execution of a script version for one chat: a plain value that survives any restart."""

from typing import Any

import msgspec

from cordboard.core.instant import Millis

Value = str | int | float | bool | list[Any] | dict[str, Any] | None
"""What a script's variable can hold; lists and groups come from outside, as JSON."""


class Wait(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Where a run stands still: at which node, for which stimuli, and until when."""

    node: str
    accepts: tuple[str, ...]
    """Tags of the stimuli that may wake it; any other is ignored."""
    due_at: Millis | None = None
    """When the run wakes by itself (TimerDue); None: never."""
    call: int = 0
    """The outside call whose end is waited for; 0: none."""


class Frame(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A called script (macro) that has not ended. It keeps to the version that was active when it was entered."""

    script: str
    version: int
    node: str
    """The node of the caller that waits for its end."""
    settings: dict[str, Value] = {}
    variables: dict[str, Value] = {}


class Run(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """State of a run between two turns."""

    number: int
    """Counts the runs of the chat from 1."""
    script: str
    version: int
    """Number of the pinned script version; it never changes during the run."""
    steps: int = 0
    """Nodes entered so far."""
    variables: dict[str, Value] = {}
    """Of the script itself; those of called scripts stand in their frames."""
    frames: tuple[Frame, ...] = ()
    """The called scripts under way, the innermost last: it is the one that runs."""
    calls: int = 0
    """Outside calls ordered so far."""
    skills: dict[str, int] = {}
    """What `require_skill` asks of every agent from now on, with least levels."""
    scratch: dict[str, Any] = {}
    """What the waiting node keeps for itself (tries so far, …)."""
    wait: Wait | None = None
    ended: bool = False
    answered: bool = False
    """An agent has answered; the run may not wait any more (DESIGN §4)."""
