"""The names that expressions may use, and what is known of their types before a script runs."""

from collections.abc import Collection, Mapping

import msgspec

from cordboard.director.expressions.values import Type

VISITOR: dict[str, Type] = {
    "id": Type.TEXT,
    "name": Type.TEXT,
    "email": Type.TEXT,
    "number": Type.ANY,
    "language": Type.TEXT,
    "verified": Type.YES_NO,
}
CHAT: dict[str, Type] = {
    "id": Type.TEXT,
    "url": Type.TEXT,
    "title": Type.TEXT,
    "referrer": Type.TEXT,
    "language": Type.TEXT,
    "class": Type.TEXT,
    "point": Type.TEXT,
    "priority": Type.NUMBER,
    "waited": Type.NUMBER,
    "position": Type.NUMBER,
}
QUEUE: dict[str, Type] = {
    "waiting": Type.NUMBER,
    "oldest": Type.NUMBER,
    "ready": Type.NUMBER,
    "logged_on": Type.NUMBER,
    "estimated_wait": Type.NUMBER,
    "full": Type.YES_NO,
}
OPEN_ROOTS = ("script", "clipboard", "form", "global")
"""Roots whose members are known only when the script runs."""

MEANINGS: Mapping[str, str] = {
    "visitor": "Who is chatting",
    "visitor.id": "How the web site names the visitor",
    "visitor.name": "The visitor's name",
    "visitor.email": "The visitor's e-mail address",
    "visitor.number": "The number by which staff know a visitor without a name",
    "visitor.language": "The visitor's language, for example fr",
    "visitor.verified": "Whether the web site has proven who the visitor is",
    "chat": "The chat itself",
    "chat.id": "The chat's id",
    "chat.url": "The address of the page where it was opened",
    "chat.title": "The title of that page",
    "chat.referrer": "The page from which the visitor came to it",
    "chat.language": "The visitor's language, for example fr",
    "chat.class": "The call class",
    "chat.point": "The routing point where it arrived",
    "chat.priority": "The priority, 1 to 99",
    "chat.waited": "Seconds since the chat first came to a queue; 0 before that",
    "chat.position": "The place in line, from 1; 0 if it waits in no queue",
    "queue": "A queue as it stands at this moment, by its name",
    "queue.waiting": "How many chats wait",
    "queue.oldest": "Seconds that the longest of them has waited",
    "queue.ready": "How many agents could take a chat now",
    "queue.logged_on": "How many agents who serve it are signed in",
    "queue.estimated_wait": "Seconds that a new chat will probably wait; may be nothing",
    "queue.full": "Whether it takes no more chats",
    "settings": "The script's properties, with the routing point's values",
    "script": "Variables of the run; first_message is what the visitor wrote when opening the chat",
    "clipboard": "Entries of the chat's clipboard",
    "form": "Fields of the form before the chat",
    "global": "Global variables",
    "now": "The moment, in seconds since 1970",
}
"""What each name is, for managers."""


class Names(msgspec.Struct, frozen=True, kw_only=True):
    """What may be named in the expressions of one script. `settings`: its properties with their types.

    `messages`: those of them whose texts may have placeholders of their own, filled in when they are read.
    """

    settings: Mapping[str, Type]
    messages: Collection[str] = ()

    def members(self, root: str) -> Mapping[str, Type] | None:
        """The members of a root with their types; None: they are not known beforehand.

        Raises KeyError when there is no such root.
        """
        if root in OPEN_ROOTS:
            return None
        return {"settings": self.settings, "visitor": VISITOR, "chat": CHAT}[root]

    def unknown_root(self, name: str) -> str:
        """What to say about a name that stands where it means nothing."""
        if name in OPEN_ROOTS or name in ("settings", "visitor", "chat"):
            return f"{name} is a group of values; write .name behind it"
        hint = f"; a setting is settings.{name}" if name in self.settings else ""
        roots = "script, settings, visitor, chat, clipboard, form, global or now"
        return f"There is no {name}{hint}; names begin with {roots}"


def unknown_member(root: str, name: str, members: Mapping[str, Type]) -> str:
    """What to say about a member that is not there."""
    listed = f"; there are {', '.join(members)}" if members else ""
    return f"There is no {root}.{name}{listed}"
