"""How a succession plan stands: no plan, draft, agreed, review due. Domain rules, 6.9."""

from datetime import date

import pytest

from workforce.enums import SuccessionState, Tone
from workforce.rules.succession import PlanRules, plan_standing

AGREED_ON = date(2026, 8, 31)
AGREED, DRAFT, DUE = SuccessionState.AGREED, SuccessionState.DRAFT, SuccessionState.REVIEW_DUE


@pytest.mark.parametrize(
    ("day", "state", "tone"),
    [
        (date(2026, 8, 31), AGREED, Tone.GREEN),
        (date(2027, 1, 30), AGREED, Tone.GREEN),
        (date(2027, 1, 31), DUE, Tone.AMBER),
        (date(2027, 2, 28), DUE, Tone.AMBER),
        (date(2027, 3, 1), DUE, Tone.RED),
    ],
    ids=["on the day", "29 days before", "28 days before", "on the due day", "the day after"],
)
def test_review_is_due_six_months_after_the_last_and_red_after(
    day: date, state: SuccessionState, tone: Tone
) -> None:
    """Agreed on 31 August, so due on the last day of February (D1), and on time on that day (D2)."""
    found = plan_standing(AGREED, AGREED_ON, day, PlanRules())
    assert (found.state, found.tone, found.due_on) == (state, tone, date(2027, 2, 28))


def test_no_plan_is_red_and_has_no_review() -> None:
    found = plan_standing(None, None, AGREED_ON, PlanRules())
    assert (found.state, found.tone, found.due_on) == (SuccessionState.NO_PLAN, Tone.RED, None)


def test_first_draft_is_amber_and_has_no_review() -> None:
    found = plan_standing(DRAFT, None, AGREED_ON, PlanRules())
    assert (found.state, found.tone, found.due_on) == (DRAFT, Tone.AMBER, None)


def test_drafting_anew_puts_no_review_off() -> None:
    found = plan_standing(DRAFT, AGREED_ON, date(2027, 3, 1), PlanRules())
    assert (found.state, found.tone, found.due_on) == (DRAFT, Tone.RED, date(2027, 2, 28))
