"""What is wrong with a script: values that carry the node's id, so that an editor can mark the right box."""

from collections.abc import Collection, Mapping
from enum import StrEnum

import msgspec


class Severity(StrEnum):
    """An error keeps a version from being activated; a warning does not."""

    ERROR = "error"
    WARNING = "warning"


class Issue(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One finding. `node` is empty for what concerns the script as a whole; `column` counts from 1."""

    code: str
    sentence: str
    severity: Severity = Severity.ERROR
    node: str = ""
    field: str = ""
    column: int | None = None


class Known(msgspec.Struct, frozen=True, kw_only=True):
    """The names that exist outside the script. None: they are not known, and nothing is said about them."""

    queues: Collection[str] | None = None
    calendars: Collection[str] | None = None
    agents: Collection[str] | None = None
    groups: Collection[str] | None = None
    skills: Collection[str] | None = None
    variables: Collection[str] | None = None
    """Global variables."""
    call_classes: Collection[str] | None = None
    outcomes: Collection[str] | None = None
    hosts: Collection[str] | None = None
    data_sources: Collection[str] | None = None
    scripts: Collection[str] | None = None
    labels: Mapping[str, tuple[str, ...]] = {}
    """Of each script with an active version: the labels of that version's ends."""
    arguments: Mapping[str, Collection[str]] = {}
    """Of each script with an active version: the names of its properties, which a caller may give."""

    def of(self, kind: str) -> Collection[str] | None:
        """The names of one kind of object, in the words of `marks`: queue, call_class, script, …"""
        table = _TABLES.get(kind)
        found: Collection[str] | None = getattr(self, table) if table else None
        return found

    def lacks(self, kind: str, name: str) -> bool:
        """Whether it is sure that there is no such object."""
        names = self.of(kind)
        return names is not None and name not in names


_TABLES = {
    "queue": "queues",
    "calendar": "calendars",
    "agent": "agents",
    "group": "groups",
    "skill": "skills",
    "variable": "variables",
    "call_class": "call_classes",
    "outcome": "outcomes",
    "host": "hosts",
    "data_source": "data_sources",
    "script": "scripts",
}
