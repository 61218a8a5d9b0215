"""Whom the synthetic appraisals are about: employed in the last three years, with managers and long absences."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

from django.db import connection

from supervision.queries.appraisal_standing import RUNS
from workforce.enums import EMPLOYED, StartOrigin
from workforce.periods import ONE_DAY, add_months

YEARS = 3


class Held(NamedTuple):
    """An assignment: who managed somebody from a day on, to the day before `end`."""

    first: date
    end: date | None
    manager_id: int | None
    fte: float


@dataclass(slots=True)
class Employee:
    """Somebody with continuous employment since a day, up to the day before `end`."""

    worker_id: int
    since: date
    end: date | None
    newly: bool
    held: list[Held] = field(default_factory=list)
    away: list[tuple[date, date | None]] = field(default_factory=list)

    def manager_on(self, day: date) -> int | None:
        here = [each for each in self.held if each.first <= day and (each.end is None or day < each.end)]
        return max(here, key=lambda each: each.fte).manager_id if here else None

    def back_after(self, day: date) -> date | None:
        """The day itself, or some days after the absence in which it lies; None where that has not ended."""
        for first, end in self.away:
            if first <= day and (end is None or day < end):
                return end + 10 * ONE_DAY if end else None
        return day


def employees(until: date) -> Iterator[Employee]:
    """Everybody employed in the last three years, with managers and long absences. Three queries."""
    since = add_months(until, -12 * YEARS)
    values: dict[str, Any] = {
        "employed": [each.value for each in EMPLOYED],
        "since": since,
        "newly": StartOrigin.NEWLY_QUALIFIED.value,
    }
    held, away = defaultdict(list), defaultdict(list)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT worker_id, lower(period), upper(period), manager_id, fte FROM workforce_assignment "
            "WHERE upper(period) IS NULL OR upper(period) > %(since)s ORDER BY id",
            values,
        )
        for worker_id, first, end, manager_id, fte in cursor.fetchall():
            held[worker_id].append(Held(first, end, manager_id, float(fte)))
        cursor.execute(
            "SELECT worker_id, lower(period), upper(period) FROM workforce_absence "
            "WHERE upper(period) IS NULL OR upper(period) - lower(period) >= 21 ORDER BY id"
        )
        for worker_id, first, end in cursor.fetchall():
            away[worker_id].append((first, end))
        cursor.execute(
            f"SELECT run.worker_id, since, upper(days), EXISTS (SELECT FROM workforce_employment e "
            "WHERE e.worker_id = run.worker_id AND e.start_origin = %(newly)s AND lower(e.period) = since) "
            f"FROM ({RUNS.format(some='')}) AS run "
            "WHERE upper(days) IS NULL OR upper(days) > %(since)s ORDER BY run.worker_id, since",
            values,
        )
        for worker_id, start, end, newly in cursor.fetchall():
            yield Employee(worker_id, start, end, newly, held[worker_id], away[worker_id])
