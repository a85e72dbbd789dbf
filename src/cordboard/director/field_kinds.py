"""What the fields of node settings are, read from their types once for the editor's forms and the node reference."""

import types
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

import msgspec
from msgspec import UNSET, Meta, UnsetType

from cordboard.director.marks import Holds, Mark, Unit

OF_EVERY_NODE = ("exits", "note")
"""Fields that every kind has; they are no settings of their own."""


class FieldKind(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One field of a node's settings.

    `type`: `text`, `template` (a text that may hold placeholders), `expression`, `number`, `seconds`, `yes_no`,
    `choice`, `variable` (the name of one that the node sets), `value`, `list` (of `item`), `groups` (of `fields`),
    `map` (of `item` by `key`). `least` and `most` bound a number, and `most` the entries of the last three.
    """

    name: str
    label: str
    type: str
    description: str
    default: Any
    """What the field is when it is left out."""
    names: str
    """The kind of object that a text in it names; empty: none."""
    choices: tuple[str, ...] | UnsetType = UNSET
    least: float | UnsetType = UNSET
    most: float | UnsetType = UNSET
    longest: int | UnsetType = UNSET
    """Characters of a text."""
    pattern: str | UnsetType = UNSET
    whole: bool | UnsetType = UNSET
    """Of a number: without decimals."""
    placeholder: bool | UnsetType = UNSET
    """Of a number or a value: a placeholder may stand in its place."""
    empty: bool | UnsetType = UNSET
    """Null is a value of it, and means: none."""
    item: "FieldKind | UnsetType" = UNSET
    key: "FieldKind | UnsetType" = UNSET
    fields: "tuple[FieldKind, ...] | UnsetType" = UNSET


def field_kinds(settings: type[msgspec.Struct]) -> tuple[FieldKind, ...]:
    """The fields of a settings struct, in their order."""
    hints = get_type_hints(settings, include_extras=True)
    return tuple(
        _kind(each.name, hints[each.name], _default(each))
        for each in msgspec.structs.fields(settings)
        if each.name not in OF_EVERY_NODE
    )


def _default(each: Any) -> Any:
    made = each.default if each.default_factory is msgspec.NODEFAULT else each.default_factory()
    return None if made is msgspec.NODEFAULT else msgspec.to_builtins(made)


@dataclass(frozen=True)
class _Read:
    """What the parts of an annotation say together."""

    of: frozenset[object] = frozenset[object]()
    """Plain types, and None."""
    choices: tuple[str, ...] = ()
    nested: Any = None
    """A list's or a map's type."""
    metas: tuple[Meta, ...] = ()
    mark: Mark | None = None
    unit: Unit | None = None

    def bound(self, name: str) -> Any:
        """The bound that the metas set; UNSET: none."""
        return next((found for meta in self.metas if (found := getattr(meta, name)) is not None), UNSET)


def _read(annotation: Any) -> _Read:
    origin = get_origin(annotation)
    if origin is Annotated:
        inner, *extra = get_args(annotation)
        read = _read(inner)
        return replace(
            read,
            # The outer says what the field is, before a type that many fields share.
            metas=(*reversed([each for each in extra if isinstance(each, Meta)]), *read.metas),
            mark=next((each for each in extra if isinstance(each, Mark)), read.mark),
            unit=next((each for each in extra if isinstance(each, Unit)), read.unit),
        )
    if origin in (Union, types.UnionType):
        return _together([_read(each) for each in get_args(annotation)])
    if origin is Literal:
        return _Read(choices=get_args(annotation))
    if origin in (tuple, dict):
        return _Read(nested=annotation)
    return _Read(of=frozenset([annotation]))


def _together(parts: list[_Read]) -> _Read:
    return _Read(
        of=frozenset[object]().union(*(each.of for each in parts)),
        choices=next((each.choices for each in parts if each.choices), ()),
        nested=next((each.nested for each in parts if each.nested is not None), None),
        metas=tuple(meta for each in parts for meta in each.metas),
        mark=next((each.mark for each in parts if each.mark), None),
        unit=next((each.unit for each in parts if each.unit), None),
    )


def _kind(name: str, annotation: Any, default: Any) -> FieldKind:
    read = _read(annotation)
    nested = read.nested is not None
    return FieldKind(
        name=name,
        label=read.bound("title") or name.replace("_", " ").capitalize(),
        type=_type(read),
        description=read.bound("description") or "",
        default=default,
        names=read.mark.names if read.mark else "",
        choices=read.choices or UNSET,
        least=read.bound("ge"),
        most=read.bound("max_length" if nested else "le"),
        longest=UNSET if nested else read.bound("max_length"),
        pattern=UNSET if nested else read.bound("pattern"),
        whole=True if int in read.of and float not in read.of else UNSET,
        placeholder=True if _holds(read) is Holds.TEMPLATE and len(read.of - {type(None)}) > 1 else UNSET,
        empty=True if type(None) in read.of else UNSET,
        **dict(_inside(read.nested)),
    )


def _type(read: _Read) -> str:
    if read.choices:
        return "choice"
    if read.nested is not None:
        if get_origin(read.nested) is dict:
            return "map"
        return "groups" if _is_struct(get_args(read.nested)[0]) else "list"
    plain = read.of - {type(None)}
    if bool in plain and len(plain) == 1:
        return "yes_no"
    if bool in plain:
        return "value"
    if plain & {int, float}:
        return "seconds" if read.unit is Unit.SECONDS else "number"
    return {Holds.TEMPLATE: "template", Holds.EXPRESSION: "expression", Holds.VARIABLE: "variable"}.get(
        _holds(read) or Holds.NAME, "text"
    )


def _inside(nested: Any) -> Iterator[tuple[str, Any]]:
    """What a list or a map holds."""
    if nested is None:
        return
    first, *more = get_args(nested)
    if get_origin(nested) is dict:
        yield "key", _kind("", first, "")
        yield "item", _kind("", more[0], None)
    elif _is_struct(first):
        yield "fields", field_kinds(first)
    else:
        yield "item", _kind("", first, None)


def _holds(read: _Read) -> Holds | None:
    return read.mark.holds if read.mark else None


def _is_struct(annotation: Any) -> bool:
    return isinstance(annotation, type) and issubclass(annotation, msgspec.Struct)
