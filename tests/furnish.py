"""Furnishes an empty database with what a test needs, by the product's own storage functions."""

import msgspec
from sqlalchemy import Connection

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
from cordboard.director.reading import decode_definition
from cordboard.director.script import Definition, definition_sha256, encode_definition
from cordboard.storage.shelf import SqlShelf
from cordboard.switchboard.configuration.book import Change, Entry, ScriptHead, VersionHead
from cordboard.switchboard.ports import Store
from tests.clock import START

TABLES: dict[type[msgspec.Struct], str] = {
    RoutingPoint: "routing_points",
    Layout: "layouts",
    CallClass: "call_classes",
    Queue: "queues",
    AgentGroup: "agent_groups",
    User: "users",
    RoleDefinition: "roles",
    UserGroup: "user_groups",
    StatusCode: "status_codes",
    Outcome: "outcomes",
    OutcomeCategory: "outcome_categories",
    Calendar: "calendars",
    Variable: "variables",
    Skill: "skills",
    Host: "hosts",
    DataSource: "data_sources",
    CannedReply: "canned_replies",
    Webhook: "webhooks",
}


async def furnish(
    store: Store, *objects: msgspec.Struct, scripts: dict[str, Definition | dict[str, object]] | None = None
) -> None:
    """Put objects and active scripts in place, in one transaction."""
    shelf = SqlShelf()

    def work(connection: Connection) -> None:
        for position, value in enumerate(objects, start=1):
            name = str(getattr(value, "user_name", None) or getattr(value, "name", ""))
            change = Change(
                table=TABLES[type(value)], key=name, before=None, after=Entry(value=value, position=position)
            )
            shelf.write(connection, change, at=START, by="test")
        for name, given in (scripts or {}).items():
            definition = given if isinstance(given, Definition) else decode_definition(given)
            shelf.put_script(
                connection,
                ScriptHead(
                    name=name,
                    description="",
                    supplied=False,
                    row_version=1,
                    updated_at=START,
                    updated_by="test",
                ),
                new=True,
            )
            version = VersionHead(
                number=1,
                description="",
                locked=False,
                active=True,
                system=False,
                has_run=False,
                sha256=definition_sha256(definition),
                created_by="test",
                created_at=START,
            )
            shelf.put_version(connection, name, version, definition=encode_definition(definition), new=True)
        shelf.next_version(connection, seen=shelf.version(connection))

    await store.write(work)
