"""First-time demo data: a routing point for the pretend shop, a queue, two agents, a manager, an emergency switch."""

from collections.abc import Mapping, Sequence

import msgspec

from cordboard.core.people import User
from cordboard.core.queueing.group import AgentGroup
from cordboard.core.queueing.queue import Queue
from cordboard.core.routing.point import RoutingPoint
from cordboard.core.variables import CENTRE_CLOSED, Variable
from cordboard.switchboard.configuration import passwords
from cordboard.switchboard.configuration.book import Change, Entry
from cordboard.switchboard.configuration.catalogue import Catalogue
from cordboard.switchboard.configuration.configuration import audit_row
from cordboard.switchboard.configuration.edits import Edits, Plan
from cordboard.switchboard.configuration.ranks import SYSTEM
from cordboard.switchboard.configuration.shelf import Shelf
from cordboard.switchboard.configuration.subjects import (
    AGENT_GROUPS,
    POINTS,
    QUEUES,
    USERS,
    VARIABLES,
    Subject,
)
from cordboard.switchboard.ports import Clock, Connection

POINT, QUEUE, GROUP, SCRIPT = "demo", "General", "Everyone", "Chat Routing"
LOCAL = ("localhost:*", "127.0.0.1:*", "[::1]:*")

PEOPLE = (
    User(user_name="agent1", full_name="Ada Agent", role="Agent", agent_groups=(GROUP,)),
    User(user_name="agent2", full_name="Bo Agent", role="Agent", agent_groups=(GROUP,)),
    User(user_name="manager", full_name="Mo Manager", role="Manager"),
)
SWITCH = Variable(
    name=CENTRE_CLOSED,
    description="Emergency switch: while it is yes, chats are told that the centre is closed.",
    type="yes_no",
    value=False,
)


async def fill(*, edits: Edits, shelf: Shelf, clock: Clock, hosts: Sequence[str]) -> Mapping[str, str] | None:
    """Make the demo data, all of it or nothing; the new users' passwords, or None when it is there already.

    `hosts`: patterns of further hosts whose pages may chat at the point.
    """
    words = {user.user_name: passwords.make() for user in PEOPLE}
    hashes = {name: await passwords.hashed(word) for name, word in words.items()}
    made: dict[str, str] = {}
    now = clock.now()

    def decide(catalogue: Catalogue) -> Plan:
        book = catalogue.book
        made.clear()
        if book.has(POINTS.table, POINT):
            return Plan()
        urls = tuple(dict.fromkeys((*LOCAL, *hosts)))
        objects: list[tuple[Subject, msgspec.Struct]] = [
            (AGENT_GROUPS, AgentGroup(name=GROUP, description="All agents of the demo.")),
            (QUEUES, Queue(name=QUEUE, description="Where chats wait.", agent_groups=(GROUP,))),
            *((USERS, user) for user in PEOPLE),
            (VARIABLES, SWITCH),
            (
                POINTS,
                RoutingPoint(
                    name=POINT,
                    description="The pretend shop.",
                    urls=urls,
                    script=SCRIPT,
                    fallback_queue=QUEUE,
                ),
            ),
        ]
        changes = [
            Change(
                table=subject.table,
                key=key,
                before=None,
                after=Entry(value=value, position=int(subject is POINTS)),
            )
            for subject, value in objects
            if not book.has(subject.table, key := subject.key_of(value))
        ]
        fresh = [change.key for change in changes if change.table == USERS.table]
        made.update({name: words[name] for name in fresh})

        def give_passwords(connection: Connection) -> None:
            for name in fresh:
                shelf.set_password(connection, name, hashes[name], must_change=False, at=now)

        return Plan(changes=changes, also=(give_passwords,), audit=[audit_row(change) for change in changes])

    await edits.carry_out(decide, by=SYSTEM)
    return made or None
