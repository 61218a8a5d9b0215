"""Workforce plans: the year of a day, when the plan is due, and when it is red. RC-52."""

from datetime import date

import pytest

from workforce.enums import Tone, WorkforcePlanState
from workforce.rules.plans import YearRules, action_tone, plan_due_on, plan_tone, plan_year

DUE = date(2026, 3, 31)


@pytest.mark.parametrize(
    ("day", "year"), [(date(2026, 3, 31), 2025), (date(2026, 4, 1), 2026), (date(2027, 1, 1), 2026)]
)
def test_year_begins_on_1_april(day: date, year: int) -> None:
    assert plan_year(day) == year


@pytest.mark.parametrize(
    ("due", "expected"), [("03-31", DUE), ("12-01", date(2025, 12, 1)), ("02-29", date(2026, 2, 28))]
)
def test_plan_is_due_on_the_last_such_day_before_its_year(due: str, expected: date) -> None:
    assert plan_due_on(2026, YearRules(due)) == expected


@pytest.mark.parametrize(
    ("state", "day", "tone"),
    [
        (None, date(2026, 4, 1), Tone.RED),
        (WorkforcePlanState.DRAFT, date(2026, 4, 1), Tone.RED),
        (None, DUE, Tone.AMBER),
        (None, date(2026, 1, 1), Tone.GREY),
        (WorkforcePlanState.AGREED, date(2026, 4, 1), Tone.GREEN),
        (WorkforcePlanState.LIVE, date(2027, 1, 1), Tone.GREEN),
    ],
)
def test_no_plan_by_the_day_is_red(state: WorkforcePlanState | None, day: date, tone: Tone) -> None:
    assert plan_tone(state, DUE, day, 56) == tone


def test_action_is_overdue_from_the_day_after() -> None:
    assert action_tone(DUE, None, DUE) == Tone.AMBER
    assert action_tone(DUE, None, date(2026, 4, 1)) == Tone.RED
    assert action_tone(DUE, date(2026, 4, 1), date(2026, 4, 1)) == Tone.GREEN
    assert action_tone(DUE, None, date(2026, 1, 1)) == Tone.GREY
