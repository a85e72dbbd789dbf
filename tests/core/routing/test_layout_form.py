"""Forms of a layout: what is asked, when, and what answers fit."""

from typing import Any

import pytest

from cordboard.core.errors import Refused
from cordboard.core.routing.layout import Layout, Offline
from cordboard.core.routing.layout_form import (
    Choice,
    Condition,
    FormField,
    asked,
    problems,
    refuse,
    survey_answers,
    wrong,
)
from cordboard.core.routing.layout_rules import fields_of_page, layout_problems

TOPIC = FormField(
    name="topic", type="choice", required=True, choices=(Choice(value="order"), Choice(value="other"))
)
ORDER = FormField(
    name="order", type="number", required=True, when=Condition(field="topic", values=("order",))
)
PHOTO = FormField(name="photo", type="checkbox", when=Condition(field="order"))
FIELDS = (TOPIC, ORDER, PHOTO)


def test_a_field_is_asked_for_when_an_earlier_answer_brings_it_about() -> None:
    def names(**answers: Any) -> list[str]:
        return [field.name for field in asked(FIELDS, answers)]

    assert names() == ["topic"]
    assert names(topic="other", order=7) == ["topic"]
    assert names(topic="order") == ["topic", "order"]
    assert names(topic="order", order=7) == ["topic", "order", "photo"]


@pytest.mark.parametrize(
    ("kind", "good", "bad"),
    [
        ("text", ["x" * 200, ""], ["x" * 201, 7, True, ["x"]]),
        ("long_text", ["x" * 2_000], ["x" * 2_001]),
        ("email", ["a@b.example", None], ["a@b", "a b@c.example", "a@b.example,c@d.example", "@b.example"]),
        ("phone", ["+49 (0)30 / 12-34", "112"], ["call me", "+", "1" * 40]),
        ("number", [7, -1.5, "7", "7,5"], ["seven", "1e9", True, ["7"]]),
        ("checkbox", [True, False, None], ["yes", 1]),
        ("consent", [True], ["true"]),
    ],
)
def test_an_answer_fits_its_type_or_is_refused(kind: Any, good: list[Any], bad: list[Any]) -> None:
    field = FormField(name="it", type=kind)

    assert [wrong((field,), {"it": value}, complete=True) for value in good] == [None] * len(good)
    assert all(wrong((field,), {"it": value}, complete=False) is not None for value in bad)


def test_a_choice_is_one_of_the_choices() -> None:
    assert wrong((TOPIC,), {"topic": "other"}, complete=True) is None
    assert wrong((TOPIC,), {"topic": "Other"}, complete=True) is not None


def test_only_a_complete_form_must_hold_everything_and_nothing_else() -> None:
    assert wrong(FIELDS, {"strange": 1}, complete=False) is None
    assert wrong(FIELDS, {"strange": 1}, complete=True) == ("strange", "'strange' is not asked for.")
    assert wrong(FIELDS, {}, complete=False) is None
    assert wrong(FIELDS, {}, complete=True) == ("topic", "topic: an answer is required.")
    assert wrong(FIELDS, {"topic": "order"}, complete=True) == ("order", "order: an answer is required.")
    assert wrong(FIELDS, {"topic": "other"}, complete=True) is None


def test_a_consent_that_is_required_is_ticked() -> None:
    consent = FormField(name="ok", type="consent", required=True)

    assert wrong((consent,), {"ok": False}, complete=True) is not None
    assert wrong((consent,), {"ok": True}, complete=True) is None


def test_a_refusal_names_the_field() -> None:
    with pytest.raises(Refused) as caught:
        refuse("form", FIELDS, {"topic": "nonsense"}, complete=False)

    assert caught.value.extra == {"field": "form.topic"}


def test_answers_to_a_survey_are_kept_as_text_without_the_empty_ones() -> None:
    assert survey_answers((TOPIC, PHOTO), {"topic": "order", "photo": True}) == {
        "topic": "order",
        "photo": "yes",
    }
    assert survey_answers((TOPIC,), {"topic": ""}) == {}
    with pytest.raises(Refused):
        survey_answers((TOPIC,), {"strange": "x"})


@pytest.mark.parametrize(
    ("fields", "place"),
    [
        ((TOPIC, TOPIC), "[1].name"),
        ((FormField(name="x", type="choice"),), "[0].choices"),
        (
            (FormField(name="x", type="choice", choices=(Choice(value="a"), Choice(value="a"))),),
            "[0].choices",
        ),
        ((FormField(name="x", choices=(Choice(value="a"),)),), "[0].choices"),
        ((ORDER, TOPIC), "[0].when"),
        ((FormField(name="x", when=Condition(field="x")),), "[0].when"),
    ],
)
def test_fields_that_cannot_work_are_told_with_their_place(fields: tuple[FormField, ...], place: str) -> None:
    assert [where for where, _ in problems(fields)] == [place]


def test_a_layout_says_what_is_missing() -> None:
    def told(**fields: Any) -> list[str]:
        return [place for place, _ in layout_problems(Layout(name="x", **fields))]

    assert told() == []
    assert told(offline=Offline(when="closed")) == ["offline.calendar"]
    assert told(offline=Offline(when="no_agents", fields=())) == ["offline.fields"]
    assert told(offline=Offline(mail_to="nobody")) == ["offline.mail_to"]
    assert told(form=(FormField(name="x", pages=("ftp://shop.example/",)),)) == ["form[0].pages[0]"]


def test_a_field_is_asked_for_on_its_pages_alone() -> None:
    basket = FormField(name="basket", pages=("https://shop.example/basket*",))
    everywhere = FormField(name="name")

    assert fields_of_page((basket, everywhere), "https://shop.example/basket?x=1") == (basket, everywhere)
    assert fields_of_page((basket, everywhere), "https://shop.example/") == (everywhere,)
    assert fields_of_page((basket, everywhere), "no address") == (everywhere,)
