"""The definition of a script: the JSON of DESIGN §6 as structs."""

import hashlib
from enum import StrEnum
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from cordboard.director.nodes import AnyNode

FORMAT = 1
MAX_NODES = 2_000
MAX_BYTES = 1024 * 1024
MAX_DEPTH = 32

NodeId = Annotated[str, Meta(min_length=1, max_length=64, pattern=r"^[^/\x00-\x1f\x7f]*$")]
"""Without a slash: in the trace, and where scripts call scripts, that stands between the ids of a path."""


class PropertyType(StrEnum):
    """What a property's value is. From `queue` on down to `host`: the name of such an object, or empty."""

    TEXT = "text"
    MESSAGE = "message"
    """A longer text meant for the visitor."""
    NUMBER = "number"
    SECONDS = "seconds"
    YES_NO = "yes_no"
    QUEUE = "queue"
    GROUP = "group"
    CALENDAR = "calendar"
    SKILL = "skill"
    AGENT = "agent"
    HOST = "host"
    """An outside program."""


class Property(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A value that nodes read as `settings.NAME`; an exposed one may be set for each routing point.

    `least` and `most` bound a number or seconds. A missing default is the empty value of the type.
    """

    name: Annotated[str, Meta(max_length=64, pattern=r"^[A-Za-z_][A-Za-z0-9_]*$")]
    type: PropertyType = PropertyType.TEXT
    default: str | int | float | bool | None = None
    label: Annotated[str, Meta(max_length=100)] = ""
    description: Annotated[str, Meta(max_length=1_000)] = ""
    exposed: bool = False
    least: float | None = None
    most: float | None = None


class Definition(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A whole script. `canvas`: where the editor draws each node."""

    format: Literal[1]
    start: Annotated[str, Meta(max_length=64)]
    properties: Annotated[tuple[Property, ...], Meta(max_length=200)] = ()
    nodes: dict[NodeId, AnyNode] = {}
    canvas: dict[NodeId, tuple[float, float]] = {}


def encode_definition(definition: Definition) -> bytes:
    """The canonical JSON: members sorted, defaults left out, no blanks. Equal definitions, equal bytes."""
    return msgspec.json.encode(definition, order="sorted")


def definition_sha256(definition: Definition) -> str:
    """The fingerprint of a version: SHA-256 of the canonical JSON, in hexadecimal."""
    return hashlib.sha256(encode_definition(definition)).hexdigest()
