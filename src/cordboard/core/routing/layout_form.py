"""What a layout asks of a visitor: fields, when each is shown, and whether an answer fits."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated, Any, Literal, cast

import msgspec
from msgspec import Meta

from cordboard.core.errors import Refused
from cordboard.core.reasons import Code

Language = Annotated[str, Meta(max_length=35, pattern=r"^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$")]
FieldName = Annotated[str, Meta(max_length=40, pattern=r"^[A-Za-z][A-Za-z0-9_]*$")]
Words = dict[Language, Annotated[str, Meta(max_length=500)]]
"""One text in several languages."""
Kind = Literal["text", "email", "phone", "number", "choice", "checkbox", "long_text", "consent"]

ABOUT_VISITOR = ("name", "email")
"""Fields of these names tell who the visitor is."""
FIRST_WORDS = "message"
"""What is entered in a field of this name opens the chat as its first message."""
SHORT = 200
LONG = 2_000

_EMAIL = re.compile(r"[^@\s,;<>\"]{1,64}@[^@\s,;<>\"]+\.[^@\s,;<>\".]+")
_PHONE = re.compile(r"\+?[0-9 ()./-]{3,30}")
_NUMBER = re.compile(r"-?[0-9]{1,15}([.,][0-9]{1,9})?")


class Choice(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One of several. `value` is what staff and scripts see; without a label it is shown too."""

    value: Annotated[str, Meta(min_length=1, max_length=100)]
    label: Words = {}


class Condition(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """When a field is shown: an earlier one has one of these values; no values: any answer at all."""

    field: FieldName
    values: Annotated[tuple[Annotated[str, Meta(max_length=100)], ...], Meta(max_length=50)] = ()


class FormField(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One thing that is asked for. `pages`: URL patterns of the pages that ask for it; none: all pages."""

    name: FieldName
    type: Kind = "text"
    label: Words = {}
    required: bool = False
    choices: Annotated[tuple[Choice, ...], Meta(max_length=50)] = ()
    when: Condition | None = None
    pages: Annotated[
        tuple[Annotated[str, Meta(min_length=1, max_length=2048)], ...], Meta(max_length=50)
    ] = ()


Fields = Annotated[tuple[FormField, ...], Meta(max_length=20)]


def problems(fields: Sequence[FormField]) -> Iterator[tuple[str, str]]:
    """What is wrong with fields, as (place, sentence)."""
    seen: dict[str, FormField] = {}
    for number, field in enumerate(fields):
        place = f"[{number}]"
        if field.name in seen:
            yield f"{place}.name", f"Two fields are called {field.name!r}."
        values = [choice.value for choice in field.choices]
        if field.type == "choice" and not values:
            yield f"{place}.choices", f"{field.name!r} has nothing to choose from."
        if len(set(values)) != len(values):
            yield f"{place}.choices", f"{field.name!r} has the same choice twice."
        if field.type != "choice" and values:
            yield f"{place}.choices", f"{field.name!r} is no field to choose in: it takes no choices."
        if field.when is not None and field.when.field not in seen:
            yield (
                f"{place}.when",
                f"{field.name!r} depends on {field.when.field!r}, which does not stand before it.",
            )
        seen[field.name] = field


def asked(fields: Sequence[FormField], answers: Mapping[str, Any]) -> Iterator[FormField]:
    """The fields that these answers bring about."""
    shown: set[str] = set()
    for field in fields:
        when = field.when
        if when is not None:
            told = told_of(answers.get(when.field)) if when.field in shown else ""
            if not told or (when.values and told not in when.values):
                continue
        shown.add(field.name)
        yield field


def wrong(
    fields: Sequence[FormField], answers: Mapping[str, Any], *, complete: bool
) -> tuple[str, str] | None:
    """The first answer that does not fit, as (field, sentence). `complete`: what is required must be there."""
    known = {field.name: field for field in fields}
    for name, value in answers.items():
        field = known.get(name)
        if field is None:
            if complete:
                return name, f"{name!r} is not asked for."
            continue
        sentence = _misfit(field, value)
        if sentence is not None:
            return name, f"{name}: {sentence}"
    for field in asked(fields, answers) if complete else ():
        if field.required and told_of(answers.get(field.name)) == "":
            return field.name, f"{field.name}: an answer is required."
    return None


def refuse(place: str, fields: Sequence[FormField], answers: Mapping[str, Any], *, complete: bool) -> None:
    """Raises Refused `invalid` naming the field whose answer is missing or does not fit."""
    found = wrong(fields, answers, complete=complete)
    if found is not None:
        name, sentence = found
        raise Refused(Code.INVALID, sentence, extra={"field": f"{place}.{name}"})


def survey_answers(questions: Sequence[FormField], answers: Mapping[str, Any]) -> dict[str, str]:
    """Answers to a survey as they are kept. Raises Refused for one that is not asked for or does not fit."""
    known = {question.name for question in questions}
    for name in answers:
        if name not in known:
            raise Refused(Code.INVALID, f"{name!r} is not asked for.", extra={"field": f"answers.{name}"})
    refuse("answers", questions, answers, complete=False)
    told = {name: told_of(value) for name, value in answers.items()}
    return {name: value for name, value in told.items() if value}


def told_of(value: Any) -> str:
    """An answer as text; empty: none was given. A tick is `yes`."""
    if value is None or value is False:
        return ""
    if value is True:
        return "yes"
    if isinstance(value, list):
        several = cast("list[object]", value)
        return ", ".join(str(each) for each in several)
    return str(value).strip()


def _misfit(field: FormField, value: Any) -> str | None:
    if field.type in {"checkbox", "consent"}:
        return None if value is None or isinstance(value, bool) else "it is ticked or not: true or false."
    if value is None or value == "":
        return None
    if field.type == "number" and isinstance(value, int | float) and not isinstance(value, bool):
        return None
    if not isinstance(value, str):
        return "it must be a text."
    return _misfit_text(field, value)


def _misfit_text(field: FormField, value: str) -> str | None:
    match field.type:
        case "choice":
            fits = any(value == choice.value for choice in field.choices)
            return None if fits else f"{value!r} is none of the choices."
        case "email":
            return (
                None if len(value) <= 254 and _EMAIL.fullmatch(value) else f"{value!r} is no e-mail address."
            )
        case "phone":
            return None if _PHONE.fullmatch(value) else f"{value!r} is no telephone number."
        case "number":
            return None if _NUMBER.fullmatch(value) else f"{value!r} is no number."
        case _:
            most = LONG if field.type == "long_text" else SHORT
            return None if len(value) <= most else f"it has more than {most} characters."
