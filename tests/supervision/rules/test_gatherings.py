"""On which days a series meets, and when it is red (domain rules, 4.5)."""

from datetime import date, timedelta

import pytest

from supervision.enums import Cadence, SeriesKind, SeriesStanding
from supervision.rules.gatherings import MeetingRule, YearSoFar, slots, standing, year_of

FIRST, LAST = date(2025, 4, 1), date(2026, 3, 31)
NOTHING: frozenset[date] = frozenset()
TUESDAY = 1
GREEN, AMBER = 90, 80


def test_weekly_series_has_52_slots_less_closures() -> None:
    """SH-57: the year less two weeks at Christmas and a bank holiday."""
    weekly = MeetingRule(Cadence.WEEK, 1, weekday=0)
    every = slots(weekly, FIRST, LAST, NOTHING)
    assert len(every) == 52
    off = {date(2025, 4, 21)} | {date(2025, 12, 22) + timedelta(days=number) for number in range(14)}
    assert len(slots(weekly, FIRST, LAST, off)) == 49
    assert not off & set(slots(weekly, FIRST, LAST, off))


def test_several_meetings_a_week_lie_apart() -> None:
    found = slots(MeetingRule(Cadence.WEEK, 2, weekday=0), date(2025, 9, 1), date(2025, 9, 7), NOTHING)
    assert found == [date(2025, 9, 1), date(2025, 9, 3)]


def test_monthly_series_has_12_expected_meetings_whatever_is_off() -> None:
    """RC-74: the first Monday of May is a bank holiday; the meeting is the next day."""
    monthly = MeetingRule(Cadence.MONTH, 1, weekday=0, week_of_month=1)
    found = slots(monthly, FIRST, LAST, {date(2025, 5, 5)})
    assert len(found) == 12
    assert date(2025, 5, 6) in found
    assert {(day.year, day.month) for day in found} == {
        (2025 if month > 3 else 2026, month) for month in range(1, 13)
    }


def test_meeting_moves_back_where_the_rest_of_its_month_is_off() -> None:
    monthly = MeetingRule(Cadence.MONTH, 1, weekday=2, week_of_month=5)
    off = {date(2025, 12, 20) + timedelta(days=number) for number in range(20)}
    assert slots(monthly, date(2025, 12, 1), date(2025, 12, 31), off) == [date(2025, 12, 19)]


def test_month_that_is_off_as_a_whole_has_no_meeting() -> None:
    monthly = MeetingRule(Cadence.MONTH, 1, weekday=2)
    off = {date(2025, 8, 1) + timedelta(days=number) for number in range(31)}
    assert slots(monthly, date(2025, 8, 1), date(2025, 8, 31), off) == []


@pytest.mark.parametrize(
    ("week", "expected"), [(1, date(2025, 9, 2)), (4, date(2025, 9, 23)), (5, date(2025, 9, 30))]
)
def test_week_of_the_month_is_counted_and_the_fifth_is_the_last(week: int, expected: date) -> None:
    rule = MeetingRule(Cadence.MONTH, 1, TUESDAY, week)
    assert slots(rule, date(2025, 9, 1), date(2025, 9, 30), NOTHING) == [expected]


def test_yearly_series_meets_in_its_months() -> None:
    rule = MeetingRule(Cadence.YEAR, 2, TUESDAY, 2, months=(6, 11))
    assert slots(rule, FIRST, LAST, NOTHING) == [date(2025, 6, 10), date(2025, 11, 11)]


def test_meetings_two_a_month_lie_two_weeks_apart() -> None:
    rule = MeetingRule(Cadence.MONTH, 2, TUESDAY, 1)
    assert slots(rule, date(2025, 9, 1), date(2025, 9, 30), NOTHING) == [date(2025, 9, 2), date(2025, 9, 16)]


def test_financial_year_begins_in_april() -> None:
    assert [year_of(date(2026, 3, 31)), year_of(date(2026, 4, 1))] == [2025, 2026]


@pytest.mark.parametrize(
    ("day", "held", "expected"),
    [
        (date(2025, 9, 29), 0, SeriesStanding.NOTHING),
        (date(2025, 9, 30), 0, SeriesStanding.MISSED),
        (date(2025, 9, 30), 1, SeriesStanding.GOOD),
        (date(2026, 3, 30), 1, SeriesStanding.GOOD),
        (date(2026, 3, 31), 1, SeriesStanding.MISSED),
        (date(2026, 3, 31), 2, SeriesStanding.GOOD),
    ],
)
def test_conferences_are_red_without_one_by_september_or_two_by_march(
    day: date, held: int, expected: SeriesStanding
) -> None:
    """NT: two a year; red if fewer than one by 30 September, or than two by 31 March."""
    so_far = YearSoFar(2025, day, wanted=2, planned=held, held=held)
    assert standing(SeriesKind.CONFERENCE, Cadence.YEAR, so_far, GREEN, AMBER) == expected


def test_conference_that_was_called_off_is_behind_before_it_is_red() -> None:
    so_far = YearSoFar(2025, date(2025, 7, 1), wanted=2, planned=1, held=0)
    assert standing(SeriesKind.CONFERENCE, Cadence.YEAR, so_far, GREEN, AMBER) == SeriesStanding.BEHIND


def test_missed_month_is_red() -> None:
    """RC-74."""
    so_far = YearSoFar(2025, date(2026, 2, 1), 12, planned=10, held=10, missed=[date(2025, 8, 31)])
    assert standing(SeriesKind.LEARNING, Cadence.MONTH, so_far, GREEN, AMBER) == SeriesStanding.MISSED


@pytest.mark.parametrize(
    ("held", "expected"),
    [(9, SeriesStanding.GOOD), (8, SeriesStanding.BEHIND), (7, SeriesStanding.MISSED)],
)
def test_weekly_series_goes_by_the_share_held(held: int, expected: SeriesStanding) -> None:
    so_far = YearSoFar(2025, date(2025, 7, 1), 50, planned=10, held=held)
    assert standing(SeriesKind.FORUM, Cadence.WEEK, so_far, GREEN, AMBER) == expected


def test_series_without_a_meeting_that_was_due_has_no_share() -> None:
    so_far = YearSoFar(2025, date(2025, 4, 1), 50, planned=0, held=0)
    assert so_far.share is None
    assert standing(SeriesKind.FORUM, Cadence.WEEK, so_far, GREEN, AMBER) == SeriesStanding.NOTHING
