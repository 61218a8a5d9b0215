"""What is known of somebody and carried into a session: the latest count of cases, and spells of absence."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db import connection

from workforce.models import Absence
from workforce.periods import british, period


@dataclass(frozen=True, slots=True)
class Caseload:
    """The latest count. `team_average` None: nobody else of the team was counted."""

    cases: int
    counted_on: date
    team_average: Decimal | None


_CASELOAD = """
    WITH team AS (
        SELECT team_id FROM workforce_assignment
        WHERE worker_id = %(worker)s AND period @> %(day)s::date ORDER BY fte DESC, lower(period), id LIMIT 1
    ), latest AS (
        SELECT DISTINCT ON (count.worker_id) count.worker_id, count.cases, count.as_at
        FROM workforce_caseloadcount AS count
        WHERE count.as_at <= %(day)s AND count.as_at > %(day)s::date - 365
          AND (count.worker_id = %(worker)s OR count.worker_id IN (
              SELECT held.worker_id FROM workforce_assignment AS held JOIN team USING (team_id)
              WHERE held.period @> %(day)s::date))
        ORDER BY count.worker_id, count.as_at DESC
    )
    SELECT own.cases, own.as_at,
           (SELECT avg(cases) FROM latest WHERE EXISTS (SELECT 1 FROM latest WHERE worker_id <> %(worker)s))
    FROM latest AS own WHERE own.worker_id = %(worker)s
"""


def caseload_beside_team(worker_id: int, day: date) -> Caseload | None:
    """Somebody's latest count within a year, and the average of the latest counts in the main team. One query."""
    with connection.cursor() as cursor:
        cursor.execute(_CASELOAD, {"worker": worker_id, "day": day})
        row = cursor.fetchone()
    return None if row is None else Caseload(*row)


@dataclass(frozen=True, slots=True)
class Spell:
    """A spell of absence in words."""

    kind: str
    words: str


def absence_since(worker_id: int, since: date, day: date) -> list[Spell]:
    """Spells that lasted on one of these days, the latest first. One query."""
    found = Absence.objects.filter(worker_id=worker_id).during(period(since, day)).order_by("-period")
    return [Spell(str(each.get_kind_display()), _words(each)) for each in found]


def _words(spell: Absence) -> str:
    first, last = spell.first_day, spell.last_day
    if last is None:
        return f"since {british(first)}"
    return british(first) if first == last else f"{british(first)} to {british(last)}"
