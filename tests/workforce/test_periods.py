"""Calendar arithmetic: anchors, ends of months, half-open periods."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workforce.periods import (
    PeriodError,
    add_months,
    british,
    covers,
    first_day,
    holds_on,
    is_month_end,
    last_day,
    month_ends,
    overlaps,
    period,
    split,
    window_has_leap_day,
    year_before,
)

DAYS = st.dates(date(1990, 1, 1), date(2060, 1, 1))


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2026, 8, 31), 9, date(2027, 5, 31)),
        (date(2026, 1, 15), -1, date(2025, 12, 15)),
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
    ],
)
def test_add_months_counts_from_the_anchor(day: date, months: int, expected: date) -> None:
    assert add_months(day, months) == expected


def test_period_gives_back_the_days_people_typed() -> None:
    spell = period(date(2025, 4, 1), date(2026, 3, 31))

    assert (first_day(spell), last_day(spell)) == (date(2025, 4, 1), date(2026, 3, 31))
    assert spell.upper == date(2026, 4, 1)


def test_period_of_one_day_holds_that_day_only() -> None:
    day = date(2025, 4, 1)
    spell = period(day, day)

    assert [holds_on(spell, day + timedelta(days=n)) for n in (-1, 0, 1)] == [False, True, False]


def test_period_backwards_is_refused_in_words() -> None:
    with pytest.raises(
        PeriodError, match=r"The last day \(31 March 2025\) is before the first day \(1 April 2025\)"
    ):
        period(date(2025, 4, 1), date(2025, 3, 31))


@given(first=DAYS, length=st.integers(1, 400), offset=st.integers(1, 399))
def test_split_parts_meet_without_gap_or_overlap(first: date, length: int, offset: int) -> None:
    whole = period(first, first + timedelta(days=length))
    day = first + timedelta(days=min(offset, length))

    before, after = split(whole, day)

    assert before.upper == after.lower == day
    assert (before.lower, after.upper) == (whole.lower, whole.upper)
    assert not overlaps(before, after)
    assert covers(whole, before)
    assert covers(whole, after)


@pytest.mark.parametrize("day", [date(2025, 4, 1), date(2025, 3, 31), date(2025, 5, 1)])
def test_split_on_an_edge_or_outside_is_refused(day: date) -> None:
    with pytest.raises(PeriodError):
        split(period(date(2025, 4, 1), date(2025, 4, 30)), day)


@given(one=DAYS, one_length=st.integers(0, 60), other=DAYS, other_length=st.integers(0, 60))
def test_overlaps_means_a_shared_day(one: date, one_length: int, other: date, other_length: int) -> None:
    first = period(one, one + timedelta(days=one_length))
    second = period(other, other + timedelta(days=other_length))
    shared = {one + timedelta(days=n) for n in range(one_length + 1)} & {
        other + timedelta(days=n) for n in range(other_length + 1)
    }

    assert overlaps(first, second) == bool(shared)


def test_open_period_covers_and_overlaps_all_that_comes() -> None:
    still_true = period(date(2020, 1, 1))

    assert covers(still_true, period(date(2050, 1, 1)))
    assert overlaps(period(date(2050, 1, 1)), still_true)
    assert not covers(period(date(2020, 1, 1), date(2049, 1, 1)), still_true)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2024, 2, 29), date(2023, 2, 28)),
        (date(2025, 2, 28), date(2024, 2, 29)),
        (date(2025, 9, 30), date(2024, 9, 30)),
    ],
)
def test_year_before_is_a_month_end(day: date, expected: date) -> None:
    assert year_before(day) == expected
    assert is_month_end(year_before(day))


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2024, 9, 30), True),
        (date(2024, 1, 31), False),
        (date(2024, 2, 29), True),
        (date(2025, 1, 31), True),
        (date(2025, 2, 28), False),
        (date(2025, 9, 30), False),
    ],
)
def test_window_has_leap_day(day: date, expected: bool) -> None:
    assert window_has_leap_day(day) is expected


@given(day=DAYS)
def test_window_has_leap_day_agrees_with_counting(day: date) -> None:
    end = day.replace(day=28) + timedelta(days=4)
    end -= timedelta(days=end.day)
    days = (end - year_before(end)).days

    assert window_has_leap_day(end) == (days == 366)


def test_month_ends_lists_every_month_once() -> None:
    assert list(month_ends(date(2023, 12, 5), date(2024, 3, 1))) == [
        date(2023, 12, 31),
        date(2024, 1, 31),
        date(2024, 2, 29),
        date(2024, 3, 31),
    ]
    assert list(month_ends(date(2024, 3, 1), date(2024, 2, 1))) == []


def test_british_dates_have_no_leading_zero() -> None:
    assert british(date(2025, 9, 1)) == "1 September 2025"
