"""Working days, and the bank holidays that the table begins with."""

from datetime import date

import pytest

from workforce.models import BankHoliday
from workforce.queries.calendar import bank_holidays, published_bank_holidays, working_days


@pytest.mark.parametrize(
    ("first", "last", "days"),
    [
        (date(2025, 9, 1), date(2025, 9, 30), 22),
        (date(2025, 8, 23), date(2025, 8, 24), 0),
        (date(2025, 8, 25), date(2025, 8, 25), 0),
        (date(2025, 8, 22), date(2025, 8, 26), 2),
        (date(2025, 8, 26), date(2025, 8, 22), 0),
    ],
    ids=["a month", "a weekend", "a bank holiday", "around the bank holiday", "backwards"],
)
def test_working_days(first: date, last: date, days: int) -> None:
    assert working_days(first, last, days_off=[date(2025, 8, 25)]) == days


@pytest.mark.django_db
def test_bank_holidays_come_from_the_table() -> None:
    BankHoliday.objects.update_or_create(day=date(2025, 8, 25), defaults={"name": "Late Summer"})
    BankHoliday.objects.update_or_create(day=date(2025, 8, 27), defaults={"name": "A local day"})

    assert bank_holidays(date(2025, 8, 20), date(2025, 8, 31)) == {date(2025, 8, 25), date(2025, 8, 27)}
    assert working_days(date(2025, 8, 25), date(2025, 8, 29)) == 3


def test_published_days_are_those_of_england() -> None:
    days = published_bank_holidays(2022, 2022)

    assert date(2022, 6, 3) in days  # the Platinum Jubilee
    assert date(2022, 1, 4) not in days  # Scotland only
    assert date(2022, 1, 3) in days  # New Year's Day fell on a Saturday
