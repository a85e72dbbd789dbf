"""What a script may know when it decides: handed in, never fetched."""

from collections.abc import Callable, Mapping
from typing import Any

import msgspec

from cordboard.core.calendar import Calendar
from cordboard.core.instant import Millis


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
    queue: Callable[[str], QueueFacts | None] = lambda _: None
    """A queue by name; None: there is none."""
    calendar: Callable[[str], Calendar | None] = lambda _: None
