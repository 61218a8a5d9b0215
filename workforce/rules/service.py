"""Continuous service, and what follows from it: leave, and the anniversaries that are celebrated.

Service is counted from employments with the council: they belong together when no working day lies between them
(metrics.md 3, notes). Service elsewhere in local government counts in law and is not on record here.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_CEILING, Decimal

from workforce.periods import ONE_DAY, add_months

HALF = Decimal("0.5")
LONGEST_GAP = timedelta(days=14)
"""Between two employments that belong together there are at most a weekend and some bank holidays."""

Span = tuple[date, date | None]
"""First day, and the day after the last; None: still true."""


def continuous_since(spans: Iterable[Span], day: date, is_working_day: Callable[[date], bool]) -> date | None:
    """Since when somebody who is employed on `day` has been so without a break; None for whoever is not."""
    since: date | None = None
    for first, end in sorted((span for span in spans if span[0] <= day), key=_last_first):
        if since is None:
            if end is None or end > day:
                since = first
        elif first < since and _joined(end or since, since, is_working_day):
            since = first
    return since


def _last_first(span: Span) -> tuple[date, date]:
    return (date.max - (span[1] or date.max)) + date.min, span[0]


def _joined(end: date, start: date, is_working_day: Callable[[date], bool]) -> bool:
    if start - end > LONGEST_GAP:
        return False
    days = (end + number * ONE_DAY for number in range((start - end).days))
    return not any(map(is_working_day, days))


@dataclass(frozen=True, slots=True)
class LeaveRules:
    """The dated numbers: days a year, further days, years of service for them, and the start of the leave year."""

    days: Decimal
    more_days: Decimal
    years: int
    starts: tuple[int, int]

    def year_start(self, day: date) -> date:
        """The first day of the leave year in which a day lies."""
        month, first = self.starts
        start = date(day.year, month, first)
        return start if start <= day else date(day.year - 1, month, first)


def leave_entitlement(rules: LeaveRules, *, since: date | None, fte: Decimal, day: date) -> Decimal:
    """Days of leave in the leave year of a day, for the whole of that year.

    Domain rules, 6.8: 27, and 5 more where continuous service is 5 years or more at the start of the leave year; in
    proportion to hours; rounded up to half a day. The numbers are settings.
    """
    long = since is not None and add_months(since, 12 * rules.years) <= rules.year_start(day)
    whole = rules.days + (rules.more_days if long else 0)
    return (whole * fte / HALF).to_integral_value(rounding=ROUND_CEILING) * HALF


def anniversaries(since: date, years: Sequence[int], first: date, last: date) -> list[tuple[int, date]]:
    """The celebrated anniversaries of service that fall on these days, both included, with their days."""
    found = ((each, add_months(since, 12 * each)) for each in years)
    return [(each, day) for each, day in found if first <= day <= last]
