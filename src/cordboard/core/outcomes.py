"""What became of a chat: whether a value fits its outcome, and whether an agent has chosen as many as is wanted.

Desks follow the same rules while agents choose; what is said here counts.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date, time
from decimal import Decimal
from functools import lru_cache
from math import ceil, floor

import msgspec

from cordboard.core.codes import Outcome, OutcomeCategory
from cordboard.core.errors import Refused
from cordboard.core.reasons import Code
from cordboard.core.text_pattern import PatternError, parse

Chosen = Mapping[str, str | None]
"""Outcomes of a chat by name; None: without a value."""

_INTEGER = re.compile(r"-?[0-9]{1,15}")
_MONEY = re.compile(r"-?[0-9]{1,12}(\.[0-9]{1,2})?")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_TIME = re.compile(r"[0-9]{2}:[0-9]{2}(:[0-9]{2})?")

_pattern = lru_cache(maxsize=256)(parse)


class OutcomeLimits(msgspec.Struct, frozen=True):
    """How many outcomes are chosen for a chat: of all, or of a category. A maximum of None: as many as there are."""

    minimum: int = 0
    maximum: int | None = None


class OutcomeRules(msgspec.Struct, frozen=True, kw_only=True):
    """What an agent's choice is held against. `limits`: of the agent's user group."""

    outcomes: Mapping[str, Outcome]
    categories: Mapping[str, OutcomeCategory]
    limits: OutcomeLimits = OutcomeLimits()

    def selectable(self, outcome: Outcome) -> bool:
        """Whether agents choose it: in none of its categories it is only for scripts."""
        known = [self.categories.get(name) for name in outcome.categories]
        return not known or any(each is None or each.selectable for each in known)


def definition_problems(outcome: Outcome) -> Iterator[tuple[str, str]]:
    """What is wrong with an outcome as such, as (field, sentence)."""
    if outcome.type == "enumerated" and not outcome.choices:
        yield "choices", "An enumerated outcome needs choices."
    if outcome.type != "enumerated" and outcome.choices:
        yield "choices", "Only an enumerated outcome has choices."
    if outcome.type != "string" and (outcome.pattern or outcome.hint):
        yield "pattern" if outcome.pattern else "hint", "Only a text has a pattern."
    if outcome.pattern:
        try:
            parse(outcome.pattern)
        except PatternError as wrong:
            yield "pattern", str(wrong)
    least, most = outcome.minimum, outcome.maximum
    if outcome.type not in {"integer", "money"}:
        for field, bound in (("minimum", least), ("maximum", most)):
            if bound is not None:
                yield field, "Only a number has bounds."
    elif least is not None and most is not None:
        if least > most:
            yield "maximum", "The maximum is below the minimum."
        elif outcome.type == "integer" and ceil(least) > floor(most):
            yield "maximum", "No whole number lies between these bounds."
        elif outcome.type == "money" and ceil(_cents(least)) > floor(_cents(most)):
            yield "maximum", "No amount with two decimals lies between these bounds."


def category_problems(
    category: OutcomeCategory, rules: OutcomeRules, groups: Mapping[str, OutcomeLimits]
) -> Iterator[tuple[str, str]]:
    """Why no agent can keep to a category's limits beside all others, as (field, sentence).

    `groups` are the limits of user groups. A category without outcomes asks for nothing so far.
    """
    there = sum(category.name in each.categories for each in rules.outcomes.values())
    if not category.selectable or not there:
        return
    if category.minimum > there:
        yield "minimum", f"There are not so many outcomes in this category: {there}."
    for name, limits in groups.items():
        if limits.maximum is not None and category.minimum > limits.maximum:
            yield "minimum", f"Agents of the user group {name!r} may not choose so many: {limits.maximum}."


def group_problems(limits: OutcomeLimits, rules: OutcomeRules) -> Iterator[tuple[str, str]]:
    """Why no agent can keep to a user group's limits beside those of categories, as (field, sentence)."""
    there = sum(rules.selectable(each) for each in rules.outcomes.values())
    if there and limits.minimum > there:
        yield "minimum_outcomes", f"There are not so many outcomes for agents to choose: {there}."
    for name, needed in category_minimums(rules):
        if limits.maximum is not None and needed > limits.maximum:
            yield "maximum_outcomes", f"The category {name!r} asks for more: {needed}."


def category_minimums(rules: OutcomeRules) -> Iterator[tuple[str, int]]:
    """What agents are asked for by category: what nobody can choose from is not asked for."""
    for category in rules.categories.values():
        if category.selectable:
            there = sum(category.name in each.categories for each in rules.outcomes.values())
            yield category.name, min(category.minimum, there)


def misfit(outcome: Outcome, value: str | None) -> str | None:
    """Why the value is none of this outcome, as a sentence; None: it is."""
    if outcome.type == "none":
        return None if not value else "it takes no value."
    if not value:
        return "a value is required."
    return _misfit(outcome, value)


def refuse_choice(chosen: Chosen, before: Chosen, rules: OutcomeRules) -> None:
    """Raises Refused `unknown_outcome`, and `invalid` for a wrong value, for what is not for agents, and for too many.

    What scripts have set in a category that is not for agents stands as it is, and so does what has been removed since.
    """
    for name, value in chosen.items():
        outcome = rules.outcomes.get(name)
        if outcome is None or not rules.selectable(outcome):
            if name in before and before[name] == value:
                continue
            if outcome is None:
                field = {"field": f"outcomes.{name}"}
                raise Refused(Code.UNKNOWN_OUTCOME, f"There is no outcome {name!r}.", extra=field)
            raise _invalid(name, f"The outcome {name!r} is not for agents to choose.")
        sentence = misfit(outcome, value)
        if sentence is not None:
            raise _invalid(name, f"{name}: {sentence}")
    for category, limits, names in _counted(chosen, rules):
        if limits.maximum is not None and len(names) > limits.maximum:
            of = f" of {category!r}" if category else ""
            raise Refused(
                Code.INVALID,
                f"At most {limits.maximum} outcomes{of} are chosen for a chat.",
                extra={"field": f"outcomes.{names[-1]}", "category": category, "maximum": limits.maximum},
            )


def refuse_unfinished(chosen: Chosen, rules: OutcomeRules) -> None:
    """Raises Refused `outcomes_required` when fewer are chosen than there must be."""
    for category, limits, names in _counted(chosen, rules):
        if len(names) < limits.minimum:
            of = f" of {category!r}" if category else ""
            raise Refused(
                Code.OUTCOMES_REQUIRED,
                f"At least {limits.minimum} outcomes{of} are needed before the chat is put away.",
                extra={"field": "outcomes", "category": category, "minimum": limits.minimum},
            )


def _counted(chosen: Chosen, rules: OutcomeRules) -> Iterator[tuple[str, OutcomeLimits, list[str]]]:
    """Every limit with what counts towards it; an empty category stands for all of them."""
    by_agents = [
        outcome
        for name in chosen
        if (outcome := rules.outcomes.get(name)) is not None and rules.selectable(outcome)
    ]
    for category, minimum in category_minimums(rules):
        names = [each.name for each in by_agents if category in each.categories]
        yield category, OutcomeLimits(minimum, rules.categories[category].maximum), names
    there = sum(rules.selectable(each) for each in rules.outcomes.values())
    own = OutcomeLimits(min(rules.limits.minimum, there), rules.limits.maximum)
    yield "", own, [each.name for each in by_agents]


def _misfit(outcome: Outcome, value: str) -> str | None:
    match outcome.type:
        case "enumerated":
            return None if value in outcome.choices else f"{value!r} is none of the choices."
        case "integer":
            if not _INTEGER.fullmatch(value):
                return f"{value!r} is no whole number."
            return _out_of_bounds(outcome, value)
        case "money":
            if not _MONEY.fullmatch(value):
                return f"{value!r} is no amount; it has a point and at most two decimals, as in 9.50."
            return _out_of_bounds(outcome, value)
        case "date":
            return (
                None
                if _DATE.fullmatch(value) and _reads(date.fromisoformat, value)
                else f"{value!r} is no date."
            )
        case "time":
            return (
                None
                if _TIME.fullmatch(value) and _reads(time.fromisoformat, value)
                else f"{value!r} is no time."
            )
        case _:
            if not outcome.pattern or _pattern(outcome.pattern).fits(value):
                return None
            return outcome.hint or f"{value!r} is not of the form {outcome.pattern}."


def _out_of_bounds(outcome: Outcome, value: str) -> str | None:
    number = Decimal(value)
    if outcome.minimum is not None and number < Decimal(repr(outcome.minimum)):
        return f"it must be at least {outcome.minimum:g}."
    if outcome.maximum is not None and number > Decimal(repr(outcome.maximum)):
        return f"it must be at most {outcome.maximum:g}."
    return None


def _cents(amount: float) -> Decimal:
    return Decimal(repr(amount)) * 100


def _reads(read: Callable[[str], object], value: str) -> bool:
    try:
        read(value)
    except ValueError:
        return False
    return True


def _invalid(name: str, sentence: str) -> Refused:
    return Refused(Code.INVALID, sentence, extra={"field": f"outcomes.{name}"})
