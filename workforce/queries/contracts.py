"""Somebody's contracts: which may be changed, what coming back counts as, what hours add up to, which cases stay."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from django.db.backends.postgresql.psycopg_any import DateRange

from workforce.models import Assignment, Employment, Worker
from workforce.periods import ONE_DAY, first_day, holds_on
from workforce.policy import PolicyKey
from workforce.queries.calendar import working_days
from workforce.queries.policy import policy_value

FULL_TIME = Decimal(1)


@dataclass(frozen=True, slots=True)
class ComingBack:
    """The last day of the employment before, and whether figures join it with what follows: then nobody has left.

    `short`: a leaving and a new start with so few days between that data quality asks whether they are right.
    """

    left_on: date
    joined: bool
    short: bool


def coming_back(worker: Worker, day: date) -> ComingBack | None:
    """How somebody who begins on `day` stands to their last employment; None where they were never employed.

    By metrics.md 3, notes: employments belong together when no working day lies between them. Agency engagements and
    casual work are none. Three queries.
    """
    before = worker.employments.employed().filter(period__endswith__lte=day)
    last = max((each.last_day for each in before if each.last_day), default=None)
    if last is None:
        return None
    joined = working_days(last + ONE_DAY, day - ONE_DAY) == 0
    gap = policy_value(PolicyKey.SHORT_GAP_DAYS, day)
    return ComingBack(last, joined, not joined and (day - last).days - 1 <= gap)


def most_hours(worker: Worker, during: DateRange) -> tuple[date, Decimal]:
    """The first day of the period on which somebody's hours add up to the most, and what they add up to. One query."""
    held = list(worker.assignments.during(during))
    days = {first_day(during), *(each.first_day for each in held if holds_on(during, each.first_day))}
    return max(((day, _hours(held, day)) for day in sorted(days)), key=lambda found: found[1])


def _hours(held: Iterable[Assignment], day: date) -> Decimal:
    return sum((each.fte for each in held if holds_on(each.period, day)), Decimal(0))


def cases_held(worker: Worker, day: date) -> int:
    """Cases in the person's latest count by `day`, unless it is too old to say anything. Two queries."""
    oldest = day - timedelta(days=policy_value(PolicyKey.CASELOAD_MAX_AGE, day))
    latest = worker.caseload_counts.filter(as_at__range=(oldest, day)).order_by("-as_at").first()
    return latest.cases if latest else 0


def contracts_to_change(worker: Worker, day: date) -> list[Employment]:
    """Contracts that have not ended before `day`, the earliest first; else the last that did. Two queries at most."""
    open_ones = list(worker.employments.not_over(day).order_by("period", "pk"))
    return open_ones or list(worker.employments.order_by("-period", "-pk")[:1])
