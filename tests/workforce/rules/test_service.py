"""Continuous service by hand, and the leave that follows from it (domain rules, 6.8)."""

from datetime import date
from decimal import Decimal

import pytest

from workforce.rules.service import LeaveRules, Span, anniversaries, continuous_since, leave_entitlement

RULES = LeaveRules(Decimal(27), Decimal(5), 5, (4, 1))
DAY = date(2025, 9, 30)


def working(day: date) -> bool:
    return day.weekday() < 5


@pytest.mark.parametrize(
    ("spans", "since"),
    [
        ([(date(2019, 4, 1), None)], date(2019, 4, 1)),
        ([(date(2019, 4, 1), date(2025, 9, 30))], None),  # the last day was the day before
        ([(date(2019, 4, 1), date(2025, 10, 1))], date(2019, 4, 1)),
        ([(date(2026, 1, 1), None)], None),
        # left on a Friday, began on the Monday after
        ([(date(2019, 4, 1), date(2024, 9, 28)), (date(2024, 9, 30), None)], date(2019, 4, 1)),
        # a working day lies between
        ([(date(2019, 4, 1), date(2024, 9, 27)), (date(2024, 9, 30), None)], date(2024, 9, 30)),
        # two at once: the earlier one goes on
        ([(date(2019, 4, 1), None), (date(2022, 1, 1), None)], date(2019, 4, 1)),
        # one that ended in between joins them
        (
            [
                (date(2015, 1, 1), date(2018, 1, 1)),
                (date(2018, 1, 1), date(2020, 1, 1)),
                (date(2019, 6, 1), None),
            ],
            date(2015, 1, 1),
        ),
        ([], None),
    ],
)
def test_service_goes_on_while_no_working_day_lies_between(spans: list[Span], since: date | None) -> None:
    assert continuous_since(spans, DAY, working) == since


@pytest.mark.parametrize(
    ("since", "fte", "days"),
    [
        (date(2020, 4, 1), "1", "32"),  # five years on the first day of the leave year
        (date(2020, 4, 2), "1", "27"),
        (date(2020, 4, 2), "0.6", "16.5"),  # 16.2
        (date(2015, 1, 1), "0.8", "26"),  # 25.6
        (date(2015, 1, 1), "0.5", "16"),
        (None, "1", "27"),
    ],
)
def test_leave_is_in_proportion_to_hours_and_rounded_up_to_half_a_day(
    since: date | None, fte: str, days: str
) -> None:
    """NS-67 and domain rules 6.8: 27, and 5 more after 5 years at the start of the leave year."""
    assert leave_entitlement(RULES, since=since, fte=Decimal(fte), day=DAY) == Decimal(days)


@pytest.mark.parametrize(
    ("day", "start"),
    [(date(2025, 4, 1), date(2025, 4, 1)), (date(2025, 3, 31), date(2024, 4, 1)), (DAY, date(2025, 4, 1))],
)
def test_leave_year_starts_in_april(day: date, start: date) -> None:
    assert RULES.year_start(day) == start


def test_anniversaries_are_counted_from_the_first_day() -> None:
    since = date(2020, 2, 29)
    assert anniversaries(since, [5, 10], date(2025, 2, 1), date(2025, 2, 28)) == [(5, date(2025, 2, 28))]
    assert anniversaries(since, [5], date(2025, 3, 1), DAY) == []
