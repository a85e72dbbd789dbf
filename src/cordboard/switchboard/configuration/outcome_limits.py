"""How many outcomes are asked for, held against those that there are and against each other, when a manager says so.

Not part of `rules.py`: an import brings limits and outcomes as they stood together, and outcomes may go one by one
afterwards; agents are never asked for more than there are.
"""

from cordboard.core.codes import Outcome, OutcomeCategory
from cordboard.core.outcomes import OutcomeLimits, OutcomeRules, category_problems, group_problems
from cordboard.core.people import UserGroup
from cordboard.switchboard.configuration.book import Book
from cordboard.switchboard.configuration.rules import invalid


def check_limits(after: object, book: Book) -> None:
    """Raises Refused `invalid` for limits that are new and that no agent could keep to."""
    if not isinstance(after, OutcomeCategory | UserGroup):
        return  # most edits: many of them may come in one call
    rules = OutcomeRules(
        outcomes={each.name: each for each in book.values("outcomes", Outcome)},
        categories={each.name: each for each in book.values("outcome_categories", OutcomeCategory)},
    )
    problems: list[tuple[str, str]] = []
    if isinstance(after, OutcomeCategory):
        before = book.value("outcome_categories", after.name, OutcomeCategory)
        if before is None or _limits(before) != _limits(after):
            groups = {each.name: _limits(each) for each in book.values("user_groups", UserGroup)}
            problems += category_problems(after, rules, groups)
    else:
        known = book.value("user_groups", after.name, UserGroup)
        if known is None or _limits(known) != _limits(after):
            problems += group_problems(_limits(after), rules)
    for field, sentence in problems:
        raise invalid(field, sentence)


def _limits(value: OutcomeCategory | UserGroup) -> OutcomeLimits:
    if isinstance(value, UserGroup):
        return OutcomeLimits(value.minimum_outcomes, value.maximum_outcomes)
    return OutcomeLimits(value.minimum if value.selectable else 0, value.maximum)
