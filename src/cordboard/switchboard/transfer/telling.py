"""What an import would do, as it is told: differences by collection, and every reason why it cannot be done."""

from typing import Any, Literal

import msgspec

from cordboard.core.errors import Refused

Mode = Literal["merge", "replace"]


class Reason(msgspec.Struct, frozen=True, kw_only=True):
    """Why it cannot be done. `path` is the place in the document; of what would be removed, collection and name."""

    path: str
    name: str
    code: str
    sentence: str


class ObjectDifference(msgspec.Struct, frozen=True, kw_only=True):
    """One object. `before` null: it is added; `after` null: it is removed."""

    name: str
    before: dict[str, Any] | None
    after: dict[str, Any] | None


class Differences(msgspec.Struct, frozen=True, kw_only=True):
    """One collection. `reordered`: the managers' order becomes another one."""

    collection: str
    added: tuple[ObjectDifference, ...] = ()
    changed: tuple[ObjectDifference, ...] = ()
    removed: tuple[ObjectDifference, ...] = ()
    unchanged: int = 0
    reordered: bool = False

    @property
    def nothing(self) -> bool:
        """Whether the collection stays as it is."""
        return not (self.added or self.changed or self.removed or self.reordered)


class BlacklistDifferences(msgspec.Struct, frozen=True, kw_only=True):
    """The blacklist, counted."""

    added: int = 0
    changed: int = 0
    removed: int = 0
    unchanged: int = 0


class Imported(msgspec.Struct, frozen=True, kw_only=True):
    """What an import does, or would do. `without_password`: users who are new and cannot sign in yet."""

    applied: bool
    mode: Mode
    collections: tuple[Differences, ...]
    blacklist: BlacklistDifferences | None
    problems: tuple[Reason, ...]
    without_password: tuple[str, ...]


def reason(path: str, name: str, refused: Refused) -> Reason:
    """A refusal as a reason: the field that it names ends the path."""
    field = refused.extra.get("field")
    where = f"{path}.{field}" if isinstance(field, str) and field else path
    return Reason(path=where, name=name, code=refused.code.value, sentence=refused.detail)
