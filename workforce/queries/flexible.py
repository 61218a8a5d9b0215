"""Requests for flexible working and agreed patterns: the list by reach, the rules' questions, the report by team."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db import connection
from django.db.models import Exists, OuterRef, QuerySet

from workforce.access.scope import Reach
from workforce.enums import AgreedPattern, FlexibleState
from workforce.models import AgreedWorkPattern, Assignment, Employment, FlexibleRequest, Worker
from workforce.periods import add_months
from workforce.queries.suppression import Limits, Suppressed, suppressed

UNDECIDED = (FlexibleState.ASKED, FlexibleState.CONSULTED, FlexibleState.APPEALED)


class ShowRequests(StrEnum):
    """Which requests somebody asks for."""

    OPEN = "open"
    OVERDUE = "overdue"
    ALL = "all"


def is_employed(worker_id: int, day: date) -> bool:
    """Whether the council employs somebody on the day. One query."""
    return Employment.objects.employed().filter(worker_id=worker_id).as_at(day).exists()


def requests_in_the_year(worker_id: int, day: date) -> int:
    """How many requests somebody made in the 12 months up to the day, withdrawn ones included. One query."""
    since = add_months(day, -12)
    return FlexibleRequest.objects.filter(worker_id=worker_id, asked_on__gt=since, asked_on__lte=day).count()


def requests(
    reach: Reach, show: ShowRequests, day: date, unit_ids: Collection[int] | None = None
) -> "QuerySet[Any]":
    """Requests in reach, those that are to be decided soonest first."""
    found: QuerySet[Any] = FlexibleRequest.objects.within(reach).select_related("worker")
    if show is not ShowRequests.ALL:
        found = found.filter(state__in=UNDECIDED)
    if show is ShowRequests.OVERDUE:
        found = found.filter(due_on__lt=day)
    held = Assignment.objects.filter(worker=OuterRef("worker")).as_at(day)
    if unit_ids is not None:
        found = found.filter(Exists(held.filter(team_id__in=unit_ids)))
    teams = ArraySubquery(held.order_by("-fte", "pk").values("team_id"))
    told: QuerySet[Any] = found.annotate(team_ids=teams).order_by("due_on", "pk")
    return told


def patterns_of(worker: Worker) -> Sequence[AgreedWorkPattern]:
    """One person's agreed patterns, the latest first. One query."""
    return list(worker.work_patterns.order_by("-period"))


NOT_RECORDED = "Not recorded"
AT_HOME = "On some days at home"


@dataclass(frozen=True, slots=True)
class PatternReport:
    """People in post by pattern (rows, "Not recorded" the last) and team (columns), and who works at home some days."""

    patterns: Sequence[str]
    counts: Suppressed
    at_home: Suppressed


_PATTERNS = """
    SELECT held.team_id, coalesce(p.pattern, ''), coalesce(p.home_days, 0) > 0, count(*)
    FROM (
        SELECT DISTINCT ON (worker_id) worker_id, team_id FROM workforce_assignment
        WHERE period @> %(day)s::date ORDER BY worker_id, fte DESC, id
    ) AS held
    LEFT JOIN workforce_agreedworkpattern p ON p.worker_id = held.worker_id AND p.period @> %(day)s::date
    WHERE held.team_id = ANY(%(teams)s)
    GROUP BY 1, 2, 3
"""


def pattern_report(team_ids: Sequence[int], day: date, limits: Limits) -> PatternReport:
    """Everybody with an assignment on the day, once, in the team of the largest. One query."""
    if not team_ids:
        return PatternReport((), Suppressed((), limits), Suppressed((), limits))
    with connection.cursor() as cursor:
        cursor.execute(_PATTERNS, {"teams": list(team_ids), "day": day})
        rows = cursor.fetchall()
    found: Counter[tuple[str, int]] = Counter()
    home: Counter[tuple[bool, int]] = Counter()
    for team_id, pattern, at_home, number in rows:
        found[pattern, team_id] += number
        home[at_home, team_id] += number
    keys = [*AgreedPattern.values, ""]
    counts = [[found[key, team] for team in team_ids] for key in keys]
    at_home_counts = [[home[flag, team] for team in team_ids] for flag in (True, False)]
    labels = [*(str(each.label) for each in AgreedPattern), NOT_RECORDED]
    return PatternReport(labels, suppressed(counts, limits), suppressed(at_home_counts, limits))
