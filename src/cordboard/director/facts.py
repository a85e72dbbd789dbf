"""What a script may know when it decides: handed in, never fetched."""

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any, Literal

import msgspec

from cordboard.core.calendar import Calendar
from cordboard.core.instant import Millis

if TYPE_CHECKING:
    from cordboard.director.compiled import CompiledScript


class QueueFacts(msgspec.Struct, frozen=True, kw_only=True):
    """A queue as it stands now. `oldest` and `estimated_wait` in whole seconds."""

    waiting: int = 0
    oldest: int = 0
    ready: int = 0
    """Agents ready with a slot free."""
    logged_on: int = 0
    """Agents signed in who serve it."""
    estimated_wait: int | None = None
    full: bool = False


class AgentFacts(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody who is signed in. `free`: slots that are not in use."""

    name: str
    full_name: str = ""
    state: Literal["ready", "not_ready"] = "ready"
    free: int = 0
    taken: int = 0
    capacity: int = 0
    groups: tuple[str, ...] = ()
    queues: tuple[str, ...] = ()
    skills: dict[str, int] = {}


class ActiveVersion(msgspec.Struct, frozen=True):
    """The version of a script that is called now."""

    number: int
    compiled: "CompiledScript"


class Facts(msgspec.Struct, frozen=True, kw_only=True):
    """The outside of one turn. `settings` are those of the point, completed by the script's defaults."""

    now: Millis
    settings: Mapping[str, Any] = {}
    visitor: Mapping[str, Any] = {}
    """id, name, email, number, language."""
    chat: Mapping[str, Any] = {}
    """id, url, title, referrer, language, class, point, waited, position."""
    clipboard: Mapping[str, str] = {}
    form: Mapping[str, Any] = {}
    variables: Mapping[str, Any] = {}
    """Global variables."""
    visitor_key: str = ""
    """What is the same for a visitor's chats, if that is proven; else of this chat alone."""
    last_agent: str = ""
    """The agent who talked with this visitor last, in this chat or an earlier one; empty: nobody."""
    debug: bool = False
    """Whether the trace tells the values of variables."""
    queue: Callable[[str], QueueFacts | None] = lambda _: None
    """A queue by name; None: there is none."""
    calendar: Callable[[str], Calendar | None] = lambda _: None
    people: Callable[[], Iterable[AgentFacts]] = tuple
    """Everybody who is signed in."""
    script: Callable[[str], ActiveVersion | None] = lambda _: None
    """The active version of another script; None: there is none."""
    has: Callable[[str, str], bool] = lambda _kind, _name: True
    """Whether an object of a kind (call_class, outcome, host, data_source, group, skill, agent) exists."""
