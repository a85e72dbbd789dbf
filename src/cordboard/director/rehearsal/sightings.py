"""What a recorded chat saw of its surroundings: queues, calendars and global variables, and when.

Between two events of a chat nothing of it is known. So a change counts from the middle of that time: a script that
is replayed looks a little earlier or later than the recorded one.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any, Generic, TypeVar

from msgspec.structs import replace

from cordboard.core.chat import events as ev
from cordboard.director.rehearsal.rehearsed import Elapsed
from cordboard.director.rehearsal.scenario import CalendarSays, QueueSays, Step

T = TypeVar("T")

_QUEUE_READ = re.compile(r'^queue\("(.*)"\)\.([a-z_]+)$')
_LEFT_OUT = re.compile(r"^(.*) (?:is|are) full and left out$")
_NO_QUEUE = re.compile("There is no queue “(.+?)”")
_NO_CALENDAR = re.compile("There is no calendar “(.+?)”")
_MEMBERS = frozenset(QueueSays.__struct_fields__)


class Seen(Generic[T]):
    """One kind of thing by name: what it was first seen as, and when it was seen as something else."""

    def __init__(self) -> None:
        self.first: dict[str, T] = {}
        self.now: dict[str, T] = {}
        self.later: list[tuple[Elapsed, str, T]] = []

    def put(self, at: Elapsed, name: str, value: T) -> None:
        if name not in self.first:
            self.first[name] = value  # it was so before, for all that is known
        elif self.now[name] != value:
            self.later.append((at, name, value))
        self.now[name] = value


class Sightings:
    """Follows the events of one chat."""

    def __init__(self) -> None:
        self._queues = Seen[QueueSays | None]()
        self._calendars = Seen[CalendarSays]()
        self._variables = Seen[str | float | bool]()
        self._anybody = Seen[bool]()
        self._kinds: dict[str, str] = {}
        self._at: Elapsed = 0
        self._middle: Elapsed = 0

    def see(self, event: ev.ChatEvent, at: Elapsed) -> None:
        """An event of the chat, so many seconds from its beginning."""
        if at > self._at:
            self._middle = round((self._at + at) / 2, 3)
            self._at = at
        match event:
            case ev.NodeEntered():
                self._kinds[event.node] = event.node_kind
            case ev.ExitTaken():
                self._look(self._kinds.get(event.node, ""), event.exit)
                self._read(event.read, event.exit)
                self._missing(event.why)
            case ev.RunNoted():
                left_out = _LEFT_OUT.match(event.note)
                if left_out is not None:
                    self._each(left_out[1], {"full": True})
                self._missing(event.note)
            case ev.Queued() if event.groups:
                self._anybody.put(self._middle, "", value=True)
            case ev.Queued():
                for name in event.queues or (event.queue,):
                    self._queue(name, {"full": False, "logged_on": max(1, self._figure(name, "logged_on"))})
            case ev.Considered() if not event.not_chosen:
                for name in event.queues or (event.queue,):
                    self._queue(name, {"logged_on": 0, "ready": 0})
            case ev.Offered() if event.group:
                self._anybody.put(self._middle, "", value=True)
            case ev.Offered():
                self._queue(
                    event.queue, {"full": False, "logged_on": max(1, self._figure(event.queue, "logged_on"))}
                )
            case _:
                pass

    def first_queues(self) -> dict[str, QueueSays | None]:
        return self._queues.first

    def first_calendars(self) -> dict[str, CalendarSays]:
        return self._calendars.first

    def anybody(self) -> bool:
        """Whether the script found anybody when it first looked."""
        return self._anybody.first.get("", True)

    def first_variables(self) -> dict[str, str | float | bool]:
        return self._variables.first

    def changes(self) -> Iterator[Step]:
        """Steps of what was seen as something else later."""
        for at, name, queue in self._queues.later:
            yield Step(after=at, do="changes", queues={name: queue})
        for at, name, calendar in self._calendars.later:
            yield Step(after=at, do="changes", calendars={name: calendar})
        for at, name, value in self._variables.later:
            yield Step(after=at, do="changes", variables={name: value})
        for at, _, found in self._anybody.later:
            yield Step(after=at, do="changes", anybody=found)

    def _look(self, kind: str, exit_: str) -> None:
        if kind == "find_agents" and exit_ in ("found", "none"):
            self._anybody.put(self._middle, "", value=exit_ == "found")
        elif kind == "hunt" and exit_ == "no_agents":
            self._anybody.put(self._middle, "", value=False)

    def _read(self, read: Mapping[str, Any], exit_: str) -> None:
        for path, value in read.items():
            queue = _QUEUE_READ.match(path)
            if queue is not None:
                self._queue(queue[1], {queue[2]: value})
            elif path.startswith("global.") and isinstance(value, str | int | float | bool):
                self._variables.put(self._middle, path[7:], value)
        names = read.get("queue")
        if isinstance(names, str):
            figures = {name: value for name, value in read.items() if name in _MEMBERS}
            self._each(names, figures)
        calendar = read.get("calendar")
        if isinstance(calendar, str) and exit_ in ("true", "false"):
            self._calendars.put(self._middle, calendar, exit_ == "true")

    def _each(self, names: str, figures: Mapping[str, Any]) -> None:
        """Figures of several queues together are those of none, but that all are full or nobody is on."""
        listed = names.split(", ")
        common = (
            figures if len(listed) == 1 else {n: v for n, v in figures.items() if n in ("full", "logged_on")}
        )
        for name in listed:
            self._queue(name, common)

    def _queue(self, name: str, figures: Mapping[str, Any]) -> None:
        known = {member: value for member, value in figures.items() if member in _MEMBERS}
        if not name or not known:
            return
        if known.get("logged_on") == 0:
            known["ready"] = 0
        says = replace(self._queues.now.get(name) or QueueSays(), **known)
        self._queues.put(self._middle, name, says)

    def _figure(self, name: str, member: str) -> int:
        says = self._queues.now.get(name)
        return 1 if says is None else getattr(says, member)

    def _missing(self, note: str) -> None:
        for name in _NO_QUEUE.findall(note):
            self._queues.put(self._middle, name, None)
        for name in _NO_CALENDAR.findall(note):
            self._calendars.put(self._middle, name, None)
