"""What is wrong with a script: values that carry the node's id, so that an editor can mark the right box."""

from collections.abc import Collection
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

    def of(self, kind: str) -> Collection[str] | None:
        """The names of one kind of object: queue, calendar, agent, group or skill."""
        match kind:
            case "queue":
                return self.queues
            case "calendar":
                return self.calendars
            case "agent":
                return self.agents
            case "group":
                return self.groups
            case "skill":
                return self.skills
            case _:
                return None

    def lacks(self, kind: str, name: str) -> bool:
        """Whether it is sure that there is no such object."""
        names = self.of(kind)
        return names is not None and name not in names
