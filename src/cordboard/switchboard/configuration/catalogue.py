"""The catalogue: all configuration as running chats need it, compiled, in one immutable snapshot.

How it is swapped for the next one is `catalogues.py`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import msgspec

from cordboard.core.calendar import Calendar
from cordboard.core.canned_reply import CannedReply
from cordboard.core.codes import Outcome, OutcomeCategory, StatusCode
from cordboard.core.outcomes import OutcomeLimits, OutcomeRules
from cordboard.core.outside.data_source import DataSource
from cordboard.core.outside.host import Host
from cordboard.core.outside.webhook import Webhook
from cordboard.core.people import RoleDefinition, User, UserGroup
from cordboard.core.queueing.group import AgentGroup
from cordboard.core.queueing.queue import Queue
from cordboard.core.queueing.skill import Skill
from cordboard.core.routing.admission import admit
from cordboard.core.routing.blacklist import Blacklist
from cordboard.core.routing.call_class import CallClass
from cordboard.core.routing.layout import Layout
from cordboard.core.routing.patterns import Patterns
from cordboard.core.routing.point import GENERAL_CLASS, RoutingPoint
from cordboard.core.variables import KNOWN, Variable
from cordboard.director.compiled import CompiledScript
from cordboard.director.run import Value
from cordboard.director.script import PropertyType
from cordboard.director.settings import complete_settings
from cordboard.switchboard.configuration.agent_profile import AgentProfile, profile_of
from cordboard.switchboard.configuration.book import Book
from cordboard.switchboard.scripts.running import ActiveScript


@dataclass(frozen=True, kw_only=True)
class Catalogue:
    """Everything configured at one version; swapped whole, never changed. Mappings are by name."""

    book: Book = field(default_factory=Book)
    blacklist: Blacklist = field(default_factory=Blacklist)
    scripts: Mapping[str, ActiveScript] = field(default_factory=dict[str, ActiveScript])
    """The active version of each script that has one, with the candidate for its place."""

    @property
    def version(self) -> int:
        """Of the configuration; grows with every change."""
        return self.book.version

    @cached_property
    def points(self) -> Mapping[str, RoutingPoint]:
        """In the managers' order."""
        return {point.name: point for point in self.book.values("routing_points", RoutingPoint)}

    @cached_property
    def patterns(self) -> Patterns:
        """All URL patterns of the points."""
        return Patterns(self.points.values())

    @cached_property
    def layouts(self) -> Mapping[str, Layout]:
        return {each.name: each for each in self.book.values("layouts", Layout)}

    @cached_property
    def call_classes(self) -> Mapping[str, CallClass]:
        return {each.name: each for each in self.book.values("call_classes", CallClass)}

    @cached_property
    def queues(self) -> Mapping[str, Queue]:
        return {each.name: each for each in self.book.values("queues", Queue)}

    @cached_property
    def agent_groups(self) -> Mapping[str, AgentGroup]:
        """Each with its users, in order of name."""
        users: dict[str, list[str]] = {}
        for user in self.users.values():
            for group in user.agent_groups:
                users.setdefault(group, []).append(user.user_name)
        return {
            each.name: msgspec.structs.replace(each, users=tuple(users.get(each.name, ())))
            for each in self.book.values("agent_groups", AgentGroup)
        }

    @cached_property
    def skills(self) -> Mapping[str, Skill]:
        return {each.name: each for each in self.book.values("skills", Skill)}

    @cached_property
    def users(self) -> Mapping[str, User]:
        return {each.user_name: each for each in self.book.values("users", User)}

    @cached_property
    def user_groups(self) -> Mapping[str, UserGroup]:
        return {each.name: each for each in self.book.values("user_groups", UserGroup)}

    @cached_property
    def roles(self) -> Mapping[str, RoleDefinition]:
        return {each.name: each for each in self.book.values("roles", RoleDefinition)}

    @cached_property
    def status_codes(self) -> Mapping[int, StatusCode]:
        """By number."""
        return {each.code: each for each in self.book.values("status_codes", StatusCode)}

    @cached_property
    def outcomes(self) -> Mapping[str, Outcome]:
        return {each.name: each for each in self.book.values("outcomes", Outcome)}

    @cached_property
    def outcome_categories(self) -> Mapping[str, OutcomeCategory]:
        """Those with rules of their own; any other heading has the rules of a blank one."""
        return {each.name: each for each in self.book.values("outcome_categories", OutcomeCategory)}

    @cached_property
    def calendars(self) -> Mapping[str, Calendar]:
        return {each.name: each for each in self.book.values("calendars", Calendar)}

    @cached_property
    def variables(self) -> Mapping[str, Variable]:
        return {each.name: each for each in self.book.values("variables", Variable)}

    @cached_property
    def canned_replies(self) -> Mapping[str, CannedReply]:
        return {each.name: each for each in self.book.values("canned_replies", CannedReply)}

    @cached_property
    def hosts(self) -> Mapping[str, Host]:
        return {each.name: each for each in self.book.values("hosts", Host)}

    @cached_property
    def data_sources(self) -> Mapping[str, DataSource]:
        return {each.name: each for each in self.book.values("data_sources", DataSource)}

    @cached_property
    def webhooks(self) -> Mapping[str, Webhook]:
        return {each.name: each for each in self.book.values("webhooks", Webhook)}

    @cached_property
    def listening(self) -> Mapping[str, tuple[Webhook, ...]]:
        """By kind of event: the active webhooks that are told of it; empty when there is none at all."""
        found: dict[str, tuple[Webhook, ...]] = {}
        for each in self.webhooks.values():
            for kind in each.events if each.active else ():
                found[kind] = (*found.get(kind, ()), each)
        return found

    @cached_property
    def variable_values(self) -> Mapping[str, str | float | bool]:
        """Global variables as scripts read them: those that the product knows are always there."""
        return {**KNOWN, **{name: variable.value for name, variable in self.variables.items()}}

    @cached_property
    def _queues_of_group(self) -> Mapping[str, tuple[str, ...]]:
        found: dict[str, tuple[str, ...]] = {}
        for queue in self.queues.values():
            for group in queue.agent_groups:
                found[group] = (*found.get(group, ()), queue.name)
        return found

    @cached_property
    def _settings(self) -> dict[tuple[str, str], Mapping[str, Value]]:
        return {}

    def admit(self, *, url: str, point: str | None) -> RoutingPoint:
        """The routing point at which a chat from this page is let in; the caller has passed the blacklist.

        Raises Refused: url_not_accepted, unknown_point, point_inactive, not_handled.
        """
        return admit(url=url, point=point, points=self.points, patterns=self.patterns).point

    def class_of(self, point: RoutingPoint) -> str:
        """The name of the point's call class."""
        return point.call_class or GENERAL_CLASS

    def weight_of(self, point: RoutingPoint) -> int:
        """How many slots a chat of the point takes."""
        call_class = self.call_classes.get(self.class_of(point))
        return call_class.weight if call_class else 1

    def script_of(self, point: str, visitor_key: str = "") -> ActiveScript | None:
        """The script version for a new chat at the point; None: there is none that is active.

        A share of visitors, the same ones every time, get the candidate. Without `visitor_key`: the active version.
        """
        found = self.points.get(point)
        script = self.scripts.get(found.script) if found and found.script else None
        return script.for_visitor(visitor_key) if script and visitor_key else script

    def settings_of(self, point: str, script: CompiledScript | None) -> Mapping[str, Value]:
        """The point's settings for this script version, completed by the version's defaults."""
        if script is None:
            return {}
        settings = self._settings.get((point, script.sha256))
        if settings is None:
            found = self.points.get(point)
            given: Mapping[str, Any] = found.settings if found else {}
            settings = self._settings[point, script.sha256] = complete_settings(script.definition, given)
        return settings

    def queue_of(self, point: str) -> str | None:
        """The queue in which the point's chats usually wait; None: that cannot be told."""
        script = self.script_of(point)
        if script is not None:
            settings = self.settings_of(point, script.compiled)
            for each in script.compiled.definition.properties:
                name = settings.get(each.name)
                if each.type is PropertyType.QUEUE and isinstance(name, str) and name in self.queues:
                    return name
            named = [name for table, name in sorted(self._names_of(script.name)) if table == "queues"]
            if named and named[0] in self.queues:
                return named[0]
        found = self.points.get(point)
        return found.fallback_queue if found else None

    def queues_of(self, user: str) -> tuple[str, ...]:
        """The queues that the user serves through agent groups, by name."""
        found = self.users.get(user)
        groups = found.agent_groups if found else ()
        return tuple(sorted({queue for group in groups for queue in self._queues_of_group.get(group, ())}))

    def agent(self, user: str) -> AgentProfile | None:
        """What the user brings to the floor; None: no active user, or a member of no agent group."""
        found = self.users.get(user)
        if found is None or not found.active:
            return None
        groups = [self.agent_groups[name] for name in found.agent_groups if name in self.agent_groups]
        team = self.user_groups.get(found.user_group or "")
        return profile_of(found, groups=groups, team=team, queues=self.queues_of(user)) if groups else None

    def outcome_rules(self, user: str) -> OutcomeRules:
        """What the user's choice of outcomes is held against."""
        found = self.users.get(user)
        group = self.user_groups.get(found.user_group or "") if found else None
        limits = OutcomeLimits(group.minimum_outcomes, group.maximum_outcomes) if group else OutcomeLimits()
        return OutcomeRules(outcomes=self.outcomes, categories=self.outcome_categories, limits=limits)

    def permissions_of(self, role: str) -> frozenset[str]:
        """What users of the role may do; nothing if there is no such role."""
        found = self.roles.get(role)
        return frozenset(found.permissions) if found else frozenset()

    def _names_of(self, script: str) -> frozenset[tuple[str, str]]:
        head = self.book.scripts.get(script)
        return head.names if head else frozenset()


_MADE_OF: Mapping[str, tuple[str, ...]] = {
    "points": ("routing_points",),
    "patterns": ("routing_points",),
    "layouts": ("layouts",),
    "call_classes": ("call_classes",),
    "queues": ("queues",),
    "agent_groups": ("agent_groups", "users"),
    "skills": ("skills",),
    "users": ("users",),
    "user_groups": ("user_groups",),
    "roles": ("roles",),
    "status_codes": ("status_codes",),
    "outcomes": ("outcomes",),
    "outcome_categories": ("outcome_categories",),
    "calendars": ("calendars",),
    "variables": ("variables",),
    "variable_values": ("variables",),
    "canned_replies": ("canned_replies",),
    "hosts": ("hosts",),
    "data_sources": ("data_sources",),
    "_queues_of_group": ("queues",),
}


def take_over(old: Catalogue, new: Catalogue) -> None:
    """Let the next catalogue have what the last one worked out from tables that are still the same."""
    for name, tables in _MADE_OF.items():
        same = all(old.book.entries(table) is new.book.entries(table) for table in tables)
        if same and name in old.__dict__:
            new.__dict__[name] = old.__dict__[name]
