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
    "Skills with Relaxation": "skills_with_relaxation",
    "Office Hours with Leave a Message": "office_hours_with_leave_a_message",
    "Bot First, Agent Next": "bot_first_agent_next",
    "Last Agent First": "last_agent_first",
    "Outside Host": "outside_host",
}
_DESCRIPTIONS = {
    "Empty Routing Script": "Does nothing and ends; the base of a new script.",
    "Chat Routing": "Greets the visitor and queues the chat. Outside the calendar's hours, or when nobody is "
    "there, it says so and ends the chat. All its texts and times are settings of the routing point.",
    "Skills with Relaxation": "Queues the chat for agents with a skill. The longer it waits, the less it asks for: "
    "first a lower level, then the skill is only preferred. The chat keeps its place all the time.",
    "Office Hours with Leave a Message": "Queues the chat within the calendar's hours. Outside them, or when nobody "
    "can answer in time, the visitor is asked for a message, which is kept in a list and mailed if you like.",
    "Bot First, Agent Next": "Lets a bot talk with the visitor first. When it hands the chat over, or does not work, "
    "the chat is queued for agents, who see what the bot found out.",
    "Last Agent First": "Rings at the agent who talked with the visitor last, if the visitor's identity is proven. "
    "If that agent is not free, says so and queues the chat for everybody.",
    "Outside Host": "Lets an outside routing host choose where the chat goes. When it does not answer, rejects the "
    "chat, or leads to nobody, the chat is queued.",
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
