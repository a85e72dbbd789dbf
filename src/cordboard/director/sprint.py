"""The working set of one `advance`: what nodes may read, set and order from a wake-up to the next wait."""

from collections.abc import Callable, Mapping
from typing import Any

import msgspec

from cordboard.director.expressions.compiling import Expression
from cordboard.director.expressions.errors import ExpressionError
from cordboard.director.expressions.escaping import json_text
from cordboard.director.expressions.template import Template, escaped_for_markdown
from cordboard.director.expressions.values import Expand, Scope, as_it_is, shown
from cordboard.director.facts import Facts
from cordboard.director.marks import MAX_SECONDS
from cordboard.director.orders import AnyOrder, TraceNote
from cordboard.director.run import Value

MAX_VARIABLES = 200
MAX_VALUE = 16 * 1024
"""Bytes of a list or group that a variable may hold, as JSON."""
MAX_DEPTH = 32
"""Levels of lists and groups in it."""


class NodeError(Exception):
    """A node cannot do what it was set to do: the run takes its exit `failed`, or gives up."""


class Sprint:
    """Handed to every node that is entered or woken. Nodes change a run only through it."""

    __slots__ = (
        "calls",
        "expressions",
        "facts",
        "node",
        "orders",
        "read",
        "run",
        "scope",
        "scratch",
        "skills",
        "templates",
        "variables",
    )

    def __init__(
        self,
        *,
        templates: Mapping[str, Template | ExpressionError],
        expressions: Mapping[str, Expression | ExpressionError],
        facts: Facts,
        variables: dict[str, Value],
        scratch: dict[str, Any],
        run: int = 0,
        calls: int = 0,
        skills: dict[str, int] | None = None,
        expand: Expand = as_it_is,
    ) -> None:
        self.templates = templates
        self.expressions = expressions
        self.facts = facts
        self.variables = variables
        self.scratch = scratch
        """What the node keeps while it waits; emptied when the run leaves it."""
        self.run = run
        """The run's number in the chat."""
        self.calls = calls
        """Outside calls ordered so far; the next one's number is one more."""
        self.skills = skills or {}
        """What every agent must have from now on."""
        self.node = ""
        """The node at work; inside a called script its path."""
        self.orders: list[AnyOrder] = []
        self.read: dict[str, Any] = {}
        """What the present decision read; goes into the trace of the exit."""
        self.scope = Scope(
            roots={
                "script": variables,
                "settings": facts.settings,
                "visitor": facts.visitor,
                "chat": facts.chat,
                "clipboard": facts.clipboard,
                "form": facts.form,
                "global": facts.variables,
            },
            now=facts.now // 1_000,
            queue=facts.queue,
        )
        self.scope.expand = expand

    def go_into(
        self,
        *,
        templates: Mapping[str, Template | ExpressionError],
        expressions: Mapping[str, Expression | ExpressionError],
        variables: dict[str, Value],
        settings: Mapping[str, Any],
        expand: Expand = as_it_is,
    ) -> None:
        """From now on nodes of another script are at work, with its own variables and settings."""
        self.templates, self.expressions, self.variables = templates, expressions, variables
        self.scope.roots["script"] = variables
        self.scope.roots["settings"] = settings
        self.scope.expand = expand

    def text(
        self,
        source: str,
        *,
        markdown: bool = False,
        escape: Callable[[str], str] | None = None,
        called: str = "",
    ) -> str:
        """A text of the settings with its placeholders filled in, each value escaped for where it stands.

        Raises NodeError when one of them cannot be worked out; it quotes the text, unless that is `called`
        something: keys may stand in it that are not for the readers of a trace.
        """
        called = called or _quoted(source)
        template = self._template(source, called=called)
        if template.is_plain:
            return source
        try:
            return template.text(self.scope, escape=escaped_for_markdown if markdown else escape)
        except ExpressionError as mistake:
            raise NodeError(f"In {called}: {mistake}") from None

    def json(self, source: str, *, called: str) -> str:
        """A text of the settings that is JSON, filled in as `json_text` says. Raises NodeError, as `text`."""
        try:
            return json_text(self._template(source, called=called), self.scope)
        except ExpressionError as mistake:
            raise NodeError(f"In {called}: {mistake}") from None

    def value(self, setting: Value) -> Any:
        """A setting of any type; a text that is one placeholder keeps the type of its value."""
        if not isinstance(setting, str):
            return setting
        try:
            return self._template(setting, called=_quoted(setting)).value(self.scope)
        except ExpressionError as mistake:
            raise NodeError(f"In {_quoted(setting)}: {mistake}") from None

    def whole_number(self, setting: int | str | None, *, called: str, least: int, most: int) -> int | None:
        """A setting that is a whole number or a text that makes one; None: it is empty.

        Raises NodeError when it is no number between `least` and `most`.
        """
        number = self.value(setting)
        if isinstance(number, str):
            number = number.strip() or None
        if number is None:
            return None
        try:
            whole = int(number)
        except (TypeError, ValueError, OverflowError):
            whole = least - 1
        if isinstance(number, bool) or not least <= whole <= most:
            raise NodeError(
                f"{called} must be a whole number from {least} to {most}, not {_quoted(shown(number))}"
            )
        return whole

    def seconds(self, setting: int | str | None, *, called: str) -> int | None:
        """A time of the settings in whole seconds; None: it is empty."""
        return self.whole_number(setting, called=called, least=0, most=MAX_SECONDS)

    def decide(self, source: str) -> Any:
        """The value of an expression on which an exit depends; what it reads goes to the trace."""
        expression = self.expressions[source]
        if isinstance(expression, ExpressionError):
            raise NodeError(f"In {_quoted(source)}: {expression}")
        self.scope.read = self.read
        try:
            return expression.evaluate(self.scope)
        except ExpressionError as mistake:
            raise NodeError(f"In {_quoted(source)}: {mistake}") from None
        finally:
            self.scope.read = {}

    def order(self, order: AnyOrder) -> None:
        """Asks the switchboard for something."""
        self.orders.append(order)

    def remark(self, text: str) -> None:
        """Writes into the trace."""
        self.orders.append(TraceNote(node=self.node, note=text))

    def next_call(self) -> int:
        """The number of the outside call that the node is about to order; never given twice in a run."""
        self.calls += 1
        return self.calls

    def set_variable(self, name: str, value: Value) -> None:
        """Sets `script.NAME`; an empty name sets nothing.

        Raises NodeError when there are too many, or a list or group is too large.
        """
        if not name:
            return
        if name not in self.variables and len(self.variables) >= MAX_VARIABLES:
            raise NodeError(f"A script may have {MAX_VARIABLES} variables")
        if isinstance(value, (list, dict)):
            if _deeper_than(value, MAX_DEPTH):
                raise NodeError(f"The value of {name} is nested deeper than {MAX_DEPTH} levels")
            if len(msgspec.json.encode(value)) > MAX_VALUE:
                raise NodeError(f"The value of {name} is larger than {MAX_VALUE // 1024} KiB")
        self.variables[name] = value

    def known(self, root: str) -> Mapping[str, Any]:
        """What expressions read as `ROOT.NAME` at this moment."""
        return self.scope.roots[root]

    def make_known(self, root: str, name: str, value: Any) -> None:
        """What a node ordered can be read at once, before the order is carried out; None: it is gone."""
        held = {key: kept for key, kept in self.scope.roots[root].items() if key != name}
        self.scope.roots[root] = held if value is None else {**held, name: value}

    def set_clipboard(self, name: str, value: str | None) -> None:
        """What was put on the clipboard can be read at once."""
        self.make_known("clipboard", name, value)

    def _template(self, source: str, *, called: str) -> Template:
        template = self.templates[source]
        if isinstance(template, ExpressionError):
            raise NodeError(f"In {called}: {template}")
        return template


def _deeper_than(value: Value, levels: int) -> bool:
    level: list[Any] = [value]
    for _ in range(levels):
        inside: list[Any] = []
        for each in level:
            inside += each.values() if isinstance(each, dict) else each
        level = [each for each in inside if isinstance(each, (list, dict))]
        if not level:
            return False
    return True


def _quoted(text: str) -> str:
    return f"“{text if len(text) <= 80 else text[:79] + '…'}”"
