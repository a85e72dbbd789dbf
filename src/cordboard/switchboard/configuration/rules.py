"""What a document must keep to beyond the types of its fields, subject by subject.

References are `references.py`, who may edit whom is `ranks.py`.
"""

from collections.abc import Callable, Mapping
from typing import Any

import msgspec

from cordboard.core import canned_reply, outcomes
from cordboard.core.calendar import Calendar, problems
from cordboard.core.canned_reply import CannedReply
from cordboard.core.codes import Outcome, OutcomeCategory, StatusCode
from cordboard.core.errors import Refused
from cordboard.core.outside import data_source, host, webhook
from cordboard.core.outside.data_source import DataSource
from cordboard.core.outside.host import Host
from cordboard.core.outside.webhook import Webhook
from cordboard.core.people import RoleDefinition, UserGroup
from cordboard.core.permissions import PERMISSIONS
from cordboard.core.queueing.queue import Queue
from cordboard.core.reasons import Code
from cordboard.core.routing import layout_css
from cordboard.core.routing.layout import Layout
from cordboard.core.routing.layout_rules import layout_problems
from cordboard.core.routing.point import RoutingPoint
from cordboard.core.routing.url_pattern import parse_pattern
from cordboard.core.variables import Variable
from cordboard.core.variables import problem as variable_problem
from cordboard.switchboard.configuration.book import Book
from cordboard.switchboard.configuration.references import where_used

FIRST_SYSTEM_CODE = 10_000
"""Status codes from here on belong to the system (domain.md §4.7)."""

Rule = Callable[[Any, Book], None]


def invalid(field: str, sentence: str) -> Refused:
    """A refusal that names the field."""
    return Refused(Code.INVALID, sentence, extra={"field": field})


def _point(point: RoutingPoint, book: Book) -> None:
    _ = book
    for index, text in enumerate(point.urls):
        try:
            parse_pattern(text)
        except Refused as wrong:
            raise invalid(f"urls[{index}]", wrong.detail) from wrong


def _queue(queue: Queue, book: Book) -> None:
    _ = book
    _no_double("agent_groups", queue.agent_groups)


def _layout(layout: Layout, book: Book) -> None:
    _ = book
    if len(layout.texts) > 100 or any(len(texts) > 200 for texts in layout.texts.values()):
        raise invalid("texts", "A layout holds at most 100 languages of 200 texts each.")
    if layout.idle_warn and layout.idle_end and layout.idle_warn >= layout.idle_end:
        raise invalid("idle_warn", "The warning must come before the end: idle_warn < idle_end.")
    for field, sentence in layout_problems(layout):
        raise invalid(field, sentence)
    if layout.css_on:
        _, wrong = layout_css.checked(layout.css)
        if wrong:
            told = " ".join(f"Line {each.line}: {each.reason}" for each in wrong[:3])
            raise Refused(
                Code.INVALID,
                told,
                extra={"field": "css", "problems": [msgspec.structs.asdict(each) for each in wrong]},
            )


def _status_code(code: StatusCode, book: Book) -> None:
    if not code.supplied and code.code >= FIRST_SYSTEM_CODE:
        raise invalid("code", f"Codes from {FIRST_SYSTEM_CODE} on belong to the system; choose a lower one.")
    for other in book.values("status_codes", StatusCode):
        if other.code == code.code and other.name != code.name:
            raise Refused(
                Code.ALREADY_EXISTS,
                f"The status code {other.name!r} already has the number {code.code}.",
                extra={"field": "code"},
            )


def _outcome(outcome: Outcome, book: Book) -> None:
    _ = book
    _no_double("choices", outcome.choices)
    _no_double("categories", outcome.categories)
    for field, sentence in outcomes.definition_problems(outcome):
        raise invalid(field, sentence)


def _outcome_category(category: OutcomeCategory, book: Book) -> None:
    _ = book
    _no_crossed("maximum", category.minimum, category.maximum)


def _user_group(group: UserGroup, book: Book) -> None:
    _ = book
    _no_crossed("maximum_outcomes", group.minimum_outcomes, group.maximum_outcomes)


def _calendar(calendar: Calendar, book: Book) -> None:
    _ = book
    found = problems(calendar)
    if found:
        raise Refused(Code.INVALID, " ".join(found[:10]), extra={"problems": found[:100]})


def _variable(variable: Variable, book: Book) -> None:
    wrong = variable_problem(variable)
    if wrong is not None:
        raise invalid(*wrong)
    before = book.value("variables", variable.name, Variable)
    if before is None or before.type == variable.type:
        return
    for place in where_used(book, "variables", variable.name):
        raise invalid("type", f"The variable keeps its type, {before.type}: {place} counts on it.")


def _canned_reply(reply: CannedReply, book: Book) -> None:
    for field, sentence in canned_reply.problems(reply):
        raise invalid(field, sentence)
    _no_double("queues", reply.queues)
    _no_double("classes", reply.classes)
    for other in book.values("canned_replies", CannedReply):
        if reply.shortcut is None or other.name == reply.name:
            continue
        if (other.shortcut, other.language) == (reply.shortcut, reply.language):
            raise Refused(
                Code.ALREADY_EXISTS,
                f"The canned reply {other.name!r} already has the shortcut {reply.shortcut!r} in this language.",
                extra={"field": "shortcut"},
            )


def _host(value: Host, book: Book) -> None:
    for field, sentence in host.problems(value):
        raise invalid(field, sentence)
    before = book.value("hosts", value.name, Host)
    # A number that went down would make an old key live again.
    known = before.key if before is not None else 0
    if value.key not in ({known, known + 1} if known else {1}):
        raise invalid("key", f"The number of the key is raised by POST /hosts/{value.name}/key.")


def _webhook(value: Webhook, book: Book) -> None:
    for field, sentence in webhook.problems(value):
        raise invalid(field, sentence)
    before = book.value("webhooks", value.name, Webhook)
    known = before.key if before is not None else 0
    if value.key not in ({known, known + 1} if known else {1}):
        raise invalid("key", f"The number of the key is raised by POST /webhooks/{value.name}/key.")


def _data_source(source: DataSource, book: Book) -> None:
    _ = book
    for field, sentence in data_source.problems(source):
        raise invalid(field, sentence)


def _role(role: RoleDefinition, book: Book) -> None:
    _ = book
    _no_double("permissions", role.permissions)
    for index, permission in enumerate(role.permissions):
        if permission not in PERMISSIONS:
            raise invalid(f"permissions[{index}]", f"There is no permission {permission!r}.")


def _no_crossed(field: str, least: int, most: int | None) -> None:
    if most is not None and least > most:
        raise invalid(field, "The maximum is below the minimum.")


def _no_double(field: str, names: tuple[str, ...]) -> None:
    seen: set[str] = set()
    for index, name in enumerate(names):
        if name in seen:
            raise invalid(f"{field}[{index}]", f"{name!r} is listed twice.")
        seen.add(name)


RULES: Mapping[str, Rule] = {
    "routing_points": _point,
    "queues": _queue,
    "layouts": _layout,
    "status_codes": _status_code,
    "outcomes": _outcome,
    "outcome_categories": _outcome_category,
    "user_groups": _user_group,
    "calendars": _calendar,
    "variables": _variable,
    "canned_replies": _canned_reply,
    "hosts": _host,
    "webhooks": _webhook,
    "data_sources": _data_source,
    "roles": _role,
}
"""By table; a table that is missing has no rules of its own."""
