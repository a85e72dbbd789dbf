"""Settings that are messages: their texts may have placeholders, which are filled in when a node reads the setting.

They are filled in once: what a value brings with it, a visitor's name that is `{{form.a}}` say, stays as it is.
"""

from typing import Any

from cordboard.director.compiled import CompiledScript, kept
from cordboard.director.expressions.errors import ExpressionError
from cordboard.director.expressions.template import Template, compile_template
from cordboard.director.expressions.values import Expand, Scope, as_it_is
from cordboard.director.settings import default_of

MAX_KEPT = 1_000
"""Texts that a version keeps compiled; points have a few each."""


def expander(script: CompiledScript, *, written_by_managers: bool) -> Expand:
    """How the settings of a script at work are read.

    The settings of a point are the managers' own words. Those of a called script are not: an argument may hold what
    a visitor wrote, so that only its defaults are filled in.
    """
    if not script.names.messages:
        return as_it_is
    defaults = (
        {} if written_by_managers else {each.name: default_of(each) for each in script.definition.properties}
    )

    def expand(scope: Scope, name: str, value: Any) -> Any:
        if not isinstance(value, str) or "{{" not in value:
            return value
        if not written_by_managers and value != defaults.get(name):
            return value
        template = compiled_message(script, value)
        if isinstance(template, ExpressionError):
            raise template
        scope.expand = as_it_is
        try:
            return template.text(scope)
        finally:
            scope.expand = expand

    return expand


def compiled_message(script: CompiledScript, text: str) -> Template | ExpressionError:
    """The text, compiled at its first use."""
    found = script.messages.get(text)
    if found is None:
        if len(script.messages) >= MAX_KEPT:
            script.messages.clear()
        found = script.messages[text] = kept(compile_template, text, script.names)
    return found
