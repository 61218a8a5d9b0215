"""Days, months and half-open periods: the only place that does calendar arithmetic.

A period is stored half-open, `[first day, day after the last day)`; no upper bound means that it is
still true. People type and read the last day, inclusive: `period` and `last_day` translate.
Rules D1 to D10 of the domain: months are always counted from their anchor, never chained.
"""

import calendar
from collections.abc import Iterator
from datetime import date, timedelta

from django.db.backends.postgresql.psycopg_any import DateRange

ONE_DAY = timedelta(days=1)
BEGINNING = date(1900, 1, 1)
"""The first day of what has always been: a unit whose opening nobody recorded."""
FIRST_YEAR, LAST_YEAR = 1900, 2199
"""Days that somebody types lie in these years; what is reckoned from them, years before and after, is a day too."""


class PeriodError(ValueError):
    """A period whose end lies before its start, or that has no start."""


def period(first_day: date, last_day: date | None = None) -> DateRange:
    """The half-open period of an inclusive one. `last_day=None` is open.

    Raises PeriodError if the last day lies before the first.
    """
    if last_day is not None and last_day < first_day:
        raise PeriodError(
            f"The last day ({british(last_day)}) is before the first day ({british(first_day)})."
        )
    return DateRange(first_day, None if last_day is None else last_day + ONE_DAY, "[)")


def first_day(value: DateRange) -> date:
    """The first day of a stored period."""
    lower = value.lower
    if lower is None:
        raise PeriodError("The period has no first day.")
    return date(lower.year, lower.month, lower.day)


def last_day(value: DateRange) -> date | None:
    """The last day of a stored period, inclusive; None while it is open."""
    return None if value.upper is None else value.upper - ONE_DAY


def covers(outer: DateRange, inner: DateRange) -> bool:
    """Whether every day of `inner` lies in `outer`."""
    starts = first_day(outer) <= first_day(inner)
    return starts and (outer.upper is None or (inner.upper is not None and inner.upper <= outer.upper))


def overlaps(one: DateRange, other: DateRange) -> bool:
    """Whether the periods share a day."""
    return (one.upper is None or first_day(other) < one.upper) and (
        other.upper is None or first_day(one) < other.upper
    )


def holds_on(value: DateRange, day: date) -> bool:
    """Whether `day` lies in the period."""
    return first_day(value) <= day and (value.upper is None or day < value.upper)


def split(value: DateRange, day: date) -> tuple[DateRange, DateRange]:
    """The part of a period before `day` and the part from `day` on; they meet without a gap.

    Raises PeriodError unless `day` lies inside the period and after its first day.
    """
    if not holds_on(value, day) or day == first_day(value):
        raise PeriodError(f"{british(day)} is not inside the period after its first day.")
    return DateRange(value.lower, day, "[)"), DateRange(day, value.upper, "[)")


def add_months(day: date, months: int) -> date:
    """The same day of the month, `months` later; the month's last day where it has no such day (D1)."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def month_end(day: date) -> date:
    """The last day of the month in which `day` lies."""
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


def is_month_end(day: date) -> bool:
    """Whether `day` is the last of its month."""
    return day == month_end(day)


def year_before(day: date) -> date:
    """The month end twelve months before the month end `day`: 29 February 2024 follows 28 February 2023."""
    return month_end(add_months(day, -12))


def month_ends(first: date, last: date) -> Iterator[date]:
    """Every month end from that of `first` to that of `last`, in order; nothing if `last` is earlier."""
    current = month_end(first)
    final = month_end(last)
    while current <= final:
        yield current
        current = month_end(current + ONE_DAY)


def window_has_leap_day(day: date) -> bool:
    """Whether the twelve months that end on the month end `day` contain a 29 February."""
    start = year_before(day)
    return any(
        calendar.isleap(year) and start < date(year, 2, 29) <= day for year in (day.year - 1, day.year)
    )


def british(day: date) -> str:
    """A date as people read it here: 30 September 2025."""
    return f"{day.day} {day:%B %Y}"
