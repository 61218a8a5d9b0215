"""Who holds cases, when they were counted last, and whose count is missing."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db import connection
from django.db.models import Exists, OuterRef, Q, QuerySet

from workforce.access.permissions import Permission
from workforce.access.scope import Scope
from workforce.enums import CswwRole
from workforce.models import Assignment, CaseloadCount, Employment, Worker
from workforce.queries.held import holds

HOLDS_CASES = (CswwRole.SENIOR_PRACTITIONER, CswwRole.CASE_HOLDER)
"""Roles whose holders may hold cases."""
YEAR = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class CaseloadLine:
    """One person on the page of a team's counts. `count` is that of the day; `before` the last one earlier."""

    worker: Worker
    roles: tuple[str, ...]
    before: CaseloadCount | None
    count: int | None
    day: date
    max_age: int
    gone: bool = False

    @property
    def age(self) -> int | None:
        """Days since the last count before the day."""
        return None if self.before is None else (self.day - self.before.as_at).days

    @property
    def too_old(self) -> bool:
        """Whether figures of the day would leave the last count out."""
        return self.age is not None and self.age > self.max_age


def people_to_count(
    scope: Scope, team_id: int, day: date, max_age: int, *, everybody: bool
) -> "QuerySet[Worker]":
    """The people in reach who hold or may hold cases in a team on a day, and those who left it with cases.

    They hold such a role, or were counted within the year. `everybody`: all who are in the team.
    """
    seen = Worker.objects.within(scope[Permission.SEE_CASELOAD]).values("pk")
    kept = Worker.objects.within(scope[Permission.CHANGE_CASELOAD]).values("pk")
    held = Assignment.objects.filter(worker=OuterRef("pk"), team_id=team_id)
    here = Exists(held.as_at(day))
    counted = Exists(CaseloadCount.objects.filter(worker=OuterRef("pk"), as_at__range=(day - YEAR, day)))
    may = (
        Q() if everybody else Q(Exists(held.as_at(day).filter(role__csww_role__in=HOLDS_CASES))) | Q(counted)
    )
    there = Q(pk__in=seen) & Q(pk__in=kept) & Q(here) & may
    return Worker.objects.filter(there | _left_with_cases(scope, held, day, max_age)).order_by(
        "sort_name", "reference"
    )


def _left_with_cases(scope: Scope, held: Any, day: date, max_age: int) -> Q:
    """Those without a contract who left the team within the age of a count and were last counted with cases."""
    reach = scope[Permission.CHANGE_CASELOAD]
    recent = held.filter(period__endswith__gt=day - timedelta(days=max_age), period__endswith__lte=day)
    if not reach.everyone:
        recent = recent.filter(team_id__in=reach.unit_ids)
    gone = ~Exists(Employment.objects.filter(worker=OuterRef("pk")).as_at(day))
    with_cases = Exists(latest_counts(day, max_age).filter(worker=OuterRef("pk"), cases__gt=0))
    return Q(Exists(recent)) & Q(gone) & Q(with_cases)


def latest_counts(day: date, max_age: int) -> "QuerySet[CaseloadCount]":
    """The last count of each person up to a day, where figures of the day still use it."""
    since = day - timedelta(days=max_age)
    later = CaseloadCount.objects.filter(
        worker=OuterRef("worker"), as_at__gt=OuterRef("as_at"), as_at__lte=day
    )
    return CaseloadCount.objects.filter(~Exists(later), as_at__range=(since, day))


def caseload_lines(people: Iterable[Worker], team_id: int, day: date, max_age: int) -> list[CaseloadLine]:
    """A line for each, in the same order. Three queries."""
    listed = list(people)
    keys = [worker.pk for worker in listed]
    today = dict(
        CaseloadCount.objects.filter(worker_id__in=keys, as_at=day).values_list("worker_id", "cases")
    )
    earlier = CaseloadCount.objects.filter(worker_id__in=keys, as_at__lt=day)
    before = {each.worker_id: each for each in earlier.order_by("worker_id", "-as_at").distinct("worker_id")}
    roles: dict[int, list[str]] = {}
    held = Assignment.objects.filter(worker_id__in=keys, team_id=team_id).as_at(day)
    for worker_id, role in held.order_by("-fte", "pk").values_list("worker_id", "role__name"):
        roles.setdefault(worker_id, []).append(role)
    return [
        CaseloadLine(
            each,
            tuple(dict.fromkeys(roles.get(each.pk, ()))),
            before.get(each.pk),
            today.get(each.pk),
            day,
            max_age,
            gone=each.pk not in roles,
        )
        for each in listed
    ]


@dataclass(frozen=True, slots=True)
class TeamAge:
    """How old the counts of a team are. `missing`: names of those whose count is too old, or who have none."""

    team_id: int
    people: int
    counted: int
    latest: date | None
    missing: tuple[str, ...]


_AGES = """
    WITH held AS (
        SELECT DISTINCT a.team_id, a.worker_id, r.csww_role = %(holder)s AS holder
        FROM workforce_assignment a JOIN workforce_role r ON r.id = a.role_id
        WHERE {held} AND a.team_id = ANY(%(teams)s)
    ), latest AS (
        SELECT worker.worker_id, count.as_at, count.cases
        FROM (SELECT DISTINCT worker_id FROM held) AS worker
        CROSS JOIN LATERAL (
            SELECT as_at, cases FROM workforce_caseloadcount c
            WHERE c.worker_id = worker.worker_id AND c.as_at <= %(day)s ORDER BY as_at DESC LIMIT 1
        ) AS count
    ), expected AS (
        SELECT held.team_id, held.worker_id, max(latest.as_at) AS as_at
        FROM held LEFT JOIN latest USING (worker_id)
        WHERE held.holder OR (latest.cases > 0 AND latest.as_at > %(year_ago)s)
        GROUP BY held.team_id, held.worker_id
    )
    SELECT team_id, count(*), count(*) FILTER (WHERE as_at >= %(since)s), max(as_at),
           array_agg(w.first_name || ' ' || w.last_name ORDER BY w.sort_name)
               FILTER (WHERE as_at IS NULL OR as_at < %(since)s)
    FROM expected JOIN workforce_worker w ON w.id = worker_id
    GROUP BY team_id
"""


def team_ages(team_ids: Sequence[int], day: date, max_age: int) -> dict[int, TeamAge]:
    """The age of the counts of each team whose people hold cases. One query."""
    values: dict[str, Any] = {
        "teams": list(team_ids),
        "day": day,
        "since": day - timedelta(days=max_age),
        "year_ago": day - YEAR,
        "holder": CswwRole.CASE_HOLDER.value,
    }
    with connection.cursor() as cursor:
        cursor.execute(_AGES.format(held=holds("a.period")), values)
        return {
            team_id: TeamAge(team_id, people, counted, latest, tuple(missing or ()))
            for team_id, people, counted, latest, missing in cursor.fetchall()
        }
