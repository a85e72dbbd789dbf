"""The page on rehearsals tells of every field and step, and its example is a scenario."""

import re
from pathlib import Path
from typing import get_args, get_type_hints

import msgspec

from cordboard.director.rehearsal.expected import Expected
from cordboard.director.rehearsal.scenario import Scenario, Step

PAGE = (Path(__file__).parents[3] / "docs" / "rehearsal.md").read_text("utf-8")


def test_the_example_is_a_scenario() -> None:
    examples = re.findall(r"```json\n(.*?)```", PAGE, re.DOTALL)

    scenarios = [msgspec.json.decode(each, type=Scenario) for each in examples]

    assert [each.name for each in scenarios] == ["a busy morning"]


def test_every_field_and_step_is_told() -> None:
    said_elsewhere = {"name", "steps", "expect"}
    fields = {*Scenario.__struct_fields__, *Expected.__struct_fields__} - said_elsewhere
    words = {*fields, *get_args(get_type_hints(Step)["do"])}

    assert sorted(word for word in words if f"`{word}`" not in PAGE and f"`{word}," not in PAGE) == []
