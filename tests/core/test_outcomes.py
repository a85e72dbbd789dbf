"""Outcomes that agents choose: which values fit, and how many there are to be."""

import pytest

from cordboard.core.codes import Outcome, OutcomeCategory
from cordboard.core.errors import Refused
from cordboard.core.outcomes import OutcomeLimits, OutcomeRules, misfit, refuse_choice, refuse_unfinished
from cordboard.core.reasons import Code

PLAIN = Outcome(name="Informed")
ORDER = Outcome(name="Order", type="string", pattern=r"\d{4}", hint="Four digits, as on the bill.")
CASES = {
    PLAIN: ([None, ""], ["yes"]),
    ORDER: (["1234"], [None, "", "12345", "abcd"]),
    Outcome(name="Said", type="string"): (["Anything at all"], [None]),
    Outcome(name="Kind", type="enumerated", choices=("red", "blue")): (["red"], ["Red", "green"]),
    Outcome(name="Pieces", type="integer", minimum=1, maximum=10): (
        ["1", "10"],
        ["0", "11", "1.5", "٣", "one"],
    ),
    Outcome(name="Sold", type="money", minimum=0.1): (["0.10", "9.5", "12"], ["0.09", "-1", "9,50", "1.234"]),
    Outcome(name="Due", type="date"): (["2028-02-29"], ["2027-02-29", "29.2.2028", "20280229"]),
    Outcome(name="At", type="time"): (["23:59", "08:00:30"], ["24:00", "8:00", "0800"]),
}


@pytest.mark.parametrize("outcome", CASES, ids=lambda outcome: outcome.name)
def test_a_value_fits_its_outcome(outcome: Outcome) -> None:
    fitting, others = CASES[outcome]

    assert [value for value in [*fitting, *others] if misfit(outcome, value) is None] == fitting


def test_agents_hear_the_managers_words_about_a_text_that_does_not_fit() -> None:
    assert misfit(ORDER, "x") == "Four digits, as on the bill."


def test_bounds_are_exact() -> None:
    tenth = Outcome(name="Sold", type="money", minimum=0.3, maximum=0.3)

    assert misfit(tenth, "0.30") is None


SALE, RETURN = (
    Outcome(name="Sale", categories=("Shop",)),
    Outcome(name="Return", categories=("Shop", "Stock")),
)
SWEPT = Outcome(name="Swept", categories=("Machine",))
SHOP = OutcomeCategory(name="Shop", minimum=1, maximum=1)
MACHINE = OutcomeCategory(name="Machine", selectable=False, minimum=1)


def rules(*outcomes: Outcome, limits: OutcomeLimits | None = None) -> OutcomeRules:
    return OutcomeRules(
        outcomes={each.name: each for each in outcomes},
        categories={each.name: each for each in (SHOP, MACHINE)},
        limits=limits or OutcomeLimits(),
    )


def no(
    chosen: dict[str, str | None], held: OutcomeRules, before: dict[str, str | None] | None = None
) -> tuple[Code, object]:
    with pytest.raises(Refused) as refused:
        refuse_choice(chosen, before or {}, held)
    return refused.value.code, refused.value.extra["field"]


def test_a_choice_is_refused_at_its_field() -> None:
    held = rules(PLAIN, ORDER, SALE, RETURN, SWEPT)

    refuse_choice({"Informed": None, "Order": "1234", "Sale": None}, {}, held)

    assert no({"Gone": None}, held) == (Code.UNKNOWN_OUTCOME, "outcomes.Gone")
    assert no({"Order": "12"}, held) == (Code.INVALID, "outcomes.Order")
    assert no({"Sale": None, "Return": None}, held) == (Code.INVALID, "outcomes.Return")
    assert no({"Swept": None}, held) == (Code.INVALID, "outcomes.Swept")


def test_what_stood_before_and_is_not_for_agents_stays() -> None:
    before: dict[str, str | None] = {"Swept": None, "Gone": "1"}

    refuse_choice(before, before, rules(SWEPT))

    assert no({"Swept": None, "Gone": "2"}, rules(SWEPT), before) == (Code.UNKNOWN_OUTCOME, "outcomes.Gone")


def test_a_group_bounds_all_that_is_chosen() -> None:
    held = rules(PLAIN, ORDER, limits=OutcomeLimits(1, 1))

    refuse_unfinished({"Informed": None}, held)

    assert no({"Informed": None, "Order": "1234"}, held) == (Code.INVALID, "outcomes.Order")
    with pytest.raises(Refused, match="outcomes_required"):
        refuse_unfinished({}, held)


def test_the_wrap_up_asks_for_what_a_category_needs() -> None:
    with pytest.raises(Refused, match=r"outcomes_required: .*'Shop'"):
        refuse_unfinished({"Informed": None}, rules(PLAIN, SALE))

    refuse_unfinished({"Sale": None}, rules(PLAIN, SALE, SWEPT))


def test_nothing_is_asked_for_that_cannot_be_chosen() -> None:
    refuse_unfinished({}, rules(SWEPT, limits=OutcomeLimits(2, None)))
