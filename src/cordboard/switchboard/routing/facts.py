"""Gathers what a script may know in a turn: the chat's own data, the configuration and the floor as they stand."""

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Protocol

from cordboard.core.chat.chat import Chat
from cordboard.core.instant import SECOND
from cordboard.core.queueing.agent import Agent
from cordboard.core.queueing.reasons import NotChosen
from cordboard.core.reasons import RouteFailure
from cordboard.director.compiled import CompiledScript
from cordboard.director.facts import ActiveVersion, AgentFacts, Facts, QueueFacts
from cordboard.switchboard.configuration.catalogue import Catalogue
from cordboard.switchboard.stage import Stage


class Floorplan(Protocol):
    """What a turn may ask about the floor. The answers are a picture, perhaps a moment old; the schema guards."""

    def queue(self, name: str, *, but: str = "") -> QueueFacts | None:
        """A queue as it stands, not counting the chat `but`; None: there is none."""
        ...

    def agents(self) -> Iterable[Agent]:
        """Everybody who is signed in."""
        ...

    def people(self) -> Iterable[AgentFacts]:
        """Everybody who is signed in, as scripts see them."""
        ...

    def agent(self, user: str, *, weight: int = 1) -> RouteFailure | None:
        """Why an agent cannot get a chat of this weight now; None: the agent can."""
        ...

    def candidates(self, chat: Chat) -> tuple[NotChosen, ...] | None:
        """Why nobody can take a chat that begins to wait; None: somebody can."""
        ...

    def hunting(self, point: str, *, but: str = "") -> int:
        """How many chats of a point wait for an agent now, not counting the chat `but`."""
        ...

    def position(self, chat_id: str) -> int | None:
        """Place in line, from 1; None: it waits nowhere."""
        ...

    def estimated_wait(self, chat_id: str) -> int | None:
        """How long the chat may still wait, in seconds; None: that cannot be told."""
        ...


def gather(stage: Stage, *, catalogue: Catalogue, floor: Floorplan) -> Facts:
    """The facts for one stimulus."""
    chat = stage.chat
    waited = (stage.now - chat.arrived_at) // SECOND if chat.arrived_at is not None else 0
    return Facts(
        now=stage.now,
        settings=catalogue.settings_of(chat.point, stage.script),
        visitor={
            "id": chat.visitor.claimed_id,
            "name": chat.visitor.name,
            "email": chat.visitor.email,
            "number": chat.visitor.number,
            "language": chat.visitor.language,
            "verified": chat.visitor.verified,
        },
        chat={
            "id": chat.id,
            "url": chat.page.url,
            "title": chat.page.title,
            "referrer": chat.page.referrer,
            "language": chat.visitor.language,
            "class": chat.call_class,
            "point": chat.point,
            "priority": chat.priority,
            "waited": waited,
            "position": floor.position(chat.id) or 0,
        },
        clipboard=chat.clipboard,
        form=chat.form,
        variables=catalogue.variable_values,
        queue=partial(floor.queue, but=chat.id),
        calendar=catalogue.calendars.get,
        visitor_key=chat.visitor.key or chat.visitor.id,
        last_agent=chat.talk.agent if chat.talk is not None else chat.last_agent,
        debug=chat.debug,
        people=floor.people,
        script=partial(_active, catalogue),
        has=partial(_has, catalogue),
    )


def called_version(stage: Stage, catalogue: Catalogue, name: str, number: int) -> CompiledScript | None:
    """The version to which a called script is pinned: under way since an earlier turn, or called in this one."""
    found = stage.called.get((name, number))
    if found is not None:
        return found
    active = catalogue.scripts.get(name)
    return active.compiled if active is not None and active.version == number else None


def _active(catalogue: Catalogue, name: str) -> ActiveVersion | None:
    found = catalogue.scripts.get(name)
    return ActiveVersion(found.version, found.compiled) if found is not None else None


_TABLES: Mapping[str, Callable[[Catalogue], Mapping[str, object]]] = {
    "queue": lambda catalogue: catalogue.queues,
    "group": lambda catalogue: catalogue.agent_groups,
    "skill": lambda catalogue: catalogue.skills,
    "agent": lambda catalogue: catalogue.users,
    "call_class": lambda catalogue: catalogue.call_classes,
    "outcome": lambda catalogue: catalogue.outcomes,
    "calendar": lambda catalogue: catalogue.calendars,
    "script": lambda catalogue: catalogue.scripts,
    "variable": lambda catalogue: catalogue.variable_values,
    "host": lambda catalogue: catalogue.book.entries("hosts"),
    "data_source": lambda catalogue: catalogue.book.entries("data_sources"),
}


def _has(catalogue: Catalogue, kind: str, name: str) -> bool:
    table = _TABLES.get(kind)
    return table is not None and name in table(catalogue)
