"""When appraisals and their reviews are due, on worked days (domain rules, 4.4; RC-59, NT-36, NS-66)."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from supervision.rules.appraisal import (
    Anchor,
    CycleRules,
    Window,
    first_anchor,
    mid_year_days,
    next_anchor,
    yearly_windows,
)

RULES = CycleRules(
    annual_months=12,
    mid_year_months=6,
    first_months=6,
    tolerance_days=28,
    warning_days=28,
    service_months=6,
    first_year_counts=True,
    long_absence_days=28,
)
WINDOWS = CycleRules(
    12, 6, 6, 28, 28, 6, True, 28,
    windows=yearly_windows("04-01", "06-30", date(2026, 1, 1)),
    mid_year_windows=yearly_windows("10-01", "11-30", date(2026, 1, 1)),
)  # fmt: skip
MEETING = date(2026, 3, 10)


def test_review_is_due_six_months_after_the_meeting_and_the_next_twelve() -> None:
    """RC-59: annual 10 Mar 2026, review due 10 Sep 2026, next annual 10 Mar 2027."""
    opens, due = mid_year_days(MEETING, RULES)
    assert (opens, due) == (date(2026, 8, 13), date(2026, 9, 10))
    assert next_anchor(Anchor(MEETING, 0), MEETING, MEETING, RULES).due_on == date(2027, 3, 10)


@pytest.mark.parametrize(
    ("late", "due"),
    [
        (0, date(2027, 3, 10)),
        (28, date(2027, 3, 10)),
        (-28, date(2027, 3, 10)),
        (29, date(2027, 4, 8)),
        (-29, date(2027, 2, 9)),
    ],
)
def test_next_does_not_drift_within_28_days(late: int, due: date) -> None:
    held = MEETING + timedelta(days=late)
    assert next_anchor(Anchor(MEETING, 0), MEETING, held, RULES).due_on == due


def test_months_are_counted_from_the_anchor_and_never_chained() -> None:
    """Rule D1: started on 31 August 2026, so the second one is due on 29 February 2028, not on the 28th."""
    first = first_anchor(date(2026, 8, 31), newly_qualified=False, rules=RULES)
    assert first.due_on == date(2027, 2, 28)
    assert next_anchor(first, first.due_on, date(2027, 3, 2), RULES).due_on == date(2028, 2, 29)


def test_first_is_six_months_after_the_start() -> None:
    assert first_anchor(date(2026, 1, 5), newly_qualified=False, rules=RULES).due_on == date(2026, 7, 5)


def test_first_of_who_was_here_before_the_records_is_six_months_after_these_begin() -> None:
    rules = replace(RULES, recorded_from=date(2025, 10, 1))
    assert first_anchor(date(1996, 1, 5), newly_qualified=False, rules=rules).due_on == date(2026, 4, 1)
    assert first_anchor(date(2026, 1, 5), newly_qualified=False, rules=rules).due_on == date(2026, 7, 5)


def test_first_of_the_newly_qualified_is_a_year_after_the_start() -> None:
    """Their reviews of the first year count as one while the setting says so."""
    assert first_anchor(date(2026, 1, 5), newly_qualified=True, rules=RULES).due_on == date(2027, 1, 5)


def test_window_is_the_next_that_had_not_opened() -> None:
    assert first_anchor(date(2025, 10, 1), newly_qualified=False, rules=WINDOWS).due_on == date(2026, 6, 30)
    assert first_anchor(date(2026, 1, 2), newly_qualified=False, rules=WINDOWS).due_on == date(2027, 6, 30)
    before = Anchor(date(2025, 6, 30), 0)
    for held, due in (
        (date(2025, 5, 12), 2026),
        (date(2026, 2, 20), 2026),
        (date(2026, 3, 4), 2027),
        (date(2026, 4, 1), 2027),
        (date(2026, 9, 1), 2027),
    ):
        assert next_anchor(before, before.due_on, held, WINDOWS).due_on == date(due, 6, 30), held


def test_review_of_a_window_is_that_of_the_autumn_after() -> None:
    assert mid_year_days(date(2026, 5, 12), WINDOWS) == (date(2026, 10, 1), date(2026, 11, 30))
    assert mid_year_days(date(2026, 12, 1), WINDOWS) == (date(2027, 10, 1), date(2027, 11, 30))


def test_window_over_the_turn_of_the_year_ends_in_the_next() -> None:
    windows = yearly_windows("11-01", "02-29", date(2026, 1, 1))
    assert Window(date(2025, 11, 1), date(2026, 2, 28)) in windows
    assert Window(date(2027, 11, 1), date(2028, 2, 29)) in windows
