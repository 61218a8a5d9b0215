"""Working days: Monday to Friday, less the bank holidays of England and Wales."""

from collections.abc import Iterable
from datetime import date, timedelta

import holidays

from workforce.models import BankHoliday

SATURDAY = 5
CALENDAR_NAME = "ENG"


def bank_holidays(first: date, last: date) -> frozenset[date]:
    """The bank holidays from `first` to `last`, both included. One query."""
    return frozenset(BankHoliday.objects.filter(day__range=(first, last)).values_list("day", flat=True))


def working_days(first: date, last: date, days_off: Iterable[date] | None = None) -> int:
    """How many working days lie from `first` to `last`, both included; 0 if `last` is earlier.

    `days_off` are the bank holidays where the caller has them already; otherwise one query.
    """
    off = bank_holidays(first, last) if days_off is None else frozenset(days_off)
    days = (first + timedelta(days=number) for number in range((last - first).days + 1))
    return sum(day.weekday() < SATURDAY and day not in off for day in days)


def published_bank_holidays(first_year: int, last_year: int) -> dict[date, str]:
    """What the `holidays` library knows of England and Wales, by day: the defaults of the table BankHoliday."""
    known = holidays.country_holidays("GB", subdiv=CALENDAR_NAME, years=range(first_year, last_year + 1))
    return {day: known[day] for day in sorted(known)}


def add_working_days(day: date, number: int) -> date:
    """The working day that is `number` working days after `day`: the first one after it counts as 1 (D4). One query.

    None at all is `day` itself.
    """
    span = number * 2 + 30
    off = bank_holidays(day, day + timedelta(days=span))
    current, left = day, number
    while left > 0:
        current += timedelta(days=1)
        left -= current.weekday() < SATURDAY and current not in off
    return current
