"""The scripts supplied with the product, read from the package's own files."""

from importlib.resources import files

import msgspec

from cordboard.director.reading import decode_definition
from cordboard.director.script import Definition


class Supplied(msgspec.Struct, frozen=True, kw_only=True):
    """A supplied script. `description` is for managers."""

    name: str
    description: str
    definition: Definition


_FILES = {
    "Empty Routing Script": "empty_routing_script",
    "Chat Routing": "chat_routing",
}
_DESCRIPTIONS = {
    "Empty Routing Script": "Does nothing and ends; the base of a new script.",
    "Chat Routing": "Greets the visitor and queues the chat. Outside the calendar's hours, or when nobody is "
    "there, it says so and ends the chat. All its texts and times are settings of the routing point.",
}

EMPTY = "Empty Routing Script"
"""The template of a new script when none is named (domain.md §2.3)."""


def supplied_names() -> tuple[str, ...]:
    """The names of the supplied scripts."""
    return tuple(_FILES)


def supplied(name: str) -> Supplied:
    """A supplied script by name. Raises KeyError when there is none of that name."""
    raw = files("cordboard.director").joinpath("templates", f"{_FILES[name]}.json").read_bytes()
    return Supplied(name=name, description=_DESCRIPTIONS[name], definition=decode_definition(raw))


def supplied_scripts() -> tuple[Supplied, ...]:
    """All supplied scripts."""
    return tuple(supplied(name) for name in _FILES)
