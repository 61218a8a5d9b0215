"""The check of a team: who is in it to be confirmed, when that was done last, how many records are confirmed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from hashlib import md5
from typing import Any

from django.db import connection

from workforce.models import Assignment, Worker
from workforce.periods import add_months, month_end
from workforce.policy import DEFAULTS, PolicyKey
from workforce.queries.held import holds


@dataclass(frozen=True, slots=True)
class CheckLine:
    """One person in a team, as the record has them on the day."""

    worker: Worker
    roles: tuple[str, ...]
    fte: Decimal
    managers: tuple[str, ...]
    assignment_ids: tuple[int, ...]


def check_lines(team_id: int, day: date, *, but: int | None = None) -> list[CheckLine]:
    """Everybody in the team on the day, less `but`: nobody confirms their own record. One query."""
    held = Assignment.objects.filter(team_id=team_id).as_at(day).exclude(worker_id=but)
    found: dict[int, list[Assignment]] = {}
    for each in held.select_related("worker", "role", "manager").order_by("worker__sort_name", "-fte", "pk"):
        found.setdefault(each.worker_id, []).append(each)
    return [_line(theirs) for theirs in found.values()]


def _line(held: Sequence[Assignment]) -> CheckLine:
    return CheckLine(
        worker=held[0].worker,
        roles=tuple(dict.fromkeys(each.role.name for each in held)),
        fte=sum((each.fte for each in held), Decimal(0)),
        managers=tuple(dict.fromkeys(each.manager.name for each in held if each.manager)),
        assignment_ids=tuple(each.pk for each in held),
    )


def mark_of(lines: Iterable[CheckLine]) -> str:
    """A mark of what the page showed: it changes when anybody comes, goes, or changes role, hours or manager."""
    shown = [
        (each.worker.pk, each.roles, str(each.fte), each.managers, each.assignment_ids) for each in lines
    ]
    return md5(repr(shown).encode(), usedforsecurity=False).hexdigest()


@dataclass(frozen=True, slots=True)
class TeamState:
    """How a team stands: people to be confirmed, those who are, what is open, and when it was checked last."""

    team_id: int
    people: int
    confirmed: int
    wrong: int
    checked_on: date | None

    def due_on(self, day: date) -> date:
        """The end of the month after the last check; where there was none, the end of the month before `day`."""
        if self.checked_on is None:
            return month_end(add_months(day, -1))
        return month_end(add_months(self.checked_on, 1))


_STATE = """
    WITH here AS (
        SELECT DISTINCT a.team_id, a.worker_id
        FROM workforce_assignment a WHERE a.period @> %(day)s::date AND a.team_id = ANY(%(teams)s)
    ), said AS (
        SELECT DISTINCT ON (c.team_id, c.worker_id) c.team_id, c.worker_id, c.answer, c.on
        FROM workforce_teamconfirmation c
        WHERE c.team_id = ANY(%(teams)s) AND c.on <= %(day)s
        ORDER BY c.team_id, c.worker_id, c.on DESC, c.id DESC
    ), checked AS (
        SELECT team_id, max(said.on) AS checked_on FROM said GROUP BY team_id
    )
    SELECT here.team_id, count(*),
           count(*) FILTER (WHERE said.answer = 'right' AND said.on > %(since)s),
           count(*) FILTER (WHERE said.answer <> 'right'), min(checked_on)
    FROM here
    LEFT JOIN said USING (team_id, worker_id)
    LEFT JOIN checked USING (team_id)
    GROUP BY here.team_id
"""


def team_states(team_ids: Sequence[int], day: date, confirmed_days: int = 0) -> dict[int, TeamState]:
    """The state of each team that has anybody in it on the day. One query.

    `confirmed_days`: how long an answer confirms a record; 0 where that is not asked.
    """
    values: dict[str, Any] = {
        "teams": list(team_ids),
        "day": day,
        "since": day - timedelta(days=confirmed_days),
    }
    with connection.cursor() as cursor:
        cursor.execute(_STATE, values)
        return {row[0]: TeamState(*row) for row in cursor.fetchall()}


@dataclass(frozen=True, slots=True)
class Confirmed:
    """How many of the records of a unit are confirmed: people in its teams, by team, and the days that count."""

    confirmed: int
    records: int
    days: int

    @property
    def words(self) -> str:
        """18 of 21 records confirmed in the last 90 days."""
        return f"{self.confirmed:,} of {self.records:,} records confirmed in the last {self.days} days"


_CONFIRMED = f"""
    WITH RECURSIVE below(unit_id) AS (
        SELECT %(unit)s::bigint
        UNION
        SELECT p.unit_id FROM below b
        JOIN workforce_unitplacement p ON p.parent_id = b.unit_id AND p.period @> %(day)s::date
    ), setting AS (
        SELECT coalesce((
            SELECT (v.value)::text::int FROM workforce_policyvalue v
            WHERE v.key = %(key)s AND v.period @> %(day)s::date
        ), %(days)s) AS days
    ), known AS (
        SELECT a.team_id, a.worker_id, true AS here, NULL::date AS said_on, NULL::bigint AS said, NULL AS answer
        FROM workforce_assignment a
        WHERE a.team_id = ANY(ARRAY(SELECT unit_id FROM below)) AND {holds("a.period")}
        UNION ALL
        SELECT c.team_id, c.worker_id, false, c.on, c.id, c.answer
        FROM workforce_teamconfirmation c
        WHERE c.team_id = ANY(ARRAY(SELECT unit_id FROM below))
          AND c.on <= %(day)s AND c.on > %(day)s::date - (SELECT days FROM setting)
    ), record AS (
        SELECT (array_agg(answer ORDER BY said_on DESC NULLS LAST, said DESC))[1] AS answer, bool_or(here) AS here
        FROM known GROUP BY team_id, worker_id HAVING bool_or(here)
    )
    SELECT count(*) FILTER (WHERE record.answer = 'right'), count(record.here), min(setting.days)
    FROM setting LEFT JOIN record ON true
"""
"""The teams are one array, and who is here is counted beside what was said of whom, without a join: how many teams lie
below a unit is hidden from the planner, which would compare everybody with everybody."""


def confirmed_records(unit_id: int, day: date) -> Confirmed:
    """For a unit and everything below it on the day. One query."""
    default = int(DEFAULTS[PolicyKey.CONFIRMED_DAYS].default)
    values: dict[str, Any] = {
        "unit": unit_id,
        "day": day,
        "key": PolicyKey.CONFIRMED_DAYS.value,
        "days": default,
    }
    with connection.cursor() as cursor:
        cursor.execute(_CONFIRMED, values)
        confirmed, records, days = cursor.fetchone()
    return Confirmed(confirmed, records, days or default)
