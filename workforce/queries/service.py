"""Who has served how long without a break, by their employments with the council."""

from collections import defaultdict
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from workforce.models import Assignment, Employment, Worker
from workforce.policy import PolicyKey
from workforce.queries.calendar import SATURDAY, bank_holidays
from workforce.queries.policy import PolicyTable
from workforce.rules.service import LeaveRules, Span, anniversaries, continuous_since, leave_entitlement


def service_of(worker_ids: Collection[int] | None, day: date) -> dict[int, date]:
    """For each of these workers (None: everybody) who is employed on `day`: since when. Two queries."""
    held = Employment.objects.employed().filter(period__startswith__lte=day)
    if worker_ids is not None:
        held = held.filter(worker__in=worker_ids)
    spans: dict[int, list[Span]] = defaultdict(list)
    for worker_id, first, end in held.order_by("worker", "period").values_list(
        "worker_id", "period__startswith", "period__endswith"
    ):
        spans[worker_id].append((first, end))
    earliest = min((first for each in spans.values() for first, _ in each), default=day)
    is_working = _calendar(earliest, day)
    found = {key: continuous_since(each, day, is_working) for key, each in spans.items()}
    return {key: since for key, since in found.items() if since is not None}


def _calendar(first: date, last: date) -> Callable[[date], bool]:
    off = bank_holidays(first, last)
    return lambda day: day.weekday() < SATURDAY and day not in off


@dataclass(frozen=True, slots=True)
class Milestone:
    """An anniversary of somebody's service."""

    worker_id: int
    years: int
    on: date


def milestones(day: date, days_back: int) -> list[Milestone]:
    """The celebrated anniversaries of the last days up to `day`, of those who are here. Three queries."""
    years = [int(each) for each in PolicyTable.load().value(PolicyKey.LONG_SERVICE_YEARS, day)]
    first = day - timedelta(days=days_back)
    return [
        Milestone(worker_id, number, on)
        for worker_id, since in sorted(service_of(None, day).items())
        for number, on in anniversaries(since, years, first, day)
    ]


def leave_rules(policies: PolicyTable, day: date) -> LeaveRules:
    """The numbers of the rule on a day."""
    month, first = map(int, str(policies.value(PolicyKey.LEAVE_YEAR_STARTS, day)).split("-"))
    return LeaveRules(
        Decimal(str(policies.value(PolicyKey.LEAVE_DAYS, day))),
        Decimal(str(policies.value(PolicyKey.LEAVE_MORE_DAYS, day))),
        int(policies.value(PolicyKey.LEAVE_SERVICE_YEARS, day)),
        (month, first),
    )


@dataclass(frozen=True, slots=True)
class Leave:
    """Somebody's leave in the leave year of a day, and what it was worked out from."""

    days: Decimal
    fte: Decimal
    since: date
    year_start: date
    rules: LeaveRules


def leave_of(worker: Worker, day: date, policies: PolicyTable) -> Leave | None:
    """By the hours and the service of `day`; None for whoever the council does not employ. Three queries."""
    since = service_of([worker.pk], day).get(worker.pk)
    if since is None:
        return None
    hours = Assignment.objects.employed().as_at(day).filter(worker=worker).values_list("fte", flat=True)
    fte = min(sum(hours, Decimal(0)), Decimal(1))
    rules = leave_rules(policies, day)
    days = leave_entitlement(rules, since=since, fte=fte, day=day)
    return Leave(days, fte, since, rules.year_start(day), rules)
