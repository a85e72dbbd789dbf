"""What differs between two script versions, by structure: nodes, exits, properties. Pure."""

from typing import Any

import msgspec

from cordboard.director.node import Node
from cordboard.director.script import Definition


class ChangedNode(msgspec.Struct, frozen=True, kw_only=True):
    """A node that is in both. `fields`: the settings that differ; `exits`: exit → [before, after]."""

    node: str
    kind: str
    fields: tuple[str, ...] = ()
    exits: dict[str, tuple[str | None, str | None]] = {}


class Difference(msgspec.Struct, frozen=True, kw_only=True):
    """From version `a` to version `b`. Where the editor draws the nodes does not count."""

    a: int
    b: int
    same: bool
    start: tuple[str, str] | None = None
    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    changed: tuple[ChangedNode, ...] = ()
    properties_added: tuple[str, ...] = ()
    properties_removed: tuple[str, ...] = ()
    properties_changed: tuple[str, ...] = ()


def difference(a: int, one: Definition, b: int, other: Definition) -> Difference:
    """What has to be done to `one` to make `other` of it."""
    changed = tuple(
        found
        for name in one.nodes
        if name in other.nodes and (found := _changed(name, one.nodes[name], other.nodes[name])) is not None
    )
    before = {each.name: each for each in one.properties}
    after = {each.name: each for each in other.properties}
    result = Difference(
        a=a,
        b=b,
        same=False,
        start=(one.start, other.start) if one.start != other.start else None,
        added=tuple(name for name in other.nodes if name not in one.nodes),
        removed=tuple(name for name in one.nodes if name not in other.nodes),
        changed=changed,
        properties_added=tuple(name for name in after if name not in before),
        properties_removed=tuple(name for name in before if name not in after),
        properties_changed=tuple(name for name in before if name in after and before[name] != after[name]),
    )
    return msgspec.structs.replace(result, same=result == Difference(a=a, b=b, same=False))


def _changed(name: str, one: Node, other: Node) -> ChangedNode | None:
    before, after = _plain(one), _plain(other)
    old_exits, new_exits = one.exits, other.exits
    exits = {
        exit_: (old_exits.get(exit_), new_exits.get(exit_))
        for exit_ in sorted({*old_exits, *new_exits})
        if old_exits.get(exit_) != new_exits.get(exit_)
    }
    fields = tuple(
        field
        for field in sorted({*before, *after})
        if field != "exits" and before.get(field) != after.get(field)
    )
    if not fields and not exits:
        return None
    return ChangedNode(node=name, kind=str(after["kind"]), fields=fields, exits=exits)


def _plain(node: Node) -> dict[str, Any]:
    plain: dict[str, Any] = msgspec.to_builtins(node)
    return plain
