"""The days of a series, against a slow and obvious way to find them."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from supervision.enums import FrequencyUnit
from supervision.rules.series import MOST, Repeat, SeriesDay, last_possible, series_days
from workforce.periods import ONE_DAY, add_months

MONDAY = date(2026, 3, 2)
WEEK, MONTH = FrequencyUnit.WEEK, FrequencyUnit.MONTH


def sessions(found: list[SeriesDay]) -> list[date]:
    return [each.on for each in found if not each.left_out]


def test_every_four_weeks_until_a_day_that_day_included() -> None:
    found = series_days(MONDAY, Repeat(4, WEEK, until=date(2026, 5, 25)), {})
    assert sessions(found) == [MONDAY, date(2026, 3, 30), date(2026, 4, 27), date(2026, 5, 25)]


def test_bank_holiday_is_left_out_with_its_reason_and_made_up_for() -> None:
    found = series_days(MONDAY, Repeat(1, WEEK, times=2), {MONDAY + 7 * ONE_DAY: "Bank holiday"})
    assert found == [
        SeriesDay(MONDAY),
        SeriesDay(MONDAY + 7 * ONE_DAY, "Bank holiday"),
        SeriesDay(MONDAY + 14 * ONE_DAY),
    ]


def test_months_are_counted_from_the_first_day() -> None:
    found = series_days(date(2026, 3, 31), Repeat(1, MONTH, times=3), {})
    assert sessions(found) == [date(2026, 3, 31), date(2026, 4, 30), date(2026, 6, 1)]


def test_series_that_begins_at_a_weekend_stays_there() -> None:
    saturday = date(2026, 3, 7)
    assert sessions(series_days(saturday, Repeat(2, WEEK, times=2), {})) == [saturday, date(2026, 3, 21)]


@pytest.mark.parametrize("repeat", [Repeat(1, WEEK), Repeat(1, WEEK, times=500)], ids=["endless", "500"])
def test_series_ends(repeat: Repeat) -> None:
    assert len(sessions(series_days(MONDAY, repeat, {}))) == MOST


def test_series_whose_days_are_all_blocked_has_none() -> None:
    blocked = {MONDAY + number * ONE_DAY: "Away" for number in range(1000)}
    assert sessions(series_days(MONDAY, Repeat(1, WEEK, times=3), blocked)) == []


days = st.dates(date(2020, 1, 1), date(2040, 1, 1))


@given(
    first=days,
    every=st.integers(1, 12),
    unit=st.sampled_from([WEEK, MONTH]),
    until=st.integers(0, 900),
    times=st.none() | st.integers(1, 20),
    away=st.lists(st.tuples(st.integers(0, 900), st.integers(1, 40)), max_size=4),
)
def test_series_has_the_days_that_it_should(
    first: date,
    every: int,
    unit: FrequencyUnit,
    until: int,
    times: int | None,
    away: list[tuple[int, int]],
) -> None:
    """Each day is looked at by itself: does the calendar reach it from the first, and is nobody away?"""
    blocked = {
        first + timedelta(days=start + number): "Away" for start, length in away for number in range(length)
    }
    last = first + timedelta(days=until)
    asked = Repeat(every, unit, until=None if times else last, times=times)
    wanted = []
    day = first
    while day <= min(last_possible(first) if times else last, last_possible(first)):
        if _is_reached(first, day, every, unit) and day not in blocked and len(wanted) < (times or MOST):
            wanted.append(day)
        day += ONE_DAY
    assert sessions(series_days(first, asked, blocked)) == wanted


def _is_reached(first: date, day: date, every: int, unit: FrequencyUnit) -> bool:
    """From the first day, or from a Saturday or Sunday before this Monday."""
    if first.weekday() < 5 and day.weekday() >= 5:
        return False
    moved = first.weekday() < 5 and day.weekday() == 0
    return any(_falls_on(first, day - back * ONE_DAY, every, unit) for back in ((0, 1, 2) if moved else (0,)))


def _falls_on(first: date, day: date, every: int, unit: FrequencyUnit) -> bool:
    if day < first:
        return False
    if unit == WEEK:
        return (day - first).days % (7 * every) == 0
    months = (day.year - first.year) * 12 + day.month - first.month
    return months % every == 0 and add_months(first, months) == day
