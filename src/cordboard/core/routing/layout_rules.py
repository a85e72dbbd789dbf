"""What a layout must keep to beyond the types of its fields."""

import re
from collections.abc import Iterator, Sequence

from cordboard.core.errors import Refused
from cordboard.core.routing import layout_form
from cordboard.core.routing.layout import Layout
from cordboard.core.routing.layout_form import FormField
from cordboard.core.routing.page import Page, parse_page
from cordboard.core.routing.url_pattern import parse_pattern

_ADDRESS = re.compile(r"[^@\s,;<>\"]+@[^@\s,;<>\"]+\.[^@\s,;<>\"]+")


def layout_problems(layout: Layout) -> Iterator[tuple[str, str]]:
    """What is wrong, as (field, sentence)."""
    for place, fields in _all_fields(layout):
        for where, sentence in layout_form.problems(fields):
            yield f"{place}{where}", sentence
        for number, field in enumerate(fields):
            for index, text in enumerate(field.pages):
                try:
                    parse_pattern(text)
                except Refused as wrong:
                    yield f"{place}[{number}].pages[{index}]", wrong.detail
    offline = layout.offline
    if offline.when in {"closed", "closed_or_no_agents"} and offline.calendar is None:
        yield "offline.calendar", "Choose the calendar that says when it is closed."
    if offline.when != "never" and not offline.fields:
        yield "offline.fields", "The form asks for nothing."
    if offline.mail_to and not _ADDRESS.fullmatch(offline.mail_to):
        yield "offline.mail_to", f"{offline.mail_to!r} is no e-mail address."


def fields_of_page(fields: Sequence[FormField], url: str) -> tuple[FormField, ...]:
    """The fields that a page asks for; a page that cannot be read has only those of all pages."""
    try:
        page = parse_page(url)
    except Refused:
        page = None
    return tuple(field for field in fields if not field.pages or (page is not None and _on(field, page)))


def _on(field: FormField, page: Page) -> bool:
    return any(parse_pattern(text).matches(page) for text in field.pages)


def _all_fields(layout: Layout) -> Iterator[tuple[str, Sequence[FormField]]]:
    yield "form", layout.form
    yield "offline.fields", layout.offline.fields
    yield "survey.questions", layout.survey.questions
