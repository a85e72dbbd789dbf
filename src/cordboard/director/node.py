"""What all kinds of node have: the base of their settings, the answer they give, and the record of a kind."""

import inspect
from collections.abc import Callable, Collection, Iterator, Mapping
from enum import StrEnum
from typing import Annotated, Any, Generic, NoReturn, TypeVar

import msgspec
from msgspec import Meta

from cordboard.director.issues import Issue
from cordboard.director.sprint import Sprint
from cordboard.director.stimuli import AnyStimulus

FAILED = "failed"
"""Every kind that can fail may have this exit; without it the run gives up, to the fallback queue."""

TIMEOUT = "timeout"
"""The exit of every kind that calls outside when no answer comes."""


class Node(
    msgspec.Struct,
    frozen=True,
    kw_only=True,
    forbid_unknown_fields=True,
    omit_defaults=True,
    tag_field="kind",
):
    """Settings of a node. An exit is the only thing that points; null or missing: it points nowhere."""

    exits: Annotated[dict[str, str | None], Meta(max_length=50)] = {}
    note: Annotated[str, Meta(max_length=1_000)] = ""
    """For readers of the flowchart."""

    def leads(self, name: str) -> bool:
        """Whether the exit is connected."""
        return self.exits.get(name) is not None


class Leave(msgspec.Struct, frozen=True):
    """The node is done and the run leaves by this exit. `why` is for the trace."""

    exit: str
    why: str = ""


class Pause(msgspec.Struct, frozen=True):
    """The run stands still here until a stimulus with one of these tags, or until `seconds` have passed."""

    accepts: tuple[str, ...]
    seconds: int | None = None
    call: int = 0
    """The outside call whose end is waited for; 0: none."""


class Enter(msgspec.Struct, frozen=True):
    """The run goes on in another script; the node is left when that one ends."""

    script: str
    arguments: dict[str, Any]


class Return(msgspec.Struct, frozen=True):
    """The script ends, under this name and with this value for who called it."""

    label: str = ""
    value: Any = None


class Stop(msgspec.Struct, frozen=True):
    """The run ends here."""


NEXT = Leave("next")
STOP = Stop()
Step = Leave | Pause | Enter | Return | Stop
"""What a node answers when it is entered or woken."""


class Group(StrEnum):
    """Where the node stands in the palette (domain.md §3.4)."""

    GENERAL = "General"
    ADVANCED = "Advanced"
    AGENT_HANDLING = "Agent handling"
    QUEUE = "Queue"


N = TypeVar("N", bound=Node)


def _never(settings: Node, sprint: Sprint, stimulus: AnyStimulus) -> NoReturn:
    _ = sprint
    raise AssertionError(f"{type(settings).__name__} waits for nothing, yet {type(stimulus).__name__} came")


def _no_return(settings: Node, sprint: Sprint, step: Return) -> NoReturn:
    _ = sprint, step
    raise AssertionError(f"{type(settings).__name__} calls no script")


def _nothing_wrong(settings: Node) -> Iterator[Issue]:
    _ = settings
    yield from ()


def _none(settings: Node) -> Collection[str]:
    _ = settings
    return ()


def _no_more(settings: Node) -> Mapping[str, str]:
    _ = settings
    return {}


class ExitNames(msgspec.Struct, frozen=True, kw_only=True):
    """Where the settings name exits: a member of each group in a field, as in `cases[].exit`."""

    field: str
    member: str


class Kind(msgspec.Struct, Generic[N], frozen=True, kw_only=True):
    """One kind of node. `exits` maps each exit to a sentence about when it is taken."""

    settings: type[N]
    group: Group
    exits: Mapping[str, str]
    more_exits: Callable[[N], Mapping[str, str]] = _no_more
    """Exits that this node has by its settings, besides those of its kind."""
    exits_from: ExitNames | None = None
    """Where `more_exits` has their names from, for an editor that must know without asking."""
    open_exits: bool = False
    """Whether it may have exits of any name: they are another script's ends."""
    enter: Callable[[N, Sprint], Step]
    resume: Callable[[N, Sprint, AnyStimulus], Step] = _never
    returned: Callable[[N, Sprint, Return], Step] = _no_return
    """Of a node that calls a script: which exit it takes when that has ended."""
    check: Callable[[N], Iterator[Issue]] = _nothing_wrong
    """Rules of this kind alone. It leaves out `node` in its issues; the caller fills it in."""
    waits: bool = False
    """Whether a run may stand still here."""
    at_once: Callable[[N], Collection[str]] = _none
    """Of a node that may wait: the exits that can be taken without having waited, besides `failed`."""
    optional: Collection[str] = ()
    """Exits that need not be connected."""
    agent_talks_after: Collection[str] = ()
    """Exits after which an agent has the chat, so that the run may not wait any more."""
    outside: bool = False
    """Whether it asks something outside, which may be broken or slow: `check` wants a way on for that."""
    can_fail: bool = True
    """Whether it may have the exit `failed`."""

    def exits_of(self, settings: N) -> Mapping[str, str]:
        """All exits of a node, each with a sentence, besides `failed`."""
        more = self.more_exits(settings)
        return {**self.exits, **more} if more else self.exits

    def may_lead_nowhere(self, exit_: str) -> bool:
        """Whether it is right to leave this exit unconnected."""
        return exit_ in self.optional or (self.outside and exit_ in (FAILED, TIMEOUT))

    @property
    def has_more_exits(self) -> bool:
        """Whether its settings name exits."""
        return self.more_exits is not _no_more

    @property
    def name(self) -> str:
        """The word in the JSON."""
        return str(self.settings.__struct_config__.tag)

    @property
    def description(self) -> str:
        """The docstring of the kind's module, for the node reference."""
        module = inspect.getmodule(self.settings)
        return inspect.cleandoc((module and module.__doc__) or "")
