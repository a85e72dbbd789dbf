"""The settings of a routing point: its values for a script's exposed properties (domain.md §1.3, §2.4)."""

from collections.abc import Mapping
from typing import Any

import msgspec

from cordboard.director.compiled import names_of
from cordboard.director.expressions.errors import ExpressionError
from cordboard.director.expressions.names import Names
from cordboard.director.expressions.template import compile_template
from cordboard.director.issues import Known
from cordboard.director.marks import MAX_SECONDS
from cordboard.director.run import Value
from cordboard.director.script import Definition, Property, PropertyType

MAX_TEXT = 1_000
MAX_MESSAGE = 4_000
MAX_NAME = 100
_NAMING = (
    PropertyType.QUEUE,
    PropertyType.GROUP,
    PropertyType.CALENDAR,
    PropertyType.SKILL,
    PropertyType.AGENT,
    PropertyType.HOST,
)
_NOTHING_KNOWN = Known()


class SettingError(msgspec.Struct, frozen=True, kw_only=True):
    """What is wrong with one setting.

    Codes: unknown_setting, not_exposed, wrong_type, out_of_range, unknown_reference, expression. The last is a
    mistake in a placeholder of a message; `column` counts from 1.
    """

    name: str
    code: str
    sentence: str
    column: int | None = None


def validate_settings(
    definition: Definition, settings: Mapping[str, Any], *, known: Known = _NOTHING_KNOWN
) -> list[SettingError]:
    """Everything that is wrong with a point's settings; empty: they fit."""
    properties = {each.name: each for each in definition.properties}
    names = names_of(definition)
    found: list[SettingError] = []
    for name, value in settings.items():
        each = properties.get(name)
        if each is None:
            sentence = f"The script has no setting “{name}”."
            found.append(SettingError(name=name, code="unknown_setting", sentence=sentence))
        elif not each.exposed:
            sentence = f"“{name}” is not exposed; only the script itself sets it."
            found.append(SettingError(name=name, code="not_exposed", sentence=sentence))
        elif (error := value_error(each, value, known=known, names=names)) is not None:
            found.append(error)
    return found


def complete_settings(definition: Definition, settings: Mapping[str, Any]) -> dict[str, Value]:
    """All properties with the point's values where they fit, and the script's defaults elsewhere.

    What does not fit is left out silently: a new version may have dropped or retyped a setting, and a chat
    must come through all the same.
    """
    names = names_of(definition)
    return {
        each.name: settings[each.name]
        if each.exposed
        and each.name in settings
        and value_error(each, settings[each.name], names=names) is None
        else default_of(each)
        for each in definition.properties
    }


def default_of(each: Property) -> Value:
    """The property's default; without one, the empty value of its type."""
    if each.default is not None:
        return each.default
    match each.type:
        case PropertyType.NUMBER | PropertyType.SECONDS:
            return max(0, int(each.least or 0))
        case PropertyType.YES_NO:
            return False
        case _:
            return ""


def value_error(
    each: Property, value: object, *, known: Known = _NOTHING_KNOWN, names: Names | None = None
) -> SettingError | None:
    """Why the value cannot be this property's; None: it can.

    `names`: what placeholders in a message may name; None: it is a value as it is, without placeholders.
    """
    if (sentence := _wrong_type(each.type, value)) is not None:
        return SettingError(name=each.name, code="wrong_type", sentence=sentence)
    if isinstance(value, int | float) and not isinstance(value, bool):
        if each.least is not None and value < each.least:
            return SettingError(
                name=each.name, code="out_of_range", sentence=f"At least {each.least:g} is needed."
            )
        if each.most is not None and value > each.most:
            return SettingError(
                name=each.name, code="out_of_range", sentence=f"At most {each.most:g} is allowed."
            )
    if each.type in _NAMING and value and known.lacks(each.type, str(value)):
        sentence = f"There is no {each.type} “{value}”."
        return SettingError(name=each.name, code="unknown_reference", sentence=sentence)
    if each.type is PropertyType.MESSAGE and names is not None:
        try:
            compile_template(str(value), names)
        except ExpressionError as mistake:
            sentence = f"{mistake.sentence}, in column {mistake.column}."
            return SettingError(name=each.name, code="expression", sentence=sentence, column=mistake.column)
    return None


def _wrong_type(kind: PropertyType, value: object) -> str | None:
    match kind:
        case PropertyType.YES_NO:
            return None if isinstance(value, bool) else "Yes or no (true or false) is needed."
        case PropertyType.NUMBER:
            fits = (
                isinstance(value, int | float) and not isinstance(value, bool) and -(2**53) <= value <= 2**53
            )
            return None if fits else "A number is needed."
        case PropertyType.SECONDS:
            fits = isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= MAX_SECONDS
            return None if fits else f"Whole seconds from 0 to {MAX_SECONDS} are needed."
        case _:
            most = MAX_MESSAGE if kind is PropertyType.MESSAGE else MAX_NAME if kind in _NAMING else MAX_TEXT
            fits = isinstance(value, str) and len(value) <= most
            return None if fits else f"A text of at most {most} characters is needed."
