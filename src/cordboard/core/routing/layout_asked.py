"""The questions of a layout in words, for staff who read the answers: answers are kept by the fields' names alone."""

import msgspec

from cordboard.core.routing.layout import Layout
from cordboard.core.routing.layout_form import FormField


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """Labels by field and language, as the layout has them now; a field without any is not listed."""

    language: str = "en"
    form: dict[str, dict[str, str]] = {}
    survey: dict[str, dict[str, str]] = {}


def asked_by(layout: Layout | None) -> Asked:
    """What the layout asks before a chat and after it; nothing when the layout is gone."""
    if layout is None:
        return Asked()
    return Asked(
        language=layout.default_language,
        form=_labels(layout, layout.form),
        survey=_labels(layout, layout.survey.questions),
    )


def _labels(layout: Layout, fields: tuple[FormField, ...]) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for field in fields:
        key = f"field_{field.name}"
        # As in the window: a label of the field's own goes before the layout's texts.
        texts = {language: texts[key] for language, texts in layout.texts.items() if texts.get(key)}
        labels = texts | {language: word for language, word in field.label.items() if word}
        if labels:
            found[field.name] = labels
    return found
