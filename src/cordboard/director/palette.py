"""The kinds of node as an editor needs them: settings, exits and words, written nowhere but in the kinds themselves."""

import re
from functools import cache
from typing import Any

import msgspec

from cordboard.director.field_kinds import FieldKind, field_kinds
from cordboard.director.node import ExitNames, Kind
from cordboard.director.nodes import KINDS

_FIRST_SENTENCE = re.compile(r"(.+?[.!?])(?=\s|$)", re.DOTALL)


class ExitKind(msgspec.Struct, frozen=True, kw_only=True):
    """`taken`: when, in a sentence. An optional one need not be connected."""

    name: str
    taken: str
    optional: bool


class NodeKind(msgspec.Struct, frozen=True, kw_only=True):
    """`summary`: the first sentence of the description. `open_exits`: any name is an exit, being another script's end.

    `exits_from`: where the settings name further exits. With `can_fail` there is the exit `failed`.
    """

    kind: str
    group: str
    summary: str
    description: str
    fields: tuple[FieldKind, ...]
    exits: tuple[ExitKind, ...]
    exits_from: ExitNames | None
    open_exits: bool
    can_fail: bool
    waits: bool


@cache
def palette() -> tuple[NodeKind, ...]:
    """All kinds, in the order of the palette."""
    return tuple(_told(kind) for kind in KINDS)


def _told(kind: Kind[Any]) -> NodeKind:
    first = _FIRST_SENTENCE.match(kind.description)
    return NodeKind(
        kind=kind.name,
        group=kind.group,
        summary=" ".join((first[1] if first else kind.description).split()),
        description=kind.description,
        fields=field_kinds(kind.settings),
        exits=tuple(
            ExitKind(name=name, taken=taken, optional=kind.may_lead_nowhere(name))
            for name, taken in kind.exits.items()
        ),
        exits_from=kind.exits_from,
        open_exits=kind.open_exits,
        can_fail=kind.can_fail,
        waits=kind.waits,
    )
