"""What people call the object of an act: some kinds go by an id, of others the name says too little."""

from collections.abc import Callable, Mapping

import msgspec


class _Told(msgspec.Struct, frozen=True):
    """What the audit's documents may hold of it; an id is found nowhere else once the object is gone."""

    name: str = ""
    description: str = ""
    start: str = ""
    end: str = ""
    version: int | None = None
    case: str = ""


def label_of(kind: str, name: str, before: str | None, after: str | None) -> str:
    """The object's name where it has one; empty: the act was on no single object."""
    if kind not in _LABELS:
        return name
    doc = after or before
    try:
        told = _Told() if doc is None else msgspec.json.decode(doc, type=_Told)
    except msgspec.MsgspecError:  # a row is shown whatever stands in it
        return name
    return _LABELS[kind](name, told)


def _range(_name: str, told: _Told) -> str:
    covered = told.start if told.start == told.end else f"{told.start}–{told.end}"
    return f"{told.description} ({covered})" if told.description else covered


_LABELS: Mapping[str, Callable[[str, _Told], str]] = {
    "api_token": lambda name, told: told.name or name,
    "blacklist": _range,
    "script_version": lambda name, told: name if told.version is None else f"{name} v{told.version}",
    "script_case": lambda name, told: f"{name}: {told.case}" if told.case else name,
}
