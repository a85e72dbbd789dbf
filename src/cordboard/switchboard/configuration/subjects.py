"""The subjects of configuration as data: what each is called, what it is made of and what it points to."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import msgspec

from cordboard.core.calendar import Calendar
from cordboard.core.canned_reply import CannedReply
from cordboard.core.codes import Outcome, OutcomeCategory, StatusCode
from cordboard.core.outside.data_source import DataSource
from cordboard.core.outside.host import Host
from cordboard.core.outside.webhook import Webhook
from cordboard.core.people import RoleDefinition, User, UserGroup
from cordboard.core.queueing.group import AgentGroup
from cordboard.core.queueing.queue import Queue
from cordboard.core.queueing.skill import Skill
from cordboard.core.routing.call_class import CallClass
from cordboard.core.routing.layout import Layout
from cordboard.core.routing.point import RoutingPoint
from cordboard.core.variables import Variable


@dataclass(frozen=True, slots=True)
class Ref:
    """A field that names another object."""

    field: str
    table: str
    name: str


def _nothing(value: Any) -> Iterator[Ref]:
    _ = value
    yield from ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """One collection. `table` is its name in storage and, with dashes, in paths; `permission` its object (§9.7)."""

    table: str
    noun: str
    permission: str
    struct: type[msgspec.Struct]
    key: str = "name"
    refs: Callable[[Any], Iterator[Ref]] = _nothing
    create: bool = True
    ordered: bool = False

    @property
    def path(self) -> str:
        """Its word in paths."""
        return self.table.replace("_", "-")

    @property
    def kind(self) -> str:
        """What the audit calls one of its objects: two subjects may share a permission, and names with it."""
        return self.noun.replace(" ", "_")

    def key_of(self, value: msgspec.Struct) -> str:
        """The name by which an object is found."""
        return str(getattr(value, self.key))


def _point(point: RoutingPoint) -> Iterator[Ref]:
    yield Ref("layout", "layouts", point.layout)
    if point.script is not None:
        yield Ref("script", "scripts", point.script)
    if point.call_class is not None:
        yield Ref("class", "call_classes", point.call_class)
    if point.fallback_queue is not None:
        yield Ref("fallback_queue", "queues", point.fallback_queue)
    if point.host is not None:
        yield Ref("host", "hosts", point.host)


def _layout(layout: Layout) -> Iterator[Ref]:
    if layout.offline.calendar is not None:
        yield Ref("offline.calendar", "calendars", layout.offline.calendar)


def _queue(queue: Queue) -> Iterator[Ref]:
    yield from _each("agent_groups", "agent_groups", queue.agent_groups)


def _group(group: AgentGroup) -> Iterator[Ref]:
    yield from _each("users", "users", group.users)
    yield from _skills(group.skills)


def _user(user: User) -> Iterator[Ref]:
    yield Ref("role", "roles", user.role)
    if user.user_group is not None:
        yield Ref("user_group", "user_groups", user.user_group)
    yield from _each("agent_groups", "agent_groups", user.agent_groups)
    yield from _skills(user.skills)


def _user_group(group: UserGroup) -> Iterator[Ref]:
    yield from _skills(group.skills)


def _canned_reply(reply: CannedReply) -> Iterator[Ref]:
    yield from _each("queues", "queues", reply.queues)
    yield from _each("classes", "call_classes", reply.classes)


def _webhook(webhook: Webhook) -> Iterator[Ref]:
    yield from _each("points", "routing_points", webhook.points)


def _skills(skills: Mapping[str, int]) -> Iterator[Ref]:
    for name in skills:
        yield Ref(f"skills.{name}", "skills", name)


def _each(field: str, table: str, names: tuple[str, ...]) -> Iterator[Ref]:
    for index, name in enumerate(names):
        yield Ref(f"{field}[{index}]", table, name)


POINTS = Subject(
    table="routing_points",
    noun="routing point",
    permission="routing_point",
    struct=RoutingPoint,
    refs=_point,
    ordered=True,
)
LAYOUTS = Subject(
    table="layouts", noun="layout", permission="layout", struct=Layout, refs=_layout, create=False
)
CALL_CLASSES = Subject(table="call_classes", noun="call class", permission="call_class", struct=CallClass)
QUEUES = Subject(table="queues", noun="queue", permission="queue", struct=Queue, refs=_queue)
AGENT_GROUPS = Subject(
    table="agent_groups", noun="agent group", permission="agent_group", struct=AgentGroup, refs=_group
)
SKILLS = Subject(table="skills", noun="skill", permission="skill", struct=Skill)
USERS = Subject(table="users", noun="user", permission="user", struct=User, key="user_name", refs=_user)
USER_GROUPS = Subject(
    table="user_groups", noun="user group", permission="user_group", struct=UserGroup, refs=_user_group
)
ROLES = Subject(table="roles", noun="role", permission="role", struct=RoleDefinition)
STATUS_CODES = Subject(table="status_codes", noun="status code", permission="status_code", struct=StatusCode)
OUTCOMES = Subject(table="outcomes", noun="outcome", permission="outcome", struct=Outcome)
OUTCOME_CATEGORIES = Subject(
    table="outcome_categories", noun="outcome category", permission="outcome", struct=OutcomeCategory
)
CALENDARS = Subject(table="calendars", noun="calendar", permission="calendar", struct=Calendar)
VARIABLES = Subject(table="variables", noun="variable", permission="variable", struct=Variable)
CANNED_REPLIES = Subject(
    table="canned_replies",
    noun="canned reply",
    permission="canned_reply",
    struct=CannedReply,
    refs=_canned_reply,
)
HOSTS = Subject(table="hosts", noun="host", permission="host", struct=Host)
DATA_SOURCES = Subject(table="data_sources", noun="data source", permission="data_source", struct=DataSource)
WEBHOOKS = Subject(table="webhooks", noun="webhook", permission="webhook", struct=Webhook, refs=_webhook)

SUBJECTS: Mapping[str, Subject] = {
    subject.table: subject
    for subject in (
        POINTS,
        LAYOUTS,
        CALL_CLASSES,
        QUEUES,
        AGENT_GROUPS,
        SKILLS,
        USERS,
        USER_GROUPS,
        ROLES,
        STATUS_CODES,
        OUTCOMES,
        OUTCOME_CATEGORIES,
        CALENDARS,
        VARIABLES,
        CANNED_REPLIES,
        HOSTS,
        DATA_SOURCES,
        WEBHOOKS,
    )
}
"""By table."""
